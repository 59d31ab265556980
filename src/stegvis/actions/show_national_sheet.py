"""The sheet for Uppföljning Finsam, for a calendar year.

The office sees what has been released, for the interventions that it finances. The operator's own people see their own
numbers, and nothing of other operators: where the office's row is withheld, the operator's registrar keys it in.
Neither half is ever made of the other's numbers.
"""

from dataclasses import dataclass

from stegvis.actions.access import Actor, held_for
from stegvis.store.access.assignments import Interventions, interventions_reached
from stegvis.store.clock import today
from stegvis.store.national.sheet import SheetLine, own_lines, page_of, released_lines
from stegvis.vocabulary.roles import ASSOCIATION_ROLES

__all__ = ["NationalSheet", "SheetLine", "show_national_sheet"]

FIRST_YEAR = 2000
ON_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class NationalSheet:
    """A calendar year. `office` is None for whoever holds no role of an association, `own` for whoever holds only such.

    `office` are released figures, `own` the operator's raw ones. `page` of `pages`, which are 1 when all is there.
    """

    year: int
    years: tuple[int, ...]
    office: tuple[SheetLine, ...] | None
    own: tuple[SheetLine, ...] | None
    page: int
    pages: int


def show_national_sheet(*, by: Actor, year: int | None = None, page: int | None = None) -> NationalSheet:
    """The sheet, or ON_A_PAGE of its interventions when a page is asked for; at most fourteen queries.

    Without a year that can be, it is of the last one that is over.
    """
    last = today().year
    years = tuple(range(last, last - 6, -1))
    shown = year if year is not None and FIRST_YEAR <= year <= last else last - 1
    held = tuple(held_for(by, "show_national_sheet"))
    outside = tuple(one for one in held if one.role in ASSOCIATION_ROLES)
    inside = tuple(one for one in held if one.role not in ASSOCIATION_ROLES)
    office, own = (interventions_reached(layer) for layer in (outside, inside))
    pages = max(1, -(-max(office.count(), own.count()) // ON_A_PAGE)) if page is not None else 1
    at = min(max(page or 1, 1), pages)

    def _of(among: Interventions) -> Interventions:
        return among if page is None else page_of(among, at, ON_A_PAGE)

    return NationalSheet(
        shown,
        years,
        released_lines(_of(office), shown) if outside else None,
        own_lines(_of(own), shown) if inside else None,
        at,
        pages,
    )
