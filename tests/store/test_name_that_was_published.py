"""The name that readers and the ledger know an intervention by stays: else two reports on the same people are apart."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.cast import Cast
from tests.invented_editions import draft_edition, handed_in_edition
from tests.invented_participations import take_part

from stegvis.actions.change_intervention import change_intervention
from stegvis.actions.show_intervention_settings import show_intervention_settings
from stegvis.disclosure.release import commit
from stegvis.store.ledgers import ledger_of
from stegvis.store.reports.figures.decided import decide_edition
from stegvis.vocabulary import InvalidFields


@pytest.fixture(autouse=True)
def own_ledgers(monkeypatch, tmp_path):
    monkeypatch.setenv("STEGVIS_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("STEGVIS_TODAY", date(2026, 9, 15).isoformat())


def change(cast: Cast, **to: object) -> None:
    shown = show_intervention_settings(by=cast.actor("frida"), intervention=cast.linden.pk)
    basics = replace(shown.basics, **to)
    change_intervention(by=cast.actor("frida"), intervention=cast.linden.pk, version=shown.version, basics=basics)


def assert_name_stays(cast: Cast) -> None:
    with pytest.raises(InvalidFields) as refused:
        change(cast, name="Lindgården")
    assert set(refused.value.fields) == {"name"}
    change(cast, name=" Linden ", kind="Grupp")
    cast.linden.refresh_from_db()
    assert (cast.linden.name, cast.linden.kind) == ("Linden", "Grupp")


def test_before_anything_is_told_the_name_changes(cast: Cast):
    draft_edition(cast.linden)
    handed_in_edition(cast.eken)
    change(cast, name="Lindgården")
    cast.linden.refresh_from_db()
    assert cast.linden.name == "Lindgården"


def test_what_was_handed_in_keeps_its_name(cast: Cast):
    handed_in_edition(cast.linden)
    assert_name_stays(cast)


def test_what_stands_in_the_ledger_keeps_its_name_also_without_a_package(cast: Cast):
    take_part(cast.linden)
    pending = decide_edition(draft_edition(cast.linden), at=datetime(2026, 9, 15, tzinfo=UTC))
    commit(pending, ledger=ledger_of(cast.association))
    assert_name_stays(cast)
