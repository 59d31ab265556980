"""From too little hidden to a pattern with which nothing is wrong, by adding cells; what was wrong is kept as cuts."""

from collections.abc import Callable, Sequence

from stegvis.disclosure.examiner import Finding
from stegvis.disclosure.highs import Deadline
from stegvis.disclosure.hitting_set import Cells, greedy

Examination = Callable[[Sequence[int], Cells, Deadline], list[Finding]]
"""What is wrong for any of these groups while these cells are hidden."""
Progress = Callable[[int], None]


def grown(
    hidden: Cells,
    groups: Sequence[int],
    examination: Examination,
    weights: Sequence[int],
    cuts: set[Cells],
    deadline: Deadline,
    progress: Progress = lambda _: None,
) -> Cells:
    """`hidden` and cells added until the examination finds nothing wrong. What it found is added to `cuts`.

    `progress` is called with the number of groups that are well. Raises SolverStopped when time is over.
    """
    while True:
        findings = examination(groups, hidden, deadline)
        progress(len(groups) - len(findings))
        if not findings:
            return hidden
        found = [cut for finding in findings for cut in finding.cuts]
        cuts.update(found)
        hidden |= greedy([*found, *(finding.hint for finding in findings if finding.hint)], weights)
