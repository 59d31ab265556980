"""The account's own chapters: what they say of what is shown, and that what is withheld is said nowhere."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from stegvis.actions.compile_account import ALL_FORMATS, compile_account, write_account
from stegvis.catalogue import load_forms
from stegvis.disclosure.rendered import audit_files
from stegvis.documents.nodes import Chart, Document, Heading, PageBreak, Paragraph, Table
from stegvis.documents.readers import read_document
from stegvis.forms.account import (
    AccountMaterial,
    AccountTexts,
    Earlier,
    Entry,
    GoalRow,
    MissingReport,
    MoneyRow,
    compose_account,
)
from stegvis.forms.reading import FormMatch, Reading, ReportReading
from stegvis.measures.goal_verdicts import Verdict
from stegvis.vocabulary import Cell, Figure, Gender, Number, Period, Place, Withheld, Wording
from stegvis.vocabulary.cells import WITHHELD_SIGN
from stegvis.vocabulary.orientation import Orientation

NOW = Period(date(2032, 1, 1), date(2032, 8, 31))
BEFORE = Period(date(2031, 1, 1), date(2031, 8, 31))
FORM = FormMatch(next(form for form in load_forms() if form.id == "skaraborg_interim"), 0.99)
ALL, WOMEN, MEN = Gender.ALL, Gender.WOMEN, Gender.MEN
Cells = dict[tuple[str, Gender], int | None]


def report(name: str, cells: Cells, period: Period = NOW) -> ReportReading:
    """A report with these cells; None is withheld."""
    figures = tuple(
        Figure(measure, gender, *_printed(value), Place(line=at))
        for at, ((measure, gender), value) in enumerate(cells.items(), start=1)
    )
    return ReportReading(
        name, Place(line=1), orientation=Orientation.INDIVIDUAL, period=period, figures=figures, form=FORM
    )


def _printed(value: int | None) -> tuple[Cell, str]:
    return (Withheld(), WITHHELD_SIGN) if value is None else (Number(value), str(value))


def by_gender(measure: str, *values: int | None) -> Cells:
    return {(measure, gender): value for gender, value in zip((ALL, WOMEN, MEN), values, strict=True)}


LYKTAN = (
    by_gender("participants", 60, 40, 20)
    | by_gender("exits", 40, 25, 15)
    | by_gender("exits_positive", 24, 18, 6)
    | by_gender("feels_better", None, None, None)
)
BROEN = by_gender("participants", 33, None, None) | by_gender("exits", None, None, None)
EARLIER = Earlier(
    BEFORE, (report("Lyktan", by_gender("participants", 45, 30, 15), BEFORE), report("Broen", BROEN, BEFORE))
)


def material(**more: object) -> AccountMaterial:
    reports = (report("Lyktan", LYKTAN), report("Broen", BROEN))
    entry = Entry(Reading("a.txt", Document("a.txt", ()), FORM, None, "Påhittade förbundet", reports))
    given = AccountMaterial(
        (entry,),
        association="Påhittade förbundet",
        period=NOW,
        goals=(
            GoalRow("Lyktan", "Hälften går vidare", Verdict.MET, Wording("Målet är uppfyllt.", "Met.")),
            GoalRow("Broen", "=Alla mår bättre"),
        ),
        money=(MoneyRow("Lyktan", 900_000, 810_000, 600_000), MoneyRow("Broen", 500_000, 520_000, 520_000)),
        earlier=EARLIER,
        missing=(MissingReport("Nätet", Wording("Delårsrapport", "Interim report"), NOW, date(2032, 9, 30)),),
        texts=AccountTexts(intro="Ett gott år.", board="Läs detta först.", leads={"Broen": "En ny insats."}),
    )
    return replace(given, **more)


def table(document: Document, caption: str) -> list[list[str]]:
    found = next(one for one in document.blocks if isinstance(one, Table) and (one.caption or "").startswith(caption))
    return [[cell.text for cell in row] for row in found.rows]


def headings(document: Document, level: int = 1) -> list[str]:
    return [one.text for one in document.blocks if isinstance(one, Heading) and one.level == level]


def test_the_chapters_stand_in_order() -> None:
    assert headings(compose_account(material())) == [
        "Sammanfattning",
        "Inledning",
        "Översikt",
        "Diagram",
        "Mål",
        "Jämfört med förra perioden",
        "Kvinnor och män",
        "Pengar",
        "Rapporter som saknas",
        "Individinriktade insatser",
        "Fynd",
    ]


def test_chapters_on_what_is_not_known_are_left_out() -> None:
    plain = compose_account(AccountMaterial(material().entries))
    assert not {"Mål", "Jämfört med förra perioden", "Pengar", "Rapporter som saknas", "Inledning"} & set(
        headings(plain)
    )


def test_no_difference_is_worked_out_from_a_number_that_is_withheld() -> None:
    rows = table(compose_account(material()), "Deltagare och avslut")
    assert rows[0][:4] == ["Lyktan", "45", "60", "+15"]
    assert rows[1] == ["Broen", "33", "33", "0", WITHHELD_SIGN, WITHHELD_SIGN, WITHHELD_SIGN]


def test_a_cost_is_told_of_numbers_that_are_shown_and_of_no_others() -> None:
    document = compose_account(material())
    told = [cell.replace("\u00a0", " ") for cell in table(document, "Kostnad per deltagande")[0]]
    assert told == ["Lyktan", "600 000", "60", "10 000", "7 800 till 13 000"]
    positive = table(document, "Kostnad per positivt avslut")
    assert positive[0][:4] == ["Lyktan", "600\u00a0000", "24", "25\u00a0000"]
    hidden = compose_account(
        material(entries=(with_cells({("participants", ALL): None}),)),
    )
    assert table(hidden, "Kostnad per deltagande")[0][2:] == [WITHHELD_SIGN] * 3


def with_cells(cells: Cells) -> Entry:
    entry = material().entries[0]
    return replace(entry, reading=replace(entry.reading, reports=(report("Lyktan", LYKTAN | cells),)))


def test_women_and_men_are_compared_where_both_are_shown() -> None:
    document = compose_account(material())
    told = [cell.replace("\u00a0", " ") for cell in table(document, "Positiva avslut av avslutade")[0]]
    assert told[:3] == ["Lyktan", "18 av 25 (72 %)", "6 av 15 (40 %)"]
    assert told[3].startswith("32 (")
    captions = [one.caption or "" for one in document.blocks if isinstance(one, Table)]
    assert not [one for one in captions if one.startswith("Mår bättre av")]


def test_the_office_s_words_stand_where_they_belong() -> None:
    document = compose_account(material())
    texts = [one.text for one in document.blocks if isinstance(one, Paragraph)]
    assert texts[0] == "Läs detta först."
    assert "Ett gott år." in texts
    ordered = material(texts=AccountTexts(order=("Broen", "Lyktan")))
    assert headings(compose_account(ordered), 2) == ["Broen", "Lyktan"]


def test_the_board_s_page_is_one_page_however_much_there_is(tmp_path: Path) -> None:
    import pypdfium2

    many = tuple(report(f"Insats med ett långt namn nummer {at}", LYKTAN) for at in range(40))
    reading = replace(material().entries[0].reading, reports=many)
    goals = tuple(GoalRow(one.intervention, "Mål", Verdict.NOT_MET) for one in many)
    missing = tuple(replace(material().missing[0], intervention=one.intervention) for one in many)
    money = tuple(MoneyRow(one.intervention, 1, 2, 2) for one in many)
    texts = AccountTexts("Början.", "Ord och mening. " * 56)
    full = material(entries=(Entry(reading),), goals=goals, missing=missing, money=money, texts=texts)
    file = tmp_path / "account.pdf"
    file.write_bytes(write_account(compile_account(full), "pdf"))
    with pypdfium2.PdfDocument(file) as pages:
        found = [page.get_textpage().get_text_bounded() for page in pages]
    first = next(at for at, text in enumerate(found) if "Sammanfattning" in text.splitlines()[1:3])
    assert "Inledning" in found[first + 1].splitlines()[1:3]


@pytest.mark.parametrize("file_format", ["pdf", "docx", "html", "xlsx"])
def test_no_file_says_more_than_the_document(file_format: str, tmp_path: Path) -> None:
    account = compile_account(material())
    file = tmp_path / f"account.{file_format}"
    file.write_bytes(write_account(account, file_format))
    assert audit_files(account.document, [file]) == ()


@pytest.mark.parametrize("file_format", ALL_FORMATS)
def test_the_same_account_gives_the_same_bytes(file_format: str) -> None:
    first, second = (write_account(compile_account(material()), file_format) for _ in range(2))
    assert first == second


def test_charts_say_in_a_sentence_what_they_show() -> None:
    for language in ("sv", "en"):
        charts = [one for one in compose_account(material(), language=language).blocks if isinstance(one, Chart)]
        assert len(charts) >= 5
        assert all(one.alternative.endswith(".") and len(one.alternative) > 20 for one in charts)


def test_open_data_has_its_codebook_and_no_formula() -> None:
    data = write_account(compile_account(material()), "zip")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        rows = {
            name: list(csv.DictReader(io.StringIO(archive.read(name).decode())))
            for name in archive.namelist()
            if name.endswith(".csv")
        }
    assert rows["goals.csv"][1]["goal"] == "'=Alla mår bättre"
    cells = [cell for table in rows.values() for row in table for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    columns = {(one["file"], one["column"]) for one in rows["codebook.csv"]}
    tables = set(rows) - {"codebook.csv", "values.csv", "measures.csv"}
    assert columns >= {(name, column) for name in tables if rows[name] for column in rows[name][0]}
    measures = {one["measure"]: one for one in rows["measures.csv"]}
    assert {one["measure"] for one in rows["figures.csv"]} <= set(measures)
    assert len(measures["participants"]["definition_sha256"]) == 64
    hidden = [one for one in rows["figures.csv"] if one["cell"] == "withheld"]
    assert hidden and not [one for one in hidden if one["value"] or one["answered"]]


def test_an_account_with_every_chapter_is_read_back(tmp_path: Path) -> None:
    from stegvis.catalogue import load_instruments
    from stegvis.forms.recognise import recognise

    for file_format in ("pdf", "docx"):
        file = tmp_path / f"account.{file_format}"
        file.write_bytes(write_account(compile_account(material()), file_format))
        read = recognise(read_document(file), load_forms(), load_instruments())
        assert [one.intervention for one in read.reports] == ["Lyktan", "Broen"]
        for ours, theirs in zip(material().reports, read.reports, strict=True):
            assert {(f.measure, f.gender): f.value for f in theirs.figures} == {
                (f.measure, f.gender): f.value for f in ours.figures
            }


def test_the_summary_begins_a_page_and_ends_it() -> None:
    blocks = compose_account(material()).blocks
    at = next(at for at, one in enumerate(blocks) if isinstance(one, Heading) and one.text == "Sammanfattning")
    after = next(at for at, one in enumerate(blocks) if isinstance(one, Heading) and one.text == "Inledning")
    assert isinstance(blocks[at - 1], PageBreak) and isinstance(blocks[after - 1], PageBreak)
