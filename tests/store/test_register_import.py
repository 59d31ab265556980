"""Operators' own lists: what each row would do, done, done again, and taken back. All persons are invented."""

from datetime import date

import pytest
from tests.cast import Cast
from tests.store.test_import_lists import workbook

from stegvis.actions.access import NotPermitted
from stegvis.actions.import_participations import import_participations
from stegvis.actions.preview_import import preview_import, write_refused_rows
from stegvis.actions.remember_mapping import choose_table, remember_mapping, show_mapping
from stegvis.actions.start_import import start_import, start_operator_import
from stegvis.actions.undo_import import show_import, undo_import
from stegvis.documents.readers.sheets import sheets_of
from stegvis.store.models import (
    Agreement,
    AgreementTerm,
    AuditEvent,
    Consent,
    CountedOnly,
    MeansOfSupport,
    Occupation,
    Participant,
    Participation,
    RegisterUpload,
)
from stegvis.store.register import exits, starts
from stegvis.store.register.entries import Exit, Start
from stegvis.store.register_import.planning import Outcome
from stegvis.store.trail.check import verify_trail
from stegvis.vocabulary import BadInput, InvalidFields

DAY = date(2031, 3, 10)
HEADINGS = "Löpnr;Kön;Född;Startdatum;Samtycke;Remittent;Försörjning före;Tim/v före;Slutdatum;Avslutsorsak"
ROWS = (
    "1;Kvinna;1985;2030-02-01;ja;AF;Försörjningsstöd;0;2030-09-01;Arbete",
    "2;M;1990;1/3 2030;ja;Försäkringskassan;sjukpenning;10;;",
    "3;K;1979;2030-04-01;nej;;;;;",
)


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("STEGVIS_TODAY", DAY.isoformat())


def text(*rows: str, headings: str = HEADINGS) -> bytes:
    return "\n".join((headings, *rows)).encode()


def upload(cast: Cast, content: bytes, name: str = "lista.csv", who: str = "amina") -> int:
    return start_import(by=cast.actor(who), intervention=cast.linden.pk, name=name, content=content)


def counts(cast: Cast, number: int) -> dict[str, int]:
    return {str(one): n for one, n in preview_import(by=cast.actor("amina"), upload=number).numbers.items() if n}


def bring_in(cast: Cast, content: bytes) -> int:
    return import_participations(by=cast.actor("amina"), upload=upload(cast, content))


def refusals(cast: Cast, content: bytes) -> list[str]:
    """What is said of each refused row, of cells and row."""
    shown = preview_import(by=cast.actor("amina"), upload=upload(cast, content), outcome=Outcome.REFUSED)
    return [
        " ".join([one.fault.sv for one in row.cells if one.fault] + [why.sv for why in row.faults])
        for row in shown.rows
    ]


def everything() -> list[object]:
    tables = (Participant, Participation, MeansOfSupport, Occupation, Consent, CountedOnly)
    return [list(table.objects.order_by("pk").values()) for table in tables]


@pytest.mark.django_db
def test_rows_become_participations_as_the_forms_write_them(cast: Cast):
    bring_in(cast, text(*ROWS))
    first, second = Participation.objects.order_by("participant__local_number")
    assert (first.participant.gender, first.participant.birth_year, first.referrer) == (
        "women",
        1985,
        "employment_service",
    )
    assert (first.started_on, first.exited_on, first.exit_code.label) == (date(2030, 2, 1), date(2030, 9, 1), "Arbete")
    assert (second.started_on, second.hours_before, second.planned_end_on) == (date(2030, 3, 1), 10, date(2030, 8, 29))
    assert list(MeansOfSupport.objects.order_by("participation").values_list("support", flat=True)) == [
        "social_assistance",
        "sickness_benefit",
    ]
    assert Consent.objects.count() == 2
    assert list(CountedOnly.objects.values_list("year", "gender", "participants")) == [(2030, "women", 1)]
    assert AuditEvent.objects.filter(event="participation_imported").count() == 2
    assert verify_trail().holds


@pytest.mark.django_db
def test_the_same_file_twice_changes_nothing(cast: Cast):
    bring_in(cast, text(*ROWS))
    before = everything()
    again = upload(cast, text(*ROWS))
    assert counts(cast, again) == {"unchanged": 3}
    import_participations(by=cast.actor("amina"), upload=again)
    assert everything() == before


