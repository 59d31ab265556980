"""National duties: each layer sees its own numbers, and SCB's months come in order, again when an old one changes."""

import re
from datetime import date, timedelta
from io import BytesIO
from random import Random

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook
from tests.cast import Cast, intervention
from tests.web.test_board_page import released

from stegvis.catalogue.measures import find_measure
from stegvis.measures.incremental import Standing
from stegvis.store.models import (
    AuditEvent,
    CostLine,
    CountedOnly,
    EnteredCount,
    ExitCode,
    Intervention,
    Participant,
    Participation,
)
from stegvis.store.register_facts.participations import participation_rows
from stegvis.store.register_facts.taking_part import taking_part
from stegvis.store.sealing.participants import seal_into
from stegvis.vocabulary import Gender, Period

pytestmark = pytest.mark.django_db
YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
NUMBER = "196408233234"


@pytest.fixture(autouse=True)
def on_a_day(monkeypatch):
    monkeypatch.setenv("STEGVIS_TODAY", "2026-03-10")


def logged_in(cast: Cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.accounts[name])
    return client


def sheet(cast: Cast, name: str, year: int = 2025) -> str:
    response = logged_in(cast, name).get(reverse("national_sheet"), {"ar": str(year)})
    assert response.status_code == 200
    return response.content.decode()


def participation(
    cast: Cast, place: str, number: int, started_on: date, *, gender: str = "women", identity: str = ""
) -> Participation:
    found = getattr(cast, place)
    person = Participant(controller=found.provider, local_number=number, gender=gender)
    if identity:
        seal_into(person, "sealed_identity", identity)
        person.identity_index = str(number)
    person.save()
    return Participation.objects.create(
        participant=person, intervention=found, decision="accepted", referred_on=started_on, started_on=started_on
    )


def test_the_operator_sees_its_own_numbers_and_those_who_are_only_counted(cast):
    for number in range(1, 4):
        participation(cast, "linden", number, date(2025, 2, 1))
    participation(cast, "eken", 1, date(2025, 2, 1), gender="men")
    CountedOnly.objects.create(intervention=cast.linden, year=2025, gender="men", participants=2)
    span = {"period_start": YEAR.start, "period_end": YEAR.end, "measure": "participants"}
    EnteredCount.objects.create(intervention=cast.asken, gender="all", value=17, **span)
    shown = sheet(cast, "amina")
    line = shown[shown.index(">Linden<") if ">Linden<" in shown else shown.index("Linden") :].split("</tr>")[0]
    assert [part.split("<")[0] for part in line.split('sv-cell--number">')[2:5]] == ["5", "3", "2"]
    assert ">17<" in shown
    assert "Eken" not in shown
    assert "Kontrollerade siffror" not in shown


def test_the_database_adds_up_what_the_measure_counts(cast):
    chance = Random(7)
    begin, span, reason = date(2024, 6, 1), 600, ExitCode.objects.all()[0]
    for number in range(1, 120):
        started = begin + timedelta(days=chance.randrange(span))
        begun = chance.choice([started, started, started, None])
        exited = chance.choice([None, begun + timedelta(days=chance.randrange(400))]) if begun else None
        person = Participant.objects.create(
            controller=cast.municipality, local_number=number, gender=chance.choice(["women", "men", "unknown"])
        )
        Participation.objects.create(
            participant=person,
            intervention=chance.choice([cast.linden, cast.asken]),
            decision="accepted",
            referred_on=started,
            started_on=begun,
            exited_on=exited,
            exit_code=reason if exited else None,
            is_registered_in_error=chance.random() < 0.1,
        )
    for year in (2024, 2025):
        CountedOnly.objects.create(intervention=cast.linden, year=year, gender="men", participants=2)
    every = Intervention.objects.all()
    measure = find_measure("participants").measure
    for period in (YEAR, Period(date(2024, 10, 1), date(2025, 2, 28))):
        standing = Standing([measure], [period], ("intervention", "gender"), participation_rows(every, period))
        rows = [(dict(row.group), row.numerator) for row in standing.tables()[0].rows if row.numerator]
        told = {(int(group["intervention"]), Gender(group["gender"])): people for group, people in rows}
        assert sum(told.values()) > 30
        assert taking_part(every, period) == told


def test_many_interventions_stand_on_pages(cast, django_assert_max_num_queries):
    for number in range(60):
        intervention(cast.association, cast.municipality, f"Extra {number:02}")
    client = logged_in(cast, "amina")
    client.get(reverse("national_sheet"))
    seen = []
    for page in ("", "1", "2", "3", "99"):
        with django_assert_max_num_queries(18):
            shown = client.get(reverse("national_sheet"), {"ar": "2025", "sida": page}).content.decode()
        seen.append(re.findall(r"Extra \d\d|Linden|Asken", shown.split("<tbody>")[1]))
    assert [len(names) for names in seen] == [25, 25, 25, 12, 12]
    assert sorted(seen[1] + seen[2] + seen[3]) == sorted(["Asken", "Linden", *(f"Extra {n:02}" for n in range(60))])
    assert "sida=2" in client.get(reverse("national_sheet"), {"sida": "1"}).content.decode()


