"""What kind of file is it? Its first bytes say; its name only breaks ties and catches files that lie."""

import stat
from enum import Enum
from pathlib import Path

from stegvis.documents.readers.text import no_text, not_text
from stegvis.vocabulary import BadInput, Wording

MAX_BYTES = 60 * 1024 * 1024
_HEAD = 8192

_BINARY = (
    (b"\xff\xd8\xff", "en bild (JPEG)", "an image (JPEG)"),
    (b"\x89PNG\r\n", "en bild (PNG)", "an image (PNG)"),
    (b"GIF8", "en bild (GIF)", "an image (GIF)"),
    (b"II*\x00", "en bild (TIFF)", "an image (TIFF)"),
    (b"MM\x00*", "en bild (TIFF)", "an image (TIFF)"),
    (b"RIFF", "en bild eller ljudfil", "an image or a sound"),
    (b"{\\rtf", "en RTF-fil", "an RTF file"),
    (b"\x1f\x8b", "ett packat arkiv (gzip)", "a packed archive (gzip)"),
    (b"7z\xbc\xaf", "ett packat arkiv (7-Zip)", "a packed archive (7-Zip)"),
    (b"Rar!", "ett packat arkiv (RAR)", "a packed archive (RAR)"),
    (b"BZh", "ett packat arkiv (bzip2)", "a packed archive (bzip2)"),
    (b"\xfd7zXZ", "ett packat arkiv (xz)", "a packed archive (xz)"),
    (b"SQLite format 3", "en databas", "a database"),
    (b"\x7fELF", "ett program", "a program"),
    (b"MZ\x90", "ett program", "a program"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_LIES = {".docx": "Word", ".docm": "Word", ".pdf": "PDF"}
_BINARY_SUFFIXES = (".doc", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".jpg", ".jpeg", ".png", ".gif", ".tif", ".zip")


class Kind(Enum):
    """The kinds of file that are read. ZIP is taken for DOCX until its contents say otherwise."""

    TEXT = "text"
    DOCX = "docx"
    PDF = "pdf"


def sniff(path: Path, name: str) -> Kind:
    """The kind of the file at `path`. Raises BadInput when it is missing, empty, too large or of another kind."""
    head = _head(path, name)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"PK"):
        return Kind.DOCX
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(_OLE):
        raise BadInput(name, _ole(path))
    for magic, sv, en in _BINARY:
        if head.startswith(magic):
            raise BadInput(name, _other_kind(sv, en))
    if start[:15].lower().startswith((b"<!doctype html", b"<html")):
        raise BadInput(name, _other_kind("en webbsida (HTML)", "a web page (HTML)"))
    if start.startswith(b"<?xml"):
        raise BadInput(name, _other_kind("en XML-fil", "an XML file"))
    if not start.strip(b"\x00\xff\xfe"):
        raise BadInput(name, not_text() if b"\x00" in head else no_text())
    return _text(path, name)


def _text(path: Path, name: str) -> Kind:
    """TEXT, unless the name promises a kind that the contents are not."""
    suffix = path.suffix.lower()
    if suffix in _TEXT_LIES:
        raise BadInput(name, _lies(_TEXT_LIES[suffix]))
    if suffix in _BINARY_SUFFIXES:
        raise BadInput(name, not_text())
    return Kind.TEXT


def _head(path: Path, name: str) -> bytes:
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise BadInput(name, _directory())
        if not stat.S_ISREG(found.st_mode):
            raise BadInput(name, not_text())
        if found.st_size == 0:
            raise BadInput(name, _empty())
        if found.st_size > MAX_BYTES:
            raise BadInput(name, _too_large(found.st_size))
        with path.open("rb") as file:
            return file.read(_HEAD)
    except FileNotFoundError as missing:
        raise BadInput(name, _missing()) from missing
    except (OSError, ValueError) as refused:
        raise BadInput(name, _unreadable()) from refused


def _ole(path: Path) -> Wording:
    """An old Word file, or a new one behind a password: both are packed in the same container."""
    data = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Wording(
            "filen är låst med lösenord. Spara den utan lösenord och försök igen.",
            "the file is locked with a password. Save it without a password and try again.",
        )
    return _other_kind("en äldre Office-fil (.doc eller .xls)", "an old Office file (.doc or .xls)")


def _other_kind(sv: str, en: str) -> Wording:
    return Wording(
        f"filen är {sv} och kan inte läsas. Spara rapporten som Word (.docx), PDF eller text och försök igen.",
        f"the file is {en} and cannot be read. Save the report as Word (.docx), PDF or text and try again.",
    )


def _lies(kind: str) -> Wording:
    return Wording(
        f"filen heter som en {kind}-fil men är ingen, eller är skadad. Spara om den som {kind} och försök igen.",
        f"the file is named like a {kind} file but is none, or is damaged. Save it as {kind} again and retry.",
    )


def _missing() -> Wording:
    return Wording(
        "filen finns inte. Kontrollera namnet och mappen.",
        "the file does not exist. Check its name and folder.",
    )


def _directory() -> Wording:
    return Wording(
        "det är en mapp, ingen fil. Ange filerna i den.",
        "this is a folder, not a file. Give the files in it.",
    )


def _empty() -> Wording:
    return Wording(
        "filen är tom. Kontrollera att den sparats klart.",
        "the file is empty. Check that it has been saved in full.",
    )


def _unreadable() -> Wording:
    return Wording(
        "filen får inte öppnas. Kontrollera att du har rätt att läsa den.",
        "the file may not be opened. Check that you have the right to read it.",
    )


def _too_large(size: int) -> Wording:
    megabytes, limit = size // (1024 * 1024), MAX_BYTES // (1024 * 1024)
    return Wording(
        f"filen är {megabytes} MB, och högst {limit} MB kan läsas. Ta bort bilder eller dela upp den.",
        f"the file is {megabytes} MB, and at most {limit} MB can be read. Remove images or split it.",
    )
