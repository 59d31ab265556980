"""Every measure of the catalogue in one order, and those that a form shows."""

import difflib
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from stegvis.catalogue.form_files import load_forms
from stegvis.catalogue.measures import (
    answers,
    asked_about_violence,
    exits,
    hours,
    later,
    money,
    outcomes,
    participation,
    support,
    violence,
    waiting,
)
from stegvis.catalogue.measures.entry import CatalogueMeasure
from stegvis.forms.nodes import Form, Show, ShowChart, When, flat_items
from stegvis.vocabulary import BadInput, Wording

TOPICS = (
    (Wording("Vilka som deltar", "Who takes part"), participation.MEASURES),
    (Wording("Kö och första möte", "Queue and first meeting"), waiting.MEASURES),
    (Wording("Avslut", "Exits"), exits.MEASURES),
    (Wording("Vad deltagarna själva säger", "What participants say themselves"), outcomes.MEASURES),
    (Wording("Timmar i aktivitet", "Hours of activity"), hours.MEASURES),
    (Wording("Försörjning och sysselsättning", "Means of support and occupation"), support.MEASURES),
    (Wording("Efter avslutet", "After the exit"), later.MEASURES),
    (Wording("Frågorna om våld har ställts", "Asked about violence"), asked_about_violence.MEASURES),
    (Wording("Enkäter före och efter", "Questionnaires before and after"), answers.MEASURES),
    (Wording("Pengar, planer och platser", "Money, plans and places"), money.MEASURES),
    (Wording("Våld", "Violence"), violence.MEASURES),
)
"""The measures by topic, in the order of the manual page."""

TYPED_BY_HAND: Mapping[str, Wording] = MappingProxyType(
    {
        "places_free": Wording(
            "Hur många platser som är lediga en viss dag vet bara insatsen; underlaget har platser per månad.",
            "Only the intervention knows how many places are free on a day; the facts have places by month.",
        ),
    }
)
"""What forms ask for and no definition can count, with the reason."""


@cache
def load_measures() -> Mapping[str, CatalogueMeasure]:
    """Every measure by its id, topic by topic. Raises ValueError when two have the same id."""
    found: dict[str, CatalogueMeasure] = {}
    for measure in (measure for _, topic in TOPICS for measure in topic):
        if measure.id in found:
            raise ValueError(f"Two measures are called {measure.id}.")
        found[measure.id] = measure
    return MappingProxyType(found)


def find_measure(name: str) -> CatalogueMeasure:
    """The measure with that id. Raises BadInput, with the nearest ids, when the catalogue has none."""
    catalogue = load_measures()
    if name not in catalogue:
        raise BadInput(name, _unknown(name, catalogue))
    return catalogue[name]


def measures_for_form(form_id: str) -> tuple[CatalogueMeasure, ...]:
    """The measures that the form shows, in its order, each once; without those typed by hand.

    Raises KeyError when there is no such form, or when it shows a measure that is not in the catalogue.
    """
    form = {form.id: form for form in load_forms()}[form_id]
    return tuple(load_measures()[name] for name in asked_by(form) if name not in TYPED_BY_HAND)


def asked_by(form: Form) -> tuple[str, ...]:
    """The ids of every measure that a form names: in tables, charts, conditions and prose."""
    return tuple(dict.fromkeys(_named(form)))


def _unknown(name: str, known: Collection[str]) -> Wording:
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    sv = f"menar du {' eller '.join(near)}? " if near else ""
    en = f"do you mean {' or '.join(near)}? " if near else ""
    return Wording(
        f"måttet finns inte; {sv}”stegvis measure --list” visar alla.",
        f"there is no such measure; {en}“stegvis measure --list” shows all.",
    )


def _named(form: Form) -> Iterator[str]:
    for section in form.sections:
        for item in flat_items(section.items):
            match item:
                case Show(measure=measure):
                    yield measure
                case When(condition=condition):
                    yield condition.measure
                case ShowChart(measures=measures):
                    yield from measures
                case _:
                    pass
    if form.threshold is not None:
        yield form.threshold.measure
    yield from (*form.threshold_measures, *form.prose_figures)
