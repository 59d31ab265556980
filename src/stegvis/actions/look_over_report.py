"""The remarks on a report while it is written: on what is saved, or on what is typed and not saved yet."""

from collections.abc import Mapping
from dataclasses import dataclass

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for
from stegvis.store.models import Edition
from stegvis.store.reports.editions import StandingTexts
from stegvis.store.reports.figures.drafted import DraftFigures
from stegvis.store.reports.remarks.looking_over import look_over
from stegvis.store.reports.remarks.remark import NUMBER_HIDDEN, NUMBER_MOVED, TAKEN_OVER, Remarked, TextRemark
from stegvis.store.reports.writing.texts import LONGEST
from stegvis.vocabulary.report_life import ReportState

__all__ = ["NUMBER_HIDDEN", "NUMBER_MOVED", "TAKEN_OVER", "LookedOver", "Remarked", "TextRemark", "look_over_report"]


@dataclass(frozen=True, slots=True)
class LookedOver:
    """The remarks on the edition with that number, in the order of its sections."""

    number: int
    remarks: tuple[TextRemark, ...]

    @property
    def open(self) -> int:
        """How many are to be mended or explained before the report can be handed in."""
        return sum(one.is_open for one in self.remarks)

    @property
    def moved(self) -> int:
        """How many numbers can be written anew at once."""
        return sum(one.rule == NUMBER_MOVED and one.proposal is not None for one in self.remarks)

    @property
    def unread(self) -> int:
        """How many sections stand as they were taken over."""
        return sum(one.rule == TAKEN_OVER for one in self.remarks)


def look_over_report(*, by: Actor, edition: int, texts: Mapping[str, str] | None = None) -> LookedOver:
    """What is to be said of a draft; nothing of what is no draft any more, since its text does not change.

    `texts` are sections as they are typed; what is longer than a section can be is not looked at. Nothing is written.
    Raises NotPermitted, and BadInput when the form or a measure is no more.
    """
    found = edition_for(by, "look_over_report", edition)
    return looked_over(found, texts)


def looked_over(
    found: Edition,
    texts: Mapping[str, str] | None = None,
    figures: DraftFigures | None = None,
    standing: StandingTexts | None = None,
) -> LookedOver:
    """The remarks on an edition that was opened already, with its figures and texts when the page has read them."""
    if found.state != ReportState.DRAFT:
        return LookedOver(found.pk, ())
    typed = None if texts is None else {name: text for name, text in texts.items() if len(text) <= LONGEST}
    return LookedOver(found.pk, look_over(found, typed, draft=figures, standing=standing))
