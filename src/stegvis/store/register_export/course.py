"""What happens on the way through an intervention, as tables: referrals, extensions, meetings, the plan, activity."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from stegvis.catalogue.import_words import load_import_words
from stegvis.store.models import (
    ActivityWeek,
    Attendance,
    Extension,
    FollowUp,
    Meeting,
    Participant,
    Participation,
    PlanGoal,
    PlanStep,
)
from stegvis.store.register_export.tables import ExportedTable, column, rows_of
from stegvis.vocabulary import Wording

HEADINGS = {one.id: one.label for one in load_import_words().fields}
KEY = (
    column(Participant, "local_number", HEADINGS["local_number"]),
    column(Participation, "started_on", HEADINGS["started_on"]),
)
Keys = Mapping[int, tuple[int, Any]]
"""By a participation's number: what its rows begin with in every table."""

WORDS = Wording("Vad som ska göras", "What is to be done")
DUE, DONE = Wording("Senast", "Due"), Wording("Klart", "Done")
DECISIONS = {
    "accepted": Wording("Antagen", "Accepted"),
    "waiting": Wording("I kö", "Waiting"),
    "declined": Wording("Avböjd", "Declined"),
}
WAY = (
    ("signalled_on", Wording("Behovet signalerades", "Need signalled")),
    ("visited_on", Wording("Besök före beslutet", "Visit before the decision")),
    ("decision", Wording("Beslut", "Decision")),
    ("decided_on", Wording("Beslutets dag", "Day of the decision")),
    ("declined_because", Wording("Varför den avböjdes", "Why it was declined")),
    ("first_meeting_on", Wording("Första mötet", "First meeting")),
    ("planned_end_on", Wording("Planerad sista dag", "Planned last day")),
    ("taken_over_by", Wording("Tar över", "Taken over by")),
)
Fields = Sequence[tuple[str, Wording, str]]
TABLES: Sequence[tuple[Any, str, Wording, Fields]] = (
    (
        Extension,
        "participation",
        Wording("Förlängningar", "Extensions"),
        (
            ("decided_on", Wording("Beslutets dag", "Day of the decision"), ""),
            ("earlier_end_on", Wording("Sista dag förut", "Last day before"), ""),
            ("end_on", Wording("Ny sista dag", "New last day"), ""),
            ("reason", Wording("Varför", "Why"), ""),
        ),
    ),
    (
        Meeting,
        "participation",
        Wording("Möten", "Meetings"),
        (
            ("on", Wording("Dag", "Day"), ""),
            ("agenda", Wording("Vad det handlade om", "What it was about"), ""),
            ("outcome", Wording("Vad ni kom överens om", "What was agreed"), ""),
        ),
    ),
    (
        PlanGoal,
        "participation",
        Wording("Mål", "Goals"),
        (
            ("text", Wording("Mål", "Goal"), ""),
            ("set_on", Wording("Satt", "Set"), ""),
            ("reached_on", Wording("Nått", "Reached"), ""),
        ),
    ),
    (
        PlanStep,
        "goal__participation",
        Wording("Delsteg", "Steps"),
        (("goal__text", Wording("Mål", "Goal"), ""), ("text", WORDS, ""), ("due_on", DUE, ""), ("done_on", DONE, "")),
    ),
    (
        FollowUp,
        "participation",
        Wording("Uppföljningar", "Follow-ups"),
        (
            ("label", WORDS, ""),
            ("due_on", DUE, ""),
            ("done_on", DONE, ""),
            ("note", Wording("Vad det gav", "What came of it"), ""),
        ),
    ),
    (
        ActivityWeek,
        "participation",
        Wording("Aktivitet", "Activity"),
        (
            ("monday_on", Wording("Veckans måndag", "Monday of the week"), ""),
            ("minutes", Wording("Minuter", "Minutes"), "minutes"),
        ),
    ),
    (
        Attendance,
        "participation",
        Wording("Närvaro", "Attendance"),
        (("on", Wording("Dag", "Day"), ""), ("is_present", Wording("Närvarande", "Present"), "")),
    ),
)
"""Model, the way from it to its participation, name, and fields with heading and unit."""


def course_tables(listed: Iterable[Participation], keys: Keys) -> tuple[ExportedTable, ...]:
    """A row for each referral's way, then a table for each kind of thing that happens."""
    return (_way(listed, keys), *(_plain(*described, keys) for described in TABLES))


def few(numbers: Iterable[int]) -> Any:
    """The participations as a question within the question: their number may be larger than a list may be long."""
    first = Participation.objects.filter(pk=next(iter(numbers), 0))
    return Participation.objects.filter(intervention__in=first.values("intervention")).values("pk")


def _way(listed: Iterable[Participation], keys: Keys) -> ExportedTable:
    coded = {"decision": DECISIONS}
    columns = tuple(column(Participation, name, heading, coded.get(name)) for name, heading in WAY)
    rows = ((*keys[one.pk], *(_shown(one, name) for name, _ in WAY)) for one in listed)
    return ExportedTable(Wording("Vägen", "The way"), KEY + columns, rows_of(rows))


def _shown(one: Participation, name: str) -> Any:
    if name == "decision":
        return DECISIONS[one.decision].sv if one.decision else ""
    if name == "taken_over_by":
        return one.taken_over_by.name if one.taken_over_by else ""
    return getattr(one, name)


def _plain(model: Any, way: str, name: Wording, fields: Fields, keys: Keys) -> ExportedTable:
    rows = model._default_manager.filter(**{f"{way}__in": few(keys)}).order_by("pk")
    values = rows.values_list(way, *(field for field, *_ in fields))
    columns = tuple(_column(model, field, heading, unit) for field, heading, unit in fields)
    return ExportedTable(name, KEY + columns, rows_of((*keys[at], *rest) for at, *rest in values if at in keys))


def _column(model: Any, field: str, heading: Wording, unit: str) -> Any:
    """The column of a field, or of the goal's text where a step names its goal."""
    if field == "goal__text":
        return column(PlanGoal, "text", heading)
    return column(model, field, heading, unit=unit)
