"""A referral arrives."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stegvis.actions import code_options
from stegvis.actions.access import Actor, intervention_for, open_participant
from stegvis.store.clock import today
from stegvis.store.register import referrals
from stegvis.store.register.entries import Referral
from stegvis.store.register.participants import controller_of
from stegvis.vocabulary import Wording
from stegvis.vocabulary.option import Option

__all__ = ["Referral", "ReferralForm", "Referred", "judge_referral", "register_referral", "show_referral_form"]


@dataclass(frozen=True, slots=True)
class ReferralForm:
    """What the form of a referral shows. `local_number` None: somebody new."""

    intervention: int
    name: str
    known: Mapping[str, str]
    local_number: int | None = None
    genders: tuple[Option, ...] = code_options.GENDERS
    referrers: tuple[Option, ...] = code_options.REFERRERS


@dataclass(frozen=True, slots=True)
class Referred:
    """Who was referred."""

    participation: int
    participant: int
    local_number: int


def show_referral_form(*, by: Actor, intervention: int, participant: int | None = None) -> ReferralForm:
    """The form. Raises NotPermitted; InvalidFields when nobody can be registered there."""
    found = intervention_for(by, "register_referral", intervention)
    controller_of(found)
    known = {"referred_on": today().isoformat()}
    if participant is None:
        return ReferralForm(found.pk, found.name, known)
    person = open_participant(by, "register_referral", participant)
    known |= {"gender": person.gender, "birth_year": str(person.birth_year or "")}
    return ReferralForm(found.pk, found.name, known, person.local_number)


def judge_referral(*, by: Actor, intervention: int, stated: Mapping[str, Any]) -> Mapping[str, Wording]:
    """What cannot be right about those fields of a referral, while others cannot be read yet. Raises NotPermitted."""
    return referrals.judged(intervention_for(by, "register_referral", intervention), stated)


def register_referral(*, by: Actor, intervention: int, referral: Referral, participant: int | None = None) -> Referred:
    """Registers it. Raises NotPermitted, and InvalidFields by the fields of Referral."""
    found = intervention_for(by, "register_referral", intervention)
    person = None if participant is None else open_participant(by, "register_referral", participant)
    participation = referrals.add_referral(found, referral, by=by, participant=person)
    return Referred(participation.pk, participation.participant_id, participation.participant.local_number)
