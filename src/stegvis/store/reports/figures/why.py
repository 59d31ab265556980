"""Why a figure of a report is what it is: the rule, the numbers around it, and the participations behind it."""

from dataclasses import dataclass
from datetime import date

from stegvis.catalogue.measures import TYPED_BY_HAND, find_measure, load_measures
from stegvis.disclosure.release import SMALLEST_PROVABLE
from stegvis.measures.canonical import measure_hash
from stegvis.measures.facts import PARTICIPATIONS
from stegvis.measures.rows_counted import rows_counted
from stegvis.store.models import Edition, Intervention, Participant
from stegvis.store.register_facts import FactRow, register_rows
from stegvis.store.register_facts.participations import COUNTED_ONLY_FROM
from stegvis.store.reports.editions import period_of
from stegvis.store.reports.figures.counting import PLACES_FREE, PLAIN, is_counted, is_typed, report_counts
from stegvis.vocabulary import Gender, Wording
from stegvis.vocabulary.measure import measure_heading

AROUND = ("participants", "consents")
"""How many take part, and how many of them have consented."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a measure counts, in words. `definition` is the SHA-256 of its canonical JSON, "" where nothing counts it.

    `privacy` is its class and `smallest` the smallest group that may be told of; None for what counts no person.
    """

    measure: str
    label: Wording
    explanation: Wording
    source: Wording | None = None
    definition: str = ""
    privacy: str = ""
    smallest: int | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """How many of the gender take part in the period, and how many of them have consented to being measured."""

    taking_part: int
    consented: int


@dataclass(frozen=True, slots=True)
class BehindRow:
    """A participation behind a figure. `is_counted` is false for one that the figure is only divided by."""

    participant: int
    local_number: int
    started_on: date | None
    exited_on: date | None
    is_counted: bool


@dataclass(frozen=True, slots=True)
class Behind:
    """The participations behind a figure, by local number, and how many more are only counted, without data."""

    rows: tuple[BehindRow, ...]
    only_counted: int


def rule_of(measure: str) -> Rule:
    """The measure's rule. Raises BadInput for one that neither the catalogue nor a form knows."""
    if measure == PLACES_FREE:
        return Rule(measure, measure_heading(measure), _PLACES_FREE)
    if measure in TYPED_BY_HAND and measure not in load_measures():
        return Rule(measure, measure_heading(measure), TYPED_BY_HAND[measure])
    entry = find_measure(measure)
    digest = measure_hash(entry.measure)
    if measure in PLAIN:
        return Rule(measure, entry.label, entry.explanation, entry.source, digest)
    privacy = entry.measure.privacy
    smallest = SMALLEST_PROVABLE[privacy]
    return Rule(measure, entry.label, entry.explanation, entry.source, digest, privacy.value, smallest)


def around(edition: Edition, measure: str, gender: Gender) -> Around | None:
    """The numbers around a figure; None where they are not counted: typed in, or a measure of something else."""
    if is_typed(edition.intervention) or not is_counted(measure):
        return None
    counts = report_counts(edition.intervention, period_of(edition), AROUND)
    taking_part, consented = (counts.cell(name, gender).number or 0 for name in AROUND)
    return Around(taking_part, consented)


def behind(edition: Edition, measure: str, gender: Gender) -> Behind | None:
    """The participations behind the figure as the facts are now; None for what counts none. Reads persons' rows."""
    if is_typed(edition.intervention) or not is_counted(measure):
        return None
    period = period_of(edition)
    scope = Intervention.objects.filter(pk=edition.intervention_id)
    rows = [row for row in register_rows(PARTICIPATIONS.name, scope, period) if gender in (Gender.ALL, row["gender"])]
    found = rows_counted(find_measure(measure).measure, rows, period)
    registered = [row for row in (*found.counted, *found.others) if not _has_no_data(row)]
    numbers = dict(
        Participant.objects.filter(pk__in={row["person"] for row in registered}).values_list("pk", "local_number")
    )
    counted = {row["participation"] for row in found.counted}
    listed = (_row(row, numbers, is_counted=row["participation"] in counted) for row in registered)
    return Behind(
        tuple(sorted(listed, key=lambda one: (not one.is_counted, one.local_number))),
        sum(map(_has_no_data, found.counted)),
    )


def _has_no_data(row: FactRow) -> bool:
    number = row["participation"]
    return isinstance(number, int) and number >= COUNTED_ONLY_FROM


def _row(row: FactRow, numbers: dict[int, int], *, is_counted: bool) -> BehindRow:
    person, started_on, exited_on = row["person"], row["started_on"], row["exited_on"]
    assert isinstance(person, int)
    return BehindRow(
        person,
        numbers[person],
        started_on if isinstance(started_on, date) else None,
        exited_on if isinstance(exited_on, date) else None,
        is_counted,
    )


_PLACES_FREE = Wording(
    "Insatsens platser minus de deltaganden som pågår när perioden har tagit slut.",
    "The intervention's places less the participations that still go on when the period has ended.",
)
