"""A family read from JSON: what is wrong is told in one sentence that names the place."""

import json
from pathlib import Path

import pytest

from stegvis.disclosure.consistency import DoesNotAddUp, find_world
from stegvis.disclosure.family import Cell, Family, Group, PublishedCell
from stegvis.disclosure.family_json import parse_family, read_content
from stegvis.disclosure.highs import Deadline
from stegvis.disclosure.system import build_system
from stegvis.vocabulary import BadInput


def document(**changes) -> dict:
    return {
        "k": 5,
        "atoms": ["women", "men"],
        "cells": [{"id": "total", "publication": "2023", "atoms": {"women": 1, "men": 1}, "value": 11, "weight": 2}],
        "groups": [{"id": "women", "atoms": {"women": 1}, "value": 2}],
        "ledger": [{"id": "old", "atoms": {"men": 1}, "value": 9, "visible": False}],
        "protect_zero": True,
        "seed": "s",
        "time_limit_s": 5,
    } | changes


def cell(**changes) -> dict:
    return document(cells=[document()["cells"][0] | changes])


def parsed(content: object) -> Family:
    return parse_family(json.dumps(content).encode(), "f.json")


def test_every_field_is_read():
    assert parsed(document()) == Family(
        k=5,
        atoms=("women", "men"),
        cells=(Cell("total", (("women", 1), ("men", 1)), 11, "2023", 2),),
        groups=(Group("women", (("women", 1),), 2, 5),),
        ledger=(PublishedCell("old", (("men", 1),), 9, False),),
        protect_zero=True,
        seed="s",
        time_limit_s=5.0,
    )


def test_what_may_be_left_out():
    family = parsed({"k": 3, "atoms": ["a"], "cells": [{"id": "c", "atoms": {"a": 1}, "value": 4}]})
    assert (family.cells[0].weight, family.groups, family.ledger, family.protect_zero) == (1, (), (), False)


def test_no_time_at_all_is_a_limit_too():
    assert parsed(document(time_limit_s=0)).time_limit_s == 0


def test_a_difference_may_be_below_zero():
    assert parsed(cell(atoms={"women": 1, "men": -1}, value=-7)).cells[0].value == -7


WRONG = {
    "unknown atom": (cell(atoms={"children": 1}), "children"),
    "value below zero": (cell(value=-1), "total"),
    "value with decimals": (cell(value=1.5), "total"),
    "value as text": (cell(value="11"), "total"),
    "value true": (cell(value=True), "total"),
    "no value": (document(cells=[{"id": "c", "atoms": {"men": 1}}]), "value"),
    "weight zero": (cell(weight=0), "weight"),
    "huge value": (cell(value=10**12), "total"),
    "atom zero times": (cell(atoms={"men": 0}), "men"),
    "no atoms": (cell(atoms={}), "total"),
    "atoms as a list": (cell(atoms=["men"]), "total"),
    "id used twice": (document(cells=document()["cells"] * 2), "total"),
    "atom twice": (document(atoms=["men", "men", "women"]), "men"),
    "atom a number": (document(atoms=[1]), "atom 1"),
    "k of 1": (document(k=1), "k"),
    "k as text": (document(k="5"), "k"),
    "no k": ({key: value for key, value in document().items() if key != "k"}, "k"),
    "cells an object": (document(cells={}), "cells"),
    "a cell a number": (document(cells=[7]), "cell 1"),
    "protect_zero as text": (document(protect_zero="yes"), "protect_zero"),
    "half a sign in an id": (cell(id="\ud800"), "cell 1"),
    "half a sign in an atom": (document(atoms=["\udfff"]), "atom 1"),
    "half a sign in the seed": (document(seed="a\ud83d"), "seed"),
    "seed a number": (document(seed=7), "seed"),
    "time below zero": (document(time_limit_s=-1), "time_limit_s"),
    "misspelt": (document(protect_zeros=True), "protect_zeros"),
    "a list": ([], "content"),
}


@pytest.mark.parametrize(("content", "named"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_named(content, named):
    with pytest.raises(BadInput) as caught:
        parsed(content)
    for told in (caught.value.reason.sv, caught.value.reason.en):
        assert "\n" not in told
        assert len(told) < 200
    assert named in caught.value.reason.en


RAW = {
    "empty": b"",
    "not JSON": b"{",
    "not UTF-8": b'{"k": "\xff"}',
    "NaN": b'{"k": NaN}',
    "infinite": b'{"k": 5, "atoms": ["a"], "cells": [], "time_limit_s": 1e999}',
    "endless number": b'{"k": ' + b"9" * 5000 + b"}",
    "deep": b'{"k": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "key twice": b'{"k": 5, "k": 2, "atoms": [], "cells": []}',
}


@pytest.mark.parametrize("content", RAW.values(), ids=RAW.keys())
def test_odd_files_get_one_sentence(content):
    with pytest.raises(BadInput) as caught:
        parse_family(content, "f.json")
    assert "\n" not in caught.value.reason.sv


@pytest.mark.parametrize(
    ("kind", "field", "value"), [("cells", "k", 8), ("cells", "protect_zero", True), ("groups", "visible", False)]
)
def test_what_is_asked_in_the_wrong_place_is_not_passed_over(kind: str, field: str, value: object) -> None:
    one = {"id": "A", "atoms": {"a": 1}, "value": 7}
    family = {"k": 5, "atoms": ["a"], "cells": [one], "groups": [{**one, "id": "B"}]}
    parse_family(json.dumps(family).encode(), "f.json")
    family[kind][0][field] = value
    with pytest.raises(BadInput, match=f"har inget fält ”{field}”"):
        parse_family(json.dumps(family).encode(), "f.json")


def test_devices_are_no_families_and_a_day_is_the_longest_wait() -> None:
    with pytest.raises(BadInput, match="ingen vanlig fil"):
        read_content(Path("/dev/zero"))
    assert parse_family(b'{"k": 5, "atoms": [], "cells": [], "time_limit_s": 1e300}', "f.json").time_limit_s == 86_400


def test_atoms_that_stand_alike_are_one_unknown() -> None:
    """A hundred thousand atoms in three sums are settled at once."""
    atoms = tuple(str(number) for number in range(100_000))
    half = tuple((atom, 1) for atom in atoms[::2])
    cells = (Cell("all", tuple((atom, 1) for atom in atoms), 90), Cell("half", half, 40))
    family = Family(5, atoms, cells)
    world = find_world(family, build_system(family), Deadline.after(20))
    assert (world.sum(), world.min()) == (90, 0)
    with pytest.raises(DoesNotAddUp):
        wrong = Family(5, atoms, (cells[0], Cell("half", half, 91)))
        find_world(wrong, build_system(wrong), Deadline.after(20))
