"""What protecting a family gives: a pattern with its proof, or a refusal with its reason."""

from dataclasses import dataclass, field
from enum import StrEnum

from stegvis.vocabulary import Wording


class Status(StrEnum):
    """`optimal`: safe and proven smallest; `safe`: safe; `refused`: nothing may be published."""

    OPTIMAL = "optimal"
    SAFE = "safe"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Cut:
    """One step of the certificate: every safe pattern hides cells of at least this much.

    `cells` are (cell, how many times it counts). The smallest weight that satisfies all cuts is the lower bound.
    """

    cells: tuple[tuple[str, int], ...]
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Audit:
    """What the other solver found in another process: how many groups were tried, how many were provable."""

    groups: int
    provable: int
    solver: str


@dataclass(frozen=True, slots=True)
class Witnesses:
    """Worlds that a solver found: one `world` (a count per atom, in the family's order) and `changes` from it.

    Each change is (the atom's place, how many more) for the atoms that differ. The auditor checks every one.
    """

    world: tuple[int, ...]
    changes: tuple[tuple[tuple[int, int], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Protection:
    """The pattern for a family. `visible` and `hidden` are the family's cells by id, in the family's order.

    When refused, nothing is visible and `reason` says why. `witnesses` spare another audit of the same pattern, or of
    one that hides more, its search; they are as secret as the family.
    """

    status: Status
    visible: tuple[str, ...]
    hidden: tuple[str, ...]
    weight_hidden: int
    lower_bound: int
    audit: Audit
    seconds: float
    certificate: tuple[Cut, ...] = field(default=())
    reason: Wording | None = None
    witnesses: Witnesses | None = field(default=None, repr=False, compare=False)