@pytest.mark.django_db
def test_rows_without_numbers_are_known_again_when_nothing_differs(cast: Cast):
    headings = "Kön;Födelseår;Startdatum;Samtycke;Remittent"
    rows = ("K;1985;2030-02-01;ja;AF", "K;1985;2030-02-01;ja;FK", "M;1990;2030-02-01;ja;")
    bring_in(cast, text(*rows, headings=headings))
    assert counts(cast, upload(cast, text(*rows, headings=headings))) == {"unchanged": 3}
    (said,) = refusals(cast, text("K;1985;2030-02-01;ja;soc", headings=headings))
    assert "samma kön, födelseår och startdag" in said
    assert (
        len(refusals(cast, text(rows[2], rows[2], "M;1991;2030-02-01;ja;", "M;1991;2030-02-01;ja;", headings=headings)))
        == 1
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("1;K;1985;2030-02-01;ja;;;;2030-01-01;Arbete", "Avslutet 2030-01-01 är före starten 2030-02-01"),
        ("1;K;2025;2030-02-01;ja;;;;;", "ger åldern 5 år"),
        ("1;K;1900;2030-02-01;ja;;;;;", "ger åldern 130 år"),
        ("1;K;1985;2028-02-01;ja;;;;;", "utanför insatsens avtal"),
        ("1;K;1985;01/02/03;ja;;;;;", "två sätt"),
        ("1;K;1985;2030;ja;;;;;", "ingen dag"),
        ("1;K;1985;40101;ja;;;;;", "två sätt"),
        ("1;Q;1985;2030-02-01;ja;;;;;", "Ordet är inte känt"),
        ("1;K;1985;2030-02-01;ja;;;90;;", "0–80 timmar"),
        ("1;K;1985;2030-02-01;ja;;;;2030-04-01;", "saknar orsak"),
        ("1;K;1985;2030-02-01;ja;;;;;Arbete", "slutdatum saknas"),
        ("1;K;1985;;ja;;;;;", "Startdatum saknas"),
        ("1;K;1985;2030-02-01;;;;;;", "samtycker"),
        ("1;K;1985;2032-02-01;ja;;;;;", "framåt"),
    ],
)
def test_what_cannot_be_right_is_refused_with_its_reason(cast: Cast, row: str, said: str):
    agreement = Agreement.objects.create(intervention=cast.linden, start=date(2029, 1, 1))
    AgreementTerm.objects.create(agreement=agreement, end=date(2033, 12, 31), stated_on=DAY)
    (refused,) = refusals(cast, text(row))
    assert said in refused


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("1;K;1985;2030-02-01;;;;;12;Arbete", ("samtycker", "ingen dag")),
        ("1;K;1985;2030-02-01;kanske;;;;12;", ("Ordet är inte känt", "ingen dag")),
        ("1;Q;1900;2030-02-01;ja;;;90;;", ("Ordet är inte känt", "130 år", "0–80 timmar")),
        ("1;K;1985;2030;ja;;;90;2032-04-01;Arbete", ("ingen dag", "0–80 timmar", "framåt")),
        ("1;K;1985;2030-02-01;ja;;;;2030-01-01;Vet ej", ("före starten", "Ordet är inte känt")),
        ("1;K;1985;2030-02-01;ja;;;;2030-01-01;", ("före starten", "saknar orsak")),
    ],
)
def test_everything_that_is_wrong_with_a_row_is_said_at_once(cast: Cast, row: str, said: tuple[str, ...]):
    (refused,) = refusals(cast, text(row))
    assert all(one in refused for one in said), refused
    assert "saknas" not in refused or "Startdatum" in refused


@pytest.mark.django_db
def test_an_exit_whose_day_cannot_be_read_is_not_called_missing(cast: Cast):
    (refused,) = refusals(cast, text("1;K;1985;2030-02-01;ja;;;;12;Arbete"))
    assert "ingen dag" in refused and "slutdatum saknas" not in refused


@pytest.mark.django_db
def test_a_person_twice_or_at_the_same_time(cast: Cast):
    rows = (
        "1;K;1985;2030-02-01;ja;;;;;",
        "1;K;1985;2030-02-01;ja;;;;;",
        "1;K;1985;2030-06-01;ja;;;;;",
        "1;K;1986;2029-06-01;ja;;;;2029-07-01;Arbete",
    )
    twice, overlapping, other_year = refusals(cast, text(*rows))
    assert "rad 2" in twice
    assert "deltar redan" in overlapping
    assert "annat födelseår" in other_year


@pytest.mark.django_db
def test_an_identity_number_finds_the_person_and_is_sealed(cast: Cast):
    headings = "Personnr;Kön;Start;Samtycke"
    bring_in(cast, text("19640823-3234;M;2030-02-01;ja", headings=headings))
    person = Participant.objects.get()
    assert person.birth_year == 1964
    assert person.identity_index
    assert b"3234" not in bytes(person.sealed_identity)
    assert counts(cast, upload(cast, text("640823-3234;M;2030-02-01;ja", headings=headings))) == {"unchanged": 1}
    (said,) = refusals(cast, text("19640823-3235;M;2030-02-01;ja", headings=headings))
    assert "kontrollsiffra" in said
    assert "3235" not in said


