"""One report on one intervention: all it says, what was found in it, and what it said before."""

from dataclasses import dataclass

from stegvis.actions.access import Actor, interventions_for
from stegvis.catalogue import load_forms
from stegvis.forms.reading import ReportReading
from stegvis.store.access.assignments import Interventions
from stegvis.store.accounts import AccountKey, current_revision, revisions_of
from stegvis.store.models import Revision
from stegvis.store.read_reports.history import (
    GoalChange,
    RevisionLine,
    TermLine,
    goal_changes,
    revision_lines,
    term_lines,
)
from stegvis.store.read_reports.loading import finding_of, report_of, with_contents
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
    revision = with_contents(current_revision(report, among)).first()
    if revision is None:
        return None
    stored = revision.report
    forms = {form.id: form for form in load_forms()}
    key = AccountKey(revision.source.association_id, Period.of(stored.period_start, stored.period_end))
    before, after = _neighbours(key, report, among)
    return ReportView(
        number=report,
        account=key,
        account_title=revision.source.title or None,
        association=revision.source.association.name,
        file=revision.source.file,
        reading=report_of(revision, forms),
        findings=tuple(finding_of(one, revision.name) for one in revision.findings.all()),
        ends=_end(revision),
        hidden_rows=revision.hidden_rows,
        revisions=revision_lines(revision),
        terms=term_lines(revision),
        goal_changes=goal_changes(revision),
        before=before,
        after=after,
    )


def _neighbours(key: AccountKey, report: int, among: Interventions) -> tuple[Neighbour | None, Neighbour | None]:
    line = [Neighbour(*pair) for pair in revisions_of(key, among).values_list("report", "name")]
    at = next(position for position, one in enumerate(line) if one.number == report)
    return (line[at - 1] if at else None, line[at + 1] if at + 1 < len(line) else None)


def _end(revision: Revision) -> Place | None:
    following = revision.source.revisions.filter(position=revision.position + 1).first()
    return following.place if following else None
