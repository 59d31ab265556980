"""What an account is made of: reports that were published, and what the association knows itself. No raw number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from stegvis.forms.account.texts import AccountTexts
from stegvis.forms.personal_answers import shield_reading
from stegvis.forms.reading import Reading, ReportReading
from stegvis.measures.goal_verdicts import Verdict
from stegvis.vocabulary import Finding, Period, Wording
from stegvis.vocabulary.released import ReleasedTable


@dataclass(frozen=True, slots=True)
class Entry:
    """A document that was read and what its checks found."""

    reading: Reading
    findings: tuple[Finding, ...] = ()

    def shielded(self) -> "Entry":
        """The entry without what single persons answered; shielding twice is once."""
        return Entry(*shield_reading(self.reading, self.findings))


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """An intervention's kronor in the account's period. None: not known yet, for a year that the period touches.

    `own_cost` is the outcome without administration: what a participation costs is made of it.
    """

    intervention: str
    budget: int
    outcome: int | None
    own_cost: int | None


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal as worded, and how it stands by the report's own figures; None when no figure is bound to it."""

    intervention: str
    text: str
    verdict: Verdict | None = None
    sentence: Wording | None = None


@dataclass(frozen=True, slots=True)
class MissingReport:
    """A report that was owed for the account's period and has not come."""

    intervention: str
    form: Wording
    period: Period
    due_on: date


@dataclass(frozen=True, slots=True)
class Earlier:
    """The reports of the period before, of the same length."""

    period: Period
    reports: tuple[ReportReading, ...]


@dataclass(frozen=True, slots=True)
class AccountMaterial:
    """All of it. Only `entries` is needed; chapters on what is not known are left out.

    `screening` are released tables on violence, `labels` what their
    measures are called. The composition shields the entries and reads nothing else.
    """

    entries: tuple[Entry, ...]
    association: str = ""
    period: Period | None = None
    goals: tuple[GoalRow, ...] = ()
    money: tuple[MoneyRow, ...] = ()
    earlier: Earlier | None = None
    missing: tuple[MissingReport, ...] = ()
    screening: tuple[ReleasedTable, ...] = ()
    labels: Mapping[str, Wording] = field(default_factory=dict)
    texts: AccountTexts = field(default_factory=AccountTexts)

    @property
    def reports(self) -> tuple[ReportReading, ...]:
        """Every report, in the order of the documents."""
        return tuple(report for entry in self.entries for report in entry.reading.reports)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding."""
        return tuple(finding for entry in self.entries for finding in entry.findings)


def one_each(reports: Iterable[ReportReading]) -> tuple[ReportReading, ...]:
    """One report on each intervention: the one on the longest period, of those the last; participants count once."""
    found: dict[str, ReportReading] = {}
    for report in reports:
        before = found.get(report.intervention)
        if before is None or _days(report) >= _days(before):
            found[report.intervention] = report
    return tuple(found.values())


def _days(report: ReportReading) -> int:
    return report.period.days if report.period else 0
