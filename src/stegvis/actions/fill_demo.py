"""Filling a demonstration's store: the reports that were imported get an invented register that adds up to them."""

import os
from collections.abc import Iterator, Sequence

from stegvis.actions.invent_reports import invent_reports
from stegvis.store.demonstration import add_people
from stegvis.store.invented_register import demonstration_day, fill_register
from stegvis.store.tables.statistics import gather_statistics
from stegvis.vocabulary import Wording

NOTHING_TO_SHOW = "2023-08-25"
"""The day shown when there are no reports."""


def fill_demo() -> tuple[Wording, ...]:
    """Invents participants who add up to the reports in force, and who works there; both as of a day near their end.

    STEGVIS_TODAY is set to that day for this process and those that it starts. Returns lines for the user: how many
    there are, and for each report that contradicts itself what its people cannot add up to.
    """
    os.environ["STEGVIS_TODAY"] = str(demonstration_day() or NOTHING_TO_SHOW)
    filled = fill_register()
    add_people()
    invent_reports()
    gather_statistics()
    return (_filled(filled.participations), *_unmet(filled.unmet))


def _filled(number: int) -> Wording:
    return Wording(
        f"Registret är påhittat: {number} deltaganden som stämmer med rapporternas tabeller. "
        f"Dagen som visas är {os.environ['STEGVIS_TODAY']}.",
        f"The register is invented: {number} participations that add up to the reports' tables. "
        f"The day shown is {os.environ['STEGVIS_TODAY']}.",
    )


def _unmet(unmet: Sequence[tuple[str, Sequence[object]]]) -> Iterator[Wording]:
    for name, cells in unmet:
        yield Wording(
            f"{name}: rapportens tal går inte ihop, så {len(cells)} av dem stämmer inte med registret.",
            f"{name}: the report's numbers contradict each other, so {len(cells)} of them differ from the register.",
        )
