"""The attack on the public page: whoever reads all of it, sums and shares with it, proves no small group."""

import re
from itertools import product
from pathlib import Path

import pytest
from django.test import Client
from lxml import html
from tests.cast import Cast
from tests.disclosure.invented_releases import CLASSES, INTERIM, Person, counts, people, released, report, size
from tests.invented_editions import make_edition
from tests.invented_packages import PDF, pack

from stegvis.disclosure.attack import provable
from stegvis.disclosure.family import Family, Group, Terms
from stegvis.disclosure.known import Known
from stegvis.store.models import Edition
from stegvis.store.reports.packages import keep_package
from stegvis.vocabulary import Gender
from stegvis.vocabulary.gender import PARTS
from stegvis.vocabulary.report_life import ReportState

pytestmark = pytest.mark.django_db
SHOWN = ("participants", "exits", "exits_positive")
COLUMNS = (Gender.ALL, Gender.WOMEN, Gender.MEN)
PLACES = {"Insats 1": "linden", "Insats 2": "eken", "Insats 3": "asken"}
STANDINGS = ("stays", *CLASSES)
"""What is known of somebody who takes part: goes on, or how it ended."""


def terms(counted: str, interventions: tuple[str, ...], gender: Gender) -> Terms:
    """The people that a number counts: by intervention, gender, and how it ended."""
    wanted = {"participants": STANDINGS, "exits": CLASSES, "exits_positive": ("positive",)}[counted]
    genders = PARTS if gender is Gender.ALL else (gender,)
    return tuple((f"{place}/{each}/{how}", 1) for place, each, how in product(interventions, genders, wanted))


@pytest.fixture
def persons(cast: Cast, tmp_path: Path) -> tuple[Person, ...]:
    """Three interventions with small groups, released together, handed in and published."""
    found = people((34, 22, 9), seed=5)
    release = released(report("Delår", counts(found, INTERIM), INTERIM), tmp_path)
    for name, place in PLACES.items():
        intervention = getattr(cast, place)
        type(intervention).objects.filter(pk=intervention.pk).update(name=name, name_key=name.lower())
        intervention.refresh_from_db()
        edition = make_edition(cast, place, period=INTERIM)
        rows = tuple(row for one in release.tables if one.intervention == name for row in one.rows)
        keep_package(edition, pack(edition, figures=rows), PDF)
        Edition.objects.filter(pk=edition.pk).update(state=ReportState.PUBLISHED)
    return found


def told(page: html.HtmlElement) -> list[Known]:
    """Every number about people on the page, with whom it counts."""
    found = []
    visible: dict[str, set[str]] = {one: set() for one in SHOWN}
    for row in page.xpath("//table[.//th[contains(., 'Insats')]][last()]/tbody/tr"):
        name = row.xpath("string(th)").strip()
        cells = [one.text_content().strip() for one in row.xpath("td")]
        if name not in PLACES or len(cells) != len(SHOWN) * len(COLUMNS):
            continue
        for (counted, gender), cell in zip(product(SHOWN, COLUMNS), cells, strict=True):
            if cell.isdigit():
                found.append(known(counted, (name,), gender, int(cell)))
                visible[counted] |= {name} if gender is Gender.ALL else set()
    total = page.xpath("string(//h2[@id='utveckling']/..//tbody/tr/td[1])")
    everywhere = tuple(sorted(visible["participants"]))
    found.append(known("participants", everywhere, Gender.ALL, int(re.match(r"\d+", total)[0])))
    for row in page.xpath("//h2[@id='jamforelse']/..//tbody/tr"):
        tally = re.search(r"(\d+) av (\d+)", row.text_content())
        if tally:
            name = row.xpath("string(th)").strip()
            found.append(known("exits_positive", (name,), Gender.ALL, int(tally[1])))
            found.append(known("exits", (name,), Gender.ALL, int(tally[2])))
    return found


def known(counted: str, where: tuple[str, ...], gender: Gender, value: int) -> Known:
    return Known(f"{counted} {where} {gender}", terms(counted, where, gender), value, value)


def test_nobody_is_proved_by_the_page(cast, persons):
    days = f"{INTERIM.start}--{INTERIM.end}"
    page = html.fromstring(Client().get(f"/offentligt/{cast.association.pk}/{days}/").content)
    knowledge = told(page)
    assert len(knowledge) > 10
    assert "‥" in page.text_content()
    assert all(one.value is not None for one in knowledge)
    groups = [
        Group(f"{one} {place} {gender}", terms(one, (place,), gender), size(persons, one, INTERIM, (place,), gender))
        for one, place, gender in product(SHOWN, PLACES, (Gender.ALL, *PARTS))
    ]
    small = [one for one in groups if 1 <= one.value < 5]
    assert small, "there must be small groups to look for"
    atoms = tuple(f"{place}/{gender}/{how}" for place, gender, how in product(PLACES, PARTS, STANDINGS))
    family = Family(5, atoms, (), tuple(groups))
    assert provable(family, knowledge) == ()
    women = [
        known(one, (place,), Gender.WOMEN, size(persons, one, INTERIM, (place,), Gender.WOMEN))
        for one, place in product(SHOWN, PLACES)
    ]
    assert provable(family, [*knowledge, *women]), "the attack must be able to succeed"
