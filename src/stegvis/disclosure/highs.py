"""HiGHS, set up to say nothing, run in one thread and always go the same way."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import highspy

NEW_MODEL: Callable[[], highspy.Highs] = highspy.Highs
INFINITY = highspy.kHighsInf
FEASIBLE, INFEASIBLE = highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kInfeasible


class SolverStopped(Exception):
    """The solver ended without an answer, or time is over."""


class SolverDied(Exception):
    """A process of the solver was ended midway: not a matter of time, and nothing it said is built upon."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment to be done by. `at` is on the monotonic clock."""

    at: float

    @classmethod
    def after(cls, seconds: float) -> "Deadline":
        return cls(time.monotonic() + seconds)

    def left_s(self) -> float:
        """Seconds left, 0 when it has passed."""
        return max(0.0, self.at - time.monotonic())

    def check(self) -> None:
        """Raises SolverStopped when it has passed."""
        if time.monotonic() >= self.at:
            raise SolverStopped


def quiet_model() -> highspy.Highs:
    """An empty model."""
    model = NEW_MODEL()
    for option, value in (("output_flag", False), ("threads", 1), ("random_seed", 0)):
        model.setOptionValue(option, value)
    return model


def run(model: highspy.Highs, deadline: Deadline) -> highspy.HighsModelStatus:
    """Solve. Raises SolverStopped when time is over; an answer that is neither yes nor no is the caller's to judge."""
    deadline.check()
    model.setOptionValue("time_limit", model.getRunTime() + deadline.left_s())
    model.run()
    status = model.getModelStatus()
    if status == highspy.HighsModelStatus.kTimeLimit:
        raise SolverStopped
    return status


def multipliers(model: Any) -> list[float]:
    """Farkas' multipliers, one a row, of a linear problem that was found infeasible."""
    _, found, values = model.getDualRay()
    if not found:
        raise SolverStopped
    return list(values)
