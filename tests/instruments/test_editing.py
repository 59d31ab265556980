"""A questionnaire while it is written: every edit keeps a document that is a questionnaire or names what it lacks."""

from copy import deepcopy
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.instruments.invented_questionnaires import WELL, questionnaires

from stegvis.instruments import LANGUAGES, Method, Occasion, Unfit
from stegvis.instruments.editing import (
    Part,
    add_language,
    begun,
    describe,
    document_of,
    faults,
    find_question,
    move_question,
    name_from,
    next_version,
    put_heading,
    put_options,
    put_question,
    put_scale,
    questionnaire_of,
    questions_of,
    remove_heading,
    remove_language,
    remove_options,
    remove_question,
    remove_scale,
    start_section,
    texts_in,
    texts_to_translate,
    translate,
    unreviewed_where_changed,
)

NAMES = ("sleep", "worry", "has_help", "helped_by", "help_is_good", "hours", "feeling", "own_words", "new", "other")
ABOUT = {
    "title": {"sv": "Påhittat"},
    "introduction": {},
    "thanks": {},
    "respondent": "participant",
    "occasions": ["start", "exit"],
    "privacy": "C",
    "valid_from": "2031-01-01",
    "valid_to": None,
}
names = st.sampled_from(NAMES)
words = st.fixed_dictionaries({"sv": st.sampled_from(("Ett", "Två"))}, optional={"ar": st.just("واحد")})
no_words = st.just({}) | words
occasions = st.lists(st.sampled_from([str(one) for one in Occasion][:3]), unique=True)
option_names = st.sampled_from(("s1", "s2", "s9"))
options = st.lists(
    st.fixed_dictionaries({"value": st.integers(1, 4), "label": words}, optional={"word": st.sampled_from("ab")}),
    max_size=3,
    unique_by=lambda one: one.get("word", one["value"]),
)
conditions = st.one_of(
    st.builds(lambda one, how, value: {"question": one, how: value}, names, st.just("equals"), st.just(True)),
    st.builds(
        lambda one, how, value: {"question": one, how: value},
        names,
        st.sampled_from(("equals", "differs", "at_least", "at_most", "includes")),
        st.integers(1, 4),
    ),
)
kinds = st.one_of(
    st.builds(lambda name: {"kind": "choice", "options": name}, option_names),
    st.builds(lambda name: {"kind": "several", "options": name}, option_names),
    st.builds(lambda low: {"kind": "number", "lowest": low, "highest": 9}, st.integers(0, 8)),
    st.just({"kind": "yes_no"}),
    st.just({"kind": "text"}),
)
questions = st.builds(
    lambda name, kind, more: {"id": name, **kind, **more},
    names,
    kinds,
    st.fixed_dictionaries(
        {"text": words},
        optional={
            "shown_when": conditions,
            "occasions": occasions,
            "reversed": st.booleans(),
            "may_not_apply": st.booleans(),
            "help": words,
        },
    ),
)
scales = st.builds(
    lambda name, listed, method: {"id": name, "title": {"sv": "Skala"}, "questions": listed, "method": method},
    st.sampled_from(("total", "mean", "third")),
    st.lists(names, unique=True, max_size=3),
    st.sampled_from([str(one) for one in Method]),
)
others = st.sampled_from([one for one in LANGUAGES if one != "sv"])
edits = st.one_of(
    st.builds(lambda one: partial(put_question, question=one), questions),
    st.builds(lambda one, by: partial(move_question, name=one, steps=by), names, st.sampled_from((-1, 1))),
    st.builds(lambda one: partial(remove_question, name=one), names),
    st.builds(
        lambda one, head, intro: partial(start_section, before=one, heading=head, introduction=intro),
        names,
        no_words,
        no_words,
    ),
    st.builds(lambda at: partial(remove_heading, number=at), st.integers(1, 3)),
    st.builds(lambda name, listed: partial(put_options, name=name, options=listed), option_names, options),
    st.builds(lambda name: partial(remove_options, name=name), option_names),
    st.builds(lambda one: partial(put_scale, scale=one), scales),
    st.builds(lambda name: partial(remove_scale, name=name), st.sampled_from(("total", "mean"))),
    st.builds(lambda one: partial(add_language, language=one), others),
    st.builds(lambda one: partial(remove_language, language=one), others),
    st.builds(
        lambda one, said: partial(translate, language=one, texts=said),
        others,
        st.dictionaries(st.sampled_from(("title", "text.sleep", "option.s1.1")), st.sampled_from(("", " ", "x"))),
    ),
    st.builds(
        lambda when, to: partial(describe, about=ABOUT | {"occasions": when, "valid_to": to}),
        occasions,
        st.sampled_from((None, "2030-01-01", "2032-01-01")),
    ),
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.booleans(), st.lists(edits, max_size=12))
def test_every_edit_keeps_a_questionnaire_or_names_what_it_lacks(is_begun: bool, some: list):
    document = document_of(WELL) if is_begun else begun("new", {})
    for edit in some:
        before = deepcopy(document)
        edited = edit(document)
        assert document == before, "an edit changes nothing but what it gives"
        document = edited
        found = faults(document)
        # Every fault is told where it is put right; what nobody foresaw would stand for the whole.
        assert all(one.part is not Part.WHOLE or not any(questions_of(document)) for one in found), found
        if found:
            with pytest.raises(Unfit):
                questionnaire_of(document)
        else:
            again = document_of(questionnaire_of(document))
            assert questionnaire_of(again) == questionnaire_of(document)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(questionnaires())
