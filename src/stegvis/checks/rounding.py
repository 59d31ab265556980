"""How far numbers may lie apart when each was rounded as it is printed."""


def decimals(value: float) -> int:
    """The number of decimals a value is given with: 0 for whole numbers, at most 3."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return len(text.partition(".")[2])


def slack(*values: float) -> float:
    """The sum of what rounding may hide; 0 when all are whole numbers, which are taken as exact."""
    if all(decimals(value) == 0 for value in values):
        return 0.0
    return sum(0.5 / float(10 ** decimals(value)) for value in values) + 1e-9


def agree(stated: float, expected: float, *sources: float) -> bool:
    """True when `stated` may be `expected`, which was computed from `sources`."""
    return abs(stated - expected) <= slack(stated, *sources) + 1e-9
