"""A participant: who it is, where the person stands, and everything that has happened, on one line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from stegvis.actions.access import Actor, interventions_for, open_participant
from stegvis.actions.code_options import GENDERS, OCCUPATIONS, REFERRERS, SUPPORTS, municipality_options
from stegvis.actions.questionnaire_words import wording_of
from stegvis.actions.show_consents import KIND_NAMES
from stegvis.instruments import Occasion as Asked
from stegvis.store.clock import today
from stegvis.store.models import ConsentKind, Participant, Participation
from stegvis.store.questionnaires.available import shelf_of
from stegvis.store.register.cards import Sign, Step, weeks_left
from stegvis.store.register.hours import HoursSoFar, hours_so_far
from stegvis.store.register.person_details import Contact, details_of
from stegvis.store.register.standing import Standing, standing_of
from stegvis.store.register.timeline import Happening, Kind, What, timeline_of
from stegvis.store.register.told import Row, Source, Told, told_of
from stegvis.vocabulary import Wording
from stegvis.vocabulary.option import Option

__all__ = [
    "Contact",
    "HoursSoFar",
    "Kind",
    "Moment",
    "ParticipantView",
    "Sign",
    "Standing",
    "Step",
    "TimeView",
    "What",
    "show_participant",
]


@dataclass(frozen=True, slots=True)
class TimeView:
    """One time in an intervention, in short."""

    participation: int
    intervention: int
    name: str
    standing: Standing
    group: int | None
    referred_on: date | None
    started_on: date | None
    planned_end_on: date | None
    exited_on: date | None
    exit_reason: str


@dataclass(frozen=True, slots=True)
class StateLine:
    """A means of support or an occupation, with its share or extent in per cent."""

    label: Wording
    per_cent: int | None


@dataclass(frozen=True, slots=True)
class PlanStepView:
    """A step of the plan."""

    number: int
    text: str
    due_on: date | None
    done_on: date | None


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal of the plan, with its steps: those to do first, by day."""

    number: int
    text: str
    set_on: date
    reached_on: date | None
    steps: tuple[PlanStepView, ...]


@dataclass(frozen=True, slots=True)
class AskedView:
    """A questionnaire that was handed out."""

    number: int
    title: Wording
    occasion: Wording
    asked_on: date
    answered_on: date | None
    is_declined: bool


