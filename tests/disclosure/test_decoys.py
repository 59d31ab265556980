"""What a correction's pattern tells whoever knows the method: which numbers went dark, and what moved."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from tests.disclosure.invented_releases import AT, SETS, YEAR, counts, one_auditor, people, report

from stegvis.disclosure.protection_outcome import Status
from stegvis.disclosure.release import Count, Ledger, Refused, Release, ReleaseRequest, decoys, release
from stegvis.vocabulary import Gender, Number

SIZES = {"participants": 70, "exits": 48, "exits_positive": 20, "exits_unclear": 16, "exits_other": 12}
SIZES |= {"feels_better": 24, "more_active": 30}
MAY_MOVE = ("participants", "feels_better", "more_active")
"""Each may move alone: the classes of exits move with the exits."""
SECRETS = tuple(f"an invented secret, number {number}".encode() for number in range(6))


def told(name: str, sizes: Mapping[str, int], corrects: str | None = None) -> ReleaseRequest:
    counted = tuple(Count(one, "Insats 1", Gender.ALL, YEAR, value) for one, value in sizes.items())
    return report(name, counted, YEAR, sets=tuple(sizes), corrects=corrects)


def published(requests: Iterable[ReleaseRequest], secret: bytes, folder: Path) -> list[Release]:
    folder.mkdir(parents=True)
    ledger = Ledger(folder / "ledger.jsonl")
    found = []
    for request in requests:
        one = release(request, ledger=ledger, secret=secret, at=AT, auditor=one_auditor())
        assert not isinstance(one, Refused), one.reason.en
        found.append(one)
    return found


def shown(found: Release) -> frozenset[tuple[str | None, str, Gender]]:
    rows = (row for table in found.tables for row in table.rows)
    return frozenset((row.intervention, row.measure, row.gender) for row in rows if isinstance(row.cell, Number))


def went_dark(sizes: Mapping[str, int], secret: bytes, folder: Path) -> frozenset[str]:
    """The rows whose number the correction to `sizes` no longer shows."""
    before, after = published((told("helår", SIZES), told("rättelse", sizes, "helår")), secret, folder)
    return frozenset(measure for _, measure, _ in shown(before) - shown(after))


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, frozenset[str]]]:
    """What moved, by one or two, and what a reader sees go dark: every number that may move, with every secret."""
    folder = tmp_path_factory.mktemp("views")
    return [
        (moved, went_dark({**SIZES, moved: SIZES[moved] + by}, secret, folder / f"{moved}{by}{number}"))
        for moved in MAY_MOVE
        for number, secret in enumerate(SECRETS)
        for by in ((1, -2)[number % 2],)
    ]


def test_whoever_knows_that_one_number_moved_cannot_tell_which(views: list[tuple[str, frozenset[str]]]) -> None:
    """Without decoys the number that goes dark is the one that moved, and it moved by one to four: a proven group."""
    suspects = [dark & set(MAY_MOVE) for _, dark in views]
    assert all(moved in dark for moved, dark in views)
    assert all(len(dark) > decoys.AT_LEAST for _, dark in views)
    guessed_right = sum(1 / len(one) for one in suspects) / len(views)
    assert guessed_right <= 0.6


def test_one_view_fits_several_truths(views: list[tuple[str, frozenset[str]]]) -> None:
    truths: dict[frozenset[str], set[str]] = {}
    for moved, dark in views:
        truths.setdefault(dark, set()).add(moved)
    assert any(len(found) > 1 for found in truths.values())


def test_the_same_again_hides_the_same_and_another_name_draws_anew(tmp_path: Path) -> None:
    moved = {**SIZES, "feels_better": 25}
    again = [went_dark(moved, SECRETS[0], tmp_path / str(number)) for number in range(2)]
    assert again[0] == again[1]
    drawn = set()
    for name in ("rättelse 1", "rättelse 2", "rättelse 3", "rättelse 4"):
        before, after = published((told("helår", SIZES), told(name, moved, "helår")), SECRETS[0], tmp_path / name)
        drawn.add(shown(before) - shown(after))
    assert len(drawn) > 1


def test_where_nothing_moved_nothing_goes_dark(tmp_path: Path) -> None:
    """A text that was put right costs no number."""
    assert not went_dark(SIZES, SECRETS[0], tmp_path / "a")


def test_each_correction_draws_anew_and_what_is_dark_stays_dark(tmp_path: Path) -> None:
    """Were the lot the same, what a second correction adds to the dark would be what moved, and nothing else."""
    first = {**SIZES, "feels_better": 25}
    requests = (
        told("helår", SIZES),
        told("rättelse 1", first, "helår"),
        told("rättelse 2", {**first, "participants": 71}, "rättelse 1"),
    )
    _, once, twice = (shown(one) for one in published(requests, SECRETS[1], tmp_path / "a"))
    assert twice < once
    assert {measure for _, measure, _ in once - twice} > {"participants"}


def test_the_pattern_is_still_the_smallest_for_what_is_asked(tmp_path: Path) -> None:
    found = published(
        (told("helår", SIZES), told("rättelse", {**SIZES, "participants": 71}, "helår")), SECRETS[0], tmp_path / "a"
    )[1].protection
    assert found is not None
    assert found.status is Status.OPTIMAL
    assert found.lower_bound == found.weight_hidden


@pytest.mark.parametrize("seed", range(4))
def test_decoys_never_stop_a_correction(seed: int, tmp_path: Path) -> None:
    """Women and men, two interventions, some forgotten and some told twice."""
    everyone = people((30, 60), seed)
    before = counts(everyone[3:], YEAR, SETS)
    after = counts((*everyone[:40], *everyone[42:]), YEAR, SETS)
    published(
        (report("helår", before, YEAR), report("rättelse", after, YEAR, corrects="helår")), SECRETS[0], tmp_path / "a"
    )
