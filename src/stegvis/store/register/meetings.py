"""Meetings: when, about what, and what was agreed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Min

from stegvis.store.clock import today
from stegvis.store.models import FollowUp, Meeting, Participation
from stegvis.store.register import claiming
from stegvis.store.register.recording import record_change
from stegvis.store.register.rules import EARLIEST
from stegvis.store.tables.journal import empty_journal
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Actor

AHEAD = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class MeetingGiven:
    """A meeting as somebody wrote it. `follow_up_on`: when to follow it up, if at all."""

    on: date
    agenda: str = ""
    outcome: str = ""
    follow_up_on: date | None = None


def meeting_of(participation: Participation, number: int) -> Meeting | None:
    """The participation's meeting with that number."""
    return Meeting.objects.filter(participation=participation, pk=number).first()


@transaction.atomic
def hold(participation: Participation, given: MeetingGiven, label: str, *, by: Actor) -> int:
    """A new meeting; its number. The earliest one is the participation's first meeting. Raises InvalidFields."""
    claiming.hold(participation)
    _check(participation, given)
    row = Meeting.objects.create(participation=participation, on=given.on, agenda=given.agenda, outcome=given.outcome)
    if given.follow_up_on:
        FollowUp.objects.create(participation=participation, label=label, due_on=given.follow_up_on)
    _set_first(participation, None)
    record_change("meeting_held", participation, by, meeting=row.pk)
    return row.pk


@transaction.atomic
def change_meeting(meeting: Meeting, given: MeetingGiven, *, by: Actor) -> None:
    """The meeting is as given from now on. Raises InvalidFields."""
    participation = meeting.participation
    claiming.hold(participation)
    _check(participation, given)
    before, meeting.on, meeting.agenda, meeting.outcome = meeting.on, given.on, given.agenda, given.outcome
    meeting.save()
    _set_first(participation, before)
    record_change("meeting_changed", participation, by, meeting=meeting.pk)


@transaction.atomic
def remove_meeting(meeting: Meeting, *, by: Actor) -> None:
    """The meeting is gone; it was no meeting."""
    participation, before = meeting.participation, meeting.on
    claiming.hold(participation)
    record_change("meeting_removed", participation, by, meeting=meeting.pk)
    meeting.delete()
    empty_journal()
    _set_first(participation, before)


def _set_first(participation: Participation, moved_from: date | None) -> None:
    """The first meeting is the earliest held; one stated elsewhere (an import) stays unless a meeting was before it."""
    held = Meeting.objects.filter(participation=participation, on__lte=today())
    first = held.aggregate(first=Min("on"))["first"]
    stated = participation.first_meeting_on
    follows = stated is None or stated == moved_from or (first is not None and first < stated)
    if follows and first != stated:
        Participation.objects.filter(pk=participation.pk).update(first_meeting_on=first, version=F("version") + 1)


def judged(participation: Participation, stated: Mapping[str, Any]) -> Mapping[str, Wording]:
    """What cannot be right about a meeting of which only some fields can be read yet."""
    # A meeting without its own day was held on the last day that the others allow.
    on = stated.get("on", min(stated.get("follow_up_on", today()), today()))
    return _faults(participation, MeetingGiven(**{**stated, "on": on}))


def _check(participation: Participation, given: MeetingGiven) -> None:
    if faults := _faults(participation, given):
        raise InvalidFields(faults)


def _faults(participation: Participation, given: MeetingGiven) -> dict[str, Wording]:
    faults: dict[str, Wording] = {}
    if given.on < EARLIEST or given.on > today() + AHEAD:
        faults["on"] = YEAR
    elif participation.referred_on and given.on < participation.referred_on:
        faults["on"] = BEFORE_REFERRAL
    if given.follow_up_on and given.follow_up_on < given.on:
        faults["follow_up_on"] = BEFORE_MEETING
    if given.outcome and given.on > today():
        faults["outcome"] = NOT_HELD
    return faults


YEAR = Wording("Kontrollera dagen: året ser fel ut.", "Check the day: the year looks wrong.")
BEFORE_REFERRAL = Wording(
    "Mötet är före remissen. Kontrollera dagen.", "The meeting is before the referral. Check the day."
)
BEFORE_MEETING = Wording("Uppföljningen är före mötet.", "The follow-up is before the meeting.")
NOT_HELD = Wording(
    "Mötet har inte varit än, så det har inget resultat.", "The meeting has not been held, so nothing came of it yet."
)
