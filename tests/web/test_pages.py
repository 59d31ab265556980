"""Pages as text: what they say, what they never say, and how they refuse."""

import re
from dataclasses import replace
from html import unescape

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse
from tests.store.invented import PERIOD, finding, reading, report, violent_report
from tests.web.conftest import ROOT

from stegvis.actions.import_documents import import_documents
from stegvis.actions.show_account import MEASURES
from stegvis.catalogue.sample import sample_documents
from stegvis.store.read_reports.importing import save_reading
from stegvis.vocabulary import Blank, Figure, Gender, NotNumeric, Number, Period, Place, Severity, Withheld, Wording

pytestmark = pytest.mark.django_db
ACCOUNT = {"association": 1, "period": PERIOD}


def text(client: Client, address: str, status: int = 200, **headers: str) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == status
    words = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", unescape(words))


def save(*reports, findings=(), digest="a"):
    save_reading(reading(*reports), findings, digest=digest, by="Office")


def test_without_reports_the_first_page_says_how_to_get_them(client):
    shown = text(client, "/")
    assert "Inga rapporter än" in shown
    assert "stegvis import rapporter/" in shown


def test_a_new_administrator_begins_with_an_intervention(client):
    assert "Lägg upp en insats" in text(client, "/")
    save(report("Linden"))
    save(report("Eken"), digest="b")
    assert "Lägg upp en insats" not in text(client, "/")


def test_the_only_account_is_the_first_page(client):
    save(report("Linden"), report("Eken"), findings=[finding("Linden"), finding("Linden", severity=Severity.NOTE)])
    shown = text(client, "/")
    assert "Påhittad redovisning" in shown
    assert "januari–augusti 2031" in shown
    assert "Linden" in shown and "Eken" in shown
    assert "1 fel" in shown and "1 notering" in shown
    assert "Deltagare 24 från 2 insatser" in shown


def test_several_accounts_are_listed_latest_first(client):
    save(report())
    save(replace(report(), period=Period(PERIOD.start.replace(year=2032), PERIOD.end.replace(year=2032))), digest="b")
    shown = text(client, "/")
    assert shown.index("augusti 2032") < shown.index("augusti 2031")


def test_interventions_are_grouped_by_whom_they_are_for(client):
    save(report("Linden"), replace(report("Eken"), orientation="structural"), replace(report("Asp"), orientation=None))
    shown = text(client, "/")
    spots = [shown.index(words) for words in ("Individinriktade", "Linden", "Strukturinriktade", "Eken", "Asp")]
    assert spots == sorted(spots)


def test_many_interventions_stand_there_a_few_at_a_time(client, monkeypatch):
    save(report("Linden"), report("Eken"))
    monkeypatch.setattr("stegvis.web.pages.account.FIRST", 1)
    few, more = text(client, "/"), text(client, reverse("account", kwargs=ACCOUNT) + "?antal=2")
    assert ("Linden" in few) != ("Eken" in few) and "Visa fler" in few
    assert "Deltagare 24 från 2 insatser" in few
    assert "Linden" in more and "Eken" in more and "Visa fler" not in more


def test_kinds_of_cells_look_different(client):
    cells = {Gender.ALL: Number(0), Gender.WOMEN: Blank(), Gender.MEN: NotNumeric("x"), Gender.UNKNOWN: Withheld()}
    figures = [Figure("participants", gender, cell, "", Place()) for gender, cell in cells.items()]
    save(replace(report(), figures=(*figures, Figure("exits", Gender.ALL, Number(21, 26), "", Place()))))
    shown = text(client, "/rapport/1/")
    assert "Deltagare 0 tom ”x” ”x” inget tal ‥ ‥ visas inte" in shown
    assert "Avslutade 21 (26 svar) –" in shown


def test_a_report_shows_all_it_says(client):
    save(report(), findings=[finding()])
    shown = text(client, "/rapport/1/")
    for words in (
        "Linden",
        "Ekhyltans kommun, Regionen",
        "2030-01-01 – 2031-12-31",
        "2 av 4",
        "PÅ 12/31",
        "2031-09-09",
        "Styrgruppens ordförande, 2031-09-01",
        "Vi träffas i ängen.",
        "gå",
        "Det står 12, delarna ger 11.",
        "rad 9",
        "? 17 ?",
        "rad 40",
    ):
        assert words in shown, words


