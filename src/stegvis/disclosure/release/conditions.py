"""What the conditions of two totals say of each other: whether all who meet one meet the other too.

Only what the form of a condition shows is found; two conditions that say the same in unlike words are strangers.
"""

import hashlib
import json
from dataclasses import replace
from functools import lru_cache

from stegvis.measures.expressions import (
    Both,
    Column,
    Compare,
    Either,
    Expression,
    IsMissing,
    IsOneOf,
    Opposite,
    columns_of,
)
from stegvis.measures.nodes import Total

Conjuncts = frozenset[Expression]


def conjuncts(condition: Expression | None) -> Conjuncts:
    """The conditions that must all hold, without those that another one implies."""
    every = _flat(condition)
    kept: list[Expression] = []
    for one in sorted(every, key=repr):
        others = (other for other in every if other != one)
        if not any(implies(other, one) and not (implies(one, other) and repr(one) < repr(other)) for other in others):
            kept.append(one)
    return frozenset(kept)


def _flat(condition: Expression | None) -> Conjuncts:
    match condition:
        case None:
            return frozenset()
        case Both(left, right):
            return _flat(left) | _flat(right)
        case _:
            return frozenset({condition})


def all_meet(narrow: Conjuncts, wide: Conjuncts) -> bool:
    """True when whoever meets all of `narrow` meets all of `wide`."""
    return all(any(implies(one, other) for one in narrow) for other in wide)


def implies(one: Expression, other: Expression) -> bool:
    """True when whoever meets `one` meets `other`, as far as their form shows. What is missing meets nothing."""
    if one == other:
        return True
    match one, other:
        case Either(left, right), _:
            return implies(left, other) and implies(right, other)
        case _, Either(left, right):
            return implies(one, left) or implies(one, right)
        case IsOneOf(column, words), IsOneOf(same, more):
            return column == same and set(words) <= set(more)
        case ((IsOneOf() | Compare() | Column()), Opposite(IsMissing(column))):
            return column in columns_of(one)
    return False


@lru_cache(maxsize=4096)
def same_rows(total: Total) -> tuple[Total, Conjuncts]:
    """What two totals share when they count the same rows, however their conditions are put together."""
    return replace(total, where=None), conjuncts(total.where)


def described(everyone: str, condition: Conjuncts) -> str:
    """A name for those of `everyone` who meet a condition: the same for the same condition, in any publication."""
    if not condition:
        return everyone
    columns = sorted({column.name for one in condition for column in columns_of(one)})
    digest = hashlib.sha256(json.dumps(sorted(map(repr, condition))).encode()).hexdigest()[:8]
    return f"{everyone} by {', '.join(columns)} ({digest})"
