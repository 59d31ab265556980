"""Reading a package, or a PDF of one, from a file that the user names."""

from pathlib import Path

from stegvis.forms.package.file import MAX_BYTES
from stegvis.vocabulary import BadInput, Wording


def read_package_file(path: Path) -> bytes:
    """The file's bytes. Raises BadInput when it is no file, is empty, may not be read, or is too large."""
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise BadInput(name, _FOLDER)
        size = path.stat().st_size
        if not path.is_file():
            raise BadInput(name, _NO_FILE)
        if size > MAX_BYTES:
            raise BadInput(name, _TOO_LARGE)
        if not size:
            raise BadInput(name, _EMPTY)
        return path.read_bytes()
    except (OSError, ValueError) as refused:
        # ValueError: a name with a character that no file's name can have.
        raise BadInput(name, _NO_FILE) from refused


_TOO_LARGE = Wording(
    f"filen är större än {MAX_BYTES // 1024 // 1024} MB, och så stort är inget rapportpaket; kontrollera vilken fil "
    "det är.",
    f"the file is larger than {MAX_BYTES // 1024 // 1024} MB, and no report package is that large; check which file "
    "it is.",
)
_EMPTY = Wording(
    "filen är tom; hämta den på nytt eller be avsändaren skicka den igen.",
    "the file is empty; fetch it anew, or ask the sender to send it again.",
)
_FOLDER = Wording(
    "det är en mapp; ange filen som slutar på .stegvis.", "that is a folder; name the file that ends in .stegvis."
)
_NO_FILE = Wording(
    "filen finns inte eller får inte läsas; kontrollera namnet.",
    "there is no such file, or it may not be read; check the name.",
)