@pytest.mark.django_db
def test_a_later_file_adds_the_exit_and_can_be_undone(cast: Cast):
    participation = starts.add_start(
        cast.linden, Start("women", 1985, date(2030, 2, 1), support="social_assistance"), by=cast.actor("amina")
    )
    before = everything()
    done = bring_in(cast, text("1;K;1985;2030-02-01;ja;;sjukpenning;;2030-09-01;Arbete"))
    participation.refresh_from_db()
    assert participation.exited_on == date(2030, 9, 1)
    undo_import(by=cast.actor("amina"), number=done)
    after = everything()
    for rows in (*before, *after):
        for row in rows:
            row.pop("version", None)
    assert [[{k: v for k, v in row.items() if k != "id"} for row in rows] for rows in after] == [
        [{k: v for k, v in row.items() if k != "id"} for row in rows] for rows in before
    ]


@pytest.mark.django_db
def test_an_import_is_undone_unless_something_changed_since(cast: Cast):
    done = bring_in(cast, text(*ROWS))
    undo_import(by=cast.actor("amina"), number=done)
    assert not Participant.objects.exists()
    assert not CountedOnly.objects.filter(participants__gt=0).exists()
    with pytest.raises(InvalidFields, match="redan ångrad"):
        undo_import(by=cast.actor("amina"), number=done)
    done = bring_in(cast, text(*ROWS))
    going_on = Participation.objects.get(exited_on=None)
    code = Participation.objects.get(exit_code__isnull=False).exit_code_id
    exits.register_exit(going_on, Exit(DAY, code), by=cast.actor("amina"))
    assert show_import(by=cast.actor("amina"), number=done).why_not
    with pytest.raises(InvalidFields, match="ändrats sedan dess"):
        undo_import(by=cast.actor("amina"), number=done)
    assert Participation.objects.count() == 2


@pytest.mark.django_db
def test_columns_and_words_are_put_right_and_remembered(cast: Cast):
    headings = "Nr;Sex hos person;Födelseår;Började"
    content = text("7;kvinnlig;1985;2030-02-01", headings=headings)
    by, number = cast.actor("amina"), upload(cast, content)
    assert [one.field for one in show_mapping(by=by, upload=number).columns] == ["own_number", "", "birth_year", ""]
    columns = ("own_number", "gender", "birth_year", "started_on")
    with pytest.raises(InvalidFields, match="samtycke"):
        remember_mapping(by=by, upload=number, columns=columns, words={}, consent=None)
    with pytest.raises(InvalidFields, match="Två kolumner"):
        remember_mapping(by=by, upload=number, columns=("gender",) * 2, words={}, consent=True)
    remember_mapping(by=by, upload=number, columns=columns, words={}, consent=True)
    (word,) = show_mapping(by=by, upload=number).words
    assert (word.field, word.text) == ("gender", "kvinnlig")
    remember_mapping(by=by, upload=number, columns=columns, words={"gender": {"kvinnlig": "women"}}, consent=True)
    assert counts(cast, number) == {"new": 1}
    import_participations(by=by, upload=number)
    later = upload(cast, content)
    assert [one.field for one in show_mapping(by=by, upload=later).columns] == list(columns)
    assert not show_mapping(by=by, upload=later).words
    remember_mapping(by=by, upload=later, columns=columns, words={}, consent=True)
    assert counts(cast, later) == {"unchanged": 1}


@pytest.mark.django_db
def test_another_row_of_headings_can_be_chosen(cast: Cast):
    by, number = cast.actor("amina"), upload(cast, text("a;b", "Kön;Född", headings="x;y"))
    choose_table(by=by, upload=number, sheet=0, header=2)
    assert [one.heading for one in show_mapping(by=by, upload=number).columns] == ["Kön", "Född"]
    with pytest.raises(InvalidFields, match="rad"):
        choose_table(by=by, upload=number, sheet=0, header=99)


@pytest.mark.django_db
def test_the_refused_rows_come_back_with_their_reasons(cast: Cast):
    content = workbook(
        ("Kön", "Född", "Start", "Samtycke", "Anteckning"),
        ("K", 1985, date(2030, 2, 1), "ja", "=1+1 skrivet"),
        ("K", 2025, date(2030, 2, 1), "ja", "=HYPERLINK(1)"),
    )
    data = write_refused_rows(by=cast.actor("amina"), upload=upload(cast, content, "a.xlsx"), language="sv")
    (sheet,) = sheets_of(data, "r.xlsx")
    assert sheet.rows[0][-1] == "Varför raden inte importerades"
    assert "ger åldern 5 år" in sheet.rows[1][-1]
    assert sheet.rows[1][2] == date(2030, 2, 1)


