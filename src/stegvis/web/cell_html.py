"""Cells and badges as they stand in tables: most of a large table look alike, so each look is made once and kept."""

from collections.abc import Iterable
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.html import format_html_join

from stegvis.vocabulary import Cell
from stegvis.vocabulary.wording import Language
from stegvis.web.words import SeverityCount, shown_cell

KEPT = 4096


def cells_html(cells: Iterable[Cell | None], language: Language) -> str:
    """The cells of a row, safe to show. `language` is that of the page."""
    return format_html_join("", "{}", ((_cell_html(cell, language),) for cell in cells))


@lru_cache(maxsize=KEPT)
def _cell_html(cell: Cell | None, _language: Language) -> str:
    return render_to_string("cell.html", {"cell": shown_cell(cell)})


@lru_cache(maxsize=KEPT)
def badges_html(counts: tuple[SeverityCount, ...]) -> str:
    """The badges, safe to show; nothing when there are none."""
    return render_to_string("badges.html", {"counts": counts})
