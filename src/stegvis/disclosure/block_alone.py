"""One block of a family that is small enough to be solved as a whole: its own lightest pattern, and its cuts."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from stegvis.disclosure.examiner import Examiner
from stegvis.disclosure.highs import Deadline, SolverStopped
from stegvis.disclosure.hitting_set import Cells, HittingSets
from stegvis.disclosure.pattern_growth import grown
from stegvis.disclosure.question import Move


@dataclass(frozen=True, slots=True)
class Alone:
    """The lightest safe pattern of a block that was met (None: none), the cuts, their hitting sets, the worlds met."""

    pattern: Cells | None
    cuts: frozenset[Cells]
    lightest: dict[frozenset[Cells], Cells]
    worlds: tuple[Move, ...]


def solve_alone(examiner: Examiner, weights: Sequence[int], groups: Sequence[int], deadline: Deadline) -> Alone:
    """Cuts of the block of `groups` until its lightest pattern is safe as far as the block goes, or time is over."""
    examiner = examiner.apart()
    sets = HittingSets(weights)
    cuts: set[Cells] = set()
    best: Cells | None = None
    known = -1
    with suppress(SolverStopped):
        while len(cuts) > known:
            known = len(cuts)
            pattern = grown(sets.lightest(cuts, deadline), groups, examiner.examine_each_alone, weights, cuts, deadline)
            if best is None or sets.weight(pattern) < sets.weight(best):
                best = pattern
    return Alone(best, frozenset(cuts), sets.last, tuple(examiner.learnt))
