"""A participant's consents: for each time in an intervention, what was agreed to, when, and what was taken back."""

from dataclasses import dataclass
from datetime import date

from stegvis.actions.access import Actor, interventions_for, open_participant
from stegvis.store.clock import today
from stegvis.store.keeping.consents import can_be_restored, consents_by_time, participations_within
from stegvis.store.models import Consent, ConsentKind, Participation
from stegvis.vocabulary import Wording

KIND_NAMES = {
    ConsentKind.SECRECY: Wording("Lyfta sekretessen", "Lifting secrecy"),
    ConsentKind.MEASUREMENT: Wording("Mätning och uppföljning", "Measurement and follow-up"),
    ConsentKind.EVALUATION: Wording("Utvärdering och forskning", "Evaluation and research"),
}


@dataclass(frozen=True, slots=True)
class GivenConsent:
    """One consent. `ends_registration`: to withdraw it removes what is stored, and cannot be undone."""

    number: int
    version: str
    text: str
    given_on: date
    withdrawn_on: date | None
    parties: tuple[str, ...]
    ends_registration: bool
    can_be_restored: bool


@dataclass(frozen=True, slots=True)
class KindOfConsent:
    """All consents of one kind for one time in an intervention, the earliest first."""

    kind: ConsentKind
    name: Wording
    consents: tuple[GivenConsent, ...]

    @property
    def is_in_force(self) -> bool:
        """True when one of them has not ended."""
        return any(one.withdrawn_on is None for one in self.consents)


@dataclass(frozen=True, slots=True)
class TimeInIntervention:
    """One participation, with its three kinds of consent."""

    participation: int
    intervention: str
    started_on: date | None
    exited_on: date | None
    kinds: tuple[KindOfConsent, ...]


@dataclass(frozen=True, slots=True)
class ParticipantConsents:
    """What the page shows. No name: the local number stands for the participant."""

    participant: int
    local_number: int
    today: date
    times: tuple[TimeInIntervention, ...]


def show_consents(*, by: Actor, participant: int) -> ParticipantConsents:
    """The consents, the latest time in an intervention first. Raises NotPermitted."""
    found = open_participant(by, "show_consents", participant)
    times = participations_within(found, interventions_for(by, "show_consents"))
    by_time = consents_by_time(found)
    shown = tuple(_time(one, by_time[one.pk]) for one in times)
    return ParticipantConsents(found.pk, found.local_number, today(), shown)


def _time(participation: Participation, consents: list[Consent]) -> TimeInIntervention:
    return TimeInIntervention(
        participation.pk,
        participation.intervention.name,
        participation.started_on,
        participation.exited_on,
        tuple(_kind(kind, consents) for kind in ConsentKind),
    )


def _kind(kind: ConsentKind, consents: list[Consent]) -> KindOfConsent:
    return KindOfConsent(kind, KIND_NAMES[kind], tuple(_given(one) for one in consents if one.text.kind == kind))


def _given(consent: Consent) -> GivenConsent:
    return GivenConsent(
        number=consent.pk,
        version=consent.text.version,
        text=consent.text.text,
        given_on=consent.given_on,
        withdrawn_on=consent.withdrawn_on,
        parties=tuple(one.name for one in consent.parties.all()),
        ends_registration=consent.text.kind == ConsentKind.MEASUREMENT,
        can_be_restored=can_be_restored(consent),
    )
