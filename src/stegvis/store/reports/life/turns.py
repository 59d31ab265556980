"""Whose turn it is: who may take a step at an intervention, and whom the four eyes stop."""

from collections.abc import Iterable
from dataclasses import dataclass

from stegvis.store.access.assignments import holders
from stegvis.store.models import Edition
from stegvis.store.reports.editions import writers_of
from stegvis.vocabulary.report_life import Transition
from stegvis.vocabulary.roles import Role


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds a role at the edition's intervention. `is_stopped`: wrote in the report, so another must."""

    account: int
    name: str
    role: Role
    is_stopped: bool


def who_may(edition: Edition, step: Transition, roles: Iterable[Role]) -> tuple[Holder, ...]:
    """Everybody with one of the roles there, by name; those whom the four eyes stop are marked."""
    stopped = writers_of(edition) if step.four_eyes else frozenset()
    found = holders(edition.intervention, roles)
    return tuple(Holder(account.pk, account.name, role, account.pk in stopped) for role, account in found)
