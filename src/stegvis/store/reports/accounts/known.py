"""What the narrative gate is told of an account: the numbers that its reports show, and which of them they withhold."""

from collections.abc import Iterable

from stegvis.disclosure.narrative import UNTOLD, KnownFigure, KnownFigures
from stegvis.forms.reading import ReportReading
from stegvis.vocabulary import Figure, Number, Withheld


def known_to_account(reports: Iterable[ReportReading], names: Iterable[str] = ()) -> KnownFigures:
    """Every number of people that a report shows or withholds, as its readers know it. `names` may stand in texts."""
    found = (_known(figure, report.intervention) for report in reports for figure in report.figures)
    return KnownFigures(tuple(one for one in found if one is not None), frozenset(names))


def only_on(known: KnownFigures, intervention: str) -> KnownFigures:
    """What is known of that intervention alone."""
    return KnownFigures(tuple(one for one in known.figures if one.intervention == intervention), known.names)


def _known(figure: Figure, intervention: str) -> KnownFigure | None:
    match figure.cell:
        case Number(value=int(value)):
            return KnownFigure(figure.measure, figure.gender, value, visible=True, intervention=intervention)
        case Withheld():
            return KnownFigure(figure.measure, figure.gender, UNTOLD, visible=False, intervention=intervention)
        case _:
            return None
