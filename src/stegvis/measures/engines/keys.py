"""Keys of result rows as dense numbers, in the order in which results are shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]

MISSING = -(2**62)
"""Stands for a missing key; no code and no number of a questionnaire comes near it."""
_NOTHING: Whole = np.zeros(0, dtype=np.int64)
_SMALL = 1 << 22
"""Up to this many possible values a table of flags is quicker than sorting."""


@dataclass(frozen=True, slots=True)
class Places:
    """The different keys of several row sets: `texts` of each, in order, and for each row set the place of its rows."""

    texts: tuple[tuple[str, ...], ...]
    of_rows: tuple[Whole, ...]

    def __len__(self) -> int:
        return len(self.texts)


Naming = tuple[Callable[[int], str], Callable[[str], tuple[int, int, str]]]
"""How a column's numbers become texts (MISSING too), and how the texts are sorted."""


def placed(row_sets: Sequence[Sequence[Whole]], sizes: Sequence[int], names: Sequence[Naming]) -> Places:
    """Places for the rows of every set; a set is its key columns, and has a size.

    Without key columns all rows share one place.
    """
    if not names:
        return Places(((),), tuple(np.zeros(size, dtype=np.int64) for size in sizes))
    packed: Whole = np.zeros(sum(sizes), dtype=np.int64)
    texts: list[list[str]] = []
    for at, naming in enumerate(names):
        column_texts, ranks = _ranked(np.concatenate([_NOTHING, *(columns[at] for columns in row_sets)]), naming)
        packed = packed * len(column_texts) + ranks
        texts.append(column_texts)
    different, places = dense(packed)
    return Places(
        _unpacked(different, texts),
        tuple(np.split(places, np.cumsum(sizes)[:-1])),
    )


def dense(values: Whole) -> tuple[Whole, Whole]:
    """The different values in ascending order, and the place of each value among them."""
    if not len(values):
        return values, values
    low, high = int(values.min()), int(values.max())
    if high - low >= _SMALL:
        different, places = np.unique(values, return_inverse=True)
        return different, places.astype(np.int64)
    present = np.zeros(high - low + 1, dtype=np.bool_)
    present[values - low] = True
    return np.flatnonzero(present) + low, (np.cumsum(present) - 1)[values - low]


def _ranked(column: Whole, naming: Naming) -> tuple[list[str], Whole]:
    """The column's texts in their order, and for each row the place of its text."""
    text_of, rank_of = naming
    known = column != MISSING
    stand_in = int(column[known].min()) - 1 if known.any() else 0
    different, places = dense(np.where(known, column, stand_in))
    texts = [text_of(int(number) if known.any() and number != stand_in else MISSING) for number in different]
    order = sorted(set(texts), key=rank_of)
    rank = {text: at for at, text in enumerate(order)}
    return order, np.array([rank[text] for text in texts], dtype=np.int64)[places]


def _unpacked(packed: Whole, texts: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    columns: list[list[str]] = []
    for names in reversed(texts):
        packed, at = np.divmod(packed, len(names))
        columns.insert(0, [names[place] for place in at.tolist()])
    return tuple(zip(*columns, strict=True))
