"""Figures, prose and files leave together or not at all. Everything here is invented."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from tests.disclosure.invented_releases import AT, INTERIM, SECRET, YEAR, one_auditor, report
from tests.forms.invented_reports import form

from stegvis.actions import release_report as action
from stegvis.actions.release_report import Manuscript, NotReleased, ReleasedReport, release_report
from stegvis.catalogue import load_forms, load_instruments
from stegvis.disclosure.release import Count, Ledger, ReleaseRequest, decide
from stegvis.documents.nodes import Document, Paragraph, Run, Table, TableCell
from stegvis.documents.readers import read_document
from stegvis.forms.reading import ReportReading, SectionReading
from stegvis.forms.recognise import recognise
from stegvis.vocabulary import BadInput, Figure, Gender, Number, Place, Withheld
from stegvis.vocabulary.released import TableShape

SIZES = {
    "participants": (64, 40, 24),
    "exits": (23, 20, 3),
}
COLUMNS = (Gender.ALL, Gender.WOMEN, Gender.MEN)
COUNTS = tuple(
    Count(name, "Stigen", gender, INTERIM, value)
    for name, sizes in SIZES.items()
    for gender, value in zip(COLUMNS, sizes, strict=True)
)
REQUEST = report("delår", COUNTS, INTERIM, sets=tuple(SIZES))
SOUND = "Under perioden har 64 deltagare mötts varje vecka i verkstaden. Gruppen har hittat sina former."


@pytest.fixture(autouse=True)
def lent_auditor(monkeypatch: pytest.MonkeyPatch) -> None:
    """The auditor of all tests instead of one for each release: it takes longer to start than to answer."""
    monkeypatch.setattr(action, "decide", partial(decide, auditor=one_auditor()))


def told(text: str, **more: object) -> Manuscript:
    """The report on Stigen with that text as its result."""
    section = SectionReading("result", "Resultat", text, (), Place())
    reading = ReportReading("Stigen", Place(), period=INTERIM, sections=(section,), parties=("Invid kommun",))
    return Manuscript(form("skaraborg_interim"), (replace(reading, **more),))  # type: ignore[arg-type]


def publish(
    manuscript: Manuscript, folder: Path, formats: tuple[str, ...] = ("docx", "html"), request: ReleaseRequest = REQUEST
) -> ReleasedReport | NotReleased:
    ledger = Ledger(folder / "ledger.jsonl")
    return release_report(request, manuscript, formats, folder / "out", ledger=ledger, secret=SECRET, at=AT)


def stopped(found: ReleasedReport | NotReleased, folder: Path) -> str:
    """The reasons in Swedish; neither files nor a ledger may be there."""
    assert isinstance(found, NotReleased)
    assert not (folder / "ledger.jsonl").exists()
    assert not [file for file in (folder / "out").rglob("*") if file.exists()]
    return "\n".join(one.in_language("sv") for one in found.reasons)


def test_a_sound_report_is_published_and_read_back(tmp_path: Path) -> None:
    found = publish(told(SOUND), tmp_path)
    assert isinstance(found, ReleasedReport), found
    assert [file.name for file in found.files] == ["report.docx", "report.html"]
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["report.docx", "report.html"]
    again = recognise(read_document(found.files[0]), load_forms(), load_instruments()).reports[0]
    table = next(one for one in found.release.tables if one.intervention == "Stigen")
    assert {type(row.cell) for row in table.rows} == {Number, Withheld}
    for row in table.rows:
        figure = again.figure(row.measure, row.gender)
        assert figure is not None
        assert figure.cell == row.cell
    assert "hittat sina former" in found.files[1].read_text("utf-8")
    assert [entry.publication for entry in Ledger(tmp_path / "ledger.jsonl").entries()] == ["delår"]


def test_asked_again_the_same_comes_out(tmp_path: Path) -> None:
    first = publish(told(SOUND), tmp_path)
    lines = (tmp_path / "ledger.jsonl").read_bytes()
    again = publish(told(SOUND), tmp_path)
    assert isinstance(first, ReleasedReport)
    assert isinstance(again, ReleasedReport)
    assert again.release.tables == first.release.tables
    assert (tmp_path / "ledger.jsonl").read_bytes() == lines


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("20 kvinnor har avslutats under perioden.", "20 kvinnor"),
        ("Tre män har avslutats.", "Tre män"),
        ("Av de 64 deltagarna har 17 fått arbete, och en man flyttade till Spanien.", "en man"),
    ],
)
def test_a_text_that_tells_too_much_stops_everything(text: str, passage: str, tmp_path: Path) -> None:
    said = stopped(publish(told(f"{SOUND} {text}"), tmp_path), tmp_path)
    assert f"Stigen, Resultat: ”{passage}" in said


def test_what_stops_is_told_with_its_reason_and_another_wording(tmp_path: Path) -> None:
    found = publish(told("Tre män har avslutats."), tmp_path)
    assert isinstance(found, NotReleased)
    (one,) = found.reasons
    assert one.reason.sv.startswith("Talet går att härleda")
    assert one.proposal is not None
    assert "antalet visas inte" in one.proposal.sv


def test_a_hidden_number_that_another_intervention_shows_stops_too(tmp_path: Path) -> None:
    other = tuple(
        Count(name, "Backen", gender, INTERIM, value)
        for name, sizes in {"participants": (80, 60, 20), "exits": (40, 20, 20)}.items()
        for gender, value in zip(COLUMNS, sizes, strict=True)
    )
    both = report("delår", (*COUNTS, *other), INTERIM, sets=tuple(SIZES))
    both = replace(both, tables=both.tables[:2])
    first = told("20 kvinnor har avslutats.")
    second = ReportReading("Backen", Place(), period=INTERIM)
    manuscript = replace(first, reports=(*first.reports, second))
    said = stopped(publish(manuscript, tmp_path, request=both), tmp_path)
    assert "Stigen, Resultat: ”20 kvinnor" in said


def test_what_stands_in_no_table_is_hidden(tmp_path: Path) -> None:
    """Exits are counted and not shown: then the prose may not tell of them either."""
    tables = tuple(replace(one, lines=one.lines[:1]) for one in REQUEST.tables)
    request = replace(REQUEST, tables=tables)
    said = stopped(publish(told("23 deltagare har avslutats."), tmp_path, request=request), tmp_path)
    assert "23 deltagare" in said


def test_an_earlier_publications_hidden_numbers_stay_hidden(tmp_path: Path) -> None:
    assert isinstance(publish(told(SOUND), tmp_path), ReleasedReport)
    sizes = zip(COLUMNS, (124, 70, 54), strict=True)
    year = tuple(Count("participants", "Stigen", gender, YEAR, value) for gender, value in sizes)
    request = report("helår", year, YEAR, sets=("participants",))
    before = (tmp_path / "ledger.jsonl").read_bytes()
    found = publish(told("Till och med augusti hade 20 kvinnor avslutats.", period=YEAR), tmp_path, request=request)
    assert isinstance(found, NotReleased)
    assert [one.passage for one in found.reasons] == ["20 kvinnor"]
    assert (tmp_path / "ledger.jsonl").read_bytes() == before


def sabotage_number(document: Document, file_format: str) -> bytes:
    """A writer that adds what it should not know."""
    more = replace(document, blocks=(*document.blocks, Paragraph((Run("Avslutade män: 3"),))))
    return REAL(more, file_format)


def sabotage_row(document: Document, file_format: str) -> bytes:
    """A writer that leaves out a row of a table."""
    blocks = tuple(replace(one, rows=one.rows[1:]) if isinstance(one, Table) else one for one in document.blocks)
    return REAL(replace(document, blocks=blocks), file_format)


REAL = action.write_document


@pytest.mark.parametrize("writer", [sabotage_number, sabotage_row])
@pytest.mark.parametrize("file_format", ["docx", "html"])
def test_a_sabotaged_writer_is_caught(
    writer: Callable[[Document, str], bytes], file_format: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(action, "write_document", writer)
    assert f"report.{file_format}" in stopped(publish(told(SOUND), tmp_path, (file_format,)), tmp_path)


def test_a_report_brings_no_figures_of_its_own(tmp_path: Path) -> None:
    raw = tuple(Figure(measure, Gender.MEN, Number(3), "3") for measure in ("exits", "exits_positive"))
    found = publish(told(SOUND, figures=raw), tmp_path, ("text",))
    assert isinstance(found, ReleasedReport)
    rows = [line.split("\t") for line in found.files[0].read_text("utf-8").splitlines()]
    assert [row for row in rows if row[-1] == "‥"]
    assert not [row for row in rows if "3" in row]


def test_a_table_of_its_own_stops(tmp_path: Path) -> None:
    table = Table((TableCell("Kön"), TableCell("Antal")), ((TableCell("Män"), TableCell("3")),))
    manuscript = told(SOUND)
    section = replace(manuscript.reports[0].sections[0], blocks=(table,))
    manuscript = replace(manuscript, reports=(replace(manuscript.reports[0], sections=(section,)),))
    assert "egen tabell" in stopped(publish(manuscript, tmp_path), tmp_path)


def test_a_refused_release_writes_nothing(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.jsonl")
    found = release_report(
        REQUEST, told(SOUND), ["html"], tmp_path / "out", ledger=ledger, secret=SECRET, at=AT, time_limit_s=1e-4
    )
    assert "tiden räckte inte" in stopped(found, tmp_path)


def test_another_publication_that_came_first_writes_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(document: Document, file_format: str) -> bytes:
        other = report("annan", COUNTS[:1], INTERIM, sets=("participants",))
        monkeypatch.setattr(action, "write_document", REAL)
        publish(told(SOUND), tmp_path / "other", ("text",), other)
        (tmp_path / "other" / "ledger.jsonl").rename(tmp_path / "ledger.jsonl")
        return REAL(document, file_format)

    (tmp_path / "other").mkdir()
    monkeypatch.setattr(action, "write_document", late)
    found = publish(told(SOUND), tmp_path, ("html",))
    assert isinstance(found, NotReleased)
    assert "en annan publicering hann före" in found.reasons[0].in_language("sv")
    assert not list((tmp_path / "out").iterdir())


@pytest.mark.parametrize(
    ("manuscript", "formats", "said"),
    [
        (told(SOUND), ("odt",), "välj minst ett av pdf"),
        (told(SOUND), (), "välj minst ett av pdf"),
        (told(SOUND, intervention="Stigen 2"), ("html",), "varje insats och period ska ha en tabell och en rapport"),
        (told(SOUND, period=YEAR), ("html",), "varje insats och period"),
        (told(SOUND, sections=(SectionReading("x", "Annat", SOUND, (), Place()),)), ("html",), "inget sådant avsnitt"),
    ],
)
def test_what_cannot_be_used_is_one_sentence(
    manuscript: Manuscript, formats: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    with pytest.raises(BadInput, match=said):
        publish(manuscript, tmp_path, formats)
    assert not list(tmp_path.iterdir())


def test_a_place_that_is_taken_leaves_the_ledger_alone(tmp_path: Path) -> None:
    (tmp_path / "out" / "report.html").mkdir(parents=True)
    with pytest.raises(BadInput, match="inte är en vanlig fil"):
        publish(told(SOUND), tmp_path, ("html",))
    assert not (tmp_path / "ledger.jsonl").exists()


def test_tables_on_all_together_are_in_the_release(tmp_path: Path) -> None:
    found = publish(told(SOUND), tmp_path, ("text",))
    assert isinstance(found, ReleasedReport)
    assert TableShape.ASSOCIATION in {one.shape for one in found.release.tables}
