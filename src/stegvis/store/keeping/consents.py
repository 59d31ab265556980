"""Consents: three kinds apart, each for one way through one intervention, with its text, its day and its end."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import lru_cache

from django.db.models import Q, QuerySet, prefetch_related_objects

from stegvis.catalogue.consent_texts import load_consent_texts
from stegvis.store.access.assignments import Interventions
from stegvis.store.clock import today
from stegvis.store.models import Consent, ConsentKind, ConsentText, Operator, Participant, Participation
from stegvis.store.tables.compiled_query import CompiledForScopes, CompiledRows
from stegvis.vocabulary import InvalidFields, Wording


def consents_of(participation: Participation) -> QuerySet[Consent]:
    """The consents of this time in the intervention: what was given up to the exit of an earlier time is not its, nor

    what was given after its own exit if there is a later time. So each new start needs a consent of its own.
    """
    mine = Q(participant=participation.participant_id, intervention=participation.intervention_id)
    after, until = _span(participation, Participation.objects.filter(mine))
    if after:
        mine &= Q(given_on__gt=after)
    if until:
        mine &= Q(given_on__lte=until)
    return Consent.objects.filter(mine).select_related("text")


def consents_by_time(participant: Participant) -> dict[int, list[Consent]]:
    """The same for all times of a participant at once, by the participation's number, with texts and parties."""
    given = consents_given(participant)
    prefetch_related_objects(given, "parties")
    return consents_at(_times().of(participant.pk), given)


def consents_given(participant: Participant) -> list[Consent]:
    """All that the participant ever gave, with their texts."""
    return _given().of(participant.pk)


@lru_cache(maxsize=1)
def _times() -> CompiledRows[Participation]:
    return CompiledRows(lambda participant: Participation.objects.filter(participant=participant[0]))


@lru_cache(maxsize=1)
def _given() -> CompiledRows[Consent]:
    return CompiledRows(lambda participant: Consent.objects.filter(participant=participant[0]).select_related("text"))


def consents_at(times: Collection[Participation], consents: Iterable[Consent]) -> dict[int, list[Consent]]:
    """The same of the times of one participant and the consents that are given. No query of its own."""
    consents = list(consents)
    found: dict[int, list[Consent]] = {}
    for time in times:
        here = [one for one in times if one.intervention_id == time.intervention_id]
        after, until = _span(time, here)
        found[time.pk] = [
            one
            for one in consents
            if one.intervention_id == time.intervention_id
            and not (after and one.given_on <= after)
            and not (until and one.given_on > until)
        ]
    return found


def _span(participation: Participation, times: Iterable[Participation]) -> tuple[date | None, date | None]:
    """A consent of this time was given after the first day and up to the second; None: no bound."""
    ordered = sorted(times, key=_begins)
    at = next(number for number, one in enumerate(ordered) if one.pk == participation.pk)
    after = max((one.exited_on for one in ordered[:at] if one.exited_on), default=None)
    return after, ordered[at].exited_on if ordered[at + 1 :] else None


def _begins(participation: Participation) -> tuple[date, int]:
    """When a time in an intervention begins, for their order: an earlier one may be registered later."""
    on = participation.started_on or participation.referred_on or participation.created_at.date()
    return (on, participation.pk)


def participation_of(consent: Consent) -> Participation:
    """The time in the intervention that the consent is for."""
    by_time = consents_by_time(consent.participant)
    number = next(number for number, consents in by_time.items() if consent in consents)
    return Participation.objects.get(pk=number)


def participations_within(participant: Participant, interventions: Interventions) -> list[Participation]:
    """The participant's times in those interventions, the latest first."""
    return _WITHIN.of([interventions], numbers=[participant.pk])


def _within(interventions: Interventions, participant: Sequence[int]) -> QuerySet[Participation]:
    within = Participation.counted.filter(participant__in=participant, intervention__in=interventions)
    return within.select_related("intervention").order_by("-pk")


_WITHIN = CompiledForScopes[Participation](_within)


def consent_within(participant: Participant, number: int, interventions: Interventions) -> Consent | None:
    """The participant's consent with that number, if it is for one of those interventions."""
    mine = participant.consents.select_related("text", "intervention")
    return mine.filter(pk=number, intervention__in=interventions).first()


def possible_parties(participation: Participation) -> tuple[Operator, ...]:
    """Between whom secrecy can be lifted: the intervention's parties, its owner and its provider, by name."""
    intervention = participation.intervention
    known = {*intervention.parties.all(), intervention.owner, intervention.provider}
    return tuple(sorted((one for one in known if one is not None), key=lambda one: one.name_key))


def has_consent(participation: Participation, kind: ConsentKind) -> bool:
    """True when a consent of that kind is in force today."""
    return _in_force(consents_of(participation), kind).exists()


