"""The attack on the public page: whoever reads all of it, sums, shares and two periods, proves no small group."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from django.test import Client
from lxml import html
from tests.cast import Cast
from tests.disclosure.invented_releases import (
    CLASSES,
    INTERIM,
    YEAR,
    Person,
    counts,
    people,
    released,
    report,
    size,
)
from tests.invented_editions import make_edition
from tests.invented_packages import PDF, pack

from stegvis.disclosure.attack import provable
from stegvis.disclosure.family import Family, Group, Terms
from stegvis.disclosure.known import Known
from stegvis.store.models import Edition
from stegvis.store.reports.border.packages import keep_package
from stegvis.vocabulary import Gender, Number, Period
from stegvis.vocabulary.gender import PARTS
from stegvis.vocabulary.released import Between, ReleasedTable, TableShape
from stegvis.vocabulary.report_life import ReportState

pytestmark = pytest.mark.django_db
SHOWN = ("participants", "exits", "exits_positive")
COLUMNS = (Gender.ALL, Gender.WOMEN, Gender.MEN)
PLACES = {"Insats 1": "linden", "Insats 2": "eken", "Insats 3": "asken"}
PERIODS = {INTERIM: "Delår", YEAR: "Helår"}
AWAY, STAYS = "away", "stays"
STANDINGS = (*((how, how) for how in CLASSES), *product((STAYS, AWAY), (STAYS, *CLASSES)))
"""What is known of somebody: how it stood when the interim report was made, and at the end of the year."""


def terms(counted: str, interventions: Sequence[str], gender: Gender, *periods: Period, without: str = "") -> Terms:
    """The people that a number counts in the last of the periods; `without` those who had left before it."""
    wanted = {"participants": (STAYS, *CLASSES), "exits": CLASSES, "exits_positive": ("positive",)}[counted]
    genders = PARTS if gender is Gender.ALL else (gender,)
    at = list(PERIODS).index(periods[-1])
    told = [one for one in STANDINGS if one[at] in wanted and not (without and one[0] in CLASSES)]
    return tuple((atom(place, each, one), 1) for place, each, one in product(interventions, genders, told))


def atom(place: str, gender: Gender, standing: tuple[str, str]) -> str:
    return f"{place}/{gender}/{'-'.join(standing)}"


@dataclass(frozen=True)
class Published:
    """Who there is, and the association's totals as the account tells them."""

    persons: tuple[Person, ...]
    totals: tuple[tuple[Period, ReleasedTable], ...]


@pytest.fixture
def published(cast: Cast, tmp_path: Path) -> Published:
    """Three interventions with small groups: an interim report and the year's, one after the other."""
    found = people((34, 22, 9), seed=5)
    totals = []
    for name, place in PLACES.items():
        intervention = getattr(cast, place)
        type(intervention).objects.filter(pk=intervention.pk).update(name=name, name_key=name.lower())
        intervention.refresh_from_db()
    for period, form in PERIODS.items():
        release = released(report(form, counts(found, period), period), tmp_path)
        totals += [(period, one) for one in release.tables if one.shape is TableShape.ASSOCIATION]
        for name, place in PLACES.items():
            edition = make_edition(cast, place, period=period)
            rows = tuple(row for one in release.tables if one.intervention == name for row in one.rows)
            keep_package(edition, pack(edition, figures=rows), PDF)
            Edition.objects.filter(pk=edition.pk).update(state=ReportState.PUBLISHED)
    return Published(found, tuple(totals))


def told(page: html.HtmlElement, period: Period) -> Iterator[Known]:
    """Every number about people on a period's page, with whom it counts."""
    visible = []
    for row in page.xpath("//table[.//th[contains(., 'Insats')]][last()]/tbody/tr"):
        name = row.xpath("string(th)").strip()
        cells = [one.text_content().strip() for one in row.xpath("td")]
        if name not in PLACES or len(cells) != len(SHOWN) * len(COLUMNS):
            continue
        for (counted, gender), cell in zip(product(SHOWN, COLUMNS), cells, strict=True):
            if cell.isdigit():
                yield known(counted, (name,), gender, period, int(cell))
                visible += [name] if (counted, gender) == ("participants", Gender.ALL) else []
    total = re.match(r"\d+", page.xpath("string(//h2[@id='utveckling']/..//tbody/tr[last()]/td[1])"))
    if total:
        yield known("participants", tuple(visible), Gender.ALL, period, int(total[0]))
    for row in page.xpath("//h2[@id='jamforelse']/..//tbody/tr"):
        tally = re.search(r"(\d+) av (\d+)", row.text_content())
        if tally:
            name = row.xpath("string(th)").strip()
            yield known("exits_positive", (name,), Gender.ALL, period, int(tally[1]))
            yield known("exits", (name,), Gender.ALL, period, int(tally[2]))


def totals(period: Period, table: ReleasedTable) -> Iterator[Known]:
    """What the account tells of all interventions together."""
    for row in table.rows:
        if row.measure not in SHOWN:
            continue
        whom = terms(row.measure, tuple(PLACES), row.gender, period)
        if isinstance(row.cell, Number) and isinstance(row.cell.value, int):
            yield Known(f"{period} {row.measure} {row.gender}", whom, row.cell.value, row.cell.value)
        elif isinstance(row.cell, Between):
            yield Known(f"{period} {row.measure} {row.gender}", whom, row.cell.least, row.cell.most)


def known(counted: str, where: tuple[str, ...], gender: Gender, period: Period, value: int) -> Known:
    return Known(f"{period} {counted} {where} {gender}", terms(counted, where, gender, period), value, value)


def groups(persons: tuple[Person, ...]) -> Iterator[Group]:
    """All that must not be told apart: what each number counts, and who left after the interim report."""
    for counted, place, gender in product(SHOWN, PLACES, (Gender.ALL, *PARTS)):
        sizes = [size(persons, counted, one, (place,), gender) for one in PERIODS]
        for period, number in zip(PERIODS, sizes, strict=True):
            yield Group(f"{period} {counted} {place} {gender}", terms(counted, (place,), gender, period), number)
        if counted != "participants":
            later = terms(counted, (place,), gender, YEAR, without="interim")
            yield Group(f"{counted} {place} {gender} in the autumn", later, sizes[1] - sizes[0])


def test_nobody_is_proved_by_the_pages(cast, published):
    knowledge = [one for period, table in published.totals for one in totals(period, table)]
    assert len(knowledge) > 5
    for period in PERIODS:
        answer = Client().get(f"/offentligt/{cast.association.pk}/{period.start}--{period.end}/")
        page = html.fromstring(answer.content)
        assert "‥" in page.text_content()
        found = list(told(page, period))
        assert len(found) > 3, "the page must tell something"
        knowledge += found
    assert len(knowledge) > 20, "beside the totals too; how much depends on how far the solver came in its time"
    everybody = tuple(groups(published.persons))
    assert [one for one in everybody if 1 <= one.value < 5], "there must be small groups to look for"
    atoms = tuple(atom(*one) for one in product(PLACES, PARTS, STANDINGS))
    family = Family(5, atoms, (), everybody)
    assert provable(family, knowledge) == ()
    women = [
        known(one, (place,), Gender.WOMEN, YEAR, size(published.persons, one, YEAR, (place,), Gender.WOMEN))
        for one, place in product(SHOWN, PLACES)
    ]
    assert provable(family, [*knowledge, *women]), "the attack must be able to succeed"
