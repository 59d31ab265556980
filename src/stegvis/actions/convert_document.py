"""Converting a document from one file format to another through the Document tree."""

from pathlib import Path

from stegvis.documents.readers import read_document
from stegvis.documents.writers import FORMATS, write_document
from stegvis.documents.writers.files import write_file
from stegvis.vocabulary import BadInput, Wording


def convert_document(path: Path, *, to: str, out: Path) -> None:
    """Read `path` and write it to `out` as `to`: one of FORMATS. Raises BadInput for what cannot be read or written."""
    if to not in FORMATS:
        raise BadInput(
            to,
            Wording(
                f"det formatet kan inte skrivas; välj {', '.join(FORMATS)}.",
                f"that format cannot be written; choose {', '.join(FORMATS)}.",
            ),
        )
    write_file(out, write_document(read_document(path), to))
