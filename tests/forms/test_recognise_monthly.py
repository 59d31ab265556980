"""Monthly reports, invented: told by their title, also when their sections are those of a longer report."""

from datetime import date

import pytest

from stegvis.catalogue import load_forms
from stegvis.documents.readers import document_of_text
from stegvis.forms.reading import Reading
from stegvis.forms.recognise import recognise
from stegvis.vocabulary import Gender, Period

SECTIONS = """Samverkande parter som ingått avtal

Norrbyns kommun

Avtalsperiod

2022-01-01 – 2023-12-31

Bakgrund

Vi ses i trädgården.

Syfte

Att mötas.

Mål

- Tio ska börja arbeta.

Metod/Strategi

Vi går ut.

Resultat

	Antal	Kvinnor	Män
Nya under månaden	4	3	1
Avslutade under månaden	2	1	1
Positiva avslut	1	1	0

Analys

Det gick bra.
"""


def read(text: str) -> Reading:
    return recognise(document_of_text(text, "invented.txt"), load_forms())


def form_id(reading: Reading) -> str | None:
    return reading.form.form.id if reading.form else None


@pytest.mark.parametrize("title", ["MÅNADSRAPPORT MARS 2023", "Månadsrapport mars 2023", "Månadsrapport, mars 2023"])
def test_the_title_says_the_month(title: str) -> None:
    reading = read(f"{title}\n\n{SECTIONS}")
    assert form_id(reading) == "skaraborg_monthly"
    (report,) = reading.reports
    assert report.period == Period(date(2023, 3, 1), date(2023, 3, 31))
    assert [figure.raw for figure in report.figures if figure.gender is Gender.ALL] == ["4", "2", "1"]


def test_a_year_in_the_title_is_no_month() -> None:
    (report,) = read(f"Månadsrapport 2023\n\n{SECTIONS}").reports
    assert report.period is None


def test_what_the_form_says_of_its_period_goes_before_the_title() -> None:
    (report,) = read(f"Månadsrapport mars 2023\n\nRapporten gäller tiden: april 2023\n\n{SECTIONS}").reports
    assert report.period == Period(date(2023, 4, 1), date(2023, 4, 30))


@pytest.mark.parametrize("title", ["Projektredovisning helår 2023", "Projektredovisning 2023"])
def test_another_title_keeps_its_form(title: str) -> None:
    assert form_id(read(f"{title}\n\n{SECTIONS}")) == "skaraborg_annual"


def test_a_month_named_in_the_text_makes_no_monthly_report() -> None:
    text = SECTIONS.replace("Det gick bra.", "Det framgår av vår\nmånadsrapport mars 2023.").replace("Nya under", "Om")
    assert form_id(read(text)) == "skaraborg_annual"
