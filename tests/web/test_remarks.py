"""Remarks on the writing page, without scripts: shown beside their section, used, explained, and no word lost."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.invented_editions import make_edition
from tests.invented_participations import leavers, take_part

from stegvis.store.models import Edition, SectionVersion
from stegvis.store.reports.editions import texts_of
from stegvis.store.reports.remarks import looking_over
from stegvis.store.reports.remarks.looking_over import open_remarks
from stegvis.store.reports.writing.texts import save_section
from stegvis.vocabulary.report_life import ReportState
from stegvis.web.pages.reports.shown_remarks import ShownRemark

WRONG = "Insatsen har haft 46 deltagare."
RIGHT = "Insatsen har haft 44 deltagare."


@pytest.fixture(autouse=True)
def own_ledgers(monkeypatch, tmp_path):
    monkeypatch.setenv("STEGVIS_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("STEGVIS_TODAY", "2026-09-15")
    monkeypatch.setattr(looking_over, "preview_of", lambda *_, **__: None)


@pytest.fixture
def maja(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.accounts["maja"])
    return client


def draft(cast: Cast, **texts: str) -> Edition:
    take_part(cast.linden)
    edition = make_edition(cast)
    for section, text in texts.items():
        save_section(edition, section, text, seen=0, by=cast.actor("maja"))
    return edition


def named(maja: Client, edition: Edition, section: str = "result") -> ShownRemark:
    """The section's first remark, as the page has it."""
    page = maja.get(reverse("write_report", args=[edition.pk]))
    return page.context["shown_remarks"].of(section)[0]


def page_fields(edition: Edition, **typed: str) -> dict[str, Any]:
    """What the browser sends with a button of the page: every text, with what it began with."""
    now = texts_of(edition)
    fields = {f"text.{section}": text for section, text in typed.items()}
    return fields | {f"base.{section}": now[section].text if section in now else "" for section in typed}


def test_a_remark_stands_beside_its_section_in_words(cast: Cast, maja: Client):
    edition = draft(cast, result=WRONG)
    page = maja.get(reverse("write_report", args=[edition.pk])).content.decode()
    assert "1 sak i texten att åtgärda innan rapporten kan lämnas in." in page
    beside = page.split('data-remarks="result"')[1]
    assert WRONG in beside and RIGHT in beside
    assert "Använd förslaget" in beside and "Behåll och förklara" in beside


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_remark_quotes_its_passage_once(cast: Cast, maja: Client, language: str):
    edition = draft(cast, result=WRONG)
    maja.cookies["stegvis_language"] = language
    remark = named(maja, edition)
    assert remark.passage == WRONG and WRONG not in remark.reason and "(" not in remark.reason
    assert remark.reason.startswith({"sv": "Texten säger 46, men", "en": "The text says 46, but"}[language])
    for page in ("edition", "submit_report"):
        told = maja.get(reverse(page, args=[edition.pk])).content.decode()
        assert told.count(WRONG) <= 1, page


def test_the_proposal_is_used_after_what_is_typed_was_saved(cast: Cast, maja: Client):
    edition = draft(cast, result=WRONG)
    fields = page_fields(edition, result=f"{WRONG} Det gick bra.", analysis="Nytt.")
    fields["remark"] = named(maja, edition).name
    answer = maja.post(reverse("use_proposal", args=[edition.pk]), fields)
    assert (answer.status_code, answer["Location"]) == (303, reverse("write_report", args=[edition.pk]) + "#result")
    texts = texts_of(edition)
    assert texts["result"].text == f"{RIGHT} Det gick bra."
    assert texts["analysis"].text == "Nytt."


def test_a_proposal_for_words_that_are_no_more_loses_nothing(cast: Cast, maja: Client):
    edition = draft(cast, result=WRONG)
    fields = page_fields(edition, result="Något annat.") | {"remark": named(maja, edition).name}
    page = maja.post(reverse("use_proposal", args=[edition.pk]), fields, follow=True).content.decode()
    assert "Meningen har ändrats" in page
    assert texts_of(edition)["result"].text == "Något annat."


