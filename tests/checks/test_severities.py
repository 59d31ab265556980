"""How grave a finding is: an error only where the numbers cannot all be right."""

from dataclasses import replace
from datetime import date

import pytest

from stegvis.checks import check
from stegvis.checks.examples import INTERIM, days, reading, report, says
from stegvis.forms.reading import FormMatch, ReportReading, Signature
from stegvis.vocabulary import Severity

SHORT = {"participants": "30 17 11"}
PERIOD = days("2031-01-01", "2031-06-30")


def _told(given: ReportReading, rule: str) -> Severity | None:
    found = [one.severity for one in check(reading(given)) if one.rule == rule]
    assert len(found) <= 1
    return found[0] if found else None


@pytest.mark.parametrize(
    ("given", "severity"),
    [
        (report(rows=SHORT), Severity.ERROR),
        (report(rows={"participants": "30 17 14"}), Severity.ERROR),
        (report(rows={"participants": "30 17 11 0 0"}), Severity.ERROR),
        (report(rows={"participants": "30 17 11 _"}), Severity.WARNING),
        (report(rows=SHORT, texts={"analysis": "Två deltagare har inte velat uppge kön."}), Severity.NOTE),
        (report(rows=SHORT, texts={"analysis": "I gruppen finns två hen."}), Severity.NOTE),
        (report(rows=SHORT, texts={"analysis": "Vi möter individen där hen är."}), Severity.ERROR),
        (report(rows={"participants": "30 17 14"}, texts={"analysis": "Två med okänt kön."}), Severity.ERROR),
    ],
)
def test_gender_sum(given: ReportReading, severity: Severity) -> None:
    assert _told(given, "gender_sum") is severity


def test_figures_picked_from_prose_give_a_warning() -> None:
    given = report(rows=SHORT)
    unsure = replace(given, figures=tuple(replace(one, confidence=0.5) for one in given.figures))
    assert _told(unsure, "gender_sum") is Severity.WARNING


@pytest.mark.parametrize(
    ("raw", "day", "severity"),
    [
        ("2030-07-04", date(2030, 7, 4), Severity.ERROR),
        ("2031-02-04", date(2031, 2, 4), Severity.ERROR),
        ("2031-06-20", date(2031, 6, 20), Severity.WARNING),
        # Read day first it lies before the period; read year first, after it.
        ("31/07/05", date(2005, 7, 31), Severity.WARNING),
        ("2031-07-04", date(2031, 7, 4), None),
    ],
)
def test_signed_too_early(raw: str, day: date, severity: Severity | None) -> None:
    given = report(period=PERIOD, signature=Signature(None, day, raw))
    assert _told(given, "date_order") is severity


def test_a_likely_year_is_named() -> None:
    given = report(period=PERIOD, signature=Signature(None, date(2030, 7, 4), "2030-07-04"))
    (found,) = [one for one in check(reading(given)) if one.rule == "date_order"]
    assert found.expected == "2031-07-04"
    assert "Kanske menas 2031-07-04?" in found.message.sv


def test_a_guessed_form_cannot_lack_a_section() -> None:
    given = report(rows=SHORT, form=None)
    assert _told(replace(given, form=FormMatch(INTERIM, 1.0)), "missing_section") is Severity.WARNING
    assert _told(replace(given, form=FormMatch(INTERIM, 0.3)), "missing_section") is None


def test_more_than_the_table_is_an_error_and_some_of_it_a_warning() -> None:
    rows = {"exits": "12 7 5", "feels_better": "8 5 3"}
    more = says("Nio deltagare mår bättre.", "Nio", count=9, measure="feels_better")
    some = says("Sex av deltagarna mår bättre.", "Sex", count=6, measure="feels_better")
    assert _told(report(rows=rows, statements=(more,)), "text_table_mismatch") is Severity.ERROR
    assert _told(report(rows=rows, statements=(some,)), "text_table_mismatch") is Severity.WARNING
