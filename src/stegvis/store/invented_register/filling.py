"""The whole invented register, from the reports that were imported."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from stegvis.store.clock import today
from stegvis.store.invented_register.around_people import add_around
from stegvis.store.invented_register.asking import add_askings
from stegvis.store.invented_register.chance import Chance, workday_before
from stegvis.store.invented_register.fitting import Headcounts, fitted
from stegvis.store.invented_register.organisation import organise
from stegvis.store.invented_register.people import Population, populate
from stegvis.store.invented_register.screening import add_screenings
from stegvis.store.invented_register.sheaf import Sheaf
from stegvis.store.invented_register.stated import StatedCell, StatedReport, stated_reports

SEED = 17
DAYS_LEFT = 6
"""The demonstration's day lies so many days before the end of the latest period."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What came of it: how many participations there are, and by intervention the cells that no people can meet."""

    participations: int
    unmet: Sequence[tuple[str, tuple[StatedCell, ...]]]


def demonstration_day() -> date | None:
    """A working day just before the end of the latest period that was reported on; None without reports."""
    ends = [one.period.end for one in stated_reports()]
    return workday_before(max(ends) - timedelta(days=DAYS_LEFT)) if ends else None


@transaction.atomic
def fill_register(seed: int = SEED) -> Filled:
    """Invents a register for the reports in force, as of `today`. The store must not hold participants yet."""
    chance, sheaf = Chance(seed), Sheaf()
    reports = [(report, fitted(report.cells)) for report in stated_reports()]
    population = Population(sheaf, chance)
    participations = 0
    for (report, counts), setting in zip(reports, organise(reports, today(), chance), strict=True):
        rows = populate(setting, counts, report.answered, population)
        participations += len(rows)
        for row in rows:
            sheaf.add(row)
            add_around(row, setting, sheaf, chance)
            add_askings(row, setting, sheaf, chance)
    add_screenings([report.intervention.association for report, _ in reports], today(), sheaf, chance)
    sheaf.write()
    return Filled(participations, _unmet(reports))


def _unmet(reports: Sequence[tuple[StatedReport, Headcounts]]) -> Sequence[tuple[str, tuple[StatedCell, ...]]]:
    return [(report.intervention.name, counts.unmet) for report, counts in reports if counts.unmet]
