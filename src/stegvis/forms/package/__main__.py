"""`python -m stegvis.forms.package` writes `schema.json` anew, for those who read packages without Stegvis."""

from pathlib import Path

from stegvis.forms.package.as_json import schema_bytes

Path(__file__).with_name("schema.json").write_bytes(schema_bytes())
