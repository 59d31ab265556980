"""The register in files: what stands in them and what does not, and our own export imported again. Invented persons."""

import csv
import io
import zipfile
from datetime import date

import pytest
from openpyxl import load_workbook
from tests.cast import Cast

from stegvis.actions.access import NotPermitted
from stegvis.actions.export_interventions import export_interventions
from stegvis.actions.export_register import export_register
from stegvis.actions.import_participations import import_participations
from stegvis.actions.preview_import import preview_import
from stegvis.actions.start_import import start_import
from stegvis.store.models import (
    AuditEvent,
    Consent,
    CostLine,
    ExitCode,
    Extension,
    FollowUp,
    Meeting,
    Participant,
    Participation,
    PlanGoal,
    PlanStep,
)
from stegvis.store.register.person_details import Contact, Details, change_details
from stegvis.store.register_import.planning import Outcome
from stegvis.vocabulary import InvalidFields

DAY = date(2031, 3, 10)
ROWS = (
    "Löpnr;Personnr;Kön;Född;Startdatum;Samtycke;Kommun;Remittent;Försörjning före;Tim/v före;Slutdatum;"
    "Avslutsorsak;Mår nu",
    "1;19640823-3234;M;1964;2030-02-01;ja;Skövde;AF;Försörjningsstöd;0;2030-09-01;Arbete;Svarade inte",
    "2;;K;1990;2030-03-01;ja;;FK;sjukpenning;10;;;",
)


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("STEGVIS_TODAY", DAY.isoformat())


@pytest.fixture
def register(cast: Cast) -> Cast:
    number = start_import(
        by=cast.actor("amina"), intervention=cast.linden.pk, name="a.csv", content="\n".join(ROWS).encode()
    )
    import_participations(by=cast.actor("amina"), upload=number)
    return cast


def exported(cast: Cast, file_format: str = "xlsx", **more) -> bytes:
    asked = {"with_identities": False, "reason": ""} | more
    return export_register(by=cast.actor("amina"), intervention=cast.linden.pk, file_format=file_format, **asked)


def as_text(content: bytes) -> str:
    book = load_workbook(io.BytesIO(content))
    return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)


@pytest.mark.django_db
@pytest.mark.parametrize("file_format", ["xlsx", "csv"])
def test_our_own_export_imported_again_changes_nothing(register: Cast, file_format: str):
    content = exported(register, file_format)
    if file_format == "csv":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = packed.read("deltaganden.csv")
    before = list(Participation.objects.values()), list(Participant.objects.values())
    by = register.actor("amina")
    number = start_import(by=by, intervention=register.linden.pk, name=f"a.{file_format}", content=content)
    looked = preview_import(by=by, upload=number)
    assert {str(one): n for one, n in looked.numbers.items() if n} == {"unchanged": 2}, looked.rows
    import_participations(by=by, upload=number)
    assert (list(Participation.objects.values()), list(Participant.objects.values())) == before


@pytest.mark.django_db
def test_identity_numbers_are_masked_unless_a_reason_is_given(register: Cast):
    assert "19640823-••••" in as_text(exported(register))
    assert "3234" not in as_text(exported(register))
    with pytest.raises(InvalidFields):
        exported(register, with_identities=True, reason=" ")
    assert not AuditEvent.objects.filter(event="identities_exported").exists()
    assert "19640823-3234" in as_text(exported(register, with_identities=True, reason="Flytt av register"))
    assert AuditEvent.objects.get(event="identities_exported").details["reason"] == "Flytt av register"


@pytest.mark.django_db
def test_every_column_stands_in_the_codebook(register: Cast):
    book = load_workbook(io.BytesIO(exported(register)))
    told = {(row[0], row[1]) for row in book["Kodbok"].iter_rows(min_row=2, values_only=True)}
    columns = {(sheet.title, cell.value) for sheet in book if sheet.title != "Kodbok" for cell in sheet[1]}
    assert columns == told
    assert all(row[2] and row[3] and row[6] for row in book["Kodbok"].iter_rows(min_row=2, values_only=True))


