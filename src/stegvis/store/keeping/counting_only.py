"""Participants who are only counted: calendar year and gender, nothing else, and no way back to a person.

So counts whoever gives no consent to measurement, takes it back, or has a protected identity; what was stored goes.
Source: anonymous participants in the former national follow-up system (counted in each calendar year, without an exit).
"""

from collections.abc import Iterable

from django.db.models import F

from stegvis.store.clock import today
from stegvis.store.drafts import discard_drafts_about
from stegvis.store.keeping.consents import consents_of
from stegvis.store.models import CountedOnly, Intervention, Operator, Participant, Participation, RegisterUpload
from stegvis.store.tables.journal import empty_journal
from stegvis.store.trail.events import record
from stegvis.store.trail.readings import subject_of
from stegvis.vocabulary.actor import Actor


def years_taken_part(participation: Participation) -> range:
    """The calendar years that the participation counts in: from its start to its exit, or to today.

    None for one that has not started, or was registered in error.
    """
    start, end = participation.started_on, participation.exited_on or today()
    if start is None or start > end or participation.is_registered_in_error:
        return range(0)
    return range(start.year, end.year + 1)


def add_counted(intervention: int, year: int, gender: str, number: int = 1) -> None:
    """Counts so many more in that year; many at once lose nothing."""
    counted, _ = CountedOnly.objects.get_or_create(intervention_id=intervention, year=year, gender=gender)
    CountedOnly.objects.filter(pk=counted.pk).update(participants=F("participants") + number)


def take_away_counted(intervention: int, year: int, gender: str) -> bool:
    """Counts one less in that year, for what was counted by mistake; False when nobody was counted."""
    counted = CountedOnly.objects.filter(intervention=intervention, year=year, gender=gender, participants__gt=0)
    return bool(counted.update(participants=F("participants") - 1))


def counted_in(intervention: Intervention) -> dict[tuple[int, str], int]:
    """How many are only counted, by calendar year and gender."""
    counted = CountedOnly.objects.filter(intervention=intervention, participants__gt=0)
    return {(year, gender): number for year, gender, number in counted.values_list("year", "gender", "participants")}


def only_count(participant: Participant, *, by: Actor) -> None:
    """From now on the participant is only counted, everywhere; whatever is stored about the person is removed.

    There is no way back. The trail keeps the participant's number, and does not say why. Call it in a transaction.
    """
    _count(participant, participant.participations.all())
    _record("participant_counted_only", participant, by)
    _keep_the_number_taken(participant)
    _throw_away_uploads(participant)
    # All tables that refer to a participant or a participation go with it (a test walks them).
    participant.delete()
    empty_journal()


def only_count_in(participation: Participation, *, by: Actor) -> bool:
    """The same for one time in one intervention, with its consents. True when the participant went too, since nothing

    else was left. Another time in the same intervention has a consent of its own, and stays.
    """
    participant = participation.participant
    if not participant.participations(manager="counted").exclude(pk=participation.pk).exists():
        only_count(participant, by=by)
        return True
    _count(participant, [participation])
    _record("participation_counted_only", participant, by, intervention=participation.intervention_id)
    consents_of(participation).delete()
    participation.delete()
    discard_drafts_about(participant.pk)
    _throw_away_uploads(participant)
    Participant.objects.filter(pk=participant.pk).update(version=F("version") + 1)
    empty_journal()
    return False


def _count(participant: Participant, participations: Iterable[Participation]) -> None:
    for one in participations:
        for year in years_taken_part(one):
            add_counted(one.intervention_id, year, participant.gender)


def _keep_the_number_taken(participant: Participant) -> None:
    """The trail and papers still speak of the local number: nobody else ever gets it."""
    number = participant.local_number
    Operator.objects.filter(pk=participant.controller_id, last_local_number__lt=number).update(last_local_number=number)


def _throw_away_uploads(participant: Participant) -> None:
    """A file that waits to be imported may hold the person, and would bring the person back."""
    RegisterUpload.objects.filter(controller=participant.controller_id).delete()


def _record(event: str, participant: Participant, by: Actor, **details: int) -> None:
    record(event, by=by, subject=subject_of(participant), details=details, participant=participant)
