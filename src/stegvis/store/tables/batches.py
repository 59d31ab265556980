"""Long lists in parts that one question to the database can hold."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
MOST = 2_000


def batched(items: Sequence[Item], most: int = MOST) -> Iterator[Sequence[Item]]:
    """The items in order, at most so many at a time."""
    for start in range(0, len(items), most):
        yield items[start : start + most]