@pytest.mark.django_db
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_becomes_a_formula(register: Cast, sign: str):
    ExitCode.objects.filter(label="Arbete").update(label=f"{sign}1+1")
    book = load_workbook(io.BytesIO(exported(register)))
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    with zipfile.ZipFile(io.BytesIO(exported(register, "csv"))) as packed:
        text = packed.read("deltaganden.csv").decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") for cell in row]
    assert f"'{sign}1+1" in cells


@pytest.mark.django_db
def test_what_happened_on_the_way_stands_there_too(register: Cast):
    one = Participation.objects.get(started_on=date(2030, 3, 1))
    Participation.objects.filter(pk=one.pk).update(visited_on=date(2030, 2, 3), taken_over_by=register.region)
    Extension.objects.create(participation=one, decided_on=DAY, end_on=date(2031, 8, 9), reason="Förlängd påhittat")
    Meeting.objects.create(participation=one, on=DAY, agenda="=Möte påhittat", outcome="Överens påhittat")
    goal = PlanGoal.objects.create(participation=one, text="Mål påhittat", set_on=DAY)
    PlanStep.objects.create(goal=goal, text="Delsteg påhittat", due_on=DAY)
    FollowUp.objects.create(participation=one, label="Uppföljning påhittad", due_on=DAY)
    book = load_workbook(io.BytesIO(exported(register)))
    stated = {sheet.title: list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in book}
    assert [row[-1] for row in stated["Vägen"]] == ["", register.region.name]
    assert stated["Förlängningar"][0][-1] == "Förlängd påhittat"
    assert stated["Möten"][0][-2:] == ("=Möte påhittat", "Överens påhittat")
    assert stated["Mål"][0][2] == stated["Delsteg"][0][2] == "Mål påhittat"
    assert stated["Delsteg"][0][3] == "Delsteg påhittat"
    assert "Uppföljning påhittad" in [row[2] for row in stated["Uppföljningar"]]


@pytest.mark.django_db
def test_who_may_export_what(register: Cast):
    for name in ("maja", "frida", "bosse", "carl", "stranger"):
        with pytest.raises(NotPermitted):
            export_register(
                by=register.actor(name),
                intervention=register.linden.pk,
                file_format="xlsx",
                with_identities=False,
                reason="",
            )
    listed = AuditEvent.objects.filter(event="participants_listed", details__action="export_register")
    assert not listed.exists()
    exported(register)
    assert listed.get().details["participants"] == 2


@pytest.mark.django_db
def test_the_association_gets_its_interventions_and_no_person(register: Cast):
    CostLine.objects.create(intervention=register.linden, year=2030, cost_type="intervention", budget=100)
    text = as_text(export_interventions(by=register.actor("frida"), file_format="xlsx"))
    assert {"Linden", "Eken", "100"} <= set(text.split("\n"))
    assert "1964" not in text
    assert "Linden" not in as_text(export_interventions(by=register.actor("amina"), file_format="xlsx"))


@pytest.mark.django_db
def test_questions_do_not_grow_with_the_register(register: Cast, django_assert_max_num_queries):
    for number in range(3, 60):
        person = Participant.objects.create(controller=register.municipality, local_number=number, gender="men")
        Participation.objects.create(participant=person, intervention=register.linden, started_on=DAY)
    with django_assert_max_num_queries(30):
        exported(register)


def codebook_of(content: bytes, sheet: str) -> list[tuple]:
    return list(load_workbook(io.BytesIO(content))[sheet].iter_rows(min_row=2, values_only=True))


