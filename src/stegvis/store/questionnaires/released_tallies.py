"""What may be told of the answers on violence: the request to the release, for one calendar year that is over."""

from datetime import UTC, date

from django.utils import timezone

from stegvis.catalogue.measures import find_measure, load_measures
from stegvis.disclosure.release import Pending, Refused, Release, ReleaseRequest, TableRequest, commit, decide, measured
from stegvis.measures.engines import open_engine
from stegvis.store.ledgers import ledger_of, published
from stegvis.store.models import Association, ScreeningTally
from stegvis.store.register_facts import screening_facts
from stegvis.store.sealing.seals import keyed_digest
from stegvis.vocabulary import BadInput, Period, Wording
from stegvis.vocabulary.released import ReleasedTable, TableShape

MEASURES = (
    "violence_forms",
    "violence_exposed",
    "violence_by_someone_close",
    "violence_item_1",
    "violence_item_2",
    "violence_item_3",
    "violence_item_4",
    "violence_by_someone_not_close",
    "violence_as_a_child",
    "violence_has_exposed_others",
    "violence_children_exposed",
)
"""In the order of the table."""
PATIENCE_S = 20.0


def years_over(association: Association, today: date) -> tuple[int, ...]:
    """The calendar years with answers that are over, the latest first. The year that runs is told by nobody."""
    rows = ScreeningTally.objects.filter(association=association, year__lt=today.year)
    return tuple(rows.order_by("-year").values_list("year", flat=True).distinct())


def is_released(association: Association, year: int) -> bool:
    """True when the year's table has been released."""
    return published(association).find(_publication(year)) is not None


def released_table(association: Association, year: int) -> ReleasedTable | None:
    """The table as it was released, None before that. Reads only."""
    if not is_released(association, year):
        return None
    return _table(_decided(association, year).release)


def release_year(association: Association, year: int, today: date) -> ReleasedTable:
    """Releases the year's table; the same again gives the same. Raises BadInput when it cannot be released."""
    if year not in years_over(association, today):
        raise BadInput(str(year), _NOT_OVER)
    done = commit(_decided(association, year), ledger=ledger_of(association))
    if isinstance(done, Refused):
        raise BadInput(str(year), done.reason)
    return _table(done)


def _decided(association: Association, year: int) -> Pending:
    found = decide(
        _request(association, year),
        ledger=ledger_of(association),
        secret=keyed_digest("release", str(association.pk)).encode(),
        at=timezone.now().astimezone(UTC),
        time_limit_s=PATIENCE_S,
    )
    if isinstance(found, Refused):
        raise BadInput(str(year), found.reason)
    return found


def _request(association: Association, year: int) -> ReleaseRequest:
    period = Period(date(year, 1, 1), date(year, 12, 31))
    engine = open_engine("memory", screening_facts(association.pk))
    try:
        tables = engine.measure([find_measure(name).measure for name in MEASURES], (period,), ("gender",))
    finally:
        engine.close()
    ready = measured(tables, catalogue=[one.measure for one in load_measures().values()])
    lines = tuple(ready.count_line(name) for name in MEASURES)
    table = TableRequest("violence", TableShape.SCREENING, period, lines)
    return ReleaseRequest(_publication(year), (table,), ready.counts, ready.structure)


def _publication(year: int) -> str:
    return f"Frågor om våld {year}"


def _table(release: Release) -> ReleasedTable:
    return next(one for one in release.tables if one.shape is TableShape.SCREENING)


_NOT_OVER = Wording(
    "året är inte slut, eller har inga svar; svaren visas för hela kalenderår.",
    "the year is not over, or has no answers; answers are shown for whole calendar years.",
)
