"""A participation is made longer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from stegvis.actions.access import Actor
from stegvis.actions.access.open_participation import open_participation, participation_to_change
from stegvis.store.register import extensions
from stegvis.vocabulary import Wording


@dataclass(frozen=True, slots=True)
class ExtensionForm:
    """What the form of an extension shows: the last day as planned, and the last one that is allowed (None: any)."""

    participant: int
    local_number: int
    intervention: str
    planned_end_on: date | None
    longest_end_on: date | None
    version: int


def show_extension_form(*, by: Actor, participation: int) -> ExtensionForm:
    """The form. Raises NotPermitted."""
    found = open_participation(by, "extend_participation", participation)
    person = found.participant
    return ExtensionForm(
        person.pk,
        person.local_number,
        found.intervention.name,
        found.planned_end_on,
        extensions.longest_end(found),
        found.version,
    )


def judge_extension(*, by: Actor, participation: int, stated: Mapping[str, Any]) -> Mapping[str, Wording]:
    """What cannot be right about those fields of an extension, while others cannot be read yet. Raises NotPermitted."""
    return extensions.judged(open_participation(by, "extend_participation", participation), stated)


def extend_participation(
    *, by: Actor, participation: int, end_on: date, reason: str = "", version: int | None = None
) -> None:
    """Extends it. Raises NotPermitted, InvalidFields for `end_on`, and Changed."""
    found = participation_to_change(by, "extend_participation", participation)
    extensions.extend(found, end_on, reason, version=version, by=by)
