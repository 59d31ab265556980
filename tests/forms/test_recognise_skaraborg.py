"""Reports of the Skaraborg family, invented, in every layout that the same content may come in."""

import re
import textwrap
from collections.abc import Callable
from datetime import date

import pytest
from tests.forms.invented_reports import HEADING_OF, SAGE, Invented, garden, harbour, interim_text, network

from stegvis.catalogue import load_forms
from stegvis.documents.readers import document_of_text
from stegvis.forms.reading import Reading
from stegvis.forms.recognise import recognise
from stegvis.vocabulary import Blank, Gender, NotNumeric, Number, Period

GENDER = {"Antal": Gender.ALL, "Kvinnor": Gender.WOMEN, "Män": Gender.MEN}
TEXT = interim_text(
    {"Individinriktade insatser": [garden(), harbour()], "Strukturinriktade insatser": [network()]},
)


def read(text: str) -> Reading:
    return recognise(document_of_text(text, "invented.txt"), load_forms())


def wrapped(width: int) -> Callable[[str], str]:
    def wrap(text: str) -> str:
        lines = text.split("\n")
        return "\n".join(line if "\t" in line else textwrap.fill(line, width) for line in lines)

    return wrap


def headings(change: Callable[[str], str]) -> Callable[[str], str]:
    known = set(HEADING_OF.values())
    return lambda text: "\n".join(change(line) if line in known else line for line in text.split("\n"))


