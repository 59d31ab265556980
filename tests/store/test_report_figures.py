"""A report's figures: filled from the facts for every form, and decided for the ledger."""

from datetime import UTC, datetime

import pytest
from tests.cast import Cast
from tests.invented_editions import make_edition
from tests.invented_participations import take_part

from stegvis.catalogue import load_forms
from stegvis.disclosure.release import Pending, commit
from stegvis.store.ledgers import ledger_of
from stegvis.store.reports.decided import decide_edition, release_request
from stegvis.store.reports.figures import draft_figures
from stegvis.vocabulary import Gender, Number, Withheld

AT = datetime(2026, 9, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_ledgers(monkeypatch, tmp_path):
    monkeypatch.setenv("STEGVIS_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("STEGVIS_TODAY", "2026-09-15")


def test_a_draft_is_filled_from_the_register(cast: Cast):
    take_part(cast.linden)
    found = draft_figures(make_edition(cast))
    numbers = {(one.measure, one.gender): one.number for one in found.cells()}
    assert numbers["participants", Gender.ALL] == 44
    assert numbers["exits", Gender.WOMEN] == 14
    assert numbers["exits_positive", Gender.ALL] == 15
    assert numbers["feels_better", Gender.MEN] == 7


@pytest.mark.parametrize("form", [form.id for form in load_forms()])
def test_every_form_is_filled_and_decided_from_the_same_facts(cast: Cast, form: str):
    take_part(cast.linden)
    version = next(one.version for one in load_forms() if one.id == form)
    edition = make_edition(cast, form=form)
    edition.form_version = version
    found = draft_figures(edition)
    exits = found.cell("exits")
    assert exits is not None and exits.number == 27
    release_request(edition)


def test_figures_are_decided_against_the_ledger(cast: Cast):
    take_part(cast.linden)
    pending = decide_edition(make_edition(cast), at=AT)
    assert isinstance(pending, Pending)
    (table, *_) = pending.release.tables
    assert table.intervention == "Linden"
    assert isinstance(table.cell("participants"), Number | Withheld)
    commit(pending, ledger=ledger_of(cast.association))
