"""The period of the examples, and invented participants, written shortly."""

from datetime import date

from stegvis.catalogue.measures.entry import InventedRow, Value, invented
from stegvis.vocabulary import Period

JANUARY_TO_AUGUST = Period(date(2023, 1, 1), date(2023, 8, 31))
STARTED = date(2022, 9, 5)
LEFT_IN_MARCH = date(2023, 3, 31)
LEFT_IN_JUNE = date(2023, 6, 15)
LEFT_ON_LAST_DAY = date(2023, 8, 31)
LEFT_DAY_BEFORE = date(2022, 12, 31)


def participant(name: str, sv: str, en: str, **given: Value) -> InventedRow:
    """An invented participation; its note says what is particular about it."""
    return invented("participations", name, sv, en, **given)


def leaver(name: str, sv: str, en: str, /, exited_on: Value = LEFT_IN_MARCH, **given: Value) -> InventedRow:
    """An invented participation that started before the period and, if not told otherwise, ended during it."""
    return participant(name, sv, en, started_on=STARTED, exited_on=exited_on, **given)