def text_in_use(kind: ConsentKind, on: date) -> ConsentText:
    """The text of that consent on the day; shipped ones are put into the table when they are first asked for.

    Raises InvalidFields for `given_on` when no text is that old.
    """
    return texts_in_use(kind, [on])[on]


def texts_in_use(kind: ConsentKind, days: Iterable[date]) -> dict[date, ConsentText]:
    """The same for many days at once."""
    for shipped in load_consent_texts():
        ConsentText.objects.get_or_create(
            kind=shipped.kind,
            version=shipped.version,
            defaults={"text": shipped.text, "valid_from": shipped.valid_from},
        )
    texts = list(ConsentText.objects.filter(kind=kind).order_by("-valid_from", "-version"))
    found = {}
    for on in set(days):
        text = next((one for one in texts if one.valid_from <= on), None)
        if text is None:
            raise InvalidFields({"given_on": no_text_before(texts[-1].valid_from)})
        found[on] = text
    return found


def give_consent(
    participation: Participation, kind: ConsentKind, given_on: date, parties: Collection[Operator] = ()
) -> Consent:
    """Registers a consent that was given. Secrecy is lifted between at least one party and the provider.

    Raises InvalidFields when the day or the parties do not hold, or the same consent is in force already.
    """
    if given_on > today():
        raise InvalidFields({"given_on": NOT_YET})
    if (kind is ConsentKind.SECRECY) != bool(parties):
        raise InvalidFields({"parties": WITH_WHOM if kind is ConsentKind.SECRECY else NO_PARTIES})
    if kind is not ConsentKind.SECRECY and has_consent(participation, kind):
        raise InvalidFields({"kind": GIVEN_ALREADY})
    consent = Consent.objects.create(
        participant_id=participation.participant_id,
        intervention_id=participation.intervention_id,
        text=text_in_use(kind, given_on),
        given_on=given_on,
    )
    consent.parties.set(parties)
    return consent


def withdraw_consent(consent: Consent, withdrawn_on: date) -> None:
    """The consent ends on that day. Raises InvalidFields when the day does not hold, or it has ended already."""
    if consent.withdrawn_on is not None:
        raise InvalidFields({"": WITHDRAWN_ALREADY})
    if withdrawn_on > today():
        raise InvalidFields({"withdrawn_on": NOT_YET})
    if withdrawn_on < consent.given_on:
        raise InvalidFields({"withdrawn_on": BEFORE_GIVEN})
    consent.withdrawn_on = withdrawn_on
    consent.save(update_fields=["withdrawn_on"])


def can_be_restored(consent: Consent) -> bool:
    """True on the day of the withdrawal: a slip of the hand can be undone until it has been acted on."""
    return consent.withdrawn_on == today()


def restore_consent(consent: Consent) -> None:
    """Undoes a withdrawal of the same day. Raises InvalidFields later: then a new consent is needed."""
    if not can_be_restored(consent):
        raise InvalidFields({"": TOO_LATE})
    consent.withdrawn_on = None
    consent.save(update_fields=["withdrawn_on"])


def _in_force(consents: QuerySet[Consent], kind: ConsentKind) -> QuerySet[Consent]:
    return consents.filter(text__kind=kind).filter(Q(withdrawn_on=None) | Q(withdrawn_on__gt=today()))


def no_text_before(oldest: date) -> Wording:
    """What to say of a day before the oldest text."""
    return Wording(
        f"Den äldsta texten gäller från {oldest}: ange den dagen eller en senare.",
        f"The oldest text is used from {oldest}: state that day or a later one.",
    )


NOT_YET = Wording(
    "Dagen har inte kommit än: ange dagen då det hände.", "That day has not come yet: state the day when it happened."
)
WITH_WHOM = Wording(
    "Välj minst en part: sekretessen lyfts bara mellan dem som nämns.",
    "Choose at least one party: secrecy is lifted only between those named.",
)
NO_PARTIES = Wording(
    "Parter hör bara till samtycket om sekretess: ta bort dem.",
    "Parties belong to the consent on secrecy only: remove them.",
)
GIVEN_ALREADY = Wording(
    "Det samtycket finns redan för den här gången i insatsen.",
    "That consent is there already for this time in the intervention.",
)
WITHDRAWN_ALREADY = Wording("Samtycket är redan tillbakataget.", "The consent is withdrawn already.")
BEFORE_GIVEN = Wording(
    "Samtycket lämnades senare än så: ange dagen då det togs tillbaka.",
    "The consent was given later than that: state the day when it was withdrawn.",
)
TOO_LATE = Wording(
    "Ett tillbakataget samtycke kan bara ångras samma dag: be om ett nytt.",
    "A withdrawal can be undone on the same day only: ask for a new consent.",
)
