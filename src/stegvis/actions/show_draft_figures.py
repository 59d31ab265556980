"""The figures of a report as its writers see them: raw, with what the report will hide."""

from dataclasses import dataclass

from stegvis.actions.access import Actor, NotPermitted, is_inside
from stegvis.actions.access.open_edition import edition_for
from stegvis.store.models import Edition
from stegvis.store.reports.figures.counting import edition_counts
from stegvis.store.reports.figures.drafted import DraftCell, DraftFigures, DraftRow, DraftTable, filled
from stegvis.store.reports.figures.preview import preview_of
from stegvis.vocabulary import Wording

__all__ = ["DraftCell", "DraftFigures", "DraftRow", "DraftTable", "FiguresView", "show_draft_figures"]


@dataclass(frozen=True, slots=True)
class FiguresView:
    """The draft's figures. `is_decided` is false while what the report hides is worked out.

    `refusal` is why nothing could be released as the facts are now; `names_counts`: it may name numbers of people.
    """

    edition: int
    intervention: int
    figures: DraftFigures
    is_decided: bool
    refusal: Wording | None
    names_counts: bool = False


def show_draft_figures(*, by: Actor, edition: int, wait_s: float = 0.0) -> FiguresView:
    """The figures; for what the report hides `wait_s` seconds are waited. At most ten queries.

    Raises NotPermitted, also for the association's roles, and BadInput when the form is gone or changed.
    """
    found = edition_for(by, "show_draft_figures", edition)
    if not is_inside(by, "show_draft_figures", found.intervention):
        raise NotPermitted(f"show_draft_figures on edition {edition} by account {by.account}")
    return figures_view(found, wait_s)


def figures_view(found: Edition, wait_s: float = 0.0) -> FiguresView:
    """The figures of an edition that was opened already."""
    counts = edition_counts(found)
    figures, preview = filled(found, counts), preview_of(found, counts, wait_s=wait_s)
    if preview is None:
        return FiguresView(found.pk, found.intervention_id, figures, False, None)
    if preview.refusal is None:
        figures = figures.hiding(preview.hidden, preview.judgement)
    return FiguresView(found.pk, found.intervention_id, figures, True, preview.refusal, preview.names_counts)
