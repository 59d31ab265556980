"""How an intervention stands: raw for those who register it, released or withheld for the association."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.cast import Cast
from tests.disclosure.invented_releases import SECRET, one_auditor, report

from stegvis.actions.access import NotPermitted
from stegvis.actions.count_intervention import MEASURES, count_intervention
from stegvis.disclosure.release import Count, Refused, commit, decide
from stegvis.store.ledgers import ledger_of
from stegvis.store.models import CountedOnly, ExitCode, Participant, Participation
from stegvis.vocabulary import Gender, Number, Period, Withheld

INTERIM = Period(date(2023, 1, 1), date(2023, 8, 31))


@pytest.fixture
def linden(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """Linden with 23 women and 7 men, of whom some have left."""
    monkeypatch.setenv("STEGVIS_DATA_DIR", str(tmp_path))
    work = ExitCode.objects.get(national="regular_work")
    for number in range(30):
        is_woman, has_left = number < 23, number % 3 == 0
        person = Participant.objects.create(
            controller=cast.municipality, local_number=number + 1, gender="women" if is_woman else "men"
        )
        Participation.objects.create(
            participant=person,
            intervention=cast.linden,
            started_on=date(2023, 2, 1),
            exited_on=date(2023, 6, 1) if has_left else None,
            exit_code=work if has_left else None,
            feeling="better" if number % 6 == 0 else "unchanged" if has_left else "",
        )
    return cast


@pytest.mark.parametrize("who", ["amina", "maja"])
def test_who_runs_an_intervention_sees_its_raw_figures(linden: Cast, who: str, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        counts = count_intervention(by=linden.actor(who), number=linden.linden.pk, period=INTERIM)
    assert counts.is_raw
    assert [one.measure for one in counts.figures] == list(MEASURES)
    assert counts.columns == (Gender.ALL, Gender.WOMEN, Gender.MEN)
    assert counts.cell("participants") == Number(30)
    assert counts.cell("exits", Gender.MEN) == Number(2)
    assert counts.cell("feels_better") == Number(5, answered=10)


def test_a_change_is_seen_at_once(linden: Cast):
    amina, number = linden.actor("amina"), linden.linden.pk
    count_intervention(by=amina, number=number, period=INTERIM)
    Participation.objects.filter(participant__local_number=1).update(is_registered_in_error=True)
    CountedOnly.objects.create(intervention=linden.linden, year=2023, gender="nonbinary", participants=1)
    counts = count_intervention(by=amina, number=number, period=INTERIM)
    assert counts.cell("exits") == Number(9)
    assert counts.cell("participants") == Number(30)
    assert counts.cell("participants", Gender.NONBINARY) == Number(1)


@pytest.mark.parametrize("who", ["bosse", "stranger"])
def test_nobody_else_counts_it(linden: Cast, who: str):
    with pytest.raises(NotPermitted):
        count_intervention(by=linden.actor(who), number=linden.linden.pk, period=INTERIM)


@pytest.mark.parametrize("who", ["frida", "carl", "britta", "reidar"])
def test_the_association_sees_nothing_before_a_release(linden: Cast, who: str):
    counts = count_intervention(by=linden.actor(who), number=linden.linden.pk, period=INTERIM)
    assert not counts.is_raw
    assert {cell for one in counts.figures for cell in one.cells.values()} == {Withheld()}


def test_the_association_sees_what_was_released_and_no_more(linden: Cast):
    sizes = {"participants": (30, 23, 7), "exits": (10, 8, 2)}
    columns = (Gender.ALL, Gender.WOMEN, Gender.MEN)
    counts = tuple(
        Count(name, "Linden", gender, INTERIM, value)
        for name, values in sizes.items()
        for gender, value in zip(columns, values, strict=True)
    )
    ledger, request = ledger_of(linden.association), report("delår", counts, INTERIM, sets=tuple(sizes))
    pending = decide(request, ledger=ledger, secret=SECRET, at=datetime(2023, 9, 1, tzinfo=UTC), auditor=one_auditor())
    assert not isinstance(pending, Refused)
    commit(pending, ledger=ledger)
    table = pending.release.tables[0]
    seen = count_intervention(by=linden.actor("frida"), number=linden.linden.pk, period=INTERIM)
    for name in sizes:
        assert [seen.cell(name, one) for one in columns] == [table.cell(name, one) for one in columns]
    assert isinstance(seen.cell("participants"), Number)
    assert isinstance(seen.cell("exits", Gender.MEN), Withheld)
    assert seen.cell("participants_new") == Withheld()
    other = count_intervention(
        by=linden.actor("frida"), number=linden.linden.pk, period=Period(date(2023, 1, 1), date(2023, 7, 31))
    )
    assert other.cell("participants") == Withheld()
