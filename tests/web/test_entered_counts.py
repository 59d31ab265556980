"""Counts-only mode: numbers typed in, checked by the rules of reports, saved with what does not add up explained."""

import re
from datetime import date
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from tests.cast import FROM, Cast

from stegvis.actions.check_counts import check_counts
from stegvis.actions.enter_counts import enter_counts
from stegvis.actions.extend_agreement import extend_agreement
from stegvis.actions.set_report_calendar import ReportCycle, ReportRuleRow, set_report_calendar
from stegvis.actions.show_counts import MEASURES, Counts, show_counts
from stegvis.store.models import Assignment, AuditEvent, EnteredCount, EnteredPeriod
from stegvis.vocabulary import Blank, Changed, Gender, InvalidFields, NotAsked, Number, Period, Severity
from stegvis.web.pages.organisation.counts_form import MOST
from stegvis.web.pages.organisation.fields import WholeNumber

HALF = Period(date(2031, 1, 1), date(2031, 6, 30))
SOUND = {
    "participants": "20 12 8",
    "exits": "9 5 4",
    "exits_positive": "5 3 2",
    "exits_unclear": "2 1 1",
    "exits_other": "2 1 1",
    "feels_better": "6 4 2",
}
COMPLETE = SOUND | {
    "participants_new": "12 7 5",
    "participants_now": "11 7 4",
    "participants_since_start": "31 18 13",
    "queue": "4 2 2",
    "consents": "18 11 7",
}


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setenv("STEGVIS_TODAY", "2031-05-02")


@pytest.fixture
def client(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.accounts["frida"])
    return client


def counts(rows: dict[str, str], version: int = 0, **explanations: str) -> Counts:
    """Total, women, men, non-binary, unknown; "_" is blank, "." in a row of its own: not asked."""
    cells = {}
    for measure, row in rows.items():
        for gender, word in zip(Gender, row.split(), strict=False):
            cells[measure, gender] = Number(int(word)) if word.isdigit() else Blank()
        if row == ".":
            cells |= {(measure, gender): NotAsked() for gender in Gender}
    return Counts(HALF, cells, explanations, version)


def found(cast: Cast, rows: dict[str, str]) -> set[tuple[str, str | None]]:
    checked = check_counts(by=cast.actor("frida"), intervention=cast.asken.pk, counts=counts(rows))
    return {(one.rule, one.measure) for one in checked.findings}


def address(cast: Cast, period: Period = HALF) -> str:
    return f"/insats/{cast.asken.pk}/antal/{period.start}--{period.end}/"


def fields(rows: dict[str, str], **more: str) -> dict[str, str]:
    typed = counts(rows)
    numbers = {
        f"{measure}-{gender}": str(cell.value) if isinstance(cell, Number) else ""
        for (measure, gender), cell in typed.cells.items()
    }
    return numbers | more


def seen(answer) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


@pytest.mark.parametrize(
    ("wrong", "rule", "measure"),
    [
        ({"participants": "19 12 8"}, "gender_sum", "participants"),
        ({"participants": "20 12 8", "exits": "22 14 8"}, "part_exceeds_whole", "exits"),
        ({"exits_other": "3 2 1"}, "exit_class_sum", "exits"),
        ({"feels_better": "10 6 4"}, "part_exceeds_whole", "feels_better"),
        ({"planned_participants": "40 _ _"}, "planned_vs_actual", "participants_since_start"),
        ({"participants_since_start": "19 11 8"}, "part_exceeds_whole", "participants"),
        ({"participants_new": "21 12 9"}, "part_exceeds_whole", "participants_new"),
        ({"consents": "21 12 9"}, "part_exceeds_whole", "consents"),
        ({"queue": "5 3 3"}, "gender_sum", "queue"),
        ({"participants_now": "13 8 5"}, "left_or_still_there", "participants_now"),
        ({"participants_now": "10 7 3"}, "left_or_still_there", "participants_now"),
        (
            {"participants": "_", "participants_now": "2 1 1", "participants_new": "12 6 6"},
            "left_or_still_there",
            "participants_new",
        ),
    ],
)
def test_what_is_typed_meets_the_rules_of_reports(cast: Cast, wrong, rule, measure):
    assert found(cast, COMPLETE) == set()
    assert (rule, measure) in found(cast, COMPLETE | wrong)


def test_small_numbers_are_typed_as_they_are(cast: Cast):
    assert "small_group" not in {rule for rule, _ in found(cast, {"participants": "3 2 1"})}


def test_a_period_outside_the_agreement_is_told(cast: Cast):
    extend_agreement(by=cast.actor("frida"), intervention=cast.asken.pk, start=date(2033, 1, 1), end=date(2033, 12, 31))
    assert ("date_order", None) in found(cast, SOUND)


