"""Documents made to keep a reader busy or to smuggle markup through a writer. All of them are made by the tests."""

import struct
import time
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pytest

from stegvis.catalogue import load_forms, load_instruments
from stegvis.checks import check
from stegvis.documents.nodes import Document, Paragraph, Run
from stegvis.documents.readers import document_of_text, guard, read_document
from stegvis.documents.readers.docx_package import MAX_PART, Package
from stegvis.documents.readers.guard import read_guarded
from stegvis.documents.readers.pdf.structure import tagged_blocks
from stegvis.documents.writers import write_document
from stegvis.forms.recognise import recognise
from stegvis.vocabulary import BadInput


def branching_tree(path: Path, elements: int) -> None:
    """A tagged PDF whose every structure element holds the next one three times: 3^elements ways down."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    below = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P))
    for _ in range(elements):
        below = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Sect, K=[below, below, below]))
    pdf.Root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=below))
    pdf.save(path)


def test_a_structure_tree_without_end_is_given_up(tmp_path):
    branching_tree(tmp_path / "a.pdf", 60)
    started = time.monotonic()
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert tagged_blocks(pdf) == []
    assert time.monotonic() - started < 30


def lying_zip(path: Path, unpacked: bytes, said: int) -> None:
    """A ZIP whose only part says that it unpacks to `said` bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(unpacked) + packer.flush()
    name, crc = b"word/document.xml", zlib.crc32(unpacked)
    start = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0, crc, len(packed), said, len(name), 0) + name + packed
    index = (
        struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 0, crc, len(packed), said, len(name), 0, 0, 0, 0, 0, 0)
        + name
    )
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(index), len(start), 0)
    path.write_bytes(start + index + end)


def test_a_part_that_lies_about_its_size_is_never_unpacked_as_a_whole(tmp_path, monkeypatch):
    path = tmp_path / "a.docx"
    lying_zip(path, b"<a>" + b" " * (2 * MAX_PART), 1000)
    asked: list[int] = []
    read = zipfile.ZipExtFile.read
    monkeypatch.setattr(zipfile.ZipExtFile, "read", lambda self, n=-1: asked.append(n) or read(self, n))
    with Package(path, "a.docx") as package, pytest.raises(BadInput, match="skadad"):
        package.part(package.main)
    assert asked == [MAX_PART + 1]


def test_a_small_file_of_endless_lines_is_refused_before_it_is_handed_over(tmp_path, monkeypatch):
    path, line = tmp_path / "a.docx", "<w:p><w:r><w:t>a</w:t></w:r></w:p>"
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", f"<w:document {space}><w:body>{line * 2001}</w:body></w:document>")
    assert len(read_guarded("docx", path, "a.docx", lines=2001).blocks) == 2001
    handed: list[int] = []
    unpickled = guard._unpickled
    monkeypatch.setattr(guard, "_unpickled", lambda data, name: handed.append(len(data)) or unpickled(data, name))
    with pytest.raises(BadInput, match="högst 2000"):
        read_guarded("docx", path, "a.docx", lines=2000)
    assert handed[0] < 1000


@pytest.mark.parametrize("token", ["50% ", "1-1-", "och ", "((", "123 ", "från 3 till ", "Kvinna 1 "])
def test_time_is_in_proportion_to_a_text_of_one_endless_sentence(token):
    forms, instruments = load_forms(), load_instruments()

    def seconds(length: int) -> float:
        document = document_of_text("Resultat\n\n" + token * (length // len(token)), "a.txt")
        started = time.process_time()
        check(recognise(document, forms, instruments))
        return time.process_time() - started

    seconds(2_000)
    assert seconds(40_000) < 1 + 8 * seconds(10_000)


def test_an_address_cannot_break_out_of_its_link():
    link = "https://exempel.invalid/) <script>alert(1)</script> [a](javascript:alert(1))"
    document = Document("T", (Paragraph((Run("här", link=link),)),))
    written = write_document(document, "markdown").decode()
    assert "<script>" not in written
    assert "](javascript:" not in written
    page = write_document(document, "html").decode()
    assert "<script" not in page
    assert "default-src 'none'" in page


def test_no_user_or_path_of_this_machine_is_written(tmp_path):
    path = tmp_path / "hemlig-mapp" / "r.txt"
    path.parent.mkdir()
    path.write_text("Rubrik\n\nText\n", "utf-8")
    for file_format in ("docx", "xlsx", "html", "pdf", "text", "markdown"):
        written = tmp_path / f"r.{file_format}"
        written.write_bytes(write_document(read_document(path), file_format))
        parts = [written.read_bytes()]
        if zipfile.is_zipfile(written):
            with zipfile.ZipFile(written) as file:
                parts += [file.read(name) for name in file.namelist()]
        assert not any(b"hemlig-mapp" in part or str(Path.home()).encode() + b"/" in part for part in parts)
