"""The list of reports as each role meets it, and more time for one."""

from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.invented_editions import make_edition
from tests.web.test_pages import text

from stegvis.actions.grant_more_time import Grant, grant_more_time
from stegvis.store.models import Agreement, AgreementTerm, AuditEvent, DueChange, Edition, Intervention, ReportDue
from stegvis.vocabulary import BadInput, Changed, InvalidFields, Period
from stegvis.vocabulary.report_life import ReportState

TODAY = date(2031, 8, 25)
HALF = Period(date(2031, 1, 1), date(2031, 6, 30))


@pytest.fixture(autouse=True)
def on_that_day(monkeypatch):
    monkeypatch.setenv("STEGVIS_TODAY", TODAY.isoformat())


def client_of(cast: Cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.accounts[name])
    return client


def page(cast: Cast, name: str, query: str = "") -> str:
    return text(client_of(cast, name), reverse("reports") + query)


def html(cast: Cast, name: str, address: str) -> str:
    return unescape(client_of(cast, name).get(address).content.decode())


def owe(intervention: Intervention, days: int = -8, *, form: str = "rar_status", period: Period = HALF) -> ReportDue:
    return ReportDue.objects.create(
        intervention=intervention,
        form_id=form,
        period_start=period.start,
        period_end=period.end,
        due_on=TODAY + timedelta(days=days),
    )


def written(cast: Cast, due: ReportDue, state: ReportState) -> Edition:
    period = Period(due.period_start, due.period_end)
    return make_edition(cast, due.intervention.name.lower(), form=due.form_id, period=period, state=state, due=due)


def test_what_is_late_waits_for_those_who_write_and_is_begun_from_the_list(cast: Cast):
    due = owe(cast.linden)
    shown = page(cast, "maja")
    order = ["Väntar på dig", "Lägesrapport", "8 dagar sen", "Börja skriva"]
    assert [shown.index(word) for word in order] == sorted(shown.index(word) for word in order)
    answer = client_of(cast, "maja").post(reverse("begin_report", args=[due.pk]))
    edition = Edition.objects.get(due=due)
    assert answer.headers["Location"] == reverse("write_report", args=[edition.pk])
    shown = html(cast, "maja", reverse("reports"))
    assert reverse("write_report", args=[edition.pk]) in shown and "Skriv vidare" in shown
    assert "Börja skriva" not in shown


def test_the_office_sees_that_it_is_late_and_no_draft(cast: Cast):
    edition = written(cast, owe(cast.linden), ReportState.DRAFT)
    shown = html(cast, "frida", reverse("reports"))
    assert "Försenat" in shown and "Inte inlämnad" in shown and "Mer tid" in shown and "Inte påbörjad" not in shown
    assert "Börja skriva" not in shown and reverse("edition", args=[edition.pk]) not in shown


@pytest.mark.parametrize(
    ("state", "name", "verb"),
    [
        (ReportState.SUBMITTED, "frida", "Ta emot"),
        (ReportState.RECEIVED, "carl", "Skriv styrgruppens bedömning"),
        (ReportState.ASSESSED, "carl", "Signera"),
        (ReportState.SIGNED, "frida", "Godkänn"),
        (ReportState.ACCEPTED, "frida", "Publicera"),
        (ReportState.RETURNED, "maja", "Skriv vidare"),
    ],
)
def test_a_report_waits_for_the_one_whose_turn_it_is(cast: Cast, state, name, verb):
    edition = written(cast, owe(cast.linden), state)
    mine = html(cast, name, reverse("reports"))
    assert 'id="dig"' in mine and verb in mine and reverse("edition", args=[edition.pk]) in mine
    for other in {"frida", "carl", "maja", "britta", "reidar"} - {name}:
        theirs = html(cast, other, reverse("reports"))
        assert 'id="dig"' not in theirs and 'id="andra"' in theirs, other


def test_a_chair_begins_with_the_reports(cast: Cast):
    assert client_of(cast, "carl").get("/").headers["Location"] == reverse("reports")


def test_late_ones_come_first(cast: Cast):
    written(cast, owe(cast.linden, 10), ReportState.SUBMITTED)
    written(cast, owe(cast.eken, -20), ReportState.SUBMITTED)
    written(cast, owe(cast.asken, -10), ReportState.SIGNED)
    shown = page(cast, "frida").split("Väntar på dig")[1]
    assert shown.index("Eken") < shown.index("Asken") < shown.index("Linden")


