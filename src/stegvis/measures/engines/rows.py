"""Result rows of a database driver as columns."""

from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from stegvis.measures.engines.keys import MISSING, Whole


def columns_of_rows(rows: Sequence[Sequence[object]], width: int) -> list[Whole]:
    """Columns of 64-bit numbers, MISSING for nothing. Raises OverflowError when a number does not fit."""
    columns = zip(*rows, strict=True) if rows else [()] * width
    return [np.array([_whole(value) for value in column], dtype=np.int64) for column in columns]


def _whole(value: object) -> int:
    """SQLite answers with a fraction when a product overflows; PostgreSQL adds up in decimals."""
    if value is None:
        return MISSING
    if isinstance(value, int | Decimal):
        return int(value)
    raise OverflowError(f"{value!r} is no whole number.")
