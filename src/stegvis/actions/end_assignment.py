"""Ending somebody's role at once, and giving it back: the assignment stays, with its days."""

from stegvis.actions.access import Actor, NotPermitted
from stegvis.actions.access.giving import giving, may_give
from stegvis.store.access.assigning import assignment_with, end, held_of, is_the_last, take_back_end
from stegvis.store.access.places import places_reached
from stegvis.store.models import Assignment
from stegvis.store.tables.transactions import transaction
from stegvis.store.trail.events import record
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.roles import Role


def end_assignment(*, by: Actor, number: int) -> None:
    """The role opens nothing from now on. Ending it twice changes nothing.

    Raises NotPermitted when there is no such assignment for the actor, and InvalidFields for the last administrator
    of an association.
    """
    with transaction():
        found = _assignment(by, number)
        if found.ended_at is not None:
            return
        if found.role == Role.ASSOCIATION_ADMINISTRATOR and is_the_last(found):
            raise InvalidFields({"": LAST})
        end(found)
        _record("assignment_ended", by, found)


def give_back_assignment(*, by: Actor, number: int) -> None:
    """Undoes the ending. Raises NotPermitted as ending does, and InvalidFields when another role excludes it now."""
    with transaction():
        found = _assignment(by, number)
        if found.ended_at is None:
            return
        take_back_end(found)
        _record("assignment_given_back", by, found)


def _assignment(by: Actor, number: int) -> Assignment:
    found = assignment_with(number)
    if found is None or not may_give(giving(by, "end_assignment"), held_of(found)):
        raise NotPermitted(f"assignment {number} by account {by.account}")
    return found


def _record(event: str, by: Actor, ended: Assignment) -> None:
    held = held_of(ended)
    details = {"assignment": ended.pk, "account": ended.account_id, "role": ended.role}
    record(event, by=by, subject=places_reached([held]).name_of(held) or "–", details=details)


LAST = Wording(
    "Det här är förbundets enda förbundsadministratör: bjud in en till först, så att någon kan sköta Stegvis.",
    "This is the association's only administrator: invite another one first, so that somebody can run Stegvis.",
)
