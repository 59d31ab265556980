"""The figures of a report as its writers see them: raw, with what the report will hide, and what has changed."""

from dataclasses import dataclass, replace

from stegvis.actions.access import Actor, NotPermitted, is_inside
from stegvis.actions.access.open_edition import edition_for
from stegvis.store.models import Edition
from stegvis.store.reports.figures.changes import (
    UNCHANGED,
    ChangedSince,
    FigureChange,
    GoalChange,
    MovedFigure,
    changed_since,
)
from stegvis.store.reports.figures.counting import ReportCounts, edition_counts
from stegvis.store.reports.figures.drafted import DraftCell, DraftFigures, DraftRow, DraftTable, filled
from stegvis.store.reports.figures.preview import preview_of
from stegvis.vocabulary import Wording

__all__ = [
    "ChangedSince",
    "DraftCell",
    "DraftFigures",
    "DraftRow",
    "DraftTable",
    "FigureChange",
    "FiguresView",
    "GoalChange",
    "MovedFigure",
    "show_draft_figures",
]


@dataclass(frozen=True, slots=True)
class FiguresView:
    """The draft's figures. `is_decided` is false while what the report hides is worked out.

    `refusal` is why nothing could be released as the facts are now; `names_counts`: it may name numbers of people.
    `changes` are those since the last report, where they are asked for.
    """

    edition: int
    intervention: int
    figures: DraftFigures
    is_decided: bool
    refusal: Wording | None
    names_counts: bool = False
    changes: ChangedSince = UNCHANGED


def show_draft_figures(*, by: Actor, edition: int, wait_s: float = 0.0) -> FiguresView:
    """The figures and what has changed; for what the report hides `wait_s` seconds are waited. At most 15 queries.

    Raises NotPermitted, also for the association's roles, and BadInput when the form is gone or changed.
    """
    found = edition_for(by, "show_draft_figures", edition)
    if not is_inside(by, "show_draft_figures", found.intervention):
        raise NotPermitted(f"show_draft_figures on edition {edition} by account {by.account}")
    counts = edition_counts(found)
    return replace(_with(found, counts, wait_s), changes=changed_since(found, counts))


def figures_view(found: Edition) -> FiguresView:
    """The figures of an edition that was opened already."""
    return _with(found, edition_counts(found), 0.0)


def _with(found: Edition, counts: ReportCounts, wait_s: float) -> FiguresView:
    figures, preview = filled(found, counts), preview_of(found, counts, wait_s=wait_s)
    if preview is None:
        return FiguresView(found.pk, found.intervention_id, figures, False, None)
    if preview.refusal is None:
        figures = figures.hiding(preview.hidden, preview.judgement)
    return FiguresView(found.pk, found.intervention_id, figures, True, preview.refusal, preview.names_counts)
