"""What a report said before: its imports, the terms of its agreement, the wordings of its goals."""

from dataclasses import dataclass
from datetime import date, datetime

from stegvis.store.models import AgreementTerm, GoalVersion, Revision


@dataclass(frozen=True, slots=True)
class RevisionLine:
    """An import of the report: from which file, when and by whom."""

    number: int
    file: str
    imported_at: datetime
    imported_by: str


@dataclass(frozen=True, slots=True)
class TermLine:
    """A term of the agreement, and the day from which it is known."""

    start: date
    end: date
    stated_on: date


@dataclass(frozen=True, slots=True)
class GoalChange:
    """A goal that was worded otherwise before: its wordings, oldest first."""

    wordings: tuple[tuple[date, str], ...]


def revision_lines(revision: Revision) -> tuple[RevisionLine, ...]:
    """The imports of the revision's report, latest first."""
    return tuple(
        RevisionLine(one.number, one.source.file, one.source.imported_at, one.source.imported_by)
        for one in revision.report.revisions.select_related("source").order_by("-number")
    )


def term_lines(revision: Revision) -> tuple[TermLine, ...]:
    """The terms of the intervention's agreements, by first day and then as they became known."""
    terms = AgreementTerm.objects.filter(agreement__intervention=revision.report.intervention_id)
    return tuple(
        TermLine(one.agreement.start, one.end, one.stated_on)
        for one in terms.select_related("agreement").order_by("agreement__start", "stated_on", "id")
    )


def goal_changes(revision: Revision) -> tuple[GoalChange, ...]:
    """The goals that the revision states and that have had more than one wording."""
    wordings: dict[int, list[tuple[date, str]]] = {}
    versions = GoalVersion.objects.filter(goal__in=[mention.version.goal_id for mention in revision.goals.all()])
    for version in versions:
        wordings.setdefault(version.goal_id, []).append((version.stated_on, version.text))
    return tuple(GoalChange(tuple(changes)) for changes in wordings.values() if len(changes) > 1)
