"""Writes what follows from the definitions: the manual page (docs/measures.md) and the pinned hashes.

Run it in the project's folder: `python -m stegvis.catalogue.measures`.
"""

from pathlib import Path

from stegvis.catalogue.measures.page import manual_page
from stegvis.catalogue.measures.pinned import PINNED, hashes_json

Path("docs/measures.md").write_text(manual_page(), "utf-8")
PINNED.write_text(hashes_json(), "utf-8")