@pytest.mark.django_db
def test_the_dry_run_tells_which_day_a_cell_is_taken_as(cast: Cast):
    shown = preview_import(by=cast.actor("amina"), upload=upload(cast, text(ROWS[0], ROWS[1])))
    told = {cell.text: cell.day for row in shown.rows for cell in row.cells if cell.text.count("2030")}
    assert told == {"1/3 2030": "2030-03-01", "2030-02-01": "", "2030-09-01": ""}


@pytest.mark.django_db
def test_a_file_is_for_whoever_uploaded_it_and_for_an_hour(cast: Cast):
    number = upload(cast, text(*ROWS))
    with pytest.raises(NotPermitted):
        preview_import(by=cast.actor("bosse"), upload=number)
    with pytest.raises(NotPermitted):
        upload(cast, text(*ROWS), who="maja")
    assert b"Kvinna" not in bytes(RegisterUpload.objects.get().sealed_sheets)
    RegisterUpload.objects.update(made_at="2020-01-01T00:00:00Z")
    with pytest.raises(NotPermitted):
        preview_import(by=cast.actor("amina"), upload=number)
    upload(cast, text(*ROWS))
    assert RegisterUpload.objects.count() == 1


@pytest.mark.django_db
def test_all_of_an_operators_interventions_in_one_file(cast: Cast):
    content = text(
        "Linden;1;K;1985;2030-02-01;ja", "Eken;2;K;1985;2030-02-01;ja", headings="Insats;Löpnr;Kön;Född;Start;Samtycke"
    )
    by = cast.actor("amina")
    number = start_operator_import(by=by, operator=cast.municipality.pk, name="a.csv", content=content)
    assert counts(cast, number) == {"new": 1, "refused": 1}
    with pytest.raises(NotPermitted):
        start_operator_import(by=cast.actor("bosse"), operator=cast.municipality.pk, name="a.csv", content=content)


@pytest.mark.django_db
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04skadad", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\n\n"])
def test_a_file_that_cannot_be_read_is_told(cast: Cast, content: bytes):
    with pytest.raises(BadInput):
        upload(cast, content)


@pytest.mark.django_db
def test_questions_do_not_grow_with_the_rows(cast: Cast, django_assert_max_num_queries):
    rows = [f"{n};K;1985;2030-02-01;ja;AF;sjukpenning;5;2030-09-01;Arbete" for n in range(1, 301)]
    number = upload(cast, text(*rows))
    with django_assert_max_num_queries(80):
        import_participations(by=cast.actor("amina"), upload=number)
    assert Participation.objects.count() == 300


@pytest.mark.django_db
def test_a_column_that_is_missing_is_told_once_and_not_row_by_row(cast: Cast):
    rows = [f"{number};K;2030-02-01;ja" for number in range(1, 40)]
    number = upload(cast, text(*rows, headings="Löpnr;Kön;Startdatum;Samtycke"))
    by = cast.actor("amina")
    shown = preview_import(by=by, upload=number)
    (told,) = shown.missing_columns
    assert "Födelseår" in told.sv and "39 rader" in told.sv and "Välj kolumnen" in told.sv
    assert shown.numbers[Outcome.REFUSED] == 39
    assert not [row.faults for row in shown.rows if row.faults]
    (here,) = show_mapping(by=by, upload=number).missing_columns
    assert "under Kolumner och ord" in told.sv
    assert here.sv == told.sv.replace("under Kolumner och ord", "här nedanför")


@pytest.mark.django_db
def test_a_row_that_needs_no_column_does_not_miss_it(cast: Cast):
    bring_in(cast, text(*ROWS))
    headings = "Löpnr;Startdatum;Samtycke;Slutdatum;Avslutsorsak"
    number = upload(cast, text("2;2030-03-01;ja;2030-12-01;Arbete", headings=headings))
    shown = preview_import(by=cast.actor("amina"), upload=number)
    assert not shown.missing_columns and shown.numbers[Outcome.CHANGED] == 1


@pytest.mark.django_db
def test_a_file_that_says_nothing_of_consent_is_told_once(cast: Cast):
    number = upload(cast, text("K;1985;2030-02-01", "M;1990;2030-02-01", headings="Kön;Födelseår;Startdatum"))
    (told,) = preview_import(by=cast.actor("amina"), upload=number).missing_columns
    assert "Samtycke till mätning" in told.sv and "svara där om alla samtycker" in told.sv
