"""Reading a package from a file that the user names."""

from pathlib import Path

from stegvis.forms.package.file import MAX_BYTES
from stegvis.forms.package.refusals import TOO_LARGE
from stegvis.vocabulary import BadInput, Wording


def read_package_file(path: Path) -> bytes:
    """The file's bytes. Raises BadInput when there is no such file, it may not be read, or it is too large."""
    try:
        if path.is_dir():
            raise BadInput(path.name or str(path), _FOLDER)
        if path.stat().st_size > MAX_BYTES:
            raise BadInput(path.name, TOO_LARGE)
        return path.read_bytes()
    except OSError as refused:
        raise BadInput(str(path), _NO_FILE) from refused


_FOLDER = Wording(
    "det är en mapp; ange filen som slutar på .stegvis.", "that is a folder; name the file that ends in .stegvis."
)
_NO_FILE = Wording(
    "filen finns inte eller får inte läsas; kontrollera namnet.",
    "there is no such file, or it may not be read; check the name.",
)
