"""What the board and everybody read: released figures, and nothing that gives a hidden number away."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.invented_editions import make_edition
from tests.invented_packages import PDF, pack
from tests.store.invented import reading, report

from stegvis.forms.package.file import open_package
from stegvis.store.models import CostLine, Edition, EditionPackage, Goal, GoalVersion, Intervention, ReportDue
from stegvis.store.read_reports.importing import save_reading
from stegvis.store.reports.border.packages import keep_package
from stegvis.vocabulary import Gender, Number, Period, Withheld
from stegvis.vocabulary.released import ReleasedCell, ReleasedFigure
from stegvis.vocabulary.report_life import ReportState

pytestmark = pytest.mark.django_db
PERIOD = Period(date(2026, 1, 1), date(2026, 8, 31))
BEFORE = Period(date(2025, 1, 1), date(2025, 8, 31))
DAYS = f"{PERIOD.start}--{PERIOD.end}"


def cell(value: int | None) -> ReleasedCell:
    return Withheld() if value is None else Number(value)


def released(
    cast: Cast,
    place: str,
    *,
    participants: int | None = 40,
    exits: int | None = 26,
    positive: int | None = 13,
    period: Period = PERIOD,
    state: ReportState = ReportState.PUBLISHED,
    **columns: object,
) -> Edition:
    edition = make_edition(cast, place, period=period, **columns)
    name = edition.intervention.name
    told = {"participants": participants, "exits": exits, "exits_positive": positive}
    figures = tuple(
        ReleasedFigure(measure, gender, period, cell(value if gender is Gender.ALL else None), name)
        for measure, value in told.items()
        for gender in (Gender.ALL, Gender.WOMEN, Gender.MEN)
    )
    keep_package(edition, pack(edition, figures=figures), PDF)
    Edition.objects.filter(pk=edition.pk).update(state=state)
    return edition


def board(cast: Cast, name: str = "britta", **asked: str) -> str:
    client = Client()
    client.force_login(cast.accounts[name])
    response = client.get(reverse("board_page"), asked)
    assert response.status_code == 200
    return response.content.decode()


def public(association: int, days: str = DAYS) -> str:
    response = Client().get(f"/offentligt/{association}/{days}/")
    assert response.status_code == 200
    return response.content.decode()


def test_the_board_reads_goals_trend_comparison_and_money(cast):
    released(cast, "linden", participants=90, exits=60, positive=50)
    released(cast, "eken", participants=80, exits=60, positive=20, state=ReportState.SUBMITTED)
    released(cast, "linden", participants=70, exits=50, positive=25, period=BEFORE)
    CostLine.objects.create(
        intervention=cast.linden, year=2026, cost_type="intervention", budget=1200000, outcome=600000
    )
    goal = Goal.objects.create(intervention=cast.linden, words_key="hälften")
    GoalVersion.objects.create(
        goal=goal,
        text="Minst hälften går vidare",
        stated_on=date(2026, 1, 1),
    )
    shown = board(cast)
    assert "Påhittade förbundet" in shown
    assert "januari–augusti 2026" in shown
    assert "Minst hälften går vidare" in shown
    assert "andelen är högre i Linden än i Eken" in shown
    assert shown.index(">Eken<") < shown.index(">Linden<", shown.index('id="jamforelse"'))
    assert "400\u00a0000 av 800\u00a0000 kronor" in shown
    assert "Andelen är högre" in shown or "skiljer sig inte mer" in shown
    assert "Inlämnad" in shown


def test_who_cannot_be_told_apart_is_not_ranked(cast):
    released(cast, "linden", positive=14)
    released(cast, "eken", positive=12)
    shown = board(cast)
    assert "De går inte att rangordna" in shown


def test_what_is_hidden_has_no_bar_and_no_number(cast):
    released(cast, "linden")
    released(cast, "eken", exits=None, positive=None)
    shown = board(cast)
    eken = shown[shown.index('id="jamforelse"') :]
    eken = eken[eken.index(">Eken<") :].split("</tr>")[0]
    assert "‥ visas inte" in eken
    assert "<rect" not in eken


def test_drafts_returned_reports_and_read_in_files_are_not_here(cast):
    released(cast, "linden", participants=777, state=ReportState.RETURNED)
    make_edition(cast, "eken")
    save_reading(reading(report("Asken", total=888)), (), digest="a", by="Office")
    for name in ("britta", "frida", "reidar", "carl"):
        shown = board(cast, name)
        assert "777" not in shown
        assert "888" not in shown
        assert "så snart den första rapporten" in shown


def test_nobody_left_is_something_else_than_a_hidden_number(cast):
    released(cast, "linden", participants=None, exits=0, positive=None)
    shown = board(cast)
    assert "Ingen avslutade sin tid i insatserna under perioden." in shown
    assert shown.count("inga avslut") == 2
    assert "visas inte" not in shown[shown.index('id="jamforelse"') :].split("</table>")[0]


def test_what_came_on_paper_is_not_missing_and_what_was_sent_back_is(cast):
    released(cast, "linden")
    make_edition(cast, "eken", period=PERIOD)
    days = {"form_id": make_edition(cast, "linden", period=BEFORE).form_id, "period_start": PERIOD.start}
    for place in ("linden", "eken", "asken"):
        ReportDue.objects.create(
            intervention=getattr(cast, place),
            period_end=PERIOD.end,
            due_on=PERIOD.end,
            handed_in_on=PERIOD.end,
            **days,
        )
    assert missing(board(cast)) == "Eken"
    ReportDue.objects.update(handed_in_on=None)
    assert missing(board(cast)) == "Asken, Eken"


@pytest.mark.parametrize(
    ("day", "start"),
    [("2026-08-31", PERIOD.start), ("2026-09-30", date(2026, 8, 1))],
    ids=["not yet due", "a month that ends the same day"],
)
def test_only_what_is_overdue_on_the_period_itself_is_missing(cast, monkeypatch, day, start):
    released(cast, "linden")
    ReportDue.objects.create(
        intervention=cast.eken, form_id="monthly", period_start=start, period_end=PERIOD.end, due_on=PERIOD.end
    )
    monkeypatch.setenv("STEGVIS_TODAY", day)
    assert 'id="saknas"' not in board(cast)
    ReportDue.objects.update(period_start=PERIOD.start)
    monkeypatch.setenv("STEGVIS_TODAY", "2026-09-01")
    assert missing(board(cast)) == "Eken"


def missing(shown: str) -> str:
    return re.search(r'id="saknas".*?<p[^>]*>([^<]*)<', shown, re.DOTALL)[1].strip()


def test_accounts_of_reports_from_files_are_one_step_away_and_the_board_begins_here(cast):
    save_reading(reading(report("Hasseln", total=888)), (), digest="a", by="Office")
    Intervention.objects.filter(name="Hasseln").update(association=cast.association)
    assert board(cast).partition("<main")[2].count('href="/redovisning/') == 1
    released(cast, "linden")
    assert board(cast).partition("<main")[2].count('href="/redovisning/') == 1
    assert "888" not in board(cast)
    client = Client()
    client.force_login(cast.accounts["britta"])
    assert client.get("/").headers["Location"] == reverse("board_page")


def test_a_choice_that_does_not_exist_is_no_choice(cast):
    released(cast, "linden")
    assert "januari–augusti 2026" in board(cast, forbund="999", period="2020-99-99--x")
    assert "januari–augusti 2026" in board(cast, period="utan-period")


def test_the_boards_page_asks_few_questions(cast, django_assert_max_num_queries):
    for place in ("linden", "eken", "asken"):
        released(cast, place)
        released(cast, place, period=BEFORE)
    client = Client()
    client.force_login(cast.accounts["britta"])
    with django_assert_max_num_queries(16):
        client.get(reverse("board_page"))


def test_everybody_reads_published_reports_and_nothing_else(cast):
    released(cast, "linden", participants=91)
    released(cast, "eken", participants=777, state=ReportState.ACCEPTED)
    save_reading(reading(report("Asken", total=888)), (), digest="a", by="Office")
    shown = public(cast.association.pk)
    assert "91" in shown
    assert "777" not in shown
    assert "888" not in shown
    assert "Eken" not in shown
    listed = Client().get("/offentligt/").content.decode()
    assert f"/offentligt/{cast.association.pk}/{DAYS}/" in listed


def test_nothing_published_is_no_page(cast):
    released(cast, "linden", state=ReportState.SIGNED)
    assert Client().get(f"/offentligt/{cast.association.pk}/{DAYS}/").status_code == 404
    assert Client().get("/offentligt/999/utan-period/").status_code == 404
    assert "Inget har publicerats" in Client().get("/offentligt/").content.decode()


@pytest.mark.parametrize("logged_in", [False, True])
def test_public_pages_are_the_same_for_all_and_set_no_cookie(cast, logged_in):
    edition = released(cast, "linden")
    here = f"/offentligt/{cast.association.pk}/{DAYS}/"
    client = Client()
    if logged_in:
        client.force_login(cast.accounts["frida"])
        client.cookies["django_language"] = "en"
    for address in ("/offentligt/", here, f"{here}rapport/{edition.pk}/pdf/", f"{here}data/csv/", "/robots.txt"):
        response = client.get(address)
        assert response.status_code == 200, address
        assert response.headers["Cache-Control"] == "public, max-age=300"
        assert "Vary" not in response.headers or "cookie" not in response.headers["Vary"].lower()
        assert not response.cookies
        assert response.headers["Content-Language"] == "sv"
    assert "Goals, participants" in client.get(f"{here}?sprak=en").content.decode()


def test_the_published_files_are_the_ones_that_were_signed(cast):
    edition = released(cast, "linden")
    later = released(cast, "linden", number=2, corrects=edition, state=ReportState.SUBMITTED, participants=55)
    here = f"/offentligt/{cast.association.pk}/{DAYS}/rapport/"
    package = Client().get(f"{here}{edition.pk}/paket/").content
    assert open_package(package).packed.edition == 1
    assert package == bytes(EditionPackage.objects.get(edition=edition).file)
    assert Client().get(f"{here}{edition.pk}/pdf/").content == PDF
    assert Client().get(f"{here}{later.pk}/pdf/").status_code == 404
    assert Client().get(f"{here}{edition.pk}/docx/").status_code == 404
    assert "55" not in public(cast.association.pk)


def test_open_data_tells_what_the_page_tells(cast):
    released(cast, "linden", participants=91, positive=None)
    here = f"/offentligt/{cast.association.pk}/{DAYS}/data/"
    text = Client().get(f"{here}csv/").content.decode("utf-8-sig")
    assert "Linden;2026-01-01;2026-08-31;participants;" in text
    assert ";all;number;91;" in text
    assert ";all;withheld;;" in text
    rows = Client().get(f"{here}json/").json()["rows"]
    assert {row["value"] for row in rows if row["cell"] == "withheld"} == {None}
    assert Client().get(f"{here}xml/").status_code == 404


def test_search_engines_may_read_what_is_for_everybody(db):
    told = Client().get("/robots.txt").content.decode()
    assert re.search(r"Allow: /offentligt/\nDisallow: /", told)
