"""What pages say about periods, cells, severities and places, in the language of the page."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stegvis.forms.account.findings import place_text
from stegvis.forms.account.words import SEVERITY, WORDS
from stegvis.forms.fill import COLUMN_HEADINGS
from stegvis.vocabulary import (
    Blank,
    Cell,
    Gender,
    NotAnswered,
    NotAsked,
    NotNumeric,
    Number,
    Period,
    Place,
    Severity,
    Withheld,
)
from stegvis.vocabulary.cells import WITHHELD_SIGN
from stegvis.vocabulary.days_in_words import period_in_words
from stegvis.vocabulary.measure import measure_heading
from stegvis.vocabulary.orientation import Orientation
from stegvis.vocabulary.written import written_number
from stegvis.web.language import current_language

BADGES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info-inverted"}
BOXES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell on a page: what is seen, what is read out besides, and whether it is a number."""

    text: str
    aside: str = ""
    spoken: str = ""
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class SeverityCount:
    """A badge: how many findings of a severity there are."""

    severity: Severity
    badge: str
    text: str


def shown_cell(cell: Cell | None) -> ShownCell:
    """Zero, blank, withheld, text and absent look different and are read out differently."""
    match cell:
        case None:
            return ShownCell("–", spoken=_("not in the report"))
        case Number(value=value, answered=answered):
            aside = ngettext("(%(count)s answer)", "(%(count)s answers)", answered or 0) % {"count": answered}
            return ShownCell(number_text(value), aside if answered is not None else "", is_number=True)
        case Blank():
            return ShownCell(_("blank"))
        case NotNumeric(text=text):
            return ShownCell(f"”{text}”", spoken=_("not a number"))
        case Withheld():
            return ShownCell(WITHHELD_SIGN, spoken=_("withheld"))
        case NotAsked():
            return ShownCell(_("not asked"))
        case NotAnswered():
            return ShownCell(_("not answered"))


def number_text(value: int | float) -> str:
    """1234.5 as 1 234,5 in Swedish and 1,234.5 in English."""
    return written_number(value, current_language())


def share_text(share: float) -> str:
    """0.7 as 70 %."""
    space = "\u00a0" if current_language() == "sv" else ""
    return f"{number_text(round(share * 100, 1))}{space}%"


def period_text(period: Period | None) -> str:
    """The period in plain words: "januari–augusti 2023"."""
    return period_in_words(period, current_language()) if period else _("no period stated")


def dates_text(period: Period | None) -> str:
    """The two days, as 2023-01-01 – 2023-08-31."""
    return str(period) if period else ""


def measure_text(measure: str) -> str:
    """What a row or column of the measure is headed."""
    return measure_heading(measure).in_language(current_language())


def gender_text(gender: Gender) -> str:
    """The column heading for `gender`."""
    return COLUMN_HEADINGS[gender].in_language(current_language())


def orientation_text(orientation: Orientation | None) -> str:
    """The heading over interventions of that orientation."""
    return WORDS[f"group.{orientation}"].in_language(current_language())


def severity_text(severity: Severity) -> str:
    """Error, warning or note."""
    return SEVERITY[severity].in_language(current_language())


def where_text(place: Place) -> str:
    """ "rad 66"; empty when the place is unknown."""
    return place_text(place, current_language())


def severity_counts(counts: Mapping[Severity, int]) -> tuple[SeverityCount, ...]:
    """A badge for each severity that occurs, gravest first."""
    return tuple(
        SeverityCount(severity, BADGES[severity], _count_text(severity, counts[severity]))
        for severity in Severity
        if counts.get(severity)
    )


def _count_text(severity: Severity, count: int) -> str:
    match severity:
        case Severity.ERROR:
            form = ngettext("%(count)s error", "%(count)s errors", count)
        case Severity.WARNING:
            form = ngettext("%(count)s warning", "%(count)s warnings", count)
        case Severity.NOTE:
            form = ngettext("%(count)s note", "%(count)s notes", count)
    return form % {"count": count}
