"""What somebody does 6 and 12 months after the exit."""

from collections.abc import Mapping
from dataclasses import dataclass

from stegvis.actions import code_options
from stegvis.actions.access import Actor
from stegvis.actions.access.open_participation import open_participation, participation_to_change
from stegvis.store.register import after_exit
from stegvis.store.register.after_exit import Months
from stegvis.vocabulary import InvalidFields
from stegvis.vocabulary.option import Option

__all__ = ["LaterForm", "Months", "follow_up_after_exit", "show_later_form"]


@dataclass(frozen=True, slots=True)
class LaterForm:
    """What the form shows: when the exit was, and what was answered before."""

    participant: int
    local_number: int
    intervention: str
    exited_on: str
    known: Mapping[str, str]
    version: int
    occupations: tuple[Option, ...] = code_options.OCCUPATIONS


def show_later_form(*, by: Actor, participation: int, months: Months) -> LaterForm:
    """The form. Raises NotPermitted; InvalidFields when there is no exit."""
    found = open_participation(by, "follow_up_after_exit", participation)
    if found.exited_on is None:
        raise InvalidFields({"": after_exit.NO_EXIT})
    known = after_exit.followed_up(found, months)
    person = found.participant
    return LaterForm(
        person.pk, person.local_number, found.intervention.name, found.exited_on.isoformat(), known, found.version
    )


def follow_up_after_exit(
    *, by: Actor, participation: int, months: Months, is_asked: bool, occupation: str = "", version: int | None = None
) -> None:
    """Registers it. Raises NotPermitted, InvalidFields and Changed."""
    found = participation_to_change(by, "follow_up_after_exit", participation)
    after_exit.follow_up_after_exit(found, months, is_asked=is_asked, occupation=occupation, version=version, by=by)