def test_the_office_sees_released_figures_only(cast):
    participation(cast, "linden", 1, date(2025, 2, 1))
    released(cast, "eken", participants=44, period=YEAR, form="skaraborg_annual")
    CostLine.objects.create(
        intervention=cast.eken, year=2025, cost_type="intervention", budget=500_000, outcome=400_000
    )
    shown = sheet(cast, "frida")
    assert ">44<" in shown
    assert "‥" in shown
    assert "skrivs in av aktörens egen deltagaransvariga" in shown
    assert "500\u00a0000" in shown
    assert "Egna siffror" not in shown and "Era egna siffror" not in shown
    linden = shown[shown.index("Linden") :].split("</tr>")[0]
    assert "Ingen rapport för hela året: Asken, Linden." in shown
    assert ">1<" not in linden


def test_the_sheet_is_fetched_and_the_trail_says_so(cast):
    released(cast, "eken", participants=44, period=YEAR, form="skaraborg_annual")
    answer = logged_in(cast, "frida").post(reverse("fetch_national_sheet"), {"ar": "2025", "format": "xlsx"})
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    rows = book.get_sheet_by_name("Kontrollerade siffror").to_python()
    eken = next(row for row in rows if row[0] == "Eken")
    assert eken[7:10] == [44, "‥", "‥"]
    assert AuditEvent.objects.filter(event="national_sheet_fetched").count() == 1
    answer = logged_in(cast, "amina").post(reverse("fetch_national_sheet"), {"ar": "2025", "format": "csv"})
    assert answer.content.startswith(b"PK")


@pytest.mark.parametrize(("file_format", "begins"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_the_appendix_holds_released_figures_only(cast, file_format, begins):
    participation(cast, "linden", 1, date(2025, 2, 1))
    released(cast, "eken", participants=44, period=YEAR, form="skaraborg_annual")
    place = {"association": cast.association.pk, "year": 2025, "file_format": file_format}
    answer = logged_in(cast, "frida").get(reverse("follow_up_appendix", kwargs=place))
    assert answer.content.startswith(begins)
    assert logged_in(cast, "amina").get(reverse("follow_up_appendix", kwargs=place)).status_code == 403


def esf(cast: Cast) -> str:
    type(cast.linden).objects.filter(pk=cast.linden.pk).update(is_esf_financed=True)
    return reverse("esf_months", kwargs={"number": cast.linden.pk})


def fetched(cast: Cast, address: str) -> list[list[object]]:
    answer = logged_in(cast, "amina").post(address, {"reason": "Månadens rapport"}, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    return book.get_sheet_by_name("Deltagare").to_python()[1:]


@pytest.mark.parametrize("year", [0, 1999, 2027, 10_000, 999_999_999])
def test_a_year_that_cannot_be_has_no_appendix(cast, year):
    place = {"association": cast.association.pk, "year": year, "file_format": "docx"}
    assert logged_in(cast, "frida").get(reverse("follow_up_appendix", kwargs=place)).status_code == 404


def test_months_go_in_order_with_starts_and_ends_in_their_own(cast):
    address = esf(cast)
    first = participation(cast, "linden", 1, date(2025, 12, 5), identity=NUMBER)
    Participation.objects.filter(pk=first.pk).update(exited_on=date(2026, 2, 3), exit_code=1)
    participation(cast, "linden", 2, date(2026, 1, 7))
    participation(cast, "linden", 3, date(2026, 3, 2), identity=NUMBER)
    shown = logged_in(cast, "amina").get(address).content.decode()
    assert "Löpnummer: 2" in shown
    assert "3234" not in shown
    assert [row[0] for row in fetched(cast, address)] == ["2025-12", "2026-02"]
    opened = AuditEvent.objects.filter(event="participant_read", details__action="export_esf_months")
    assert opened.count() == 1
    assert AuditEvent.objects.get(event="esf_months_exported").details["months"] == ["2025-12", "2026-01", "2026-02"]


def test_a_corrected_month_and_all_later_ones_go_again_and_no_earlier_one(cast):
    address = esf(cast)
    participation(cast, "linden", 1, date(2025, 11, 5), identity=NUMBER)
    second = participation(cast, "linden", 2, date(2025, 12, 5), identity="196408833231")
    fetched(cast, address)
    answer = logged_in(cast, "amina").post(address, {"reason": "Månadens rapport"}, follow=True)
    assert answer.status_code == 405 or "redan lämnade" in answer.content.decode()
    Participation.objects.filter(pk=second.pk).update(started_on=date(2025, 12, 9))
    fetched(cast, address)
    months = AuditEvent.objects.filter(event="esf_months_exported").order_by("id").last().details["months"]
    assert months == ["2025-12", "2026-01", "2026-02"]


def test_a_reason_is_asked_for_and_only_esf_projects_have_months(cast):
    address = esf(cast)
    participation(cast, "linden", 1, date(2025, 12, 5), identity=NUMBER)
    refused = logged_in(cast, "amina").post(address, {"reason": " "}, follow=True)
    assert refused.redirect_chain[0][1] == 303 and refused.status_code == 422
    page = refused.content.decode()
    assert page.count('id="skal-fel"') == 1 and 'aria-describedby="skal-fel"' in page, "beside its field"
    for name, status in (("maja", 403), ("frida", 403), ("bosse", 404)):
        assert logged_in(cast, name).get(address).status_code == status
    eken = reverse("esf_months", kwargs={"number": cast.eken.pk})
    assert logged_in(cast, "bosse").get(eken).status_code == 404


def test_who_is_only_counted_is_told_as_a_number(cast):
    address = esf(cast)
    CountedOnly.objects.create(intervention=cast.linden, year=2025, gender="women", participants=2)
    shown = logged_in(cast, "amina").get(address).content.decode()
    assert "2025: 2" in shown
    assert "ÅÅÅÅMMDDTf29" in shown
