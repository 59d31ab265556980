"""What changed since the last report, counts that were typed in, and one structure for all of a ledger."""

from datetime import UTC, date, datetime

import pytest
from tests.cast import Cast
from tests.invented_editions import draft_edition, handed_in_edition
from tests.invented_participations import take_part

from stegvis.disclosure.release import Pending, commit
from stegvis.store.ledgers import ledger_of
from stegvis.store.models import Participation
from stegvis.store.organisation.entered_counts import Counts, save_counts
from stegvis.store.register import exits
from stegvis.store.reports.figures.changes import changed_since
from stegvis.store.reports.figures.counting import edition_counts
from stegvis.store.reports.figures.decided import decide_edition
from stegvis.store.reports.figures.drafted import draft_figures
from stegvis.vocabulary import Blank, Gender, Number, Period

AT = datetime(2026, 9, 15, tzinfo=UTC)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture(autouse=True)
def own_ledgers(monkeypatch, tmp_path):
    monkeypatch.setenv("STEGVIS_DATA_DIR", str(tmp_path))


def test_what_was_handed_in_and_no_longer_holds_is_told(cast: Cast):
    take_part(cast.linden)
    handed_in_edition(cast.linden)
    edition = draft_edition(cast.linden, "skaraborg_annual", YEAR)
    found = changed_since(edition, edition_counts(edition))
    # The invented package says 40 participants and 12 exits.
    moved = {(one.measure, one.gender): (one.told, one.now) for one in found.moved}
    assert moved["participants", Gender.ALL] == (40, 44)
    assert moved["exits", Gender.WOMEN] == (7, 14)
    assert found.period == Period(date(2026, 1, 1), date(2026, 8, 31))
    # Eight months and a year are not compared.
    assert found.compared is None and found.figures == ()


def test_figures_are_compared_with_the_latest_report_on_as_long_a_time(cast: Cast):
    take_part(cast.linden)
    year_before = Period(date(2025, 1, 1), date(2025, 12, 31))
    handed_in_edition(cast.linden)
    handed_in_edition(cast.linden, form="skaraborg_annual", period=year_before)
    found = changed_since(edition := draft_edition(cast.linden, "skaraborg_annual", YEAR), edition_counts(edition))
    assert found.compared == year_before
    assert "participants" in {one.measure for one in found.figures}


def test_exits_that_were_undone_since_are_counted_where_they_were(cast: Cast):
    one, *_ = take_part(cast.linden)
    exits.undo_exit(one, by=cast.actor("amina"))
    handed_in_edition(cast.linden)
    edition = draft_edition(cast.linden, "skaraborg_annual", YEAR)
    assert changed_since(edition, edition_counts(edition)).exits_undone == 0
    time = Participation.objects.filter(intervention=cast.linden, exited_on__isnull=False).exclude(pk=one.pk)[0]
    elsewhere = Participation.objects.get(pk=time.pk)
    elsewhere.pk, elsewhere._state.adding, elsewhere.intervention = None, True, cast.asken
    elsewhere.save()
    exits.undo_exit(elsewhere, by=cast.actor("amina"))
    assert changed_since(edition, edition_counts(edition)).exits_undone == 0
    exits.undo_exit(time, by=cast.actor("amina"))
    assert changed_since(edition, edition_counts(edition)).exits_undone == 1


def test_without_an_earlier_report_nothing_has_changed(cast: Cast):
    edition = draft_edition(cast.linden)
    assert changed_since(edition, edition_counts(edition)).period is None


def test_typed_and_counted_reports_stand_in_one_ledger(cast: Cast):
    take_part(cast.linden)
    typed = draft_edition(cast.asken)
    told = {("participants", Gender.ALL): 30, ("exits", Gender.ALL): 20, ("exits_positive", Gender.ALL): 11}
    cells = {place: Number(value) for place, value in told.items()}
    period = Period(typed.period_start, typed.period_end)
    save_counts(cast.asken, Counts(period, cells), by=cast.actor("maja"))
    found = draft_figures(typed)
    cell, blank = found.cell("exits_positive"), found.cell("feels_better")
    assert cell is not None and cell.number == 11
    assert blank is not None and blank.counted.cell == Blank()
    for edition in (draft_edition(cast.linden), typed):
        pending = decide_edition(edition, at=AT)
        assert isinstance(pending, Pending)
        commit(pending, ledger=ledger_of(cast.association))


def test_the_digest_follows_the_facts_that_are_counted(cast: Cast):
    one, *_ = take_part(cast.linden)
    edition = draft_edition(cast.linden)
    before = draft_figures(edition).facts_digest
    assert draft_figures(edition).facts_digest == before
    one.exited_on = date(2026, 5, 28)
    one.save()
    # The figures are the same, and the facts are not.
    assert draft_figures(edition).facts_digest != before
