"""Rows that many measures of the catalogue are about, said once."""

from stegvis.measures.builder import Facts, Flag
from stegvis.measures.facts import ANSWERS, CAPACITY, COSTS, PARTICIPATIONS, PLANS, SCREENINGS

participations = Facts(PARTICIPATIONS)
answers = Facts(ANSWERS)
screenings = Facts(SCREENINGS)
costs = Facts(COSTS)
plans = Facts(PLANS)
capacity = Facts(CAPACITY)

TAKING_PART = participations.open_during("started_on", "exited_on")
"""Participations that go on at some time of the period."""

LEFT = participations.dated_in("exited_on")
"""Participations whose last day lies in the period."""

ASKED_AT_EXIT = participations.flag("exit_asked")


def in_work_or_studies(column: str) -> Flag:
    """True where an occupation is work, subsidised work or studies."""
    return participations.code(column).is_one_of("work", "subsidised_work", "studies")
