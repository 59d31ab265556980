"""What the register holds of a controller's participants, asked for once: the ground for every row of a file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from stegvis.store.access.assignments import Interventions
from stegvis.store.models import (
    AuditEvent,
    Decision,
    Intervention,
    MeansOfSupport,
    Occasion,
    Occupation,
    Participant,
    Participation,
)
from stegvis.store.names import name_key
from stegvis.store.organisation.terms import spans_of
from stegvis.store.register.entries import NO_ANSWER, Stay
from stegvis.vocabulary import Period

Values = dict[str, object]
OF_THE_PERSON = ("gender", "birth_year", "municipality")
SELF_RATED = ("feeling", "activity", "day_structure")
COLUMNS = {
    name: name
    for name in (
        *("referrer", "referred_on", "started_on", "hours_before", "education", "support_time", "group"),
        *("exited_on", "hours_after", *SELF_RATED),
    )
} | {"exit_code": "exit_code_id"}
"""Fields of an import that are columns of a participation, and what the columns are called."""
STATES = {
    "support": (MeansOfSupport, Occasion.BEFORE),
    "support_after": (MeansOfSupport, Occasion.AFTER),
    "occupation": (Occupation, Occasion.BEFORE),
    "occupation_after": (Occupation, Occasion.AFTER),
}
"""Fields that are rows of their own, with the table and the occasion."""


@dataclass(slots=True)
class KnownParticipation:
    """A participation of the register (`number`) or of an earlier row of the file (None)."""

    number: int | None
    intervention: int
    values: Values
    decision: str = ""

    @property
    def stay(self) -> Stay | None:
        """From when to when; None before the start."""
        start, end = self.values.get("started_on"), self.values.get("exited_on")
        return Stay(start, end if isinstance(end, date) else None) if isinstance(start, date) else None


@dataclass(slots=True)
class KnownPerson:
    """A participant of the register (`number`) or of an earlier row of the file (None)."""

    number: int | None
    local_number: int | None
    values: Values
    identity_index: str | None = None
    own_index: str | None = None
    participations: list[KnownParticipation] = field(default_factory=list)
    rows: dict[tuple[int, date], int] = field(default_factory=dict)
    """Rows of the file that were about this person: by intervention and first day."""


@dataclass(slots=True)
class Known:
    """All of it, and how to find a person in it. A row's new person is added, for the rows that follow."""

    interventions: Mapping[int, Intervention]
    by_name: Mapping[str, int]
    spans: Mapping[int, tuple[Period, ...]]
    counted_only: frozenset[int] = frozenset()
    """Local numbers of those who are only counted from now on: nobody has them again."""
    by_number: dict[int, KnownPerson] = field(default_factory=dict)
    by_identity: dict[str, KnownPerson] = field(default_factory=dict)
    by_own: dict[str, KnownPerson] = field(default_factory=dict)
    alike: dict[tuple[object, ...], list[tuple[KnownPerson, KnownParticipation]]] = field(default_factory=dict)

    def add(self, person: KnownPerson) -> None:
        """The person is found from now on."""
        if person.local_number is not None:
            self.by_number[person.local_number] = person
        if person.identity_index:
            self.by_identity[person.identity_index] = person
        if person.own_index:
            self.by_own[person.own_index] = person


def look_up(controller: int, interventions: Interventions) -> Known:
    """What is known of the controller's participants and their time in those interventions."""
    listed = {one.pk: one for one in interventions.filter(provider=controller).exclude(method="counts")}
    known = Known(
        listed,
        {name_key(one.name): number for number, one in listed.items()},
        {number: spans_of(one) for number, one in listed.items()},
        _counted_only(controller),
    )
    people = _people(controller)
    for person in people.values():
        known.add(person)
    for owner, participation in _participations(controller, listed):
        person = people[owner]
        person.participations.append(participation)
        known.alike.setdefault(likeness(person.values, participation), []).append((person, participation))
    return known


def likeness(person: Mapping[str, object], participation: KnownParticipation) -> tuple[object, ...]:
    """What rows without a number have in common when they may be about the same person."""
    started_on = participation.values.get("started_on")
    return (participation.intervention, started_on, person.get("gender"), person.get("birth_year"))


def _people(controller: int) -> dict[int, KnownPerson]:
    rows = Participant.objects.filter(controller=controller).values_list(
        "pk", "local_number", "identity_index", "own_index", *OF_THE_PERSON
    )
    return {
        number: KnownPerson(number, local, dict(zip(OF_THE_PERSON, values, strict=True)), identity, own)
        for number, local, identity, own, *values in rows
    }


def _counted_only(controller: int) -> frozenset[int]:
    """What the trail tells: nothing else is left of them."""
    events = AuditEvent.objects.filter(controller=controller, event="participant_counted_only")
    return frozenset(int(one.split()[-1]) for one in events.values_list("subject", flat=True))


def _participations(controller: int, interventions: Iterable[int]) -> Iterable[tuple[int, KnownParticipation]]:
    rows = Participation.counted.filter(
        participant__controller=controller, intervention__in=list(interventions)
    ).exclude(decision=Decision.DECLINED)
    states = _states(controller)
    columns = rows.values_list("pk", "participant", "intervention", "decision", "exit_asked", *COLUMNS.values())
    for number, owner, intervention, decision, asked, *cells in columns:
        values = dict(zip(COLUMNS, cells, strict=True)) | states.get(number, {})
        for name in SELF_RATED:
            values[name] = values[name] or (NO_ANSWER if asked else "")
        yield owner, KnownParticipation(number, intervention, values, decision)


def _states(controller: int) -> dict[int, Values]:
    """The largest means of support and occupation of each participation, before and after."""
    found: dict[int, Values] = {}
    for name, (table, occasion) in STATES.items():
        word = name.removesuffix("_after")
        rows = table._default_manager.filter(participation__participant__controller=controller, occasion=occasion)
        for number, value in rows.values_list("participation", word):
            found.setdefault(number, {}).setdefault(name, value)
    return found


def others_in(person: KnownPerson, intervention: int, mine: KnownParticipation | None) -> Sequence[Stay]:
    """The person's other stays in the intervention."""
    there = (one for one in person.participations if one is not mine and one.intervention == intervention)
    return [stay for one in there if (stay := one.stay)]
