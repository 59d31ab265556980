"""An intervention without a register: every form is filled from what was typed in, and its report is released."""

from datetime import UTC, date, datetime

import pytest
from tests.cast import Cast
from tests.invented_editions import PERIOD, draft_edition

from stegvis.catalogue import load_forms
from stegvis.disclosure.release import Pending, commit
from stegvis.store.ledgers import ledger_of
from stegvis.store.models import Edition
from stegvis.store.organisation.entered_counts import MEASURES, Counts, save_counts
from stegvis.store.reports.figures.counting import PLACES_FREE, PLAIN, edition_counts, is_counted
from stegvis.store.reports.figures.decided import decide_edition, report_structure, told_figures
from stegvis.store.reports.figures.drafted import draft_figures
from stegvis.vocabulary import Blank, Gender, Number, Period, Withheld
from stegvis.vocabulary.released import ReleasedCell

AT = datetime(2026, 9, 15, tzinfo=UTC)
FORMS = [form.id for form in load_forms()]
TYPED = {
    "participants": "240 144 96",
    "participants_new": "124 72 52",
    "participants_now": "132 80 52",
    "participants_since_start": "352 200 152",
    "queue": "100 56 44",
    "consents": "176 104 72",
    "exits": "108 64 44",
    "exits_positive": "60 36 24",
    "exits_unclear": "28 16 12",
    "exits_other": "20 12 8",
    "feels_better": "72 44 28",
    "more_active": "68 40 28",
    "planned_participants": "250 150 100",
}
"""In all, women, men. Whoever took part has left or is still there."""


@pytest.fixture(autouse=True)
def own_ledgers(monkeypatch, tmp_path):
    monkeypatch.setenv("STEGVIS_DATA_DIR", str(tmp_path))


def typed_edition(cast: Cast, form: str, rows: dict[str, str] = TYPED, period: Period = PERIOD) -> Edition:
    """A report on an intervention with 140 places whose numbers are typed in."""
    cells = {
        (measure, gender): Number(int(number))
        for measure, row in rows.items()
        for gender, number in zip((Gender.ALL, Gender.WOMEN, Gender.MEN), row.split(), strict=True)
    }
    cast.asken.places = 140
    cast.asken.save()
    save_counts(cast.asken, Counts(period, cells), by=cast.actor("maja"))
    return draft_edition(cast.asken, form, period)


def told_by(edition: Edition) -> dict[tuple[str, Gender], ReleasedCell]:
    pending = decide_edition(edition, at=AT)
    assert isinstance(pending, Pending)
    commit(pending, ledger=ledger_of(edition.intervention.association))
    return {(one.measure, one.gender): one.cell for one in told_figures(edition, pending.release)}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_filled_and_released(cast: Cast, form: str):
    edition = typed_edition(cast, form)
    # A place is free for anybody.
    blank = [(PLACES_FREE, one) for one in (Gender.WOMEN, Gender.MEN)] if form == "skaraborg_monthly" else []
    drafted = {(one.measure, one.gender): one.counted.cell for one in draft_figures(edition).cells()}
    assert [place for place, cell in drafted.items() if isinstance(cell, Blank)] == blank
    told = told_by(edition)
    assert set(told) >= set(drafted)
    assert all(cell == drafted[place] for place, cell in told.items() if isinstance(cell, Number) and place in drafted)
    # Numbers this large are told in full: nothing is withheld for want of knowing what it is a part of.
    assert {place for place, cell in told.items() if place[1] is Gender.ALL and isinstance(cell, Withheld)} == set()


def test_all_that_is_typed_of_persons_is_a_set_of_the_release():
    structure = report_structure()
    assert {name for name in MEASURES if name not in PLAIN} <= set(structure.by_id)
    assert all(is_counted(name) for name in MEASURES if name not in PLAIN)
    assert structure.wholes_of("consents") == ("participants",)
    assert structure.by_id["queue"].population != structure.by_id["participants"].population


@pytest.mark.parametrize("number", ["participants_now", "participants"])
def test_few_who_left_are_not_told_by_those_who_took_part_and_those_still_there(cast: Cast, number: str):
    """Each of the two may be told, never both: the one less the other is who left."""
    rows = {"participants": "60 36 24", "participants_now": "58 35 23", "exits": "2 1 1"}
    month = Period(date(2026, 8, 1), date(2026, 8, 31))
    first, second = "skaraborg_monthly", "general"
    if number == "participants":
        first, second = second, first
    typed_edition(cast, first, rows, month)
    told = told_by(draft_edition(cast.asken, first, month, number=2)) | told_by(
        draft_edition(cast.asken, second, month)
    )
    assert isinstance(told["exits", Gender.ALL], Withheld)
    assert sum(isinstance(told[name, Gender.ALL], Number) for name in ("participants", "participants_now")) == 1


def test_free_places_are_told_when_those_still_there_are(cast: Cast):
    assert told_by(typed_edition(cast, "skaraborg_monthly"))["places_free", Gender.ALL] == Number(8)


def test_free_places_do_not_tell_a_few_still_there(cast: Cast):
    few = TYPED | {"participants_now": "3 2 1", "participants": "111 66 45", "participants_new": "60 36 24"}
    assert told_by(typed_edition(cast, "skaraborg_monthly", few))["places_free", Gender.ALL] == Withheld()


def test_free_places_are_not_known_while_those_still_there_are_not(cast: Cast):
    rows = {name: row for name, row in TYPED.items() if name != "participants_now"}
    counts = edition_counts(typed_edition(cast, "skaraborg_monthly", rows))
    assert counts.cell("places_free").cell == Blank()