def test_a_total_left_blank_is_proposed_and_saved(cast: Cast):
    frida, number = cast.actor("frida"), cast.asken.pk
    typed = counts({"participants": "_ 12 8 1", "exits": "_ 5 _", "participants_new": "0 3 4", "more_active": "."})
    checked = check_counts(by=frida, intervention=number, counts=typed)
    assert checked.proposed == {"participants": 21}
    enter_counts(
        by=frida, intervention=number, counts=Counts(HALF, typed.cells, {"participants_new": "Räknas senare."})
    )
    stored = show_counts(by=frida, intervention=number, period=HALF)
    assert stored.cell("participants", Gender.ALL) == Number(21)
    assert stored.cell("participants", Gender.UNKNOWN) == Blank()
    assert stored.cell("participants_new", Gender.ALL) == Number(0)
    assert stored.cell("exits", Gender.ALL) == Blank() and stored.cell("exits", Gender.MEN) == Blank()
    assert {stored.cell("more_active", one) for one in Gender} == {NotAsked()}
    assert stored.cell("feels_better", Gender.ALL) == Blank()
    assert EnteredCount.objects.count() == len(MEASURES) * len(Gender)


def test_an_error_is_put_right_or_explained(cast: Cast):
    frida, number = cast.actor("frida"), cast.asken.pk
    wrong = SOUND | {"exits": "9 7 4"}
    with pytest.raises(InvalidFields) as refused:
        enter_counts(by=frida, intervention=number, counts=counts(wrong))
    assert set(refused.value.fields) == {"why-exits"} and not EnteredPeriod.objects.exists()
    enter_counts(by=frida, intervention=number, counts=counts(wrong, exits=" Två räknas i båda grupperna. "))
    assert EnteredPeriod.objects.get().explanations == {"exits": "Två räknas i båda grupperna."}
    event = AuditEvent.objects.get(event="counts_entered")
    assert event.details["explained"] == ["exits"] and "grupperna" not in str(event.details)


@pytest.mark.parametrize(("sound", "row"), [(SOUND, "participants"), (COMPLETE, "participants_since_start")])
def test_fewer_than_planned_is_a_warning_until_it_says_why(cast: Cast, sound, row):
    rows = sound | {"planned_participants": "40 _ _"}
    frida, number = cast.actor("frida"), cast.asken.pk
    before = check_counts(by=frida, intervention=number, counts=counts(rows)).findings
    assert [(one.severity, one.measure) for one in before] == [(Severity.WARNING, row)]
    after = check_counts(by=frida, intervention=number, counts=counts(rows, **{row: "Två tackade nej."}))
    assert after.findings == ()


def test_the_page_asks_for_what_any_form_shows(client, cast):
    answer = client.post(address(cast), fields(COMPLETE))
    assert answer.status_code == 303
    page = client.get(address(cast), follow=True).content.decode()
    for field, value in (("queue-all", 4), ("participants_now-women", 7), ("consents-men", 7)):
        assert f'name="{field}" value="{value}"' in page
    assert "Lediga platser räknas ut" in page and "places_free" not in page


def test_two_who_type_the_same_period_see_both(cast: Cast):
    frida, number = cast.actor("frida"), cast.asken.pk
    enter_counts(by=frida, intervention=number, counts=counts(SOUND))
    enter_counts(by=frida, intervention=number, counts=counts(SOUND))
    with pytest.raises(Changed) as changed:
        enter_counts(by=frida, intervention=number, counts=counts(SOUND | {"participants": "22 14 8"}))
    assert changed.value.theirs == {"participants-all": "20", "participants-women": "12"}
    again = counts(SOUND | {"participants": "22 14 8"}, version=changed.value.version)
    enter_counts(by=frida, intervention=number, counts=again)
    stored = show_counts(by=frida, intervention=number, period=HALF)
    assert stored.cell("participants", Gender.ALL) == Number(22) and stored.version == 3


def test_the_page_shows_what_is_found_beside_its_row_while_somebody_types(client, cast):
    typed = fields({"participants": "_ 12 8", "exits": "_ 15 3"}, _check="1")
    answer = client.post(address(cast), typed, headers={"HX-Request": "true"})
    html = answer.content.decode()
    assert answer.status_code == 200 and "<form" not in html
    row = html.split('id="fynd-exits"')[1].split('id="fynd-')[0]
    assert 'hx-swap-oob="true"' in row and "deltagare, kvinnor är bara 12" in row
    assert "20 om det lämnas tomt" in html.split('id="forslag-participants"')[1].split("</span>")[0]
    assert "1 fel" in seen(answer)
    assert not EnteredPeriod.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"participants-women": "-4"}, "Kvinnor: "),
        ({"participants-women": "fyra"}, "Kvinnor: Skriv ett heltal, till exempel 12."),
        ({"participants-men": "4,5"}, "Män: Skriv ett heltal, till exempel 12."),
        ({"not_asked-participants": "on"}, "Räknas inte: Ta bort bocken eller siffrorna."),
    ],
)
@pytest.mark.parametrize("headers", [{"HX-Request": "true"}, {}])
def test_what_cannot_be_read_is_told_while_somebody_types(client, cast, wrong, why, headers):
    typed = fields({"participants": "_ 12 8"}, _check="1") | wrong
    html = client.post(address(cast), typed, headers=headers).content.decode()
    row = html.split('id="fynd-participants"')[1].split("</div>")[0]
    assert f'id="id_{next(iter(wrong))}_error">{why}' in row
    assert "om det lämnas tomt" not in html and "Siffrorna går ihop." not in html


