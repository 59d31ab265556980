"""What one person answered, and what a unit's few answered, is in no account, in no format; all data invented."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from stegvis.actions.compile_account import compile_account, write_account
from stegvis.catalogue import load_forms, load_instruments
from stegvis.checks import check
from stegvis.documents.readers import document_of_text
from stegvis.forms.account import Entry
from stegvis.forms.personal_answers import shield_reading
from stegvis.forms.recognise import recognise

REPORT = """PROJEKTREDOVISNING
DELÅR 2023

Individinriktade insatser

Stigen

Samverkande parter som ingått avtal

Norrby kommun och Försäkringskassan

Avtalsperiod

2022-01-01 – 2024-12-31

Bakgrund

En påhittad insats.

Resultat

Frågeformulär

Verksamheter som skickat in enkäter

Backbruket

Totalt 3 enkäter varav 2 kvinnor som har svarat och 1 man

Kvinna 1) svarat ja på fråga 1-4+7
Kvinna 2) har svarat nej på samtliga frågor
Man 1) svarat ja på 5

Resultat: Utav 3 deltagare har 3 utav dem varit utsatta i någon form utav våld i nära relation

Analys

Beskriv med egna ord vad insatsen betytt.

Kvinna 1 "Jag sover bättre nu"

Arbetet har gått bra.
"""
SECRET = ("1-4+7", "Kvinna 1", "Kvinna 2", "Man 1", "sover bättre", "Utav 3", "2 kvinnor som har svarat")


@pytest.fixture(scope="module")
def account():
    reading = recognise(document_of_text(REPORT, "invented.txt"), load_forms(), load_instruments())
    findings = check(reading)
    assert reading.reports[0].tallies, "the questionnaire was not recognised, so the test would show nothing"
    assert any(finding.rule == "tally_mismatch" for finding in findings)
    return compile_account([Entry(reading, findings)])


def text_of(content: bytes, file_format: str) -> str:
    if file_format in {"docx", "xlsx"}:
        with ZipFile(BytesIO(content)) as archive:
            return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return content.decode("utf-8", "replace")


@pytest.mark.parametrize("file_format", ["html", "docx", "xlsx", "json"])
def test_no_format_tells_single_answers(account, file_format):
    text = text_of(write_account(account, file_format), file_format)
    assert "Arbetet har gått bra" in text
    assert [secret for secret in SECRET if secret in text] == []


def test_the_account_says_that_something_was_left_out(account):
    text = write_account(account, "html").decode()
    assert "3 svar på ett frågeformulär om känsliga förhållanden" in text
    assert "Talen återges inte här" in text


def test_json_holds_no_tally_and_no_statement_of_it(account):
    report = json.loads(write_account(account, "json"))["files"][0]["reports"][0]
    assert report["tallies"] == []
    assert not [one for one in (*report["shares"], *report["counts"]) if "Utav 3" in one["sentence"]]


def test_shielding_twice_is_once(account):
    assert all(entry.shielded() == entry for entry in account.entries)


def test_findings_travel_without_the_names_they_found():
    text = REPORT.replace("Arbetet har gått bra.", "Handledaren Kerstin Påhittsson nås på kerstin@exempel.invalid.")
    reading = recognise(document_of_text(text, "a.txt"), load_forms(), load_instruments())
    findings = check(reading)
    named = {"person_named", "contact_exposed"}
    assert named <= {one.rule for one in findings}
    assert "Kerstin" in str(findings)
    _, shielded = shield_reading(reading, findings)
    assert named <= {one.rule for one in shielded}
    assert not any(secret in str(shielded) for secret in ("Kerstin", "kerstin@"))


def test_a_table_of_units_with_those_exposed_is_in_no_account():
    table = "Verksamhet\tSvar\tUtsatta\nBackbruket\t31\t29\nLindhult\t44\t17"
    text = REPORT.replace("Arbetet har gått bra.", table)
    reading = recognise(document_of_text(text, "a.txt"), load_forms(), load_instruments())
    assert "29" in str(reading.reports)
    shielded, _ = shield_reading(reading, check(reading))
    assert not any(count in str(shielded.reports) for count in ("'29'", "'17'", "29 ", "17 "))
