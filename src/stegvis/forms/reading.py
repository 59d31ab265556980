"""What was read out of a document: the frozen result of recognition, input of checks, account and store."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from stegvis.documents.nodes import Block, Document
from stegvis.forms.nodes import Condition, Form
from stegvis.vocabulary import Figure, Gender, Period, Place
from stegvis.vocabulary.orientation import Orientation


@dataclass(frozen=True, slots=True)
class FormMatch:
    """The form that was recognised and how sure we are: 0 to 1."""

    form: Form
    confidence: float


@dataclass(frozen=True, slots=True)
class ReportNumber:
    """Number `this` of `of` reports to hand in; either may be missing."""

    this: int | None
    of: int | None
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed and when; `raw` is the date as printed."""

    by: str | None
    on: date | None
    raw: str | None = None
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class GoalReading:
    """A goal as worded. `share` is 0 to 1 (0.70 for "70 %"), `count` a number of people, when given."""

    text: str
    share: float | None
    count: int | None
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class Statement:
    """A number of people, or a share of them, that a sentence states.

    `measure` is the measure spoken of when the words tell (else None); `part_of` is set instead when the
    words name something that lies inside a measure ("arbetsträning" inside `exits_positive`).
    `share` is 0 to 1. `numerator` and `denominator` stand in the same sentence, else None.
    `negated` is true for "mår inte bättre", "oförändrad". `approximate` for "ca", "drygt", "över".
    `is_goal` is true when the number is a target. `raw` is the number as printed.
    """

    sentence: str
    raw: str
    place: Place
    gender: Gender = Gender.ALL
    measure: str | None = None
    part_of: str | None = None
    of_measure: str | None = None
    count: int | None = None
    share: float | None = None
    numerator: int | None = None
    denominator: int | None = None
    negated: bool = False
    approximate: bool = False
    is_goal: bool = False
    group: str | None = None


@dataclass(frozen=True, slots=True)
class SeriesValue:
    """An instrument's value on an occasion. `on` is "2011-10" or "2011-10-05"; `change` as stated, with sign.

    `occasion` numbers the occasions of one instrument from 0, also those without a date. `parts` names the
    scales that add up to this one, when there are such.
    """

    instrument: str
    scale: str
    on: str | None
    value: float
    change: float | None = None
    place: Place = field(default_factory=Place)
    occasion: int = 0
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One respondent's answers as listed: the items answered yes. `extra` holds ticks beside the items."""

    gender: Gender
    number: int | None
    yes: frozenset[str]
    place: Place
    extra: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class StatedCount:
    """A count that the text states about a tally, e.g. key "exposed", "perpetrator", "none", "yes:3"."""

    key: str
    gender: Gender
    value: int
    raw: str
    place: Place


@dataclass(frozen=True, slots=True)
class Tally:
    """A questionnaire's answers from one unit, or, with `unit` None, the totals over all units.

    `stated_respondents` is what the heading says; `stated` every count that the text states, with its place.
    `groups` are the instrument's own groups of items: one yes among them puts a respondent in the group.
    """

    instrument: str
    unit: str | None
    stated_respondents: Mapping[Gender, int]
    answers: tuple[AnswerRow, ...]
    stated: tuple[StatedCount, ...] = ()
    place: Place = field(default_factory=Place)
    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def respondents(self) -> dict[Gender, int]:
        """Respondents by gender counted from the rows; as stated when no rows are listed."""
        if not self.answers:
            return dict(self.stated_respondents)
        return _count(row.gender for row in self.answers)

    def yes(self) -> dict[str, dict[Gender, int]]:
        """Yes answers by item and gender counted from the rows; as stated when no rows are listed."""
        result: dict[str, dict[Gender, int]] = {}
        if not self.answers:
            for one in self.stated:
                if one.key.startswith("yes:"):
                    result.setdefault(one.key.removeprefix("yes:"), {})[one.gender] = one.value
            return result
        items = sorted({item for row in self.answers for item in row.yes})
        return {item: _count(row.gender for row in self.answers if item in row.yes) for item in items}


def _count(genders: Iterable[Gender]) -> dict[Gender, int]:
    result: dict[Gender, int] = {}
    for gender in genders:
        result[gender] = result.get(gender, 0) + 1
    return result


@dataclass(frozen=True, slots=True)
class MoneyReading:
    """An amount in kronor that the text states."""

    kronor: float
    raw: str
    sentence: str
    place: Place


@dataclass(frozen=True, slots=True)
class SectionReading:
    """The answer under one heading of the form: `text` plain, `blocks` with structure, prompts left out."""

    id: str
    heading: str
    text: str
    blocks: tuple[Block, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that looked like data and could not be placed."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class UnforeseenColumn:
    """A table column that the form does not have. Its figures are kept: by gender when it names one, else unread."""

    heading: str
    gender: Gender | None
    place: Place


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A name as the document's own table of contents spells it."""

    name: str
    page: int | None
    place: Place


@dataclass(frozen=True, slots=True)
class ReportReading:
    """One report on one intervention. Fields that the document does not state are None or empty."""

    intervention: str
    place: Place
    orientation: Orientation | None = None
    parties: tuple[str, ...] = ()
    agreement: Period | None = None
    period: Period | None = None
    number: ReportNumber | None = None
    registry_number: str | None = None
    received_on: date | None = None
    signature: Signature | None = None
    budget_in_line: bool | None = None
    figures: tuple[Figure, ...] = ()
    goals: tuple[GoalReading, ...] = ()
    statements: tuple[Statement, ...] = ()
    series: tuple[SeriesValue, ...] = ()
    tallies: tuple[Tally, ...] = ()
    money: tuple[MoneyReading, ...] = ()
    sections: tuple[SectionReading, ...] = ()
    unforeseen_columns: tuple[UnforeseenColumn, ...] = ()
    unread: tuple[Unread, ...] = ()
    form: FormMatch | None = None

    def figure(self, measure: str, gender: Gender = Gender.ALL) -> Figure | None:
        """The figure of `measure` for `gender`, or None when the report has no such cell."""
        return next((f for f in self.figures if f.measure == measure and f.gender == gender), None)

    def value(self, measure: str, gender: Gender = Gender.ALL) -> int | float | None:
        """The number of `measure` for `gender`, or None when it is absent, blank or no number."""
        found = self.figure(measure, gender)
        return found.value if found else None

    def meets(self, condition: Condition) -> bool:
        """True when the total of the condition's measure reaches its threshold."""
        value = self.value(condition.measure)
        return value is not None and value >= condition.at_least

    def section(self, section_id: str) -> SectionReading | None:
        """The section with that id, or None."""
        return next((s for s in self.sections if s.id == section_id), None)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read out of one file."""

    file: str
    document: Document
    form: FormMatch | None
    title: str | None
    issuer: str | None
    reports: tuple[ReportReading, ...]
    contents: tuple[ContentsEntry, ...] = ()
