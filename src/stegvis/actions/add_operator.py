"""The association's operators: who they are, one more, and another name for one of them."""

from dataclasses import dataclass

from stegvis.actions.access import Actor, NotPermitted, permit
from stegvis.store.organisation.associations import association_of
from stegvis.store.organisation.operators import ListedOperator, listed_operators, save_operator

__all__ = ["ListedOperator", "OperatorList", "add_operator", "list_operators"]


@dataclass(frozen=True, slots=True)
class OperatorList:
    """An association's operators by name."""

    association: str
    operators: tuple[ListedOperator, ...]


def list_operators(*, by: Actor, association: int) -> OperatorList:
    """The operators. Raises NotPermitted."""
    permit(by, "add_operator", association=association)
    return OperatorList(association_of(association).name, listed_operators(association))


def add_operator(*, by: Actor, association: int, name: str, number: int | None = None) -> None:
    """Adds an operator, or gives the one of that number another name. Raises InvalidFields and NotPermitted."""
    permit(by, "add_operator", association=association)
    if number is not None and number not in {one.number for one in listed_operators(association)}:
        raise NotPermitted(f"operator {number} by account {by.account}")
    save_operator(association_of(association), name, number, by=by)
