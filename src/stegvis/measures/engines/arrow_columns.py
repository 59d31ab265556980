"""Result columns in Arrow as whole numbers."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from stegvis.measures.engines.keys import MISSING, Whole


def whole_numbers(column: pa.ChunkedArray) -> Whole:
    """An Arrow column as 64-bit numbers, MISSING for nothing. Raises ArrowInvalid when a number does not fit."""
    whole = pc.cast(column, pa.int64())
    filled = pc.fill_null(whole, pa.scalar(MISSING, pa.int64())) if whole.null_count else whole
    return np.asarray(filled.to_numpy())
