"""Who goes on with somebody after the exit."""

from dataclasses import dataclass

from stegvis.actions import code_options
from stegvis.actions.access import Actor
from stegvis.actions.access.open_participation import open_participation, participation_to_change
from stegvis.store.register import after_exit
from stegvis.vocabulary import InvalidFields
from stegvis.vocabulary.option import Option


@dataclass(frozen=True, slots=True)
class TakeOverForm:
    """What the form shows; `operator` as chosen before."""

    participant: int
    local_number: int
    intervention: str
    operator: int | None
    operators: tuple[Option, ...]
    version: int


def show_take_over_form(*, by: Actor, participation: int) -> TakeOverForm:
    """The form. Raises NotPermitted; InvalidFields when there is no exit."""
    found = open_participation(by, "take_over", participation)
    if found.exited_on is None:
        raise InvalidFields({"": after_exit.NO_EXIT})
    person, intervention = found.participant, found.intervention
    listed = code_options.operator_options(intervention)
    return TakeOverForm(
        person.pk, person.local_number, intervention.name, found.taken_over_by_id, listed, found.version
    )


def take_over(*, by: Actor, participation: int, operator: int | None, version: int | None = None) -> None:
    """Registers it; None: nobody, or not known. Raises NotPermitted, InvalidFields for `operator`, and Changed."""
    found = participation_to_change(by, "take_over", participation)
    after_exit.take_over(found, operator, version=version, by=by)
