"""With a damaged ledger every page of a report answers in words, and nothing is handed in."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from tests.cast import Cast
from tests.invented_editions import handed_in_edition
from tests.invented_participations import take_part

from stegvis.disclosure.release import commit
from stegvis.store.ledgers import ledger_of
from stegvis.store.reports.figures.decided import decide_edition
from stegvis.vocabulary.report_life import ReportState


@pytest.fixture(autouse=True)
def _own_ledgers(monkeypatch, tmp_path):
    monkeypatch.setenv("STEGVIS_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("STEGVIS_TODAY", "2026-09-15")


def test_every_page_answers_in_words(cast: Cast):
    take_part(cast.linden)
    edition = handed_in_edition(cast.linden, ReportState.DRAFT)
    ledger = ledger_of(cast.association)
    commit(decide_edition(edition, at=datetime(2026, 9, 15, tzinfo=UTC)), ledger=ledger)
    ledger.path.write_bytes(ledger.path.read_bytes()[:-20])
    here = f"/rapporter/{edition.pk}/"
    for name in ("maja", "frida"):
        client = Client()
        client.force_login(cast.accounts[name])
        for address in ("/", "/rapporter/", here, f"{here}skriv/", f"{here}siffror/", f"{here}varfor/exits/all/"):
            assert client.get(address, follow=True).status_code in {200, 403, 404}, address
        answer = client.get(f"/insats/{cast.linden.pk}/", follow=True)
        # Who runs the intervention sees its register; the others what was released, which nobody can tell now.
        assert answer.status_code == {"maja": 200, "frida": 503}[name]
        assert ("säkerhetskopia" in answer.content.decode()) == (name == "frida")
    client.force_login(cast.accounts["maja"])
    answer = client.post(f"{here}lamna-in/", {"version": edition.version})
    assert answer.status_code == 422
    assert "liggaren" in answer.content.decode() or "Avsnittet är tomt" in answer.content.decode()
    edition.refresh_from_db()
    assert edition.state == ReportState.DRAFT
