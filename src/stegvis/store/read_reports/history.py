"""What a report said before: its imports, the terms of its agreement, the wordings of its goals."""

from dataclasses import dataclass
from datetime import date, datetime

from stegvis.store.models import AgreementTerm, GoalMention, GoalVersion, Revision
from stegvis.store.tables.compiled_query import CompiledForMany


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


def revision_lines(report: int) -> tuple[RevisionLine, ...]:
    """The imports of the report with that number, latest first."""
    return tuple(RevisionLine(*columns) for columns in _IMPORTS.values([report]))


def term_lines(intervention: int) -> tuple[TermLine, ...]:
    """The terms of the intervention's agreements, by first day and then as they became known."""
    return tuple(TermLine(*days) for days in _TERMS.values([intervention]))


def goal_changes(revision: int) -> tuple[GoalChange, ...]:
    """The goals that the revision states and that have had more than one wording."""
    wordings: dict[int, list[tuple[date, str]]] = {}
    for goal, stated_on, text in _WORDINGS.values([revision]):
        wordings.setdefault(goal, []).append((stated_on, text))
    return tuple(GoalChange(tuple(changes)) for changes in wordings.values() if len(changes) > 1)


_IMPORTS = CompiledForMany(
    lambda reports: (
        Revision.objects.filter(report__in=reports)
        .order_by("-number")
        .values_list("number", "source__file", "source__imported_at", "source__imported_by")
    )
)
_TERMS = CompiledForMany(
    lambda interventions: (
        AgreementTerm.objects.filter(agreement__intervention__in=interventions)
        .order_by("agreement__start", "stated_on", "id")
        .values_list("agreement__start", "end", "stated_on")
    )
)
_WORDINGS = CompiledForMany(
    lambda revisions: (
        GoalVersion.objects.filter(
            goal__in=GoalMention.objects.filter(revision__in=revisions).order_by().values("version__goal")
        )
        .order_by("stated_on", "id")
        .values_list("goal", "stated_on", "text")
    )
)
