"""A report's figures: filled from the facts for every form, and decided for the ledger."""

from datetime import UTC, date, datetime

import pytest
from tests.cast import Cast
from tests.invented_editions import make_edition
from tests.invented_participations import USUAL, Took, leavers, take_part

from stegvis.catalogue import load_forms
from stegvis.disclosure.release import Pending, commit
from stegvis.store.ledgers import ledger_of
from stegvis.store.models import Edition
from stegvis.store.reports.figures.counting import edition_counts
from stegvis.store.reports.figures.decided import decide_edition, release_request, told_figures
from stegvis.store.reports.figures.drafted import draft_figures, filled
from stegvis.store.reports.figures.preview import preview_of
from stegvis.vocabulary import Gender, Number, Period, Withheld
from stegvis.vocabulary.released import ReleasedCell

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
    edition = make_edition(cast, form=form)
    edition.form_version = form_version(form)
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


def test_the_draft_marks_what_the_report_would_hide(cast: Cast):
    take_part(cast.linden, (*USUAL, *leavers("men", 2, "parental_leave")))
    edition = make_edition(cast)
    counts = edition_counts(edition)
    preview = preview_of(edition, counts)
    assert preview is not None and preview.refusal is None
    found = filled(edition, counts).hiding(preview.hidden)
    hidden = found.cell("exits_other", Gender.MEN)
    assert hidden is not None and hidden.is_hidden and hidden.number == 2
    shown = found.cell("participants")
    assert shown is not None and shown.is_hidden is False
    pending = decide_edition(edition, at=AT)
    assert isinstance(pending, Pending)
    withheld = {
        (one.measure, one.gender) for one in told_figures(edition, pending.release) if isinstance(one.cell, Withheld)
    }
    assert {(one.measure, one.gender) for one in found.cells() if one.is_hidden} == withheld


def test_asked_again_the_preview_is_not_worked_out_again(cast: Cast, monkeypatch):
    take_part(cast.linden)
    edition = make_edition(cast)
    first = preview_of(edition, edition_counts(edition))
    monkeypatch.setattr("stegvis.store.reports.figures.preview.decide", None)
    assert preview_of(edition, edition_counts(edition)) is first


def test_few_exits_tell_nothing_of_how_it_went(cast: Cast):
    take_part(cast.linden, (*[Took("women")] * 12, *leavers("women", 7)))
    edition = make_edition(cast)
    found = draft_figures(edition)
    assert [bool(table.instead) for table in found.tables] == [False, True, True]
    pending = decide_edition(edition, at=AT)
    assert isinstance(pending, Pending)
    told = {(one.measure, one.gender): one.cell for one in told_figures(edition, pending.release)}
    assert told["exits_positive", Gender.ALL] == Withheld()


def test_plans_are_shown_and_free_places_follow_those_who_take_part(cast: Cast):
    cast.linden.plans.create(from_on=date(2026, 1, 1), to_on=date(2026, 12, 31), gender="women", participants=30)
    cast.linden.places = 40
    take_part(cast.linden, (*[Took("women")] * 9, *[Took("men")] * 9))
    final = make_edition(cast, form="rar_final")
    assert plain(final, "planned_participants", Gender.WOMEN) == Number(30)
    monthly = make_edition(cast, form="skaraborg_monthly", period=Period(date(2026, 8, 1), date(2026, 8, 31)))
    assert plain(monthly, "places_free", Gender.ALL) == Number(22)


def test_free_places_do_not_tell_a_small_number_of_participants(cast: Cast):
    cast.linden.places = 40
    take_part(cast.linden, (*[Took("women")] * 3,))
    monthly = make_edition(cast, form="skaraborg_monthly", period=Period(date(2026, 8, 1), date(2026, 8, 31)))
    assert plain(monthly, "places_free", Gender.ALL) == Withheld()


def plain(edition: Edition, measure: str, gender: Gender) -> ReleasedCell:
    edition.form_version = form_version(edition.form_id)
    pending = decide_edition(edition, at=AT)
    assert isinstance(pending, Pending)
    return next(
        one.cell for one in told_figures(edition, pending.release) if (one.measure, one.gender) == (measure, gender)
    )


def form_version(form: str) -> str:
    return next(one.version for one in load_forms() if one.id == form)


def test_where_nobody_answered_the_draft_shows_what_the_report_will(cast: Cast):
    took = (*leavers("women", 20, feeling=""), *leavers("men", 20, feeling=""))
    take_part(cast.linden, took)
    edition = make_edition(cast)
    drafted = draft_figures(edition).cell("feels_better")
    assert drafted is not None and drafted.number == 0
    assert (drafted.counted.answered, drafted.counted.not_answered) == (0, 40)
    pending = decide_edition(edition, at=AT)
    assert isinstance(pending, Pending)
    told = [one.cell for one in told_figures(edition, pending.release) if one.measure == "feels_better"]
    assert told and all(isinstance(cell, Withheld) or cell.value == 0 for cell in told)
