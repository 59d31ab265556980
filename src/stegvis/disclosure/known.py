"""What a reader knows: sums of atoms that lie between two bounds, from numbers, rounded numbers and shares."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from stegvis.disclosure.family import Cell, Family, PublishedCell, Terms


@dataclass(frozen=True, slots=True)
class Known:
    """A sum of atoms that lies between `at_least` and `at_most`, both included; None where it has no bound.

    `id` names what told it, `publication` is where that stands, and `how` what is read there when it is not the
    number itself: "81 % × 16".
    """

    id: str
    terms: Terms
    at_least: int | None
    at_most: int | None
    publication: str = ""
    how: str = ""

    @property
    def value(self) -> int | None:
        """The number itself when both bounds are the same."""
        return self.at_least if self.at_least == self.at_most else None


@dataclass(frozen=True, slots=True)
class Share:
    """A visible share: how many in a hundred of `denominator` are `numerator`, rounded to `decimals`."""

    id: str
    numerator: Terms
    denominator: Terms
    per_cent: Decimal
    decimals: int = 0
    publication: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.decimals <= 6:
            raise ValueError(f"{self.id}: a share has 0 to 6 decimals, not {self.decimals}.")
        if self.per_cent < 0 or self.per_cent != round(self.per_cent, self.decimals):
            raise ValueError(f"{self.id}: {self.per_cent} % is no share with {self.decimals} decimals.")


EARLIER = "ledger"
"""The publication of what stands in the ledger: it was out before all cells."""
IDENTITY = "identity"
"""In place of a publication: what every reader knows without being told."""


def known_from_cells(cells: Collection[Cell], ledger: Collection[PublishedCell] = ()) -> tuple[Known, ...]:
    """What cells that are shown as they are tell, and the visible ones of the ledger."""
    shown = [Known(cell.id, cell.terms, cell.value, cell.value, cell.publication) for cell in cells]
    earlier = [
        Known(cell.id, cell.terms, cell.value, cell.value, IDENTITY if cell.identity else EARLIER)
        for cell in ledger
        if cell.visible
    ]
    return (*shown, *earlier)


def known_from_visible(family: Family, visible: Collection[str]) -> tuple[Known, ...]:
    """What is known when the family's cells named in `visible` are shown beside the ledger.

    Raises ValueError for a name that is no cell of the family.
    """
    strangers = set(visible) - {cell.id for cell in family.cells}
    if strangers:
        raise ValueError(f"{min(strangers)} is no cell of the family.")
    return known_from_cells([cell for cell in family.cells if cell.id in set(visible)], family.ledger)


def known_from_share(share: Share, known: Iterable[Known] = ()) -> tuple[Known, ...]:
    """What a rounded share tells a reader who has `known`.

    With a known denominator it is a number between two bounds, often one number. Without, it is a pair of sums of
    whole numbers: numerator / denominator lies within half of the last decimal from the share, multiplied out.
    Raises ValueError when no count gives the share.
    """
    same = frozenset(share.denominator)
    whole = next((one.value for one in known if one.value is not None and frozenset(one.terms) == same), None)
    if whole is None:
        return _without_denominator(share)
    counts = counts_of_share(share.per_cent, share.decimals, whole)
    if not counts:
        raise ValueError(f"{share.id}: no count out of {whole} is {share.per_cent} %.")
    how = f"{share.per_cent} % × {whole}"
    return (Known(share.id, share.numerator, counts[0], counts[-1], share.publication, how),)


def _without_denominator(share: Share) -> tuple[Known, ...]:
    unit, low, high = _ends(share.per_cent, share.decimals)
    above = _combined(share.numerator, unit, share.denominator, -low)
    below = _combined(share.numerator, unit, share.denominator, -high)
    how = f"{share.per_cent} %"
    told = (
        Known(share.id, above, 0, None, share.publication, how),
        Known(share.id, below, None, 0, share.publication, how),
        Known(share.id, share.denominator, 1, None, share.publication, how),
    )
    return tuple(one for one in told if one.terms)


def counts_of_share(per_cent: Decimal, decimals: int, denominator: int) -> range:
    """The counts that a share, rounded to `decimals`, leaves possible when its denominator is known.

    81 % of 16 can only be 13: `counts_of_share(Decimal(81), 0, 16) == range(13, 14)`. A tie may have been rounded
    either way, so both ends count. Empty when no count gives the share.
    """
    if denominator < 1:
        return range(0)
    unit, low, high = _ends(per_cent, decimals)
    first, last = max(-(-low * denominator // unit), 0), min(high * denominator // unit, denominator)
    return range(first, max(last + 1, first))


def _ends(per_cent: Decimal, decimals: int) -> tuple[int, int, int]:
    """(unit, low, high): the share, before rounding, lies from low/unit to high/unit."""
    scaled = int(per_cent.scaleb(decimals))
    return 200 * 10**decimals, 2 * scaled - 1, 2 * scaled + 1


def _combined(first: Terms, times_first: int, second: Terms, times_second: int) -> Terms:
    """The sum of two sums of atoms, each counted some number of times."""
    total: dict[str, int] = {}
    for terms, by in ((first, times_first), (second, times_second)):
        for atom, times in terms:
            total[atom] = total.get(atom, 0) + times * by
    return tuple((atom, times) for atom, times in total.items() if times)
