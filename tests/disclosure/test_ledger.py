"""The ledger: nothing in it can be changed, lost or doubled unseen, and two at once do not get in each other's way."""

import json
import multiprocessing
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.disclosure.invented_releases import STRUCTURE, YEAR

from stegvis.disclosure.protection_outcome import Audit
from stegvis.disclosure.release import Count, Ledger
from stegvis.disclosure.release.entries import Entry, LedgerCell
from stegvis.disclosure.release.ledger import START, LedgerMovedOn
from stegvis.measures.nodes import PrivacyClass
from stegvis.vocabulary import BadInput, Gender, Wording

COUNT = Count("exits", "Insats 1", Gender.WOMEN, YEAR, 12)
ENTRY = Entry(
    publication="helår",
    request="0" * 64,
    at=datetime(2024, 1, 15, 9, 30, tzinfo=UTC),
    counts=(COUNT,),
    cells=(LedgerCell(COUNT.who, 12, visible=False),),
    structure=STRUCTURE,
    measures=(("exits", "ab"),),
    k=((PrivacyClass.A, 5),),
    pattern="1" * 64,
    audit=Audit(groups=3, provable=0, solver="invented"),
    corrects=None,
    notes=(Wording("påhittad", "invented"),),
)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """Three publications."""
    ledger = Ledger.open(tmp_path / "ledger.jsonl")
    head = START
    for number in range(3):
        head = ledger.append(replace(ENTRY, publication=f"nr {number}"), after=head)
    return ledger


def test_entries_come_back_as_they_were(ledger: Ledger) -> None:
    assert ledger.entries() == tuple(replace(ENTRY, publication=f"nr {number}") for number in range(3))


def changed_value(lines: list[str]) -> list[str]:
    return [lines[0], lines[1].replace('"nr 1"', '"nr x"'), lines[2]]


def visible_all_along(lines: list[str]) -> list[str]:
    return [lines[0], lines[1].replace("false", "true"), lines[2]]


def rehashed(lines: list[str]) -> list[str]:
    """A line changed with a hash of its own: the next line does not follow from it."""
    plain = json.loads(lines[0])
    return [json.dumps({**plain, "hash": "f" * 64}), *lines[1:]]


DAMAGE: dict[str, Callable[[list[str]], list[str]]] = {
    "rad 2": changed_value,
    "rad 2 i": visible_all_along,
    "rad 1": rehashed,
    "rad 2 i liggaren": lambda lines: [lines[0], lines[2]],
    "rad 1 i": lambda lines: lines[1:],
    "avklippt vid rad 3": lambda lines: lines[:2],
    "avklippt vid rad 1": lambda _: [],
}


@pytest.mark.parametrize("said", DAMAGE)
def test_damage_is_one_clear_sentence(ledger: Ledger, said: str) -> None:
    lines = ledger.path.read_text().splitlines()
    ledger.path.write_text("".join(f"{line}\n" for line in DAMAGE[said](lines)))
    with pytest.raises(BadInput, match=said):
        ledger.read()
    with pytest.raises(BadInput, match=said):
        ledger.append(ENTRY, after=START)


HEAD_DAMAGE = ("[]", "", "{", "3", "null", "{}", '{"entries": "3", "hash": ""}', '{"entries": 0, "hash": ""}', "\xff")


@pytest.mark.parametrize("head", HEAD_DAMAGE)
def test_a_damaged_head_is_one_clear_sentence(ledger: Ledger, head: str) -> None:
    ledger.path.with_name("ledger.jsonl.head").write_bytes(head.encode("latin-1"))
    before = ledger.path.read_bytes()
    for use in (ledger.read, lambda: ledger.append(ENTRY, after=START)):
        with pytest.raises(BadInput, match=r"jsonl\.head: filen som minns hur lång liggaren är är skadad"):
            use()
    assert ledger.path.read_bytes() == before


def test_only_its_owner_reads_it_and_endless_nesting_is_damage(ledger: Ledger) -> None:
    files = [ledger.path, ledger.path.with_name("ledger.jsonl.head")]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    lines = ledger.path.read_text().splitlines()
    ledger.path.write_text("\n".join([lines[0], "[" * 100_000, lines[2], ""]))
    with pytest.raises(BadInput, match="rad 2"):
        ledger.read()


def test_half_a_line(ledger: Ledger) -> None:
    text = ledger.path.read_bytes()
    ledger.path.write_bytes(text[:-40])
    with pytest.raises(BadInput, match="avklippt vid rad 3"):
        ledger.read()


def test_no_ledger_is_an_empty_one_and_a_lost_one_is_not(ledger: Ledger, tmp_path: Path) -> None:
    assert Ledger.open(tmp_path / "none.jsonl").entries() == ()
    ledger.path.unlink()
    with pytest.raises(BadInput, match="avklippt"):
        ledger.read()


def test_a_line_written_just_before_a_crash_counts(ledger: Ledger) -> None:
    """The line is there and the head was not yet told of it: whoever decided it may have shown it."""
    head = ledger.path.with_name("ledger.jsonl.head")
    earlier = head.read_text()
    last = ledger.append(replace(ENTRY, publication="nr 3"), after=ledger.read().head)
    head.write_text(earlier)
    assert ledger.read().head == last


def test_what_was_decided_against_an_older_ledger_is_not_written(ledger: Ledger) -> None:
    before = ledger.path.read_bytes()
    with pytest.raises(LedgerMovedOn):
        ledger.append(ENTRY, after=START)
    assert ledger.path.read_bytes() == before


def append_until_it_goes(path: Path, name: str) -> None:
    """What a release does: decide against what is there, and start over when another came first."""
    for number in range(5):
        while True:
            ledger = Ledger(path)
            try:
                ledger.append(replace(ENTRY, publication=f"{name} {number}"), after=ledger.read().head)
                break
            except LedgerMovedOn:
                continue


def test_many_at_once(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    writers = [
        multiprocessing.get_context("fork").Process(target=append_until_it_goes, args=(path, name)) for name in "abc"
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    names = {entry.publication for entry in Ledger(path).entries()}
    assert names == {f"{name} {number}" for name in "abc" for number in range(5)}


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="går inte att läsa"):
        Ledger.open(tmp_path / "no folder" / "ledger.jsonl")
