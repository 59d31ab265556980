"""One report on one intervention: all it says, what was found in it, and what it said before."""

from dataclasses import dataclass

from stegvis.actions.access import Actor, interventions_for
from stegvis.forms.reading import ReportReading
from stegvis.store.access.assignments import Interventions
from stegvis.store.accounts import AccountKey, current_revision, place_after, revision_columns
from stegvis.store.read_reports.history import (
    GoalChange,
    RevisionLine,
    TermLine,
    goal_changes,
    revision_lines,
    term_lines,
)
from stegvis.store.read_reports.loading import finding_of, findings_on, reports_of
from stegvis.vocabulary import Finding, Period, Place


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The report before or after in the account."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report in its revision in force.

    `ends` is where the next report of its file starts; None for the last one. `hidden_rows` counts the rows on
    single persons that stood in the file.
    """

    number: int
    account: AccountKey
    account_title: str | None
    association: str
    file: str
    reading: ReportReading
    findings: tuple[Finding, ...]
    ends: Place | None
    hidden_rows: int
    revisions: tuple[RevisionLine, ...]
    terms: tuple[TermLine, ...]
    goal_changes: tuple[GoalChange, ...]
    before: Neighbour | None
    after: Neighbour | None


def show_report(report: int, *, by: Actor) -> ReportView | None:
    """The report, or None when there is none with that number that the actor may see."""
    among = interventions_for(by, "show_report")
    revision = current_revision(report, among)
    if revision is None:
        return None
    stored = revision.report
    key = AccountKey(revision.source.association_id, Period.of(stored.period_start, stored.period_end))
    before, after = _neighbours(key, report, among)
    return ReportView(
        number=report,
        account=key,
        account_title=revision.source.title or None,
        association=revision.source.association.name,
        file=revision.source.file,
        reading=reports_of([revision])[0],
        findings=tuple(finding_of(one, revision.name) for one in findings_on([revision.pk]).get(revision.pk, ())),
        ends=place_after(revision),
        hidden_rows=revision.hidden_rows,
        revisions=revision_lines(report),
        terms=term_lines(stored.intervention_id),
        goal_changes=goal_changes(revision.pk),
        before=before,
        after=after,
    )


def _neighbours(key: AccountKey, report: int, among: Interventions) -> tuple[Neighbour | None, Neighbour | None]:
    line = [Neighbour(*pair) for pair in revision_columns(key, among, "report", "name")]
    at = next(position for position, one in enumerate(line) if one.number == report)
    return (line[at - 1] if at else None, line[at + 1] if at + 1 < len(line) else None)
