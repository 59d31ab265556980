"""The catalogue of measures: complete, in two languages, and pinned."""

from pathlib import Path

import pytest

from stegvis.catalogue import load_forms
from stegvis.catalogue.measures import TYPED_BY_HAND, CatalogueMeasure, load_measures, measures_for_form
from stegvis.catalogue.measures.entry import Example, Expected, invented
from stegvis.catalogue.measures.invented import JANUARY_TO_AUGUST
from stegvis.catalogue.measures.page import manual_page
from stegvis.catalogue.measures.pinned import current_hashes, hashes_json, pinned_hashes
from stegvis.catalogue.measures.shelf import asked_by
from stegvis.forms.nodes import Form
from stegvis.measures.canonical import measure_json, measure_of_json
from stegvis.measures.nodes import PrivacyClass
from stegvis.vocabulary.measure import measure_heading

ENTRIES = list(load_measures().values())
ROOT = Path(__file__).parents[2]
REGENERATE = "Run python -m stegvis.catalogue.measures"
NAMED_BY_THE_FIELD = {
    *("participants", "participants_new", "participants_now", "participants_since_start", "persons", "exits"),
    *("exits_positive", "exits_unclear", "exits_other", "exits_by_class", "exits_by_reason", "feels_better"),
    *("more_active", "day_more_structured", "hours_at_least_5", "hours_at_least_10", "hours_change"),
    *("first_meeting_within_30_days", "asked_about_violence", "asked_about_violence_twice", "consent_rate"),
    *("response_rate", "planned_participants", "actual_against_planned", "places_used", "queue"),
    *("waiting_time_mean", "waiting_time_median", "time_in_intervention_mean", "time_in_intervention_median"),
    *("dropouts", "completed", "retention_6_months", "retention_12_months", "support_before", "support_after"),
    *("support_transitions", "occupation_before", "occupation_after", "occupation_transitions", "education"),
    *("work_or_studies_before", "work_or_studies_after", "work_or_studies_started_or_increased", "referrers"),
    *("time_on_support", "answers_change", "soc13.total_change", "soc29.total_change", "progression_kept_12_months"),
    *("cost", "budget", "budget_used", "cost_per_participation", "cost_per_positive_exit", "violence_forms"),
    *("violence_exposed", "violence_by_someone_close", "violence_by_someone_not_close", "violence_as_a_child"),
    *("violence_has_exposed_others", "violence_children_exposed", "violence_item_1", "violence_item_4"),
}

each_entry = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
each_form = pytest.mark.parametrize("form", load_forms(), ids=lambda form: form.id)


def test_what_the_field_names_is_there() -> None:
    assert set(load_measures()) >= NAMED_BY_THE_FIELD


@each_form
def test_every_measure_of_a_form_is_counted_or_typed_by_hand(form: Form) -> None:
    counted = {entry.id for entry in measures_for_form(form.id)}
    assert counted.isdisjoint(TYPED_BY_HAND)
    assert counted | set(TYPED_BY_HAND) >= set(asked_by(form)) >= counted


def test_a_form_names_its_measures_in_tables_conditions_and_prose() -> None:
    assert [entry.id for entry in measures_for_form("skaraborg_interim")] == [
        *("participants", "exits", "exits_positive", "exits_unclear", "exits_other", "feels_better", "more_active")
    ]
    assert [entry.id for entry in measures_for_form("gavleborg_quarterly")] == ["participants", "consents"]


def test_what_is_typed_by_hand_is_asked_for_and_not_counted() -> None:
    asked = {name for form in load_forms() for name in asked_by(form)}
    assert set(TYPED_BY_HAND) <= asked
    assert set(TYPED_BY_HAND).isdisjoint(load_measures())


@each_form
def test_forms_and_catalogue_call_a_measure_the_same(form: Form) -> None:
    for entry in measures_for_form(form.id):
        assert entry.label == measure_heading(entry.id)


def test_labels_tell_measures_apart() -> None:
    for language in ("sv", "en"):
        labels = [entry.label.in_language(language) for entry in ENTRIES]
        assert len(set(labels)) == len(labels)


@each_entry
def test_words_are_sentences_in_both_languages(entry: CatalogueMeasure) -> None:
    for text in (entry.explanation.sv, entry.explanation.en):
        assert text[0].isupper()
        assert text.endswith(".")
        assert len(text) < 300
    assert entry.explanation.sv != entry.explanation.en
    assert not entry.label.sv.endswith(".")


def test_classes_of_privacy() -> None:
    classes = {entry.id: entry.measure.privacy for entry in ENTRIES}
    assert {name for name, one in classes.items() if one is PrivacyClass.D} == {
        name for name in classes if name.startswith("violence_")
    }
    health_and_support = ("support_", "soc13", "soc29", "progression", "answers_", "exits_by_reason", "self_support")
    assert {name for name, one in classes.items() if one is PrivacyClass.C} == {
        *(name for name in classes if name.startswith(health_and_support)),
        "time_on_support",
    }
    assert classes["participants"] is classes["exits"] is PrivacyClass.A
    assert classes["exits_positive"] is classes["feels_better"] is classes["more_active"] is PrivacyClass.B


@each_entry
def test_definitions_survive_their_canonical_text(entry: CatalogueMeasure) -> None:
    assert measure_of_json(measure_json(entry.measure), entry.id) == entry.measure


def test_changed_definitions_are_pinned_again() -> None:
    now, pinned = current_hashes(), pinned_hashes()
    changed = sorted(name for name in {*now, *pinned} if now.get(name) != pinned.get(name))
    assert not changed, f"{REGENERATE}, and tell in CHANGELOG.md what it means for the figures: {changed}"
    assert list(now) == list(pinned), f"{REGENERATE}: the measures stand in another order."
    assert hashes_json().count("\n") == len(ENTRIES) + 2


def test_the_manual_page_is_up_to_date() -> None:
    assert manual_page() == (ROOT / "docs" / "measures.md").read_text("utf-8"), f"{REGENERATE}."


def test_the_manual_page_has_a_section_for_every_measure() -> None:
    page = manual_page()
    for entry in ENTRIES:
        assert page.count(f"### `{entry.id}`: ") == 1
        assert entry.explanation.en in page
        assert entry.explanation.sv in page


def test_an_example_is_small_and_speaks_of_columns_that_there_are() -> None:
    with pytest.raises(KeyError):
        invented("participations", "Anna", "påhittad", "invented", shoe_size=38)
    row = invented("participations", "Anna", "påhittad", "invented")
    with pytest.raises(ValueError, match="three to five"):
        Example(JANUARY_TO_AUGUST, (row,), (Expected(0),))
    with pytest.raises(ValueError, match="name of its own"):
        Example(JANUARY_TO_AUGUST, (row, row, row), (Expected(0),))
