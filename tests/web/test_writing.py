"""The page where a report is written, without a browser: what it shows, saves and refuses."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.invented_editions import handed_in_edition, make_edition

from stegvis.store.models import Edition, EditionComment, SectionVersion
from stegvis.store.reports.writing.texts import save_section, section_texts
from stegvis.vocabulary.report_life import ReportState


@pytest.fixture
def edition(cast: Cast) -> Edition:
    return make_edition(cast, texts={"method": "Ett.\n\nTvå."})


@pytest.fixture
def maja(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.accounts["maja"])
    return client


def typed(**texts: str) -> dict[str, str]:
    return {f"text.{name}": text for name, text in texts.items()}


def test_one_form_saves_all_sections(maja: Client, edition: Edition):
    sent = typed(method="Ett.\r\n\r\nTvå.", purpose="Arbete.") | {"base.method": "Ett.\r\n\r\nTvå.", "base.purpose": ""}
    assert maja.post(reverse("write_report", args=[edition.pk]), sent).status_code == 303
    assert section_texts(edition) == {"method": "Ett.\n\nTvå.", "purpose": "Arbete."}
    assert SectionVersion.objects.filter(section="method").count() == 1, "Nobody touched it."


def test_a_choice_is_kept_under_its_field(maja: Client, cast: Cast):
    edition = _status_report(cast)
    maja.post(reverse("write_report", args=[edition.pk]), typed(budget_in_line="no") | {"base.budget_in_line": ""})
    assert section_texts(edition) == {"budget_in_line": "no"}


def _status_report(cast: Cast) -> Edition:
    edition = make_edition(cast, form="rar_status")
    Edition.objects.filter(pk=edition.pk).update(form_version="2021")
    return edition


def test_what_cannot_be_saved_stands_on_the_page(maja: Client, edition: Edition):
    Edition.objects.update(state=ReportState.SUBMITTED)
    answer = maja.post(reverse("write_report", args=[edition.pk]), typed(purpose="Mina ord.") | {"base.purpose": ""})
    assert answer.status_code == 409
    assert "Mina ord." in answer.content.decode()
    assert section_texts(edition) == {"method": "Ett.\n\nTvå."}


def test_a_report_that_is_handed_in_says_so_to_the_page_that_saves(maja: Client, edition: Edition):
    Edition.objects.update(state=ReportState.SUBMITTED)
    answer = maja.post(reverse("write_section", args=[edition.pk, "method"]), {"text": "Nytt.", "base": "Ett.\n\nTvå."})
    assert answer.status_code == 410
    assert "inlämnad" in answer.json()["message"]


def test_what_others_wrote_comes_in(maja: Client, edition: Edition, cast: Cast):
    save_section(edition, "purpose", "Aminas ord.", seen=0, by=cast.actor("amina"))
    found = maja.get(reverse("meanwhile", args=[edition.pk]), {"method": 1, "purpose": 0}).json()
    assert {name: one["text"] for name, one in found["texts"].items()} == {"purpose": "Aminas ord."}
    assert found["others"] == [{"name": "Amina Påhittad", "section": "purpose"}]


def test_an_earlier_version_stands_again_and_that_is_undone(maja: Client, edition: Edition, cast: Cast):
    save_section(edition, "method", "Nytt.", seen=1, by=cast.actor("amina"))
    address = reverse("restore_section", args=[edition.pk, "method"])
    shown = maja.post(address, {"version": 1, "seen": 2}, follow=True)
    assert section_texts(edition)["method"] == "Ett.\n\nTvå."
    undo = next(iter(shown.context["messages"])).extra_tags
    maja.post(undo)
    assert section_texts(edition)["method"] == "Nytt."
    assert [one.source for one in SectionVersion.objects.filter(section="method")] == ["", "", "restored", "restored"]


def test_nothing_is_restored_over_what_somebody_just_wrote(maja: Client, edition: Edition, cast: Cast):
    save_section(edition, "method", "Nytt.", seen=1, by=cast.actor("amina"))
    maja.post(reverse("restore_section", args=[edition.pk, "method"]), {"version": 1, "seen": 1})
    assert section_texts(edition)["method"] == "Nytt."


def test_the_office_comments_and_the_writer_ticks_off(maja: Client, cast: Cast):
    edition = make_edition(cast, texts={"method": "Ett."}, state=ReportState.SUBMITTED)
    frida = Client()
    frida.force_login(cast.accounts["frida"])
    sent = {"section": "method", "passage": "Ett.", "text": "Hur många?"}
    frida.post(reverse("comment_on_report", args=[edition.pk]), sent)
    comment = EditionComment.objects.get()
    assert (comment.passage, comment.text, comment.by) == ("Ett.", "Hur många?", "Frida Påhittad")
    Edition.objects.update(state=ReportState.DRAFT)
    assert "Hur många?" in maja.get(reverse("write_report", args=[edition.pk])).content.decode()
    maja.post(
        reverse("settle_comment", args=[edition.pk, comment.pk, "klar"]),
        typed(method="Ett. Två.") | {"base.method": "Ett."},
    )
    comment.refresh_from_db()
    assert comment.settled_at is not None
    assert section_texts(edition)["method"] == "Ett. Två.", "The button stands among the texts."


@pytest.mark.parametrize(
    ("passage", "is_told"),
    [("insatsen har  tagit emot", False), ("", False), ("Insatsen har tagit", False), ("fler än i fjol", True)],
)
def test_the_office_hears_when_the_words_it_quotes_do_not_stand_there(cast: Cast, passage: str, *, is_told: bool):
    edition = handed_in_edition(cast.linden, state=ReportState.RECEIVED)
    frida = Client()
    frida.force_login(cast.accounts["frida"])
    sent = {"section": "result", "passage": passage, "text": "Hur?"}
    page = frida.post(reverse("comment_on_report", args=[edition.pk]), sent, follow=True).content.decode()
    assert ("Orden du citerade står inte i texten." in page) is is_told
    assert EditionComment.objects.get().text == "Hur?"


@pytest.mark.parametrize("state", [ReportState.SIGNED, ReportState.PUBLISHED])
def test_a_signed_report_is_not_commented_on(cast: Cast, state: ReportState):
    edition = make_edition(cast, state=state)
    frida = Client()
    frida.force_login(cast.accounts["frida"])
    frida.post(reverse("comment_on_report", args=[edition.pk]), {"section": "method", "text": "Nej."})
    assert not EditionComment.objects.exists()


def test_the_page_asks_the_database_few_questions(maja: Client, edition: Edition, django_assert_max_num_queries):
    for number in range(2, 40):
        SectionVersion.objects.create(edition=edition, section="method", number=number, text="x " * number, by="Maja")
    address = reverse("write_report", args=[edition.pk])
    maja.get(address)
    # The figures are counted for the tables and for the remarks.
    with django_assert_max_num_queries(17):
        assert maja.get(address).status_code == 200


@pytest.mark.parametrize(
    ("second", "told"), [("maja", "Du skrev här i en annan flik"), ("amina", "Någon annan skrev här")]
)
def test_whose_words_came_in_is_told(cast: Cast, edition: Edition, second: str, told: str):
    for name, text in (("maja", "Noll.\n\nEtt.\n\nTvå."), (second, "Ett.\n\nTvå.\n\nTre.")):
        writer = Client()
        writer.force_login(cast.accounts[name])
        sent = {"text": text, "base": "Ett.\n\nTvå.", "tab": f"tab of {text}", "save": "1"}
        answer = writer.post(reverse("write_section", args=[edition.pk, "method"]), sent).json()
    assert answer["merged"] and told in answer["told"]
    page = Client()
    page.force_login(cast.accounts[second])
    sent = {"text.method": "Ett.\n\nTvå.\n\nFyra.", "base.method": "Ett.\n\nTvå."}
    shown = page.post(reverse("write_report", args=[edition.pk]), sent, follow=True).content.decode()
    assert told in shown
