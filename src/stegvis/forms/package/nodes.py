"""What a report package holds: released figures, prose, money, goals and findings of one report, and no person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from stegvis.forms.reading import ReportNumber
from stegvis.vocabulary import Gender, Period, Severity, Wording
from stegvis.vocabulary.orientation import Orientation
from stegvis.vocabulary.released import ReleasedFigure


@dataclass(frozen=True, slots=True)
class PackedSection:
    """The text under one heading of the form; an empty line between paragraphs."""

    id: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class PackedMoney:
    """Budget and outcome in kronor of a calendar year, for one type of cost; `outcome` None: not known yet."""

    year: int
    cost_type: str
    funder: str
    budget: int
    outcome: int | None


@dataclass(frozen=True, slots=True)
class PackedGoal:
    """A goal as worded, how it stands (a word of `measures.goal_verdicts.Verdict`, or ""), and a sentence that says so.

    A verdict rests on released figures only.
    """

    text: str
    verdict: str
    sentence: str


@dataclass(frozen=True, slots=True)
class PackedFinding:
    """What a rule found in the report, and how the writer explained it ("" when it needs no explanation)."""

    rule: str
    severity: Severity
    message: Wording
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class PackedReport:
    """One report as it is handed in. Raises ValueError for a figure that tells of another place or period.

    `edition` counts corrections, `submission` how often this edition was handed in; `corrects` is the digest of the
    package it corrects. `measures` holds (measure, SHA-256 of its definition). `facts_digest` is keyed: it says that
    two packages were counted from the same facts and nothing about them. `pattern` and `ledger_entry` are the
    release's (`Provenance`).
    """

    association: str
    operator: str
    intervention: str
    form_id: str
    form_version: str
    period: Period
    edition: int
    submission: int
    submitted_on: date
    corrects: str | None = None
    correction_reason: str = ""
    number: ReportNumber | None = None
    orientation: Orientation | None = None
    parties: tuple[str, ...] = ()
    agreement: Period | None = None
    budget_in_line: bool | None = None
    figures: tuple[ReleasedFigure, ...] = ()
    sections: tuple[PackedSection, ...] = ()
    goals: tuple[PackedGoal, ...] = ()
    money: tuple[PackedMoney, ...] = ()
    findings: tuple[PackedFinding, ...] = ()
    measures: tuple[tuple[str, str], ...] = ()
    facts_digest: str = ""
    pattern: str = ""
    ledger_entry: str = ""

    def __post_init__(self) -> None:
        strange = [one for one in self.figures if (one.intervention, one.period) != (self.intervention, self.period)]
        if strange:
            raise ValueError(f"{strange[0].measure} tells of another intervention or period than the package.")

    def figure(self, measure: str, gender: Gender = Gender.ALL, split: tuple[str, ...] = ()) -> ReleasedFigure | None:
        """The figure, or None when the package has no such cell."""
        wanted = (measure, gender, split)
        return next((one for one in self.figures if (one.measure, one.gender, one.split) == wanted), None)

    def section(self, section: str) -> PackedSection | None:
        """The section with that id, or None."""
        return next((one for one in self.sections if one.id == section), None)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every text that somebody wrote, with where it stands."""
        yield from ((one.heading, one.text) for one in self.sections)
        yield from ((one.rule, one.explanation) for one in self.findings if one.explanation)
        if self.correction_reason:
            yield "correction_reason", self.correction_reason
