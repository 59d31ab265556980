"""The tables of figures that a form asks for, as a list: where each stands, its rows, and when it counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from stegvis.forms.nodes import Condition, Form, Item, Section, Show, ShowTable, When
from stegvis.vocabulary import Gender, Wording


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A table of figures in a section. With a `condition` it counts only when that holds; else `otherwise` is said.

    `id` is the section's with the table's number in it, from 1.
    """

    id: str
    section: str
    caption: Wording
    rows: tuple[Show, ...]
    columns: tuple[Gender, ...]
    condition: Condition | None = None
    otherwise: Wording | None = None


def figure_tables(form: Form) -> tuple[FigureTable, ...]:
    """Every table of figures in the form's order; a row outside of tables is a table of its own, without genders."""
    return tuple(table for section in form.sections for table in _tables(section))


def _tables(section: Section) -> Iterator[FigureTable]:
    for number, (item, when) in enumerate(_shown(section.items, None), start=1):
        caption, rows, columns = _parts(item)
        yield FigureTable(
            f"{section.id}-{number}",
            section.id,
            caption,
            rows,
            columns,
            when.condition if when else None,
            when.otherwise if when else None,
        )


def _parts(item: Show | ShowTable) -> tuple[Wording, tuple[Show, ...], tuple[Gender, ...]]:
    if isinstance(item, ShowTable):
        return item.caption, item.rows, item.columns
    return item.label, (item,), (Gender.ALL,)


def _shown(items: tuple[Item, ...], when: When | None) -> Iterator[tuple[Show | ShowTable, When | None]]:
    for item in items:
        if isinstance(item, Show | ShowTable):
            yield item, when
        elif isinstance(item, When):
            yield from _shown(item.items, item)
