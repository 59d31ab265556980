"""A table to fill in: a row for each thing that is stored, and a few empty ones below."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from stegvis.vocabulary import InvalidFields, Wording
from stegvis.web.forms import PageForm

EMPTY_ROWS = 3
REMOVE, NUMBER = "remove", "number"


@dataclass(frozen=True, slots=True)
class GivenRow:
    """A row that somebody filled in: where it stands in the table, counted from 0, and its values by column.

    `number` tells which stored row it is; None: a new one.
    """

    at: int
    values: Mapping[str, Any]
    number: int | None = None


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the table: its number, counted from 1, the cells with their headings, and the box that takes it out."""

    number: int
    cells: tuple[tuple[str, BoundField], ...]
    remove: BoundField | None


class RowsForm(PageForm):
    """A form whose fields are the cells of a table, named by column and row: "year-0".

    A subclass gives its `columns`: the field of each, made anew for every row. A row in which nothing stands is no
    row; in one that has something, the columns in `needed` must be filled in. What is stored has a box that takes it
    out. The hidden column "number" says which stored row it is. The rows given are `cleaned_data["rows"]`.
    """

    needed: Sequence[str] = ()
    empty_rows = EMPTY_ROWS

    def __init__(self, *args: Any, stored: int, **kwargs: Any) -> None:
        self.stored = stored
        data = kwargs.get("data")
        self.count = max(stored + self.empty_rows, 0 if data is None else _rows_in(data))
        # Django copies the base fields of the form itself as it does those of its class.
        vars(self)["base_fields"] = self._all_cells()
        super().__init__(*args, **kwargs)

    def columns(self) -> dict[str, forms.Field]:
        """The fields of a row."""
        raise NotImplementedError

    @property
    def headings(self) -> list[str]:
        """The columns' headings."""
        return [str(field.label) for field in self.columns().values()]

    @property
    def lines(self) -> Iterator[ShownRow]:
        """The rows as the page shows them."""
        columns = {name: str(field.label) for name, field in self.columns().items()}
        for at in range(self.count):
            remove = f"{REMOVE}-{at}"
            cells = tuple((heading, self[f"{name}-{at}"]) for name, heading in columns.items())
            yield ShownRow(at + 1, cells, self[remove] if remove in self.fields else None)

    def clean(self) -> dict[str, Any]:
        """The rows that are to stand, with an error at each cell that is missing."""
        rows = [row for row in self._filled() if not self.cleaned_data.get(f"{REMOVE}-{row.at}")]
        for row in rows:
            for name in self.needed:
                if _is_empty(row.values[name]) and f"{name}-{row.at}" not in self.errors:
                    self.add_error(f"{name}-{row.at}", _("Fill in this too, or empty the row."))
        return self.cleaned_data | {"rows": rows}

    def _filled(self) -> Iterator[GivenRow]:
        for at in range(self.count):
            names = list(self.columns())
            values = {name: self.cleaned_data.get(f"{name}-{at}") for name in names}
            wrong = any(f"{name}-{at}" in self.errors for name in names)
            if wrong or not all(map(_is_empty, values.values())):
                yield GivenRow(at, values, self.cleaned_data.get(f"{NUMBER}-{at}"))

    def _all_cells(self) -> dict[str, forms.Field]:
        cells: dict[str, forms.Field] = {}
        for at in range(self.count):
            for name, field in self.columns().items():
                field.label = _("%(column)s, row %(row)s") % {"column": field.label, "row": at + 1}
                field.required = False
                cells[f"{name}-{at}"] = field
            cells[f"{NUMBER}-{at}"] = forms.IntegerField(widget=forms.HiddenInput, required=False)
            if at < self.stored:
                label = _("Take out row %(row)s") % {"row": at + 1}
                cells[f"{REMOVE}-{at}"] = forms.BooleanField(label=label, required=False)
        return cells


def rows_initial(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The stored rows as the form's initial values."""
    return {f"{name}-{at}": value for at, row in enumerate(rows) for name, value in row.items()}


@contextmanager
def placed(rows: Sequence[GivenRow]) -> Iterator[None]:
    """Puts an action's errors, which number the rows that were given, beside the rows of the table."""
    try:
        yield
    except InvalidFields as invalid:
        raise InvalidFields(placed_reasons(invalid.fields, rows)) from invalid


def placed_reasons(reasons: Mapping[str, Wording], rows: Sequence[GivenRow]) -> dict[str, Wording]:
    """The reasons, numbered by the rows that were given, named by the rows of the table."""
    return {_placed(name, rows): reason for name, reason in reasons.items()}


def _is_empty(value: object) -> bool:
    """True of an empty field and of a box without a tick. A nought is a number."""
    return value is None or value is False or value == ""


def _placed(name: str, rows: Sequence[GivenRow]) -> str:
    column, dash, at = name.rpartition("-")
    return f"{column}-{rows[int(at)].at}" if dash and at.isdigit() and int(at) < len(rows) else name


def _rows_in(data: Any) -> int:
    """How many rows were handed in; far more than anybody fills in are not looked at."""
    numbers = [int(at) for name in data if (at := name.rpartition("-")[2]).isascii() and at.isdigit() and len(at) < 4]
    return max(numbers, default=-1) + 1
