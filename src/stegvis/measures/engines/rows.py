"""Result rows of a database driver as columns."""

from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from stegvis.measures.engines.keys import MISSING, Whole
from stegvis.vocabulary import BadInput, Wording


def columns_of_rows(rows: Sequence[Sequence[object]], width: int, engine: str) -> list[Whole]:
    """Columns of 64-bit numbers, MISSING for nothing. Raises BadInput when a number is none, or does not fit."""
    columns = zip(*rows, strict=True) if rows else [()] * width
    try:
        return [np.array([_whole(value) for value in column], dtype=np.int64) for column in columns]
    except (OverflowError, TypeError) as error:
        raise BadInput(engine, too_large()) from error


def too_large() -> Wording:
    """What is said of a sum that no engine can hold."""
    return Wording(
        "summan blev för stor för 64 bitar; rätta orimliga tal i underlaget.",
        "a sum became too large for 64 bits; mend numbers in the facts that cannot be right.",
    )


def _whole(value: object) -> int:
    """SQLite answers with a fraction when a product overflows; PostgreSQL adds up in decimals."""
    if value is None:
        return MISSING
    if isinstance(value, int | Decimal):
        return int(value)
    raise TypeError(f"{value!r} is no whole number.")
