"""Why a figure of a report is what it is.

Whoever writes the report sees its raw number and the numbers around it. The association's roles see what was handed
in: a number that is told, or that it is withheld; the page is the same whatever lies behind a withheld one.
"""

from dataclasses import dataclass

from stegvis.actions.access import Actor, NotPermitted, is_inside
from stegvis.actions.access.open_edition import edition_for
from stegvis.disclosure.release.classes import LEAST_THRESHOLD, WITH_THRESHOLD
from stegvis.store.models import Edition
from stegvis.store.reports.editions import period_of
from stegvis.store.reports.figures.counting import Counted, ReportCounts, edition_counts
from stegvis.store.reports.figures.drafted import filled
from stegvis.store.reports.figures.preview import preview_of
from stegvis.store.reports.figures.why import Around, Rule, around, rule_of
from stegvis.store.reports.form_in_use import find_form
from stegvis.store.reports.life.handed_in import last_handed_in
from stegvis.vocabulary import Gender, Period, Withheld, Wording
from stegvis.vocabulary.released import ReleasedCell


@dataclass(frozen=True, slots=True)
class FigureExplained:
    """A figure with its reasons. What is None besides `raw` is not known or not for the one who asks.

    `raw` is the number inside, None for the association's roles; `told` what was handed in. `is_hidden`: the report
    does not show it; None while that is worked out. `threshold`: it is told from so many exits on.
    """

    edition: int
    intervention: str
    form: Wording
    period: Period
    gender: Gender
    rule: Rule
    raw: Counted | None
    is_typed: bool
    told: ReleasedCell | None
    is_hidden: bool | None
    threshold: int | None
    around: Around | None


def explain_figure(*, by: Actor, edition: int, measure: str, gender: Gender, wait_s: float = 0.0) -> FigureExplained:
    """The figure explained. Raises NotPermitted, also for a figure that the report does not have, and BadInput

    when the form is gone.
    """
    found = edition_for(by, "explain_figure", edition)
    told = _told(found, measure, gender)
    if is_inside(by, "explain_figure", found.intervention):
        return _inside(found, measure, gender, told, wait_s)
    if told is None:
        raise NotPermitted(f"explain_figure {measure} of edition {edition} by account {by.account}")
    return _explained(found, measure, gender, told=told, is_hidden=isinstance(told, Withheld))


def _inside(
    edition: Edition, measure: str, gender: Gender, told: ReleasedCell | None, wait_s: float
) -> FigureExplained:
    counts = edition_counts(edition)
    cell = filled(edition, counts).cell(measure, gender)
    if cell is None:
        raise NotPermitted(f"explain_figure: edition {edition.pk} has no {measure} {gender}")
    return _explained(
        edition,
        measure,
        gender,
        told=told,
        raw=cell.counted,
        is_hidden=cell.is_hidden if cell.is_hidden is False else _hidden(edition, counts, (measure, gender), wait_s),
        is_typed=counts.is_typed,
        around_it=around(edition, measure, gender),
    )


def _hidden(edition: Edition, counts: ReportCounts, place: tuple[str, Gender], wait_s: float) -> bool | None:
    preview = preview_of(edition, counts, wait_s=wait_s)
    return None if preview is None or preview.refusal is not None else place in preview.hidden


def _told(edition: Edition, measure: str, gender: Gender) -> ReleasedCell | None:
    handed_in = last_handed_in(edition)
    if handed_in is None or handed_in.opened is None:
        return None
    figure = handed_in.opened.packed.figure(measure, gender)
    return figure.cell if figure else None


def _explained(
    edition: Edition,
    measure: str,
    gender: Gender,
    *,
    told: ReleasedCell | None,
    is_hidden: bool | None,
    raw: Counted | None = None,
    is_typed: bool = False,
    around_it: Around | None = None,
) -> FigureExplained:
    rule = rule_of(measure)
    has_threshold = rule.privacy in {one.value for one in WITH_THRESHOLD}
    return FigureExplained(
        edition.pk,
        edition.intervention.name,
        find_form(edition.form_id).title,
        period_of(edition),
        gender,
        rule,
        raw,
        is_typed,
        told,
        is_hidden,
        LEAST_THRESHOLD if has_threshold else None,
        around_it,
    )
