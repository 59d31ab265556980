"""The numbers that live in a report's texts, kept from one save to the next."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from stegvis.checks.scope import is_beside
from stegvis.forms.living import Bound, Looked, follow
from stegvis.store.models import BoundNumber, Edition
from stegvis.store.reports.editions import period_of
from stegvis.store.reports.figures.drafted import draft_figures
from stegvis.vocabulary import BadInput, Figure, Gender
from stegvis.vocabulary.report_life import CORRECTION_SECTION

LONGEST = 200
"""Letters of a phrase that is kept alive."""


def bound_in(edition: Edition) -> Mapping[str, tuple[Bound, ...]]:
    """The numbers that lived in each section when it was last saved."""
    found: dict[str, tuple[Bound, ...]] = {}
    for row in edition.bound.order_by("section", "position"):
        found[row.section] = (*found.get(row.section, ()), _bound(row))
    return found


def follow_section(
    edition: Edition, section: str, text: str, earlier: Iterable[Bound], figures: Iterable[Figure]
) -> tuple[Looked, ...]:
    """The numbers that live in the text now, old and new; none in sections that tell of plans and surroundings, or of

    what stood before a correction.
    """
    if is_beside(section) or section == CORRECTION_SECTION:
        return ()
    looked = follow(text, earlier, tuple(figures), period=period_of(edition))
    return tuple(one for one in looked if len(one.bound.phrase) <= LONGEST)


@transaction.atomic
def bind_section(edition: Edition, section: str, text: str, figures: Iterable[Figure]) -> tuple[Bound, ...]:
    """Keeps the numbers of the text that is saved: those that live there, also when their figures have moved since.

    Call it in the transaction that saves the text. `figures` are the raw ones of the draft.
    """
    rows = list(edition.bound.filter(section=section))
    before = tuple(map(_bound, rows))
    bound = tuple(one.bound for one in follow_section(edition, section, text, before, figures))
    if bound != before:
        edition.bound.filter(section=section).delete()
        BoundNumber.objects.bulk_create(_row(edition, section, at, one) for at, one in enumerate(bound))
    return bound


def bind_saved(edition: Edition, texts: Mapping[str, str]) -> None:
    """Keeps the numbers of the sections that are saved, against the figures as they are now.

    When there are no figures, since a measure of the form is no more, the numbers stay as they were: a text is saved
    all the same.
    """
    try:
        figures = tuple(draft_figures(edition).figures())
    except BadInput:
        return
    for section, text in texts.items():
        bind_section(edition, section, text, figures)


def _bound(row: BoundNumber) -> Bound:
    return Bound(row.start, row.phrase, row.measure, row.of_measure or None, Gender(row.gender))


def _row(edition: Edition, section: str, position: int, one: Bound) -> BoundNumber:
    return BoundNumber(
        edition=edition,
        section=section,
        position=position,
        phrase=one.phrase,
        measure=one.measure,
        of_measure=one.of_measure or "",
        gender=one.gender,
        start=one.start,
    )