@pytest.mark.django_db
def test_name_and_contact_stand_in_columns_of_their_own_and_are_marked(register: Cast):
    person = Participant.objects.get(local_number=2)
    contact = Contact("070-174 06 05", "asa@exempel.invalid", "=Ring efter tio")
    details = Details("=Åsa Påhittad", None, "women", 1990, None, contact)
    change_details(person, details, version=person.version, by=register.actor("amina"))
    sheet = load_workbook(io.BytesIO(exported(register)))["Deltaganden"]
    headings = [cell.value for cell in sheet[1]]
    cells = dict(zip(headings, sheet[3], strict=True))
    told = [cells[name].value for name in ("Namn", "Telefon", "E-post", "Önskemål om kontakt")]
    assert told == ["=Åsa Påhittad", "070-174 06 05", "asa@exempel.invalid", "=Ring efter tio"]
    assert all(cell.data_type != "f" for cell in cells.values())
    with zipfile.ZipFile(io.BytesIO(exported(register, "csv"))) as packed:
        assert "'=Åsa Påhittad;" in packed.read("deltaganden.csv").decode("utf-8-sig")
    marked = {row[1] for row in codebook_of(exported(register), "Kodbok") if row[7] == "ja"}
    assert marked == {"Namn", "Telefon", "E-post", "Önskemål om kontakt", "Personnummer"}


@pytest.mark.django_db
def test_whoever_is_named_in_the_file_can_see_that_it_was_fetched(register: Cast):
    exported(register)
    readings = AuditEvent.objects.filter(event="participant_read", details={"action": "export_register"})
    named = Participant.objects.exclude(sealed_identity=b"")
    assert [one.participant for one in readings] == [one.pk for one in named]
    assert all(one.is_reading for one in readings)


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "sheet"), [("sv", "Kodbok"), ("en", "Codebook")])
def test_the_codebook_is_in_the_language_of_the_file(register: Cast, language: str, sheet: str):
    rows = codebook_of(exported(register, language=language), sheet)
    by_heading = {row[6]: row for row in rows}
    expected = {
        "sv": ("Första dagen i insatsen.", "dag", "timmar i veckan", "Kvinna = women; "),
        "en": ("The first day in the intervention.", "date", "hours a week", "Kvinna = women (Woman); "),
    }[language]
    start, hours, gender = (
        by_heading[f"Particip{one}"] for one in ("ation.started_on", "ation.hours_before", "ant.gender")
    )
    assert (start[2], start[3], hours[4]) == expected[:3] and gender[5].startswith(expected[3])
    other = "The day" if language == "sv" else "Dagen"
    assert not [row for row in rows if other in str(row[2])]


@pytest.mark.django_db
def test_whoever_was_referred_has_not_been_asked_for_consent(register: Cast):
    person = Participant.objects.create(controller=register.municipality, local_number=3, gender="women")
    Participation.objects.create(participant=person, intervention=register.linden, referred_on=date(2031, 3, 1))
    took_back = Consent.objects.get(participant__local_number=2)
    took_back.withdrawn_on = DAY
    took_back.save()
    content = exported(register)
    rows = codebook_of(content, "Deltaganden")
    assert [row[-1] for row in rows] == ["ja", "nej", "inte tillfrågad"]
    number = start_import(by=register.actor("amina"), intervention=register.linden.pk, name="a.xlsx", content=content)
    looked = preview_import(by=register.actor("amina"), upload=number)
    assert looked.numbers[Outcome.UNCHANGED] == 2 and not looked.numbers[Outcome.COUNTED]


@pytest.mark.django_db
def test_a_row_of_somebody_who_has_not_been_asked_is_not_imported(cast: Cast):
    content = "Kön;Födelseår;Startdatum;Samtycke\nK;1985;2030-02-01;Ej tillfrågad".encode()
    number = start_import(by=cast.actor("amina"), intervention=cast.linden.pk, name="a.csv", content=content)
    (row,) = preview_import(by=cast.actor("amina"), upload=number, outcome=Outcome.REFUSED).rows
    assert [one.fault.sv for one in row.cells if one.fault] == [
        "Personen är inte tillfrågad om samtycke. Fråga, och skriv sedan ja eller nej."
    ]