def test_words_are_kept_with_an_explanation_and_taken_up_again(cast: Cast, maja: Client):
    edition = draft(cast, result=WRONG)
    name = named(maja, edition).name
    address = reverse("decide_remark", args=[edition.pk])
    empty = maja.post(address, {"remark": name, f"explanation.{name}": " "}, follow=True)
    assert empty.status_code == 422 and "Skriv varför det ska stå kvar" in empty.content.decode()
    maja.post(address, {"remark": name, f"explanation.{name}": "Räknat med väntande."})
    assert open_remarks(edition) == ()
    page = maja.get(reverse("write_report", args=[edition.pk])).content.decode()
    assert "Räknat med väntande." in page and "Ta tillbaka förklaringen" in page
    maja.post(address, {"undo": name})
    assert len(open_remarks(edition)) == 1


def test_what_was_said_stands_when_it_does_not_hold(cast: Cast, maja: Client):
    edition = draft(cast, result=WRONG)
    name = named(maja, edition).name
    said = "Kerstin Påhittsson kom aldrig."
    address = reverse("decide_remark", args=[edition.pk])
    # The texts beside it are longer than a draft may be: they are saved, and the explanation is what is kept.
    fields = page_fields(edition, result=WRONG, analysis="Långt. " * 9_000)
    answer = maja.post(address, fields | {"remark": name, f"explanation.{name}": said})
    assert answer.status_code == 303, "the browser's back button never asks to send again"
    page = maja.get(answer["Location"])
    assert page.status_code == 422 and said in page.content.decode() and WRONG in page.content.decode()
    assert maja.get(address).status_code == 303, "without the token there is nothing to explain"
    maja.post(address, {"remark": name, f"explanation.{name}": "Räknat med väntande."})
    assert said not in maja.get(answer["Location"], follow=True).content.decode()


def test_all_numbers_that_moved_are_written_anew(cast: Cast, maja: Client):
    edition = draft(cast, result=RIGHT)
    take_part(cast.linden, tuple(leavers("women", 3)))
    page = maja.get(reverse("write_report", args=[edition.pk])).content.decode()
    assert "Talet har ändrats" in page and "Skriv om alla tal som har ändrats" in page
    told = maja.post(reverse("refresh_numbers", args=[edition.pk]), page_fields(edition, result=RIGHT), follow=True)
    assert "1 tal skrevs om." in told.content.decode()
    assert texts_of(edition)["result"].text == "Insatsen har haft 47 deltagare."


def test_what_is_typed_is_looked_over_and_not_saved(cast: Cast, maja: Client):
    edition = draft(cast)
    answer = maja.post(reverse("look_over_report", args=[edition.pk]), {"text.result": WRONG, "text.analysis": "Bra."})
    found = answer.json()
    assert found["summary"] == "1 sak i texten att åtgärda innan rapporten kan lämnas in."
    assert (found["open"], found["moved"]) == (1, 0)
    assert RIGHT in found["sections"]["result"] and not found["sections"]["analysis"].strip()
    assert not SectionVersion.objects.exists()


@pytest.mark.parametrize("name", ["look_over_report", "decide_remark", "use_proposal", "refresh_numbers"])
@pytest.mark.parametrize("who", ["frida", "carl", "britta", "bosse"])
def test_a_draft_is_its_writers_alone(cast: Cast, name: str, who: str):
    edition = draft(cast, result=WRONG)
    client = Client()
    client.force_login(cast.accounts[who])
    assert client.post(reverse(name, args=[edition.pk]), {"text.result": "x"}).status_code in (302, 403, 404)


def test_a_button_that_no_page_of_ours_sent_does_nothing(cast: Cast, maja: Client):
    edition = draft(cast, result=WRONG)
    for sent in ("", "x", "result:text_table_mismatch:0:x", "a:b:c:d:1"):
        answer = maja.post(reverse("use_proposal", args=[edition.pk]), {"remark": sent})
        assert answer.status_code == 303
    assert texts_of(edition)["result"].text == WRONG


def test_what_was_handed_in_has_no_remarks(cast: Cast, maja: Client):
    edition = draft(cast, result=WRONG)
    Edition.objects.update(state=ReportState.SUBMITTED)
    assert maja.post(reverse("look_over_report", args=[edition.pk]), {"text.result": WRONG}).json()["open"] == 0
