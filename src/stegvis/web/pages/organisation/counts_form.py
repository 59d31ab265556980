"""The table of numbers that somebody types in: its cells, and how they become counts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from stegvis.actions.check_counts import CheckedCounts
from stegvis.actions.show_counts import MEASURES, Counts
from stegvis.vocabulary import Blank, Gender, NotAsked, Number, Period, Severity
from stegvis.web.forms import PageForm
from stegvis.web.pages.organisation.fields import WholeNumber
from stegvis.web.pages.shown_finding import ShownFinding, shown_finding
from stegvis.web.words import SeverityCount, gender_text, measure_text, number_text, severity_counts

GENDERS = (Gender.WOMEN, Gender.MEN, Gender.NONBINARY, Gender.UNKNOWN, Gender.ALL)
"""The columns in order; the total comes last, since it is proposed from the others."""
MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class FoundRow:
    """What is found about a row of the table, and the total proposed for it.

    `unreadable`: the id of each message on what cannot be read there, and the message. `asks_why`: something should
    be put right, or explained.
    """

    measure: str
    name: str
    findings: tuple[ShownFinding, ...]
    proposed: str
    asks_why: bool
    unreadable: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What the checks say of the whole table; `elsewhere` is about no row of it."""

    rows: tuple[FoundRow, ...]
    elsewhere: tuple[ShownFinding, ...]
    badges: tuple[SeverityCount, ...]
    is_empty: bool

    @property
    def adds_up(self) -> bool:
        """Whether there are numbers, all of them can be read, and nothing is found about them."""
        return not (self.is_empty or self.badges or any(row.unreadable for row in self.rows))


@dataclass(frozen=True, slots=True)
class CountsLine:
    """A row of the table: what is found, the cells with their headings, the tick, the explanation."""

    found: FoundRow
    cells: tuple[tuple[str, BoundField], ...]
    not_asked: BoundField
    why: BoundField


class CountsForm(PageForm):
    """A row for each measure: a number for each gender and in all, or a tick when nobody counts it.

    Beside what is wrong stands why it is right all the same.
    """

    def __init__(self, *args: Any, found: Found | None = None, **kwargs: Any) -> None:
        # Django copies the base fields of the form itself as it does those of its class.
        vars(self)["base_fields"] = _cells()
        self.found = found
        super().__init__(*args, **kwargs)

    @property
    def lines(self) -> Iterator[CountsLine]:
        """The rows as the page draws them."""
        for row in self.found.rows if self.found else ():
            cells = tuple((heading_of(gender), self[f"{row.measure}-{gender}"]) for gender in GENDERS)
            yield CountsLine(row, cells, self[f"not_asked-{row.measure}"], self[f"why-{row.measure}"])

    def clean(self) -> dict[str, Any]:
        """What nobody counts has no numbers."""
        for measure in MEASURES:
            numbers = [self.cleaned_data.get(f"{measure}-{gender}") for gender in GENDERS]
            if self.cleaned_data.get(f"not_asked-{measure}") and any(one is not None for one in numbers):
                self.add_error(f"not_asked-{measure}", _("Remove the tick or the numbers."))
        return self.cleaned_data


def heading_of(gender: Gender) -> str:
    """The heading of the gender's column."""
    return _("In all") if gender is Gender.ALL else gender_text(gender)


def counts_in(values: Mapping[str, Any], period: Period, version: int) -> Counts:
    """The counts that the fields hold; a field that could not be read is a blank cell."""
    cells = {(measure, gender): _cell(values, measure, gender) for measure in MEASURES for gender in Gender}
    why = {measure: values.get(f"why-{measure}", "") for measure in MEASURES}
    return Counts(period, cells, {measure: text for measure, text in why.items() if text}, version)


def fields_of(counts: Counts) -> dict[str, Any]:
    """The fields that hold the counts."""
    shown: dict[str, Any] = {}
    for measure in MEASURES:
        cells = {gender: counts.cell(measure, gender) for gender in Gender}
        shown |= {f"{measure}-{one}": cell.value for one, cell in cells.items() if isinstance(cell, Number)}
        shown[f"not_asked-{measure}"] = all(isinstance(cell, NotAsked) for cell in cells.values())
        shown[f"why-{measure}"] = counts.explanations.get(measure, "")
    return shown


def found_in(checked: CheckedCounts, typed: CountsForm | None = None) -> Found:
    """What the checks say, in the words of the page, and what cannot be read among the fields `typed`."""
    counts: dict[Severity, int] = {}
    for one in checked.findings:
        counts[one.severity] = counts.get(one.severity, 0) + 1
    return Found(
        tuple(_row(checked, measure, _unreadable(typed, measure) if typed else ()) for measure in MEASURES),
        tuple(shown_finding(one) for one in checked.elsewhere),
        severity_counts(counts),
        not any(isinstance(cell, Number) for cell in checked.counts.cells.values()),
    )


def _unreadable(typed: CountsForm, measure: str) -> tuple[tuple[str, str], ...]:
    """The row's own place tells it, so that it comes and goes while somebody types."""
    fields = [(f"{measure}-{gender}", heading_of(gender)) for gender in GENDERS]
    fields.append((f"not_asked-{measure}", _("Not counted")))
    wrong = ((typed[name], heading) for name, heading in fields if name in typed.errors)
    return tuple((f"{field.auto_id}_error", f"{heading}: {field.errors[0]}") for field, heading in wrong)


def _row(checked: CheckedCounts, measure: str, unreadable: tuple[tuple[str, str], ...]) -> FoundRow:
    about = checked.about(measure)
    # A sum without the number that cannot be read is no total.
    proposed = None if unreadable else checked.proposed.get(measure)
    return FoundRow(
        measure,
        measure_text(measure),
        tuple(shown_finding(one) for one in about),
        "" if proposed is None else number_text(proposed),
        any(one.severity is not Severity.NOTE for one in about),
        unreadable,
    )


def _cell(values: Mapping[str, Any], measure: str, gender: Gender) -> Number | Blank | NotAsked:
    value = values.get(f"{measure}-{gender}")
    if value is not None:
        return Number(value)
    return NotAsked() if values.get(f"not_asked-{measure}") else Blank()


def _cells() -> dict[str, forms.Field]:
    cells: dict[str, forms.Field] = {}
    not_counted, why = _("Not counted"), _("why the figures are right")
    for measure in MEASURES:
        name = measure_text(measure)
        for gender in GENDERS:
            label = f"{name}, {heading_of(gender).lower()}"
            cells[f"{measure}-{gender}"] = WholeNumber(label=label, required=False, max_value=MOST)
        cells[f"not_asked-{measure}"] = forms.BooleanField(label=f"{name}: {not_counted}", required=False)
        cells[f"why-{measure}"] = forms.CharField(
            label=f"{name}: {why}",
            required=False,
            max_length=1000,
            # The style sheet tells an empty field from one with text by its placeholder.
            widget=forms.Textarea(attrs={"rows": 2, "placeholder": " "}),
        )
    return cells
