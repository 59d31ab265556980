"""Of nobody, nobody is told of: outcomes under a shown zero. All people are invented."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.disclosure.invented_releases import AT, FEW, SECRET, YEAR, one_auditor, released, report, table

from stegvis.disclosure.release import Count, Ledger, Refused, release
from stegvis.disclosure.release.families import Draft
from stegvis.vocabulary import Gender, Number, Withheld


def test_of_nobody_who_left_nobody_feels_better(tmp_path: Path) -> None:
    """Where the exits are shown to be none, a withheld outcome would only look as if there were something to hide."""
    sizes = {"participants": 40, "exits": 0, "feels_better": 0}
    counted = tuple(Count(one, "Insats 1", Gender.ALL, YEAR, value) for one, value in sizes.items())
    found = released(report("a", counted, YEAR, sets=FEW), tmp_path)
    assert table(found, "a Insats 1").cell("exits") == Number(0)
    assert table(found, "a Insats 1").cell("feels_better") == Number(0)


def of_few_women(exits: int) -> tuple[Count, ...]:
    """All who left the first intervention are women; none of them feels better."""
    size = {"participants": (20, 20), "exits": (exits, 0), "feels_better": (0, 0)}
    other = {"participants": (20, 20), "exits": (15, 15), "feels_better": (10, 10)}
    return tuple(
        Count(counted, name, gender, YEAR, value)
        for name, sizes in (("Insats 1", size), ("Insats 2", other))
        for counted, (women, men) in sizes.items()
        for gender, value in ((Gender.ALL, women + men), (Gender.WOMEN, women), (Gender.MEN, men))
    )


def test_below_the_threshold_an_outcome_is_told_only_where_its_shown_whole_is_nobody(tmp_path: Path) -> None:
    found = table(released(report("a", of_few_women(7), YEAR, sets=FEW), tmp_path), "a Insats 1")
    for gender, exits, better in ((Gender.WOMEN, 7, Withheld()), (Gender.MEN, 0, Number(0))):
        assert found.cell("exits", gender) == Number(exits)
        assert found.cell("feels_better", gender) == better


def test_a_hidden_whole_tells_nothing_of_its_parts(tmp_path: Path) -> None:
    """Three exits are withheld; that nobody of them feels better stays withheld with them."""
    found = table(released(report("a", of_few_women(3), YEAR, sets=FEW), tmp_path), "a Insats 1")
    assert found.cell("exits", Gender.WOMEN) == Withheld()
    assert found.cell("feels_better", Gender.WOMEN) == Withheld()


@pytest.mark.parametrize("exits", [6, 9], ids=["below the threshold", "hidden by the pattern"])
def test_what_is_told_after_the_pattern_is_audited_too(
    exits: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were a small group by mistake taken to say no more, the audit of what is published would see it."""
    few = tuple(
        replace(one, value=3)
        if (one.counted, one.intervention) == ("feels_better", "Insats 1") and one.gender is not Gender.MEN
        else one
        for one in of_few_women(exits)
    )
    request, ledger = report("a", few, YEAR, sets=FEW), Ledger(tmp_path / "ledger.jsonl")
    monkeypatch.setattr(Draft, "says_no_more", lambda _, who, shown: who.counted == "feels_better")
    found = release(request, ledger=ledger, secret=SECRET, at=AT, auditor=one_auditor())
    assert isinstance(found, Refused)
    assert "the audit found" in found.reason.en
    assert ledger.entries() == ()
