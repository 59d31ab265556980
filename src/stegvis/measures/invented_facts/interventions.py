"""Invented interventions: a few large and many small, each with its own people, length and results."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

FIRST_ON, LAST_ON = date(2021, 1, 1), date(2023, 12, 31)
EPOCH = date(1970, 1, 1)
FIRST_DAY, LAST_DAY = (FIRST_ON - EPOCH).days, (LAST_ON - EPOCH).days
FEWEST, MOST = 8, 1_000
SPREAD = 1.2  # of the logarithm of the sizes
STRUCTURAL_SHARE = 0.1
# Municipality codes have two figures for the county; these are invented from real counties' ranges.
LOWEST_MUNICIPALITY, HIGHEST_MUNICIPALITY = 1401, 1499


@dataclass(frozen=True, slots=True)
class Interventions:
    """One value for each intervention, whose number is its place from 1. Shares lie between 0 and 1."""

    sizes: NDArray[np.int64]
    orientation: NDArray[np.int8]
    women: NDArray[np.float64]
    mean_days: NDArray[np.float64]
    positive: NDArray[np.float64]
    answering: NDArray[np.float64]
    cards: NDArray[np.float64]
    coherence: NDArray[np.float64]
    asked_about_violence: NDArray[np.float64]
    municipality: NDArray[np.int16]

    def __len__(self) -> int:
        return len(self.sizes)

    @property
    def numbers(self) -> NDArray[np.int32]:
        """1, 2, 3 and so on."""
        return np.arange(1, len(self) + 1, dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Piece:
    """Participations that are made at one time: of some interventions, in their order, on some days each."""

    intervention: NDArray[np.int32]
    first_day: NDArray[np.int32]
    days: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.intervention)


def invent_interventions(participations: int, random: np.random.Generator) -> Interventions:
    """As many interventions as suit the number of participations, which they share between them."""
    count = max(1, min(participations, int(np.clip(participations**0.35, FEWEST, MOST))))
    weights = random.lognormal(0, SPREAD, count)
    sizes = np.floor(weights / weights.sum() * participations).astype(np.int64)
    sizes[np.argmax(sizes)] += participations - sizes.sum()
    return Interventions(
        sizes=sizes,
        orientation=np.where(random.random(count) < STRUCTURAL_SHARE, 2, 1).astype(np.int8),
        women=random.beta(6, 4.5, count),
        mean_days=random.uniform(90, 400, count),
        positive=random.beta(5, 4, count),
        answering=random.beta(12, 3, count),
        cards=np.where(random.random(count) < 0.5, random.uniform(0.05, 0.3, count), 0),
        coherence=np.where(random.random(count) < 0.35, random.uniform(0.05, 0.25, count), 0),
        asked_about_violence=random.beta(3, 4, count),
        municipality=random.integers(LOWEST_MUNICIPALITY, HIGHEST_MUNICIPALITY + 1, count).astype(np.int16),
    )


def pieces(interventions: Interventions, rows: int) -> Iterator[Piece]:
    """All participations in pieces of at most `rows`, sorted: a large intervention continues on later days."""
    ends = np.cumsum(interventions.sizes)
    for first in range(0, int(ends[-1]), rows):
        places = np.arange(first, min(first + rows, int(ends[-1])))
        at = np.searchsorted(ends, places, side="right")
        size = interventions.sizes[at]
        step = places - (ends[at] - size)  # place within the intervention
        span = LAST_DAY - FIRST_DAY + 1
        from_day = step * span // size
        to_day = (step + 1) * span // size
        yield Piece(
            interventions.numbers[at],
            (FIRST_DAY + from_day).astype(np.int32),
            np.maximum(to_day - from_day, 1).astype(np.int32),
        )
