"""A packed report as canonical JSON, read back strictly, and the schema that tells others what stands in it.

Canonical: keys in order, no spaces, UTF-8. There is exactly one way to write a report, so what is read must be, byte
for byte, what would be written: that alone refuses keys that stand twice and numbers in another spelling.
"""

import json
from typing import Any, NoReturn

from stegvis.forms.package.nodes import PackedReport
from stegvis.forms.package.shape import Json, Record, Unfit, record_of

FORMAT_VERSION = 1
"""Counted up when a reader of the last version would misunderstand or refuse a package."""
SCHEMA_ID = f"urn:stegvis:report-package:{FORMAT_VERSION}"
_VERSION_KEY = "format_version"
_REPORT: Record = record_of(PackedReport)
_HIGHEST = {"edition": 10_000, "submission": 10_000}
"""More corrections or submissions than this no report has; and no database needs to hold larger ones."""


class UnknownVersion(ValueError):
    """The JSON is of a format version that this Stegvis does not know."""


def canonical(value: Json) -> bytes:
    """The one way to write the value. Raises ValueError for NaN and for halves of letters."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")).encode()


def report_bytes(packed: PackedReport) -> bytes:
    """The report as the package's `report.json`. Raises Unfit, with where, for what a package cannot hold."""
    _require_sensible(packed)
    return canonical({_VERSION_KEY: FORMAT_VERSION, **_REPORT.write(packed)})


def packed_report(content: bytes) -> PackedReport:
    """The report that stands in a `report.json`. Raises UnknownVersion, or Unfit for all that we would not write."""
    value = strict_json(content)
    if type(value) is not dict:
        raise Unfit("expected an object")
    version = value.pop(_VERSION_KEY, None)
    if type(version) is not int or version != FORMAT_VERSION:
        raise UnknownVersion(str(version)[:20])
    packed: PackedReport = _REPORT.read(value)
    if report_bytes(packed) != content:
        raise Unfit("is not written in the canonical way")
    return packed


def strict_json(content: bytes) -> Json:
    """The value. Raises Unfit for what is no JSON in UTF-8, for NaN, keys that stand twice and bottomless nesting."""
    try:
        return json.loads(content.decode(), object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError) as fault:
        raise Unfit(str(fault)[:200] or "is nested too deep") from None


def schema_bytes() -> bytes:
    """The JSON Schema (draft 2020-12) of `report.json`, indented, as it is shipped and as each package holds it."""
    schema = _REPORT.schema()
    schema["properties"] = {_VERSION_KEY: {"const": FORMAT_VERSION}, **schema["properties"]}
    schema["required"] = [_VERSION_KEY, *schema["required"]]
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, "title": "Stegvis report"}
    return (json.dumps({**head, **schema}, ensure_ascii=False, indent=1) + "\n").encode()


def _require_sensible(packed: PackedReport) -> None:
    for name, highest in _HIGHEST.items():
        if not 1 <= getattr(packed, name) <= highest:
            raise Unfit(f"expected 1 to {highest}", f".{name}")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")
