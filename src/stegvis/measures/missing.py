"""What a condition says of a row that knows nothing."""

from stegvis.measures.expressions import (
    Both,
    Either,
    Expression,
    IsMissing,
    Opposite,
)


def true_when_all_is_missing(condition: Expression) -> bool:
    """True when the condition holds for a row whose every column is missing."""
    return _truth(condition) is True


def _truth(condition: Expression) -> bool | None:
    """Three-valued: None where the row's missing values leave it open."""
    match condition:
        case IsMissing():
            return True
        case Opposite(flag):
            inner = _truth(flag)
            return None if inner is None else not inner
        case Both(left, right):
            sides = (_truth(left), _truth(right))
            return False if False in sides else None if None in sides else True
        case Either(left, right):
            sides = (_truth(left), _truth(right))
            return True if True in sides else None if None in sides else False
        case _:
            return None