LAYOUTS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "60 columns": wrapped(60),
    "80 columns": wrapped(80),
    "120 columns": wrapped(120),
    "blank lines doubled": lambda text: text.replace("\n\n", "\n\n\n\n"),
    "no blank lines": lambda text: re.sub(r"\n\n+", "\n", text),
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "capitals": headings(str.upper),
    "hash signs": headings(lambda line: f"## {line}"),
    "bold": headings(lambda line: f"**{line}**"),
    "colons": headings(lambda line: f"{line}:"),
    "numbered": headings(lambda line: f"1. {line}"),
    "slips of the pen": lambda text: text.replace("\nResultat\n", "\nReslutat\n").replace("Bakgrund", "Bakgurnd"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_content_in_any_layout(layout: str) -> None:
    reading = read(LAYOUTS[layout](TEXT))
    assert reading.form is not None
    assert (reading.form.form.id, reading.form.confidence > 0.9) == ("skaraborg_interim", True)
    assert (reading.title, reading.issuer) == ("Projektredovisning delår 2024", "Samordningsförbundet Ådalen")
    assert [(entry.name, entry.page) for entry in reading.contents] == [
        ("Solgläntan", 3),
        ("Fyren +", 7),
        ("Nätverk Bron", 11),
    ]
    assert [report.intervention for report in reading.reports] == ["Solgläntan", "Fyren +", "Nätverk Bron"]
    assert [report.orientation for report in reading.reports] == ["individual", "individual", "structural"]
    for report, invented in zip(reading.reports, (garden(), harbour(), network()), strict=True):
        assert report.period == Period(date(2024, 1, 1), date(2024, 8, 31))
        assert {(f.measure, f.gender): f.raw for f in report.figures} == expected_raws(invented)
        assert report.unread == ()
        for name in ("background", "purpose", "goals", "method", "result", "analysis"):
            section = report.section(name)
            assert section is not None
            assert " ".join(section.text.split()) == f"{SAGE} Så gör vi på {invented.name}."


def expected_raws(invented: Invented) -> dict[tuple[str, Gender], str]:
    return {
        (measure, gender): raw
        for measure, raws in invented.numbers.items()
        for gender, raw in zip(GENDER.values(), raws, strict=True)
    }


def test_fields() -> None:
    first, second, third = read(TEXT).reports
    assert first.parties == ("Norrbyn kommun", "Söderköpinge kommun", "Västanå kommun", "Försäkringskassan")
    assert second.parties == ("Hamnviks kommun", "Vårdcentralen Lotsen (Region Kusten)")
    assert third.parties == ("Försäkringskassan", "Arbetsförmedlingen")
    assert first.agreement == Period(date(2022, 2, 1), date(2024, 1, 31))


def test_blank_zero_and_x_stay_three_things() -> None:
    report = read(TEXT).reports[1]
    cells = {(f.measure, f.gender): f.cell for f in report.figures}
    assert cells["participants", Gender.WOMEN] == Blank()
    assert cells["exits", Gender.WOMEN] == Number(0)
    assert cells["exits_other", Gender.ALL] == NotNumeric("x")
    assert read(TEXT).reports[0].figures[15].cell == Number(11, 13)


@pytest.mark.parametrize("tab", ["\t", " | ", "        "])
@pytest.mark.parametrize("columns", [("Män", "Antal", "Kvinnor"), ("Kvinnor", "Män", "Antal")])
def test_columns_in_any_order_and_any_table_layout(columns: tuple[str, ...], tab: str) -> None:
    text = interim_text({"Individinriktade insatser": [garden()]}, columns=columns, tab=tab)
    (report,) = read(text).reports
    assert {(f.measure, f.gender): f.raw for f in report.figures} == expected_raws(garden())
    assert report.unforeseen_columns == ()


def test_a_gender_column_that_no_form_foresaw_is_kept() -> None:
    one = garden()
    one.numbers = {name: (*raws, "1") for name, raws in one.numbers.items()}
    (report,) = read(
        interim_text({"Individinriktade insatser": [one]}, columns=("Antal", "Kvinnor", "Män", "Hen"))
    ).reports
    assert report.value("participants", Gender.NONBINARY) == 1
    assert [(column.heading, column.gender) for column in report.unforeseen_columns] == [("Hen", Gender.NONBINARY)]
    assert report.unread == ()


def test_another_column_is_kept_as_unread() -> None:
    one = garden()
    one.numbers = {name: (*raws, "17") for name, raws in one.numbers.items()}
    columns = ("Antal", "Kvinnor", "Män", "Förra året")
    (report,) = read(interim_text({"Individinriktade insatser": [one]}, columns=columns)).reports
    assert {(f.measure, f.gender): f.raw for f in report.figures} == expected_raws(garden())
    assert [(column.heading, column.gender) for column in report.unforeseen_columns] == [("Förra året", None)]
    assert len(report.unread) == 7
    assert all("17" in unread.text for unread in report.unread)


def test_a_row_that_no_form_foresaw_is_unread() -> None:
    text = TEXT.replace("Positiva avslut <i>", "Antal hästar\t3\t2\t1\nPositiva avslut <i>")
    report = read(text).reports[0]
    assert [unread.text for unread in report.unread] == ["Antal hästar | 3 | 2 | 1"]
    assert report.value("exits_positive") == 8


def test_values_torn_from_their_label_by_a_page_break() -> None:
    label = "Hur många av alla som slutat säger att de mår bättre?"
    text = TEXT.replace(f"{label}\t11 (13 svar)\t7\t4", f"\t11 (13 svar)\t7\t4\n\n\f\n{label}\t\t\t")
    assert {(f.measure, f.gender): f.raw for f in read(text).reports[0].figures} == expected_raws(garden())


@pytest.mark.parametrize("missing", list(HEADING_OF))
def test_one_section_missing(missing: str) -> None:
    one, other = garden(), harbour()
    one.without = frozenset({missing})
    reports = read(interim_text({"Individinriktade insatser": [other, one, network()]})).reports
    assert [report.intervention for report in reports] == ["Fyren +", "Solgläntan", "Nätverk Bron"]
    assert reports[1].section(missing) is None
    if missing != "result":
        assert {(f.measure, f.gender): f.raw for f in reports[1].figures} == expected_raws(garden())


def test_a_heading_of_the_form_inside_an_answer_begins_no_section() -> None:
    one = garden()
    one.texts["analysis"] = f"{SAGE}\n\nResultat\n\n{SAGE}"
    reports = read(interim_text({"Individinriktade insatser": [one, harbour()]})).reports
    assert [report.intervention for report in reports] == ["Solgläntan", "Fyren +"]
    analysis, result = reports[0].section("analysis"), reports[0].section("result")
    assert analysis is not None and "\n\nResultat\n\n" in analysis.text
    assert result is not None and "Resultat" not in result.text


def test_questions_of_the_form_between_the_answers_are_left_out() -> None:
    one = garden()
    one.texts["analysis"] = (
        "Ser vi könsskillnader här? Nej Andra mönster? Bara ett: de som bor nära kommer oftare.\n\n"
        "Hur många av alla som slutat säger att de mår bättre?\n\n100% av dem som svarat."
    )
    analysis = read(interim_text({"Individinriktade insatser": [one]})).reports[0].section("analysis")
    assert analysis is not None
    assert analysis.text.split("\n\n") == ["Nej", "Bara ett: de som bor nära kommer oftare.", "100% av dem som svarat."]


def test_the_annual_report_is_told_from_the_interim_one() -> None:
    text = TEXT.replace("DELÅR 2024", "HELÅR 2024").replace("under delåret", "under året")
    reading = read(text)
    assert reading.form is not None and reading.form.form.id == "skaraborg_annual"
    assert reading.reports[0].period == Period(date(2024, 1, 1), date(2024, 12, 31))
    assert reading.reports[0].value("participants") == 31


def test_time_is_proportional_to_length() -> None:
    import time

    def seconds(copies: int) -> float:
        groups = {"Individinriktade insatser": [garden(), harbour()] * copies}
        document = document_of_text(interim_text(groups), "invented.txt")
        start = time.process_time()
        assert len(recognise(document, load_forms()).reports) == 2 * copies
        return time.process_time() - start

    seconds(2)
    assert seconds(40) < 10 * seconds(10)


@pytest.mark.parametrize(
    "heading", ["Solgläntan", "1. Solgläntan", "2.3 Solgläntan", "Insats: Solgläntan", "Insatsens namn: Solgläntan"]
)
def test_the_name_as_it_may_be_headed(heading: str) -> None:
    text = TEXT.replace("\n\nSolgläntan\n\n", f"\n\n{heading}\n\n")
    assert [report.intervention for report in read(text).reports] == ["Solgläntan", "Fyren +", "Nätverk Bron"]


def test_a_report_on_one_intervention_without_a_name_line() -> None:
    text = interim_text({"Individinriktade insatser": [garden()]})
    text = "Projektredovisning delår 2024\n\nSamverkande" + text.partition("\n\nSamverkande")[2]
    (report,) = read(text).reports
    assert report.intervention == "Projektredovisning delår 2024"
    assert report.value("participants") == 31


def test_without_a_title_no_period_is_made_up() -> None:
    reading = read(TEXT.replace("PROJEKTREDOVISNING\nDELÅR 2024\n\n", ""))
    assert reading.form is not None
    assert reading.form.form.id == "skaraborg_interim"
    assert reading.form.confidence < 0.8
    assert {report.period for report in reading.reports} == {None}


def test_genders_as_rows_and_measures_as_columns() -> None:
    head, _, tail = TEXT.partition("\tAntal\tKvinnor\tMän\n")
    table = "\tDeltagare under delåret\tPositiva avslut\nKvinnor\t18\t5\nMän\t13\t3\nTotalt\t31\t8\n\n"
    report = read(head + table + tail[tail.index(SAGE) :]).reports[0]
    assert {(f.measure, f.gender): f.value for f in report.figures} == {
        ("participants", Gender.ALL): 31,
        ("participants", Gender.WOMEN): 18,
        ("participants", Gender.MEN): 13,
        ("exits_positive", Gender.ALL): 8,
        ("exits_positive", Gender.WOMEN): 5,
        ("exits_positive", Gender.MEN): 3,
    }