def test_without_scripts_the_check_button_gives_the_page_back_with_all_that_was_typed(client, cast):
    answer = client.post(address(cast), fields({"participants": "_ 12 8", "exits": "_ 15 3"}, _check="1"))
    html = answer.content.decode()
    assert answer.status_code == 200 and 'value="15"' in html and "deltagare, kvinnor är bara 12" in html
    assert not EnteredPeriod.objects.exists()
    form = client.get(address(cast))["Location"]
    sound = client.post(form, fields(SOUND, _check="1"), follow=True)
    assert sound.redirect_chain == [(form, 303)], "the browser's back button never asks to send again"
    assert "Siffrorna går ihop." in seen(sound) and not EnteredPeriod.objects.exists()
    assert client.post(form, fields(SOUND)).status_code == 303 and EnteredPeriod.objects.exists()


def test_numbers_are_saved_from_the_page_and_stand_there_afterwards(client, cast):
    page = client.get(address(cast), follow=True).content.decode()
    assert "<title>Siffror för januari–juni 2031" in page
    answer = client.post(address(cast), fields(SOUND | {"participants": "_ 12 8"}, **{"not_asked-more_active": "on"}))
    assert answer.status_code == 303
    assert "januari–juni 2031" in seen(client.get(answer.headers["Location"]))
    page = client.get(address(cast), follow=True).content.decode()
    assert re.search(r'name="participants-all" value="20"', page)
    assert re.search(r'name="not_asked-more_active"[^>]* checked', page)
    assert not re.search(r'name="not_asked-exits"[^>]* checked', page)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (fields({"exits": "9 7 4"}), "why-exits"),
        ({"exits-women": "fem"}, "exits-women"),
        ({"exits-women": "-1"}, "exits-women"),
        ({"exits-women": "5", "not_asked-exits": "on"}, "not_asked-exits"),
    ],
)
def test_what_cannot_stand_is_said_beside_its_field(client, cast, typed, field):
    answer = client.post(address(cast), typed)
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert not EnteredPeriod.objects.exists()


def test_an_explanation_opens_the_way(client, cast):
    wrong = fields(SOUND | {"exits": "9 7 4"})
    answer = client.post(address(cast), wrong | {"why-exits": "Två räknas i båda grupperna."})
    assert answer.status_code == 303
    assert "Två räknas i båda grupperna." in client.get(address(cast), follow=True).content.decode()


def test_reports_owed_ask_for_their_periods(client, cast):
    frida = cast.actor("frida")
    extend_agreement(by=frida, intervention=cast.asken.pk, start=date(2031, 1, 1), end=date(2032, 12, 31))
    rule = ReportRuleRow("rar_status", ReportCycle.HALF_YEARLY, 30)
    set_report_calendar(by=frida, intervention=cast.asken.pk, version=1, rules=[rule])
    page = client.get(f"/insats/{cast.asken.pk}/antal/").content.decode()
    assert address(cast) in page and "2031-07-01--" not in page
    to_any = client.get(f"/insats/{cast.asken.pk}/antal/", {"start": "2031-02-01", "end": "28/2 2031"})
    assert to_any.headers["Location"] == address(cast, Period(date(2031, 2, 1), date(2031, 2, 28)))
    turned = client.get(f"/insats/{cast.asken.pk}/antal/", {"start": "2031-02-01", "end": "2031-01-01"})
    assert "Sista dagen är före första dagen." in seen(turned)


def test_an_intervention_with_a_register_has_no_numbers_to_type(client, cast):
    page = seen(client.get(f"/insats/{cast.linden.pk}/antal/"))
    assert "så siffrorna kommer därifrån" in page
    with pytest.raises(InvalidFields):
        enter_counts(by=cast.actor("frida"), intervention=cast.linden.pk, counts=counts(SOUND))


def test_the_manager_of_the_intervention_may_enter_and_others_may_not(cast):
    maja = cast.accounts["maja"]
    there = Client()
    there.force_login(maja)
    assert there.get(address(cast)).status_code == 404
    Assignment.objects.create(account=maja, role="intervention_manager", intervention=cast.asken, from_on=FROM)
    assert there.post(address(cast), fields(SOUND)).status_code == 303
    for name in ("amina", "britta", "reidar", "carl"):
        other = Client()
        other.force_login(cast.accounts[name])
        assert other.get(address(cast)).status_code == 403


def test_a_period_takes_a_fixed_number_of_questions(client, cast, django_assert_max_num_queries):
    at = client.get(address(cast)).headers["Location"]
    with django_assert_max_num_queries(20):
        client.get(at)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("1 000 001", "högst 1000000"), ("-1", "minst 0"), ("tolv", "heltal, till exempel 12")],
)
def test_a_number_that_cannot_be_says_which_can(typed: str, said: str):
    with pytest.raises(ValidationError, match=said):
        WholeNumber(max_value=MOST).clean(typed)
