"""The shipped forms and the loader of their data files."""

import pytest

from stegvis.catalogue import load_forms
from stegvis.catalogue.form_files import parse_form
from stegvis.forms.nodes import Ask, Form, MarkKind, Show, flat_items
from stegvis.vocabulary import Gender

SECTION_IDS = {
    *("parties", "agreement", "background", "purpose", "goals", "method", "result", "analysis", "activities"),
    *("deviations", "budget", "participants", "gender_comment", "coming_activities", "outcomes", "implementation"),
    *("user_involvement", "goal_assessment", "summary", "steering_group_analysis", "working_method", "actors"),
    *("equality", "accessibility", "regional_priorities", "dissemination", "external_evaluation", "self_evaluation"),
    *("tips", "contacts"),
}
OURS = {"head", "signature", "below_plan"}
FIELDS = {
    *("intervention", "orientation", "parties", "agreement", "period", "number", "number_of", "registry_number"),
    *("received_on", "budget_in_line", "budget_reason", "goals", "office_signature", "notice"),
}
IDS = [
    *("esf_final", "gavleborg_final", "gavleborg_quarterly", "general", "rar_final", "rar_status"),
    *("skaraborg_annual", "skaraborg_final", "skaraborg_interim", "skaraborg_monthly"),
]
SMALL = """
id = "small"
version = "1"
title = { sv = "Liten", en = "Small" }
title_marks = ["Liten rapport"]
[[sections]]
id = "result"
heading = { sv = "Resultat", en = "Results" }
marks = ["Resultat", "flow: Så gick det … i år"]
items = [
  { table = { sv = "Tal", en = "Numbers" }, columns = ["all", "nonbinary"], rows = [
    { measure = "exits", label = { sv = "Avslut", en = "Exits" }, marks = ["Avslutade"] } ] },
]
"""


def test_the_shipped_forms() -> None:
    assert [form.id for form in load_forms()] == IDS


@pytest.mark.parametrize("form", load_forms(), ids=lambda form: form.id)
def test_section_ids_and_fields_are_known(form: Form) -> None:
    assert {section.id for section in form.sections} <= SECTION_IDS | OURS
    asks = [item for section in form.sections for item in flat_items(section.items) if isinstance(item, Ask)]
    assert {ask.field for ask in asks} <= FIELDS
    assert form.sections[0].id == "head"


@pytest.mark.parametrize("form", load_forms(), ids=lambda form: form.id)
def test_sections_that_hold_only_fields_are_not_required(form: Form) -> None:
    # They give no section of text, so a check would miss them in every report.
    assert not any(section.required for section in form.sections if section.id in ("head", "signature"))


@pytest.mark.parametrize("form", load_forms(), ids=lambda form: form.id)
def test_no_two_rows_share_a_label(form: Form) -> None:
    labels = [show.label.sv for show in form.shows()]
    assert len(labels) == len(set(labels))


def test_final_reports_are_marked_as_our_own_proposal() -> None:
    own = [form.id for form in load_forms() if form.own_proposal]
    assert own == ["gavleborg_final", "general", "rar_final", "skaraborg_final"]


def test_a_definition_becomes_nodes() -> None:
    form = parse_form(SMALL, "small.toml")
    (section,) = form.sections
    assert [(mark.words, mark.kind, mark.until) for mark in section.marks] == [
        ("Resultat", MarkKind.LINE, None),
        ("Så gick det", MarkKind.FLOW, "i år"),
    ]
    assert form.title_marks[0].kind is MarkKind.START
    (table, show) = flat_items(section.items)
    assert getattr(table, "columns", None) == (Gender.ALL, Gender.NONBINARY)
    assert isinstance(show, Show) and show.measure == "exits"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "small"', "", "small.toml: the key 'id' is missing"),
        ('version = "1"', 'version = "1"\nversjon = "1"', "unknown key versjon"),
        ('heading = { sv = "Resultat", en = "Results" }', "", "section result: the key 'heading' is missing"),
        ('marks = ["Resultat"', 'marks = ["", "Resultat"', "section result: A mark needs words"),
        ('"nonbinary"', '"other"', "'other' is not a valid Gender"),
        ("{ table =", "{ tabell =", "an item needs one of the keys"),
        ('id = "small"', "id = ", "small.toml: "),
        ('title_marks = ["Liten rapport"]', 'title_marks = "Liten rapport"', "marks are a list of texts"),
    ],
)
def test_errors_name_the_file_and_the_key(old: str, new: str, said: str) -> None:
    with pytest.raises(ValueError, match=r"^small\.toml: ") as raised:
        parse_form(SMALL.replace(old, new), "small.toml")
    assert said in str(raised.value)
