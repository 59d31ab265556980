"""All questionnaires of an intervention together: how many were asked and answered, means and changes.

For those who run the intervention. No person is seen, and nothing is told of fewer than five answers.
"""

from dataclasses import dataclass
from datetime import date

from stegvis.actions.access import Actor, intervention_for, may
from stegvis.actions.hand_out_questionnaire import LANGUAGE_OPTIONS
from stegvis.actions.questionnaire_words import label_of, wording_of
from stegvis.catalogue.measures import find_measure
from stegvis.instruments import ChangeSummary, Occasion, score_range
from stegvis.store.clock import today
from stegvis.store.models import Intervention
from stegvis.store.questionnaires.available import PERSONS, Shelf, shelf_of
from stegvis.store.questionnaires.links import is_too_old, secret_of
from stegvis.store.questionnaires.summaries import QuestionnaireSummary, shared_links, summaries_of
from stegvis.store.standing_figures import Reading, standing_figures
from stegvis.vocabulary import Period, Wording
from stegvis.vocabulary.option import Option

ASKED = ("asked_about_violence", "asked_about_violence_twice")
FEWEST = 5
"""Answers behind a mean that is told."""


@dataclass(frozen=True, slots=True)
class MeanCell:
    """A mean of `answered` answers; None with too few, and then `answered` is None too."""

    mean: float | None
    answered: int | None


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A question or scale: a cell for each occasion, and the mean change of those who answered at both."""

    label: Wording
    lowest: float
    highest: float
    cells: tuple[MeanCell, ...]
    change: MeanCell | None


@dataclass(frozen=True, slots=True)
class ResultOccasion:
    """How many were asked at an occasion, answered, and did not want to."""

    label: Wording
    asked: int
    answered: int
    declined: int


@dataclass(frozen=True, slots=True)
class Results:
    """One questionnaire."""

    title: Wording
    occasions: tuple[ResultOccasion, ...]
    rows: tuple[ResultRow, ...]


@dataclass(frozen=True, slots=True)
class SharedLink:
    """A link for many that is open."""

    number: int
    title: Wording
    occasion: Wording
    expires_on: date
    secret: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of those who take part this year have been asked about violence; `of` are those who could have been."""

    label: Wording
    asked: int
    of: int


@dataclass(frozen=True, slots=True)
class QuestionnaireResults:
    """The page. `shared` and `can_ask` are for those who may hand out links for many; `offered` what they can ask."""

    number: int
    intervention: str
    results: tuple[Results, ...]
    coverage: tuple[Coverage, ...]
    can_ask: bool
    shared: tuple[SharedLink, ...]
    offered: tuple[Option, ...]
    languages: tuple[Option, ...]


def show_questionnaire_results(*, by: Actor, number: int) -> QuestionnaireResults:
    """The results of the intervention with that number. Raises NotPermitted."""
    intervention = intervention_for(by, "show_questionnaire_results", number)
    shelf = shelf_of(intervention.association_id)
    return QuestionnaireResults(
        intervention.pk,
        intervention.name,
        tuple(_results(one) for one in summaries_of(intervention, shelf)),
        _coverage(number),
        may(by, "hand_out_to_many"),
        _open(intervention, shelf),
        _offered(shelf),
        LANGUAGE_OPTIONS,
    )


def _results(found: QuestionnaireSummary) -> Results:
    questionnaire = found.questionnaire
    known = [*(one.id for one in questionnaire.scales), *(one.id for one in questionnaire.questions)]
    met = {own_id for occasion in found.occasions for own_id in occasion.numbers}
    return Results(
        wording_of(questionnaire.title),
        tuple(
            ResultOccasion(Occasion(one.occasion).label, one.asked, one.answered, one.declined)
            for one in found.occasions
        ),
        tuple(_row(found, own_id) for own_id in known if own_id in met),
    )


def _row(found: QuestionnaireSummary, own_id: str) -> ResultRow:
    summaries = [occasion.numbers.get(own_id) for occasion in found.occasions]
    return ResultRow(
        label_of(found.questionnaire, own_id),
        *score_range(found.questionnaire, own_id),
        tuple(_cell(one.mean, one.answered) if one else _cell(None, 0) for one in summaries),
        _change(found.changes.get(own_id)),
    )


def _change(found: ChangeSummary | None) -> MeanCell | None:
    return _cell(found.mean_change, found.answered) if found else None


def _cell(mean: float | None, answered: int) -> MeanCell:
    return MeanCell(mean, answered) if answered >= FEWEST else MeanCell(None, None)


def _coverage(number: int) -> tuple[Coverage, ...]:
    """Of this calendar year; nothing about fewer than FEWEST people."""
    year = today().year
    found = []
    for table in standing_figures(Reading(number), ASKED, Period(date(year, 1, 1), date(year, 12, 31))):
        asked, of = sum(row.numerator for row in table.rows), sum(row.denominator or 0 for row in table.rows)
        if of >= FEWEST:
            found.append(Coverage(find_measure(table.measure.id).label, asked, of))
    return tuple(found)


def _open(intervention: Intervention, shelf: Shelf) -> tuple[SharedLink, ...]:
    found = []
    for one in shared_links(intervention):
        questionnaire, secret = shelf.find(one.questionnaire, one.version), secret_of(one)
        if questionnaire and secret and one.expires_on and not is_too_old(one, today()):
            label = Occasion(one.occasion).label
            found.append(SharedLink(one.pk, wording_of(questionnaire.title), label, one.expires_on, secret))
    return tuple(found)


def _offered(shelf: Shelf) -> tuple[Option, ...]:
    """Questionnaires that many answer without names: of staff, parties, referrers, the board."""
    return tuple(
        Option(f"{one.id}:{occasion}", occasion.label, wording_of(one.title))
        for one in shelf.usable_on(today())
        if one.respondent not in PERSONS
        for occasion in one.occasions
    )