@dataclass(frozen=True, slots=True)
class ConsentState:
    """One kind of consent: whether one is in force, and whether one was taken back."""

    name: Wording
    is_in_force: bool
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """The time in an intervention that the page tells of in full."""

    referrer: Wording | None
    weeks_left: int | None
    next_step: Step | None
    signs: tuple[Sign, ...]
    goals: tuple[GoalView, ...]
    hours: HoursSoFar
    askings: tuple[AskedView, ...]
    consents: tuple[ConsentState, ...]
    supports: Mapping[str, tuple[StateLine, ...]]
    occupations: Mapping[str, tuple[StateLine, ...]]
    taken_over_by: str


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing on the timeline. `text`: what it is called; `note`: what was written, or more about it.

    `number`: of the row (meeting, follow-up, step, asking); `is_to_come`: not done yet, maybe late.
    """

    on: date
    kind: Kind
    what: What
    participation: int
    intervention: str
    number: int
    text: Wording | None
    note: Wording | None
    is_to_come: bool


@dataclass(frozen=True, slots=True)
class ParticipantView:
    """The page. `times`: the latest first; `at` is the one that `chosen` tells of (None when there is none)."""

    number: int
    local_number: int
    name: str
    covered_identity: str
    gender: Wording
    birth_year: int | None
    municipality: str
    contact: Contact
    today: date
    times: tuple[TimeView, ...]
    at: TimeView | None
    chosen: Chosen | None
    timeline: tuple[Moment, ...]


def show_participant(*, by: Actor, participant: int, participation: int | None = None) -> ParticipantView:
    """The participant within what the actor's assignments reach; the reading is in the trail.

    `participation`: the time to tell of in full; else the one under way, else the latest. Raises NotPermitted, and
    BadInput when what is sealed does not open. A fixed number of queries.
    """
    found = open_participant(by, "show_participant", participant)
    told = told_of(found, interventions_for(by, "show_participant"), today())
    times = tuple(_time(one) for one in told.participations)
    at = _chosen(times, participation)
    titles = _titles(told)
    details = details_of(found)
    return ParticipantView(
        found.pk,
        found.local_number,
        details.name,
        details.identity_number or "",
        _label(GENDERS, found.gender) or Wording(found.gender, found.gender),
        found.birth_year,
        _municipality(found),
        details.contact,
        told.today,
        times,
        at,
        _told_in_full(told, at, titles) if at else None,
        tuple(_moment(one, times, titles) for one in timeline_of(told)),
    )


def _chosen(times: tuple[TimeView, ...], number: int | None) -> TimeView | None:
    """The time asked for, else the one under way, else the latest that was not a mistake."""
    ranked = sorted(
        times,
        key=lambda one: (
            one.participation != number,
            one.standing is not Standing.UNDER_WAY,
            one.standing is Standing.IN_ERROR,
            -one.participation,
        ),
    )
    return next(iter(ranked), None)


def _time(one: Participation) -> TimeView:
    return TimeView(
        one.pk,
        one.intervention_id,
        one.intervention.name,
        standing_of(one),
        one.group,
        one.referred_on,
        one.started_on,
        one.planned_end_on,
        one.exited_on,
        one.exit_code.label if one.exit_code else "",
    )


def _told_in_full(told: Told, at: TimeView, titles: Mapping[int, Wording]) -> Chosen:
    row = next(one for one in told.participations if one.pk == at.participation)
    weeks = [(one.on, one.amount or 0) for one in told.of(Source.WEEK, row.pk) if one.on]
    return Chosen(
        referrer=_label(REFERRERS, row.referrer),
        weeks_left=weeks_left(row, told.today) if row.started_on else None,
        next_step=told.next_step(row.pk),
        signs=told.signs(row),
        goals=tuple(_goal(one, told) for one in told.of(Source.GOAL, row.pk)),
        hours=hours_so_far(weeks, row.hours_before, row.exited_on or told.today),
        askings=tuple(_asking_views(told, row.pk, titles)),
        consents=tuple(_consent_state(told, row.pk, kind) for kind in ConsentKind),
        supports=_states(told.of(Source.SUPPORT, row.pk), SUPPORTS),
        occupations=_states(told.of(Source.OCCUPATION, row.pk), OCCUPATIONS),
        taken_over_by=row.taken_over_by.name if row.taken_over_by else "",
    )


def _goal(goal: Row, told: Told) -> GoalView:
    assert goal.on is not None
    steps = [one for one in told.of(Source.STEP, goal.participation) if one.amount == goal.number]
    steps.sort(key=lambda one: one.done_on is not None)
    views = tuple(PlanStepView(one.number, one.text, one.on, one.done_on) for one in steps)
    return GoalView(goal.number, goal.text, goal.on, goal.done_on, views)


def _asking_views(told: Told, participation: int, titles: Mapping[int, Wording]) -> Iterable[AskedView]:
    for one in told.askings:
        if one.participation_id == participation:
            occasion = Asked(one.occasion).label
            yield AskedView(one.pk, titles[one.pk], occasion, one.asked_on, one.answered_on, one.is_declined)


def _consent_state(told: Told, participation: int, kind: ConsentKind) -> ConsentState:
    mine = [one for one in told.consents[participation] if one.text.kind == kind]
    in_force = any(one.withdrawn_on is None or one.withdrawn_on > told.today for one in mine)
    return ConsentState(KIND_NAMES[kind], in_force, bool(mine) and not in_force)


def _states(rows: Iterable[Row], options: Iterable[Option]) -> dict[str, tuple[StateLine, ...]]:
    """By occasion (before, after, 6_months, 12_months), the largest share first."""
    found: dict[str, tuple[StateLine, ...]] = {}
    for one in sorted(rows, key=lambda one: -(one.amount or 0)):
        label = _label(options, one.text) or Wording(one.text, one.text)
        found[one.note] = (*found.get(one.note, ()), StateLine(label, one.amount))
    return found


def _titles(told: Told) -> dict[int, Wording]:
    """What each questionnaire that was handed out is called, by the asking's number."""
    if not told.askings:
        return {}
    shelf = shelf_of(told.participations[0].intervention.association_id)
    titles = {}
    for one in told.askings:
        known = shelf.find(one.questionnaire, one.version)
        titles[one.pk] = wording_of(known.title) if known else Wording(one.questionnaire, one.questionnaire)
    return titles


def _moment(one: Happening, times: tuple[TimeView, ...], titles: Mapping[int, Wording]) -> Moment:
    where = next(time.name for time in times if time.participation == one.participation)
    text, note = _words(one, titles)
    return Moment(one.on, one.kind, one.what, one.participation, where, one.number, text, note, one.is_to_come)


def _words(one: Happening, titles: Mapping[int, Wording]) -> tuple[Wording | None, Wording | None]:
    if one.kind is Kind.QUESTIONNAIRE:
        return titles[one.number], Asked(one.note).label
    if one.kind is Kind.CONSENT:
        return KIND_NAMES[ConsentKind(one.text)], None
    if one.what is What.REFERRED:
        return _label(REFERRERS, one.text), _as_written(one.note)
    return _as_written(one.text), _as_written(one.note)


def _as_written(text: str) -> Wording | None:
    return Wording(text, text) if text.strip() else None


def _label(options: Iterable[Option], word: str) -> Wording | None:
    return next((one.label for one in options if one.value == word), None)


def _municipality(participant: Participant) -> str:
    found = _label(municipality_options(), str(participant.municipality))
    return found.sv if found else ""
