"""`stegvis package`, `receive`, `verify` and `key`: a report over the border and back, by the command line alone."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from tests.cast import Cast
from tests.invented_editions import make_edition
from tests.invented_packages import CELLS, PDF, invented, pack

from stegvis.catalogue import form_files, load_forms
from stegvis.cli import main
from stegvis.documents.nodes import Document, Heading, Paragraph, Table, TableCell
from stegvis.documents.writers import write_document
from stegvis.forms.package.document import Arrival, package_document
from stegvis.forms.package.file import open_package, write_package
from stegvis.forms.package.nodes import PackedFinding, PackedReport, PackedSection
from stegvis.forms.package.signing import fingerprint, key_from_seed, public_hex
from stegvis.store.models import Edition, EditionPackage, TrustedKey
from stegvis.store.reports.border.packages import keep_package
from stegvis.store.reports.border.trusted_keys import own_key
from stegvis.vocabulary import Gender, Number, Severity, Wording
from stegvis.vocabulary.report_life import ReportState

KEY = key_from_seed(b"t" * 32)
FORM = next(form for form in load_forms() if form.id == "skaraborg_interim")


def printed(packed: PackedReport) -> bytes:
    return write_document(package_document(packed, FORM), "pdf")


def of_the_future(package: bytes) -> bytes:
    """The package as a later Stegvis might make it."""
    result = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(result, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'"format_version":1', b'"format_version":2'))
    return result.getvalue()


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return printed(invented())


@pytest.fixture
def save(tmp_path: Path) -> Callable[[str, bytes], str]:
    def saved(name: str, content: bytes) -> str:
        (tmp_path / name).write_bytes(content)
        return str(tmp_path / name)

    return saved


# Verifying: no database is touched, and pytest-django would refuse it.


def test_a_package_and_its_pdf_hold(pdf, save, capsys):
    file = save("linden.stegvis", write_package(invented(), pdf, KEY))
    assert main(["verify", file, save("rapport.pdf", pdf), "--json"]) == 0
    package, paper = map(json.loads, capsys.readouterr().out.splitlines())
    assert package["holds"] and package["intervention"] == "Linden" and package["figures"] == 3 * len(CELLS) + 1
    assert package["signer"] == public_hex(KEY) and package["fingerprint"] == fingerprint(public_hex(KEY))
    assert paper == package | {"file": "rapport.pdf", "checked": ["pdf_numbers", "pdf_hidden_parts"]}
    assert main(["verify", file]) == 0
    assert "linden.stegvis: stämmer. Linden, 2026-01-01 – 2026-08-31" in capsys.readouterr().out


def test_another_pdf_of_the_same_report_holds_too(pdf, save):
    file = save("linden.stegvis", write_package(invented(), pdf, KEY))
    assert main(["verify", file, save("rapport.pdf", pdf + b"\n% saved by another program\n")]) == 0


def test_a_package_of_an_earlier_form_version_holds_and_one_that_was_never_shipped_does_not(
    save, capsys, monkeypatch: pytest.MonkeyPatch
):
    """The form has got another heading since, with a number in it, so only its own version tells what was printed."""
    head, *others = FORM.sections
    background = replace(others[0], heading=Wording("Bakgrund på högst 17 rader", "Background in 17 lines at most"))
    was = replace(FORM, version="2019", sections=(head, background, *others[1:]))
    packed = invented(
        form_version="2019", sections=(PackedSection(background.id, "Bakgrund", "Insatsen är påhittad."),)
    )
    pdf = write_document(package_document(packed, was), "pdf")
    file = save("linden.stegvis", write_package(packed, pdf, KEY))
    assert main(["verify", file]) == 2
    assert "formuläret finns inte" in capsys.readouterr().err
    monkeypatch.setattr(form_files, "load_earlier_forms", lambda: (was,))
    assert main(["verify", file]) == 0
    monkeypatch.setattr(form_files, "load_earlier_forms", lambda: (replace(FORM, version="2019"),))
    assert main(["verify", file]) == 2


def test_a_number_changed_in_the_pdf_is_found(pdf, save, capsys):
    figures = tuple(
        one if one.measure != "feels_better" or one.cell != Number(21, 26) else _with(one, Number(23, 26))
        for one in invented().figures
    )
    other = printed(invented(figures=figures))
    file = save("linden.stegvis", write_package(invented(), pdf, KEY))
    assert main(["verify", file, save("rapport.pdf", other)]) == 2
    said = capsys.readouterr()
    assert "linden.stegvis: stämmer" in said.out
    line, checksum = said.err.splitlines()
    assert "rapport.pdf: sidan 2, Resultat, Säger att de mår bättre: ”23”" in line
    assert "PDF:en visar 23, men 21 är underskrivet" in line
    assert "Kontrollsumma" in checksum


def edited(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    result = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as parts:
        change(parts)
        parts.save(result, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return result.getvalue()


def with_property(parts: pikepdf.Pdf) -> None:
    parts.docinfo["/Company"] = "77 kvinnor"


def with_metadata(parts: pikepdf.Pdf) -> None:
    with parts.open_metadata() as metadata:
        metadata["dc:description"] = "77 kvinnor"


def with_field(parts: pikepdf.Pdf) -> None:
    parts.Root.Extra = parts.make_indirect(pikepdf.Dictionary(T="dolt", V="77 kvinnor"))


def with_attachment(parts: pikepdf.Pdf) -> None:
    parts.attachments["bilaga.txt"] = b"77 kvinnor"


def saved_anew(pdf: bytes) -> bytes:
    """A page that says 77 is emptied by a later save that leaves the first one in the file."""

    def told(parts: pikepdf.Pdf) -> None:
        parts.pages[0].contents_add(parts.make_stream(b"BT /Helvetica 12 Tf 10 10 Td (77) Tj ET"), prepend=False)
        parts.pages[0].Resources.Font.Helvetica = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )

    before = edited(pdf, told)
    with pikepdf.open(BytesIO(before)) as parts:
        stream = list(parts.pages[0].Contents)[-1]
        number, size, root = stream.objgen[0], int(parts.trailer.Size), parts.trailer.Root.objgen[0]
    start = before.rindex(b"startxref")
    last = int(before[start:].split()[1])
    place = len(before) + 1
    body = f"\n{number} 0 obj\n<< /Length 1 >>\nstream\n \nendstream\nendobj\n".encode()
    table = f"xref\n{number} 1\n{place:010d} 00000 n \n".encode()
    end = f"trailer\n<< /Size {size} /Root {root} 0 R /Prev {last} >>\nstartxref\n{len(before) + len(body)}\n%%EOF\n"
    return before + body + table + end.encode()


@pytest.mark.parametrize(
    "hide",
    [
        lambda pdf: edited(pdf, with_property),
        lambda pdf: edited(pdf, with_metadata),
        lambda pdf: edited(pdf, with_field),
        lambda pdf: edited(pdf, with_attachment),
        lambda pdf: pdf + b"\n% 77 kvinnor\n",
        saved_anew,
    ],
    ids=["property", "metadata", "field", "attachment", "behind the end", "saved before"],
)
def test_a_number_hidden_in_the_pdf_is_found(hide, pdf, save, capsys):
    """Beside the package, and in it when its own signer hid it."""
    package = save("linden.stegvis", write_package(invented(), pdf, KEY))
    assert main(["verify", package, save("rapport.pdf", hide(pdf))]) == 2
    line = capsys.readouterr().err
    assert "77" in line and "dolt" in line
    assert main(["verify", save("annan.stegvis", write_package(invented(), hide(pdf), KEY))]) == 2


def test_a_pdf_that_another_program_saved_holds(pdf, save):
    package = save("linden.stegvis", write_package(invented(), pdf, KEY))
    assert main(["verify", package, save("rapport.pdf", edited(pdf, lambda _parts: None))]) == 0


def test_what_the_association_adds_is_no_fault(pdf, save, capsys):
    file = save("linden.stegvis", write_package(invented(), pdf, KEY))
    arrived = package_document(invented(), FORM, arrival=Arrival("SF 2026/123-4", date(2026, 9, 15)))
    steps = (("Steg", "Av", "När"), ("Signerad", "Carl Påhittad", "2026-10-01 14:05"))
    header, row = (tuple(TableCell(text) for text in one) for one in steps)
    added = (
        Heading(2, "Styrgruppens bedömning"),
        Paragraph.of("Att 21 av 26 mår bättre är gott nog."),
        Paragraph.of("Godkänd av Frida Påhittad den 12 oktober 2026."),
        Table(header, (row,)),
    )
    published = replace(arrived, blocks=(*arrived.blocks, *added))
    assert main(["verify", file, save("publicerad.pdf", write_document(published, "pdf"))]) == 0
    wrong = replace(published, blocks=(*published.blocks, Paragraph.of("Signerad: 24 deltagare gick vidare.")))
    capsys.readouterr()
    assert main(["verify", file, save("fel.pdf", write_document(wrong, "pdf"))]) == 2
    assert "24 står i PDF:en men inte i paketet" in capsys.readouterr().err


def test_the_pdf_of_another_report_is_one_fault(pdf, save, capsys):
    file = save("linden.stegvis", write_package(invented(), pdf, KEY))
    other = Document(
        "Annat", tuple(Paragraph.of(f"Här står {at} helt andra saker.") for at in range(99)), language="sv"
    )
    assert main(["verify", file, save("annat.pdf", write_document(other, "pdf"))]) == 2
    assert "en annan rapport än paketet" in capsys.readouterr().err
    broken = save("trasig.pdf", b"%PDF-1.7 invented")
    assert main(["verify", file, broken, "--json"]) == 2
    said = capsys.readouterr()
    assert json.loads(said.out.splitlines()[1])["error"] in said.err


def _with(figure, cell):
    return replace(figure, cell=cell)


def test_sums_that_cannot_be_are_found_unless_they_are_explained(save, capsys):
    figures = tuple(
        _with(one, Number(17)) if one.measure == "participants" and one.cell == Number(15) else one
        for one in invented().figures
    )
    wrong = invented(figures=figures)
    assert main(["verify", save("linden.stegvis", write_package(wrong, printed(wrong), KEY))]) == 2
    assert "uppdelat på kön" in capsys.readouterr().err
    told = PackedFinding("gender_sum", Severity.ERROR, Wording("Fel summa.", "Wrong sum."), "Två räknades dubbelt.")
    explained = invented(figures=figures, findings=(told,))
    assert main(["verify", save("linden.stegvis", write_package(explained, printed(explained), KEY))]) == 0


def test_neither_women_nor_men_are_no_wrong_sum_where_the_form_has_no_column_for_them(save, capsys):
    figures = tuple(
        _with(one, Number(42)) if one.measure == "participants" and one.cell == Number(40) else one
        for one in invented().figures
        if one.measure != "participants" or one.gender not in (Gender.NONBINARY, Gender.UNKNOWN)
    )
    counted = invented(figures=figures)
    assert main(["verify", save("linden.stegvis", write_package(counted, printed(counted), KEY))]) == 0
    with_column = next(one for one in figures if one.measure == "participants" and one.gender is Gender.MEN)
    all_given = invented(figures=(*figures, replace(with_column, gender=Gender.NONBINARY, cell=Number(0))))
    assert main(["verify", save("linden.stegvis", write_package(all_given, printed(all_given), KEY))]) == 2
    assert "uppdelat på kön" in capsys.readouterr().err


def test_verify_says_what_it_checked_and_what_it_cannot_know(pdf, save, capsys):
    package, file = save("linden.stegvis", write_package(invented(), pdf, KEY)), save("rapport.pdf", pdf)
    assert main(["verify", package, file]) == 0
    told = capsys.readouterr().out
    for word in ("kontrollsummorna", "underskriften", "schemat", "summorna", "dolda delar", "vems nyckeln är"):
        assert word in told
    main(["verify", package, file, "--json"])
    of_package, of_pdf = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert of_package["checked"][:5] == ["archive", "checksums", "signature", "schema", "sums"]
    assert of_pdf["checked"] == ["pdf_numbers", "pdf_hidden_parts"]


def test_what_cannot_be_verified_is_one_sentence_each(pdf, save, capsys, tmp_path):
    good = write_package(invented(), pdf, KEY)
    forged = save("forged.stegvis", good.replace(b'"value":40', b'"value":41'))
    empty, huge = save("tom.stegvis", b""), tmp_path / "stor.stegvis"
    with huge.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    future = save("ny.stegvis", of_the_future(good))
    alone, folder = save("rapport.pdf", pdf), str(tmp_path)
    wrong = [
        forged,
        alone,
        folder,
        str(tmp_path / "nothing.stegvis"),
        save("x.txt", b"hello"),
        empty,
        str(huge),
        future,
    ]
    assert main(["verify", *wrong]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == len(wrong)
    reasons = ("skadat", "hör inte", "mapp", "finns inte", "inget rapportpaket", "tom", "20 MB", "uppdatera Stegvis")
    assert all(word in line for word, line in zip(reasons, said, strict=True)), said
    assert main(["verify", *wrong, "--json", "--language", "en"]) == 2
    assert all(json.loads(line)["error"] for line in capsys.readouterr().out.splitlines())
    assert main(["verify", forged, "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["holds"] is False


@pytest.mark.django_db
def test_what_cannot_be_received_is_one_sentence_each(cast: Cast, save, capsys, tmp_path):
    good = write_package(invented(), PDF, KEY)
    future = save("ny.stegvis", of_the_future(good))
    huge = tmp_path / "stor.stegvis"
    with huge.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    wrong = [save("tom.stegvis", b""), str(tmp_path), str(tmp_path / "nothing"), str(huge), future]
    assert main(["receive", *wrong]) == 2
    said = capsys.readouterr().err.splitlines()
    reasons = ("tom", "mapp", "finns inte", "20 MB", "uppdatera Stegvis")
    assert all(word in line for word, line in zip(reasons, said, strict=True)), said
    assert main(["receive", *wrong, "--json"]) == 2
    assert [json.loads(line)["error"] for line in capsys.readouterr().out.splitlines()]
    assert not Edition.objects.exists()


# Out and in.


@pytest.mark.django_db
def test_a_report_goes_out_as_a_file_and_comes_in_once(cast: Cast, capsys, tmp_path):
    edition = make_edition(cast)
    kept = keep_package(edition, pack(edition), PDF)
    out = tmp_path / "linden.stegvis"
    assert main(["package", str(edition.pk), "--out", str(out)]) == 0
    assert kept.digest in capsys.readouterr().out
    assert open_package(out.read_bytes()).digest == kept.digest
    assert main(["package", "linden", "--out", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["digest"] == kept.digest
    assert main(["receive", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["known"] is True
    assert EditionPackage.objects.count() == 1


@pytest.mark.django_db
def test_what_cannot_be_packed_says_why(cast: Cast, capsys, tmp_path):
    out = ["--out", str(tmp_path / "x.stegvis")]
    draft = make_edition(cast)
    make_edition(cast, form="rar_status")
    for arguments, words in (
        (["package", str(draft.pk), *out], "inte inlämnad"),
        (["package", "Linden", *out], "flera rapporter"),
        (["package", "Linden", "--period", "2025", *out], "ingen sådan rapport"),
        (["package", "999999", *out], "ingen sådan rapport"),
        (["package", "Ingen insats", *out], "ingen sådan rapport"),
        (["package", str(draft.pk)], "--out"),
    ):
        assert main(arguments) == 2
        assert words in capsys.readouterr().err, arguments
    assert not (tmp_path / "x.stegvis").exists()


@pytest.mark.django_db
def test_a_package_from_elsewhere_comes_in_when_its_key_is_trusted(cast: Cast, save, capsys):
    file = save("linden.stegvis", write_package(invented(association=cast.association.name), PDF, KEY))
    assert main(["receive", file]) == 2
    assert fingerprint(public_hex(KEY)) in capsys.readouterr().err
    assert main(["key", "--trust", public_hex(KEY), "--operator", "Påhittade kommunen", "--note", "Ringde."]) == 0
    assert fingerprint(public_hex(KEY)) in capsys.readouterr().out
    assert TrustedKey.objects.get().note == "Ringde."
    assert main(["receive", file]) == 0
    edition = Edition.objects.get()
    assert f"rapport {edition.pk}" in capsys.readouterr().out
    assert edition.state == ReportState.SUBMITTED


@pytest.mark.django_db
def test_keys_are_shown_and_wrong_ones_refused(cast: Cast, capsys):
    assert main(["key", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"public_key": own_key(), "fingerprint": fingerprint(own_key())}
    for arguments in (
        ["--trust", public_hex(KEY)],
        ["--trust", "abc", "--operator", "Påhittade kommunen"],
        ["--trust", own_key(), "--operator", "Påhittade kommunen"],
        ["--trust", public_hex(KEY), "--operator", "Ingen"],
    ):
        assert main(["key", *arguments]) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1
    assert not TrustedKey.objects.exists()