def test_a_document_tells_the_same_questionnaire(questionnaire):
    document = document_of(questionnaire)
    assert faults(document) == () and questionnaire_of(document) == questionnaire


def test_answers_that_are_the_same_stand_once():
    assert sorted(document_of(WELL)["options"]) == ["s1", "s2", "s3"]


def order(document) -> list[list[str]]:
    return [[one["id"] for one in section["questions"]] for section in document["sections"]]


def test_a_question_moves_past_headings_and_stops_at_the_ends():
    document = document_of(WELL)
    assert order(document)[0] == ["sleep", "worry", "energy"]
    down = move_question(document, name="energy", steps=1)
    assert order(down)[:2] == [["sleep", "worry"], ["energy", "has_help", "helped_by", "help_is_good", "hours"]]
    assert order(move_question(down, name="energy", steps=-1)) == order(document)
    assert order(move_question(document, name="sleep", steps=-1)) == order(document)
    assert order(move_question(document, name="own_words", steps=1)) == order(document)


def test_faults_say_where_and_what():
    early = document_of(WELL)
    for _ in range(3):
        early = move_question(early, name="helped_by", steps=-1)
    assert [(one.part, one.name) for one in faults(early)] == [(Part.QUESTION, "helped_by")]
    assert "kommer senare" in faults(early)[0].reason.sv
    gone = remove_question(document_of(WELL), name="has_help")
    assert [one.name for one in faults(gone)] == ["helped_by"] and "borttagen" in faults(gone)[0].reason.sv
    uncounted = put_question(
        document_of(WELL), question={"id": "worry", "kind": "text", "text": {"sv": "Oro?"}, "reversed": False}
    )
    assert {one.name for one in faults(uncounted)} == {"total", "mean"}
    assert "Fråga 2" in faults(uncounted)[0].reason.sv


def test_a_question_that_is_taken_away_is_counted_no_more():
    assert faults(remove_question(document_of(WELL), name="worry")) == ()


def test_a_heading_begins_before_a_question_and_goes_again():
    document = start_section(document_of(WELL), before="worry", heading={"sv": "Oro"}, introduction={})
    assert order(document)[:2] == [["sleep"], ["worry", "energy"]]
    assert document["sections"][1]["heading"] == {"sv": "Oro"}
    assert order(remove_heading(document, number=2)) == order(document_of(WELL))
    bare = put_heading(document_of(WELL), number=1, heading={}, introduction={})
    assert "heading" not in bare["sections"][0]


def test_a_review_lasts_until_a_text_changes():
    document = document_of(WELL)
    assert document["translations"]["en"] == {"reviewed": True}
    translated = translate(document, language="en", texts={"text.sleep": "Sleep?"})
    assert unreviewed_where_changed(document, translated)["translations"]["en"] == {"reviewed": False}
    moved = move_question(document, name="own_words", steps=-1)
    assert unreviewed_where_changed(document, moved)["translations"]["en"]["reviewed"] is False
    later = describe(document, about=ABOUT | {"title": document["title"], "valid_from": "2032-01-01"})
    assert unreviewed_where_changed(document, later)["translations"]["en"]["reviewed"] is True


def test_every_text_can_be_translated():
    document = add_language(document_of(WELL), language="uk")
    everything = {name: f"uk {name}" for name, _ in texts_to_translate(document)}
    translated = translate(document, language="uk", texts=everything)
    assert [there for _, _, there in texts_in(translated, "uk")] == list(everything.values())
    assert faults(translated) == ()
    without = remove_language(translated, language="uk")
    assert without == document_of(WELL)


def test_a_coded_answer_gets_a_word_of_its_own():
    listed = [*document_of(WELL)["options"]["s3"], {"value": 9, "label": {"sv": "Vet inte"}}]
    document = put_options(document_of(WELL), name="s3", options=listed)
    assert document["options"]["s3"][-1]["word"] == "vet_inte" and faults(document) == ()
    assert find_question(document, "nothing") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hur mår du på morgonen i dag?", "hur_mar_du_pa"),
        ("?", "fraga"),
        ("12 steg", "fraga_12_steg"),
        ("Sömn", "somn_2"),
        ("كيف", "fraga"),
    ],
)
def test_ids_are_made_of_what_was_written(text: str, name: str):
    assert name_from(text, {"somn"}, otherwise="fraga") == name


def test_the_next_version_is_a_free_number():
    assert next_version("1", []) == "2"
    assert next_version("1", ["1", "2", "7", "utkast"]) == "8"
    assert next_version("pilot", ["pilot"]) == "2"