def test_a_finding_stands_beside_what_it_concerns(client):
    on_text = finding(measure=None, message=Wording("Om bakgrunden.", "On the background."), place=Place(line=21))
    elsewhere = finding(measure=None, message=Wording("Längre ner i filen.", "Further down."), place=Place(line=99))
    save(
        report(),
        replace(report("Eken"), place=Place(line=90)),
        findings=[finding(place=Place(line=9)), on_text, elsewhere],
    )
    page = client.get("/rapport/1/").content.decode()
    whole, figures = page.index('id="hela"'), page.index('id="siffror"')
    background = page.index('class="sv-section ')
    assert whole < page.index("Längre ner i filen.") < figures
    assert figures < page.index("Det står 12") < background < page.index("Om bakgrunden.")


def test_a_corrected_report_tells_of_its_earlier_version(client):
    save(report(total=12))
    save(report(total=13), digest="b")
    shown = text(client, "/rapport/1/")
    assert "Deltagare 13" in shown
    assert "Version 1: påhittad.txt" in shown


def test_persons_answers_are_never_shown(client):
    save(violent_report())
    for address in ("/", "/rapport/1/", reverse("findings", kwargs=ACCOUNT)):
        shown = text(client, address)
        for words in ("Kvinna 1", "Hen 4", "Man 7", "svarat ja", "Enhet Nord"):
            assert words not in shown
    assert "visas inte" in text(client, "/rapport/1/")


def test_findings_are_chosen_by_severity_rule_and_intervention(client):
    save(
        report("Linden"),
        report("Eken"),
        findings=[
            finding("Linden", message=Wording("Första.", "First.")),
            finding("Eken", rule="date_order", severity=Severity.NOTE, message=Wording("Andra.", "Second.")),
            finding(None, severity=Severity.WARNING, message=Wording("Tredje.", "Third.")),
        ],
    )
    address = reverse("findings", kwargs=ACCOUNT)
    assert [one in text(client, address) for one in ("Första.", "Andra.", "Tredje.")] == [True, True, True]
    for query, expected in (
        ("?allvar=error", "Första."),
        ("?regel=date_order", "Andra."),
        ("?rapport=2", "Andra."),
        ("?allvar=warning", "Tredje."),
    ):
        shown = text(client, address + query)
        assert [one for one in ("Första.", "Andra.", "Tredje.") if one in shown] == [expected], query
        assert "Visar 1 av 3 fynd." in shown
    assert "Inget fynd passar in på valen." in text(client, f"{address}?allvar=note&regel=gender_sum")


@pytest.mark.parametrize(
    "query", ["?allvar=wrong", "?rapport=abc", "?rapport=²", "?rapport=-1", "?rapport=" + "9" * 50]
)
def test_a_choice_that_does_not_exist_is_no_choice(client, query):
    save(findings=[finding()])
    assert "Visar 1 av 1 fynd." in text(client, f"{reverse('findings', kwargs=ACCOUNT)}?{query}")


def test_everything_is_also_in_english(client):
    save(findings=[finding()])
    client.cookies["stegvis_language"] = "en"
    shown = text(client, "/")
    assert "1 error" in shown and "Individual interventions" in shown
    assert "It says 12, the parts give 11." in text(client, "/rapport/1/")


def test_the_readers_choice_decides_the_language_and_not_the_browser(client):
    assert "Inga rapporter än" in text(client, "/", accept_language="en")


@pytest.mark.parametrize(
    "address",
    [
        "/finns/",
        "/rapport/99/",
        "/rapport/99999999999999999999999/",
        "/redovisning/7/2031-01-01--2031-08-31/",
        "/redovisning/1/2031-13-01--2031-08-31/",
        "/redovisning/1/2031-08-31--2031-01-01/",
        "/redovisning/1/2031-01-01--2031-08-31/hamta/exe/",
    ],
)
def test_what_does_not_exist_is_said_in_plain_words(client, address):
    save()
    assert "Sidan finns inte" in text(client, address, status=404)