def test_a_published_report_is_done_and_one_handed_in_elsewhere_too(cast: Cast):
    written(cast, owe(cast.linden), ReportState.PUBLISHED)
    elsewhere = owe(cast.linden, form="rar_final")
    ReportDue.objects.filter(pk=elsewhere.pk).update(handed_in_on=TODAY - timedelta(days=9))
    shown = page(cast, "frida").split("Klara")[1]
    assert "Publicerad" in shown and "inlämnad 16 augusti 2031" in shown
    assert "Inget väntar på dig." in page(cast, "frida")


def test_of_corrections_the_latest_is_listed(cast: Cast):
    first = written(cast, owe(cast.linden), ReportState.PUBLISHED)
    second = make_edition(
        cast, form="rar_status", period=HALF, state=ReportState.SUBMITTED, number=2, corrects=first, due=first.due
    )
    shown = html(cast, "frida", reverse("reports"))
    assert "rättelse 1" in shown and reverse("edition", args=[second.pk]) in shown
    assert reverse("edition", args=[first.pk]) not in shown


def test_nobody_sees_reports_of_elsewhere(cast: Cast):
    owe(cast.linden)
    owe(cast.eken, form="rar_final")
    assert "Eken" not in page(cast, "maja") and "Linden" not in page(cast, "bosse")
    assert all(name in page(cast, "frida") for name in ("Linden", "Eken"))


def test_what_an_ended_agreement_does_not_ask_for_is_not_listed(cast: Cast):
    owe(cast.linden)
    agreement = Agreement.objects.create(intervention=cast.linden, start=date(2030, 1, 1))
    AgreementTerm.objects.create(agreement=agreement, end=date(2030, 12, 31), stated_on=date(2030, 1, 1))
    assert "Lägesrapport" not in page(cast, "maja")


def test_the_choices_narrow_the_list(cast: Cast):
    owe(cast.linden)
    written(cast, owe(cast.eken), ReportState.SUBMITTED)
    owe(cast.asken, 400, period=Period(date(2032, 1, 1), date(2032, 6, 30)))
    everything = page(cast, "frida")
    assert "januari–juni 2032" not in everything
    assert "1 rapport " in page(cast, "frida", f"?insats={cast.eken.pk}")
    assert "januari–juni 2032" in page(cast, "frida", "?ar=2032")
    assert "1 rapport " in page(cast, "frida", "?lage=submitted")
    assert "2 rapporter" in page(cast, "frida", "?lage=planned")
    assert "Ingen rapport passar valen" in page(cast, "frida", "?lage=signed")


@pytest.mark.parametrize("query", ["?insats=x&lage=y&ar=z", "?ar=0000", "?ar=٢٠٣١", "?insats=999999999999999"])
def test_a_choice_that_does_not_exist_is_no_choice(cast: Cast, query):
    owe(cast.linden)
    assert "Lägesrapport" in page(cast, "maja", query)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("maja", "Rapporterna står här två månader innan"),
        ("frida", "bestäms i insatsens inställningar"),
        ("stranger", "Din roll"),
    ],
)
def test_an_empty_list_helps(cast: Cast, name, said):
    if name == "stranger":
        assert client_of(cast, name).get(reverse("reports")).status_code == 403
    else:
        assert said in page(cast, name)


