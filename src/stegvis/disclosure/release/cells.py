"""Which numbers the tables of a request tell, and which of them may not be told whatever the pattern."""

from collections.abc import Iterator
from dataclasses import dataclass

from stegvis.disclosure.release.classes import WITH_THRESHOLD
from stegvis.disclosure.release.request import Line, ReleaseRequest, TableRequest
from stegvis.disclosure.release.stated import Counts, Who
from stegvis.vocabulary import Gender


@dataclass(frozen=True, slots=True)
class Asked:
    """One number that a table tells: whom it counts, and whether it may be told at all."""

    who: Who
    value: int
    may_be_told: bool


def who_is_told(table: TableRequest, line: Line, counts: Counts, gender: Gender) -> tuple[Who, ...]:
    """Whom the line counts (of a share: denominator, then numerator), empty where an intervention leaves it blank.

    All together is all who tell of every set of the line.
    """
    telling = [counts.telling(name, table.period) for name in line.sets]
    where = tuple(one for one in telling[0] if all(one in others for others in telling))
    if table.intervention is not None:
        where = tuple(one for one in where if one == table.intervention)
    whos = tuple(Who(name, where, gender, table.period) for name in line.sets) if where else ()
    return whos if all(counts.of(who) is not None for who in whos) else ()


def asked_for(request: ReleaseRequest, counts: Counts) -> tuple[Asked, ...]:
    """Every number of the publication, each once, in the order of the tables."""
    found: dict[Who, Asked] = {}
    for table, line, gender in _places(request):
        for who in who_is_told(table, line, counts, gender):
            value = counts.of(who)
            if value is not None:
                found.setdefault(who, Asked(who, value, may_be_told(request, counts, who)))
    return tuple(found.values())


def _places(request: ReleaseRequest) -> Iterator[tuple[TableRequest, Line, Gender]]:
    for table in request.tables:
        for line in table.lines:
            if not request.structure.in_bands(line.counted):
                yield from ((table, line, gender) for gender in table.columns)


def may_be_told(request: ReleaseRequest, counts: Counts, who: Who) -> bool:
    """False for an outcome where fewer than the form's threshold could have had it."""
    if not request.threshold or request.structure.by_id[who.counted].privacy not in WITH_THRESHOLD:
        return True
    everyone = Who(request.structure.everyone(who.counted), who.interventions, Gender.ALL, who.period)
    size = counts.of(everyone)
    return size is not None and size >= request.threshold