def test_a_failure_is_said_in_plain_words_and_nothing_leaks(client):
    def without_reports(execute, sql, *rest):
        if "store_report" in sql:
            raise OperationalError("no such table: gone")
        return execute(sql, *rest)

    save()
    client.raise_request_exception = False
    with connection.execute_wrapper(without_reports):
        shown = text(client, "/rapport/1/", status=500)
    assert "Något gick fel hos oss" in shown
    assert "Traceback" not in shown and "gone" not in shown


@pytest.mark.parametrize("address", ["/", "/rapport/1/", "/finns/"])
def test_every_answer_keeps_other_sites_out(client, address):
    save()
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"


def test_other_hosts_are_refused(client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_changing_the_language_needs_our_own_form():
    guarded = Client(enforce_csrf_checks=True)
    answer = guarded.post("/sprak/", {"language": "en"})
    assert answer.status_code == 403
    assert "Det gick inte att skicka" in answer.content.decode()


def test_the_language_switch_leads_nowhere_else(client):
    answer = client.post("/sprak/", {"language": "en", "next": "https://evil.example/"})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("address", ["/", "/rapport/1/"])
def test_pages_change_nothing(client, address):
    save()
    assert client.post(address).status_code == 405


def test_words_from_a_report_are_never_markup(client):
    save(report('<script>alert("x")</script>'))
    assert b"<script" not in client.get("/").content + client.get("/rapport/1/").content


def test_a_page_asks_the_database_a_fixed_number_of_times(client, django_assert_max_num_queries):
    save(*(report(f"Insats {number}") for number in range(30)))
    client.get("/sprak/")
    with django_assert_max_num_queries(16):
        client.get("/")
    with django_assert_max_num_queries(20):
        client.get("/rapport/1/")


def test_the_shipped_sample_shows_what_it_is_meant_to_show(client):
    outcome = import_documents(sample_documents(), by="Office")
    assert [file.reports for file in outcome.files] == [6] and not outcome.errors
    shown = text(client, "/")
    for name in ("Linden", "Stigfinnaren", "Vävstolen", "Gläntan", "Kompassen", "Mötesplats Norr"):
        assert name in shown
    findings = text(client, reverse("findings", kwargs=ACCOUNT))
    assert "Stigfinnaren" in findings and "Vävstolen" in findings


@pytest.mark.parametrize(("file_format", "start"), [("docx", b"PK"), ("xlsx", b"PK"), ("pdf", b"%PDF"), ("json", b"{")])
def test_the_account_is_downloaded(client, file_format, start):
    import_documents(sample_documents(), by="Office")
    answer = client.get(reverse("download", kwargs={**ACCOUNT, "file_format": file_format}))
    assert answer.content.startswith(start)
    assert re.fullmatch(rf'attachment; filename="[a-z0-9-]+\.{file_format}"', answer.headers["Content-Disposition"])


def test_no_page_offers_a_format_that_cannot_be_written(client):
    from stegvis.actions.compile_account import FORMATS
    from stegvis.web.pages.account import FORMAT_NAMES

    assert tuple(FORMAT_NAMES) == FORMATS


def test_every_measure_of_the_list_has_a_name():
    from stegvis.web.words import measure_text

    assert all("_" not in measure_text(one) and measure_text(one) != one for one in MEASURES)


def test_the_lock_of_the_design_names_no_address():
    assert "://" not in (ROOT / "package-lock.json").read_text("utf-8")


def test_no_page_of_a_real_account_shows_what_one_person_answered(client, shared):
    outcome = import_documents(sorted((shared / "documents").glob("001*.txt")), by="Office")
    first = text(client, "/")
    assert "16" in first and outcome.files[0].reports == 16
    addresses = set(re.findall(r'href="(/[^"#?]+)"', client.get("/").content.decode()))
    pages = [address for address in addresses if "/hamta/" not in address and not address.startswith("/static/")]
    assert len([address for address in pages if address.startswith("/rapport/")]) == 16
    for address in pages:
        assert not re.search(r"\b(Kvinna|Man|Hen) ?\d+( \d+)? ?[)\"”]", text(client, address)), address
