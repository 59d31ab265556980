"""What an import leaves in the tables: rows as forms make them, numbers that stay taken. All persons are invented."""

import json
from datetime import date

import pytest
from tests.cast import Cast
from tests.store.test_register_import import DAY, bring_in, refusals, text

from stegvis.documents.readers.sheets import sheets_of
from stegvis.store.keeping.counting_only import only_count
from stegvis.store.models import Consent, ImportedRow, MeansOfSupport, Participant, Participation
from stegvis.store.register import starts
from stegvis.store.register.entries import Start
from stegvis.store.register.participants import take_local_numbers


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("STEGVIS_TODAY", DAY.isoformat())


@pytest.mark.django_db
def test_new_rows_are_as_the_forms_save_them(cast: Cast):
    start = Start("women", 1985, date(2030, 2, 1), "employment_service", support="social_assistance", hours_before=0)
    starts.add_start(cast.linden, start, by=cast.actor("amina"))
    bring_in(cast, text("2;Kvinna;1985;2030-02-01;ja;AF;Försörjningsstöd;0;;"))
    own = {"id", "local_number", "participant_id", "participation_id", "created_at"}
    # A form saves an intervention's participation several times, and a version is only compared.
    own |= {"version"}
    for table in (Participant, Participation, MeansOfSupport, Consent):
        by_form, by_file = table.objects.order_by("pk").values()
        assert {k: v for k, v in by_form.items() if k not in own} == {k: v for k, v in by_file.items() if k not in own}
        assert by_file.get("created_at", True)


@pytest.mark.django_db
def test_numbers_of_the_file_stay_taken(cast: Cast):
    bring_in(cast, text("7;K;1985;2030-02-01;ja;;;;;", ";M;1990;2030-02-01;ja;;;;;"))
    assert list(Participant.objects.values_list("local_number", flat=True)) == [7, 8]
    assert take_local_numbers(cast.municipality.pk) == range(9, 10)


@pytest.mark.django_db
def test_who_is_only_counted_is_not_brought_back(cast: Cast):
    content = text("7;K;1985;2030-02-01;ja;;;;;")
    bring_in(cast, content)
    only_count(Participant.objects.get(), by=cast.actor("amina"))
    (said,) = refusals(cast, content)
    assert "räknas bara som antal" in said
    bring_in(cast, text(";M;1990;2030-02-01;ja;;;;;"))
    assert Participant.objects.get().local_number == 8


@pytest.mark.django_db
def test_what_was_before_an_import_names_nobody(cast: Cast):
    headings = "Deltagarnummer;Personnr;Ärendenr;Kön;Start;Samtycke"
    row = "7;19640823-3234;Ä 77;{};2030-02-01;ja"
    bring_in(cast, text(row.format("K"), headings=headings))
    bring_in(cast, text(row.format("M"), headings=headings))
    kept = json.dumps(ImportedRow.objects.order_by("pk").last().earlier, ensure_ascii=False)
    person = Participant.objects.get()
    assert '"gender": "women"' in kept
    for naming in ("3234", "Ä 77", person.identity_index, person.own_index):
        assert naming not in kept


def test_the_sign_that_no_database_takes_is_left_out():
    (sheet,) = sheets_of("Kön;Födelse\0år\nK\0;1985".encode("utf-16"), "x.csv")
    assert sheet.rows == (("Kön", "Födelseår"), ("K", "1985"))
