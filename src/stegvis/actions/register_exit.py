"""Somebody leaves an intervention. Also where an exit is put right."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stegvis.actions import code_options
from stegvis.actions.access import Actor
from stegvis.actions.access.open_participation import open_participation, participation_to_change
from stegvis.store.clock import today
from stegvis.store.register import exits
from stegvis.store.register.entries import NO_ANSWER, Exit
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.option import Option

__all__ = ["Exit", "ExitForm", "judge_exit", "register_exit", "show_exit_form"]
ANSWERS = (
    *code_options.CHANGES,
    Option(NO_ANSWER, Wording("Svarade inte", "Did not answer")),
    Option("", Wording("Inte frågad", "Not asked")),
)
"""Answered, not answered and not asked are three different things."""


@dataclass(frozen=True, slots=True)
class ExitForm:
    """What the form of an exit shows. `known`: what was registered before, or today's date."""

    participant: int
    local_number: int
    intervention: str
    started_on: str
    known: Mapping[str, str]
    version: int
    is_exited: bool
    reasons: tuple[Option, ...]
    answers: tuple[Option, ...] = ANSWERS
    occupations: tuple[Option, ...] = code_options.OCCUPATIONS
    supports: tuple[Option, ...] = code_options.SUPPORTS


def show_exit_form(*, by: Actor, participation: int) -> ExitForm:
    """The form. Raises NotPermitted; InvalidFields when the participation has not started."""
    found = open_participation(by, "register_exit", participation)
    if found.started_on is None:
        raise InvalidFields({"": exits.NOT_STARTED})
    stated = exits.stated(found)
    person = found.participant
    return ExitForm(
        person.pk,
        person.local_number,
        found.intervention.name,
        found.started_on.isoformat(),
        stated if found.exited_on else stated | {"exited_on": today().isoformat()},
        found.version,
        found.exited_on is not None,
        code_options.exit_reasons(found),
    )


def judge_exit(*, by: Actor, participation: int, stated: Mapping[str, Any]) -> Mapping[str, Wording]:
    """What cannot be right about those fields of an exit, while others cannot be read yet. Raises NotPermitted."""
    return exits.judged(open_participation(by, "register_exit", participation), stated)


def register_exit(*, by: Actor, participation: int, exit_: Exit, version: int | None = None) -> None:
    """Registers it. Raises NotPermitted, InvalidFields by the fields of Exit, and Changed."""
    found = participation_to_change(by, "register_exit", participation)
    exits.register_exit(found, exit_, version=version, by=by)