def test_many_reports_ask_no_more_than_few(cast: Cast, django_assert_max_num_queries):
    months = [date(2020 + at // 12, at % 12 + 1, 1) for at in range(130)]
    for month in months:
        owe(cast.linden, -5, period=Period.of_months(month, month))
    DueChange.objects.bulk_create(
        DueChange(due=one, was_due_on=one.due_on, due_on=one.due_on, granted_on=TODAY, by="Frida")
        for one in ReportDue.objects.all()
    )
    for at, due in enumerate(ReportDue.objects.all()[:20]):
        written(cast, due, list(ReportState)[2 + at % 7])
    client = client_of(cast, "frida")
    client.get(reverse("reports"))
    with django_assert_max_num_queries(20):
        shown = text(client, reverse("reports"))
    assert "De första visas." in shown and "Visa fler" in shown
    pages = [html(cast, "frida", reverse("reports") + more) for more in ("", "?antal=999")]
    first, most = (one.count("sv-due__what") for one in pages)
    assert first <= 25 + 25 + 12 and most > 100


def test_reports_are_numbered_in_the_list(cast: Cast):
    agreement = Agreement.objects.create(intervention=cast.linden, start=date(2031, 1, 1))
    AgreementTerm.objects.create(agreement=agreement, end=date(2032, 12, 31), stated_on=date(2031, 1, 1))
    owe(cast.linden)
    for at, start in enumerate((date(2031, 7, 1), date(2032, 1, 1), date(2032, 7, 1)), 1):
        owe(cast.linden, 200 * at, period=Period.of_months(start, start.replace(month=start.month + 5)))
    assert "rapport 1 av 4" in page(cast, "maja")


def test_my_day_and_the_intervention_lead_to_the_report(cast: Cast):
    due, other = owe(cast.linden, 5), owe(cast.linden, 6, form="rar_final")
    edition = written(cast, other, ReportState.DRAFT)
    begin, write = reverse("begin_report", args=[due.pk]), reverse("write_report", args=[edition.pk])
    for address in (reverse("my_day"), reverse("intervention", args=[cast.linden.pk])):
        shown = html(cast, "maja", address)
        assert f'action="{begin}"' in shown and f'href="{write}"' in shown
        assert begin not in html(cast, "frida", address) and write not in html(cast, "frida", address)
    ReportDue.objects.update(handed_in_on=TODAY)
    assert begin not in html(cast, "maja", reverse("my_day"))


def test_more_time_leaves_the_earlier_day_in_sight(cast: Cast):
    due = owe(cast.linden)
    client = client_of(cast, "frida")
    address = reverse("grant_more_time", args=[due.pk])
    assert "Den ska lämnas in senast 17 augusti 2031" in client.get(address, follow=True).content.decode()
    sent = {"due_on": "2031-09-15", "granted_on": "2031-08-20", "reason": "Projektledaren var sjuk."}
    done = client.post(address, sent, follow=True)
    shown = unescape(done.content.decode())
    assert "Rapporten har en ny sista dag" in shown
    assert "Skulle lämnas 17 augusti 2031; nu 15 september 2031. Beviljat i efterhand, 20 augusti 2031" in shown
    assert "Projektledaren var sjuk." in page(cast, "maja")
    assert AuditEvent.objects.get(event="more_time_granted").details == {
        "form": "rar_status",
        "from": "2031-08-17",
        "to": "2031-09-15",
    }
    due.refresh_from_db()
    assert due.due_on == date(2031, 9, 15)
    assert "Tidigare dagar" in client.get(address, follow=True).content.decode()


def give(cast: Cast, due: ReportDue, due_on: date, granted_on: date = TODAY, version: int = 0) -> None:
    grant_more_time(by=cast.actor("frida"), due=due.pk, version=version, given=Grant(due_on, granted_on))


@pytest.mark.parametrize(
    ("due_on", "granted_on", "field"),
    [
        (TODAY - timedelta(days=8), TODAY, "due_on"),
        (date(2031, 6, 29), TODAY, "due_on"),
        (date(2131, 9, 15), TODAY, "due_on"),
        (date(2031, 9, 15), TODAY + timedelta(days=1), "granted_on"),
    ],
)
def test_a_day_that_cannot_be_is_refused(cast: Cast, due_on, granted_on, field):
    with pytest.raises(InvalidFields) as refused:
        give(cast, owe(cast.linden), due_on, granted_on)
    assert set(refused.value.fields) == {field}
    assert not DueChange.objects.exists()


def test_two_who_give_more_time_at_once_hear_of_each_other(cast: Cast):
    due = owe(cast.linden)
    give(cast, due, date(2031, 9, 15))
    with pytest.raises(Changed) as refused:
        give(cast, due, date(2031, 9, 20))
    assert refused.value.theirs == {"due_on": "2031-09-15"}


def test_there_is_no_more_time_for_what_nothing_asks_for(cast: Cast):
    due = owe(cast.linden)
    agreement = Agreement.objects.create(intervention=cast.linden, start=date(2030, 1, 1))
    AgreementTerm.objects.create(agreement=agreement, end=date(2030, 12, 31), stated_on=date(2030, 1, 1))
    with pytest.raises(BadInput, match="avtalet tog slut 31 december 2030, före januari–juni 2031"):
        give(cast, due, date(2031, 9, 15))
    client = client_of(cast, "maja")
    client.post(reverse("begin_report", args=[due.pk]))
    assert not Edition.objects.exists()
