"""Slices of days: the calendar's parts that they consist of, and which slice each part belongs to."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from stegvis.measures.engines.keys import MISSING, Whole
from stegvis.measures.engines.shift import FIRST, LAST
from stegvis.measures.facts_files.counting_copy import Span


def span_of(until: Sequence[int]) -> Span | None:
    """The longest part of the calendar that ends wherever one of the slices does; None when only days will do."""
    if not until or not all(FIRST <= day < LAST for day in until):
        return None
    return next((span for span in Span if all(_ends(span, day) for day in until)), None)


def slices_of(numbers: Whole, span: Span, until: Sequence[int]) -> Whole:
    """The slice of each month or quarter, given by its number. What has none is later than all of them."""
    ends = np.array([span.number(date.fromordinal(day)) for day in until], dtype=np.int64)
    return np.where(numbers == MISSING, len(ends), np.searchsorted(ends, numbers))


def _ends(span: Span, day: int) -> bool:
    return span.number(date.fromordinal(day)) != span.number(date.fromordinal(day + 1))
