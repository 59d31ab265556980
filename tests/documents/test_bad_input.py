"""What cannot be read is refused in one clear sentence. All files here are made by the tests."""

import io
import os
import pickle
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from stegvis.documents.readers import read_document
from stegvis.documents.readers.guard import _unpickled as unpickled
from stegvis.documents.readers.guard import read_guarded
from stegvis.vocabulary import BadInput

TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    b'wordprocessingml.document.main+xml"/></Types>'
)
BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'


def docx(document: bytes, **more: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", TYPES)
        file.writestr("word/document.xml", document)
        for name, data in more.items():
            file.writestr(name, data)
    return buffer.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def many_columns() -> bytes:
    return ("Ett\ntvå\n" + "\t".join(map(str, range(10_000))) + "\n").encode()


def wide_docx() -> bytes:
    cells = f"<w:tc>{paragraph('1')}</w:tc>" * 10_000
    return docx(BODY.format(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>").encode())


def bomb() -> bytes:
    return docx(b"<a>" + b" " * (70 * 1024 * 1024) + b"</a>")


def many_entries() -> bytes:
    return docx(BODY.format(paragraph("a")).encode(), **{f"word/media/{n}": b"" for n in range(6000)})


def with_entities(head: str, text: str) -> bytes:
    return docx((head + BODY.format(paragraph(text))).encode())


EXTERNAL = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
LAUGHS = "<!DOCTYPE a [" + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10)) + "]>"


def encrypted_zip() -> bytes:
    data = bytearray(docx(BODY.format(paragraph("a")).encode()))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + offset] |= 1
            start = data.find(mark, start + 4)
    return bytes(data)


def xlsx() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("xl/workbook.xml", "<workbook/>")
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)

CASES: dict[str, tuple[str, Callable[[], bytes], str, str]] = {
    "empty": ("a.txt", lambda: b"", "tom", "empty"),
    "only blanks": ("a.txt", lambda: b" \n\n\t\n", "ingen text", "no text"),
    "only a byte order mark": ("a.txt", lambda: b"\xef\xbb\xbf", "ingen text", "no text"),
    "jpeg": ("a.jpg", lambda: b"\xff\xd8\xff\xe0" + bytes(100), "bild", "image"),
    "jpeg called text": ("a.txt", lambda: b"\xff\xd8\xff\xe0" + bytes(100), "bild", "image"),
    "xlsx": ("a.xlsx", xlsx, "Excel", "Excel"),
    "xlsx called docx": ("a.docx", xlsx, "Excel", "Excel"),
    "zip": ("a.zip", lambda: docx(b"<a/>").replace(b"word/document", b"note/document"), "arkiv", "archive"),
    "old Word": ("a.doc", lambda: OLE + "WordDocument".encode("utf-16-le"), "äldre", "old"),
    "Word with a password": ("a.docx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "lösenord", "password"),
    "zip with a password": ("a.docx", encrypted_zip, "lösenord", "password"),
    "RTF": ("a.rtf", lambda: b"{\\rtf1 hej}", "RTF", "RTF"),
    "web page": ("a.html", lambda: b"<!DOCTYPE html><p>hej", "webbsida", "web page"),
    "text called docx": ("a.docx", lambda: b"hej", "Word", "Word"),
    "text called PDF": ("a.pdf", lambda: b"hej", "PDF", "PDF"),
    "NUL bytes": ("a.txt", lambda: b"rad ett\nrad\x00tv\xc3\xa5\n", "rad 2", "line 2"),
    "noise": ("a.txt", lambda: bytes(range(1, 32)) * 40, "varken", "neither"),
    "10,000 columns": ("a.txt", many_columns, "rad 3", "line 3"),
    "10,000 columns in Word": ("a.docx", wide_docx, "stycke 1", "paragraph 1"),
    "truncated docx": ("a.docx", lambda: docx(BODY.format(paragraph("a") * 500).encode())[:400], "skadad", "damaged"),
    "broken XML": ("a.docx", lambda: docx(b"<w:document><w:bo"), "skadad", "damaged"),
    "no body": ("a.docx", lambda: docx(b"<a/>"), "skadad", "damaged"),
    "no text in Word": ("a.docx", lambda: docx(BODY.format("<w:p/>").encode()), "ingen text", "no text"),
    "zip bomb": ("a.docx", bomb, "packar upp", "unpacks"),
    "6,000 parts": ("a.docx", many_entries, "packar upp", "unpacks"),
    "external entity": ("a.docx", lambda: with_entities(EXTERNAL, "&x;"), "entiteter", "entities"),
    "a billion laughs": ("a.docx", lambda: with_entities(LAUGHS, "&l9;"), "entiteter", "entities"),
    "entity in UTF-16": (
        "a.docx",
        lambda: docx((EXTERNAL + BODY.format(paragraph("&x;"))).encode("utf-16")),
        "entiteter",
        "entities",
    ),
    "truncated PDF": ("a.pdf", lambda: b"%PDF-1.7\n1 0 obj\n<<", "", ""),
}


@pytest.mark.parametrize("case", CASES)
def test_bad_files_are_refused_in_one_sentence(case: str, tmp_path: Path) -> None:
    name, content, sv, en = CASES[case]
    path = tmp_path / name
    path.write_bytes(content())
    with pytest.raises(BadInput) as refused:
        read_document(path)
    for language, word in (("sv", sv), ("en", en)):
        message = refused.value.in_language(language)
        assert message.startswith(f"{name}: ")
        assert word in message
        assert "\n" not in message
        assert len(message) < 240


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="finns inte"):
        read_document(tmp_path / "borta.txt")
    with pytest.raises(BadInput, match="mapp"):
        read_document(tmp_path)


def test_a_device_or_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rör.txt")
    with pytest.raises(BadInput, match="varken"):
        read_document(tmp_path / "rör.txt")


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.pdf"])
def test_a_file_of_100_megabytes_is_refused_unread(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    with pytest.raises(BadInput, match="100 MB"):
        read_document(path)


def test_the_name_the_user_knows_is_used(tmp_path: Path) -> None:
    path = tmp_path / "tmp123"
    path.write_bytes(b"")
    with pytest.raises(BadInput, match=r"^Rapport\.docx: "):
        read_document(path, "Rapport.docx")


def test_a_reader_that_takes_too_long_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(BODY.format(paragraph("a")).encode()))
    with pytest.raises(BadInput, match="sekunder"):
        read_guarded("docx", path, "a.docx", seconds=0.001)


def test_a_reader_that_wants_too_much_memory_harms_nobody(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(BODY.format("<w:p/>" * 400_000).encode()))
    with pytest.raises(BadInput, match=r"minne|skadad"):
        read_guarded("docx", path, "a.docx", memory=100 * 1024 * 1024)


def test_what_comes_back_can_only_be_a_document() -> None:
    for hostile in (pickle.dumps(os.system), pickle.dumps(sys.exit), b"not a pickle"):
        with pytest.raises(BadInput):
            unpickled(hostile, "a.docx")


def test_the_child_may_not_open_sockets_or_start_programs() -> None:
    from stegvis.documents.readers.guard_child import _refuse as refuse

    for event in ("socket.connect", "subprocess.Popen", "os.system"):
        with pytest.raises(PermissionError):
            refuse(event, ())
    refuse("open", ())
