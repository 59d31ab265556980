"""The form language: frozen nodes that a form definition is made of.

A form fills a report and recognises one, so each node carries both its own plain wording (to write)
and the few words of a funder's heading that recognition needs (`marks`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from stegvis.vocabulary import Gender, Wording


class MarkKind(StrEnum):
    """LINE: the words are all that stands on a line or in a heading. START: a line or paragraph begins with
    the words. FLOW: the words may stand anywhere in running text."""

    LINE = "line"
    START = "start"
    FLOW = "flow"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that give a heading or a question away, compared without case, punctuation and line breaks.

    `until` are the last words of the printed question, so that the answer starts after them.
    """

    words: str
    kind: MarkKind = MarkKind.LINE
    until: str | None = None

    def __post_init__(self) -> None:
        if not self.words.strip():
            raise ValueError("A mark needs words.")


class AskKind(StrEnum):
    """What kind of answer is asked for."""

    TEXT = "text"
    NAME = "name"
    PARTIES = "parties"
    PERIOD = "period"
    DATE = "date"
    YES_NO = "yes_no"
    REPORT_NUMBER = "report_number"
    REGISTRY_NUMBER = "registry_number"
    GOALS = "goals"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Fixed:
    """Text that stands in the form itself."""

    text: Wording


@dataclass(frozen=True, slots=True)
class Ask:
    """A question answered by a person. `field` names what the answer becomes in the report."""

    field: str
    kind: AskKind
    label: Wording
    marks: tuple[Mark, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Show:
    """One row of figures: a measure with the label it gets in the form and the marks of its row label."""

    measure: str
    label: Wording
    marks: tuple[Mark, ...]
    required: bool = False


@dataclass(frozen=True, slots=True)
class ShowTable:
    """Rows of measures by gender; `columns` in the form's own order."""

    caption: Wording
    rows: tuple[Show, ...]
    columns: tuple[Gender, ...] = (Gender.ALL, Gender.WOMEN, Gender.MEN)

    def __post_init__(self) -> None:
        if not self.rows:
            raise ValueError("A table of figures needs at least one row.")


@dataclass(frozen=True, slots=True)
class ShowChart:
    """A chart of measures by gender."""

    title: Wording
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who signs: asks for a name and a date."""

    label: Wording
    marks: tuple[Mark, ...] = ()
    date_marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """True when `measure` (total) is at least `at_least`."""

    measure: str
    at_least: int


@dataclass(frozen=True, slots=True)
class When:
    """Items that only count when the condition holds."""

    condition: Condition
    items: tuple["Item", ...]
    otherwise: Wording | None = None


Item = Fixed | Ask | Show | ShowTable | ShowChart | SignOff | When


def flat_items(items: tuple[Item, ...]) -> Iterator[Item]:
    """The items in order, each condition and table followed by the items inside it."""
    for item in items:
        yield item
        if isinstance(item, When):
            yield from flat_items(item.items)
        elif isinstance(item, ShowTable):
            yield from item.rows


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the form with what stands under it. `id` is from the contract's list of section ids.

    `lasting`: what is written there holds from one report to the next (background, purpose, method).
    """

    id: str
    heading: Wording
    marks: tuple[Mark, ...]
    items: tuple[Item, ...] = ()
    prompts: tuple[Mark, ...] = ()
    required: bool = False
    lasting: bool = False

    def shows(self) -> tuple[Show, ...]:
        """The rows of figures that the section asks for, in its order."""
        return tuple(item for item in flat_items(self.items) if isinstance(item, Show))


@dataclass(frozen=True, slots=True)
class PeriodRule:
    """Which periods fit the form: `months` long, starting in one of `start_months` (empty: any)."""

    months: int | None = None
    start_months: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A report form. `repeats` is true when one document holds a report for each of many interventions.

    `threshold` with `threshold_measures`: those measures are asked for only from that many on.
    `prose_figures` lists measures that the form has no table for and that are read from running text.
    """

    id: str
    version: str
    title: Wording
    issuer: str | None
    title_marks: tuple[Mark, ...]
    sections: tuple[Section, ...]
    repeats: bool = False
    own_proposal: bool = False
    period: PeriodRule = field(default_factory=PeriodRule)
    threshold: Condition | None = None
    threshold_measures: tuple[str, ...] = ()
    prose_figures: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        ids = [section.id for section in self.sections]
        if len(ids) != len(set(ids)):
            raise ValueError(f"Form {self.id} has two sections with the same id.")
        if not self.sections:
            raise ValueError(f"Form {self.id} has no sections.")

    def shows(self) -> tuple[Show, ...]:
        """The rows of figures that the form asks for, in its order."""
        return tuple(show for section in self.sections for show in section.shows())
