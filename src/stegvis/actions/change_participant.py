"""A participant's details: name, identity number, how to reach the person; all of it optional."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stegvis.actions.access import Actor, open_participant, participant_to_change
from stegvis.actions.code_options import GENDERS, municipality_options
from stegvis.store.register.person_details import Contact, Details, change_details, details_of, judged
from stegvis.store.tables.transactions import transaction
from stegvis.vocabulary import Wording
from stegvis.vocabulary.option import Option

__all__ = ["Contact", "Details", "DetailsForm", "change_participant", "judge_details", "show_details_form"]


@dataclass(frozen=True, slots=True)
class DetailsForm:
    """What the form shows; the identity number is covered."""

    participant: int
    local_number: int
    details: Details
    version: int
    genders: tuple[Option, ...]
    municipalities: tuple[Option, ...]


def show_details_form(*, by: Actor, participant: int) -> DetailsForm:
    """The form. Raises NotPermitted, and BadInput when something sealed does not open."""
    found = open_participant(by, "change_participant", participant)
    return DetailsForm(found.pk, found.local_number, details_of(found), found.version, GENDERS, municipality_options())


def judge_details(*, by: Actor, participant: int, stated: Mapping[str, Any]) -> Mapping[str, Wording]:
    """What cannot be right about those details, while others cannot be read yet. Raises NotPermitted."""
    return judged(open_participant(by, "change_participant", participant), stated)


def change_participant(*, by: Actor, participant: int, details: Details, version: int | None = None) -> None:
    """Stores the details; an identity number that came back covered stays as it is.

    Raises NotPermitted, InvalidFields and Changed.
    """
    with transaction():
        found = participant_to_change(by, "change_participant", participant)
        change_details(found, details, version=version, by=by)
