"""Actions reach a participant through one door, which writes the trail first."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "stegvis"
DOOR = SOURCE / "actions" / "access" / "open_participant.py"
AT_THE_DOOR = {"Participant", "participants_reached", "read_participant", "lock_participant"}
"""Names that reach persons by themselves: only the door uses them. As a type, a name in an annotation is no reading."""


def uses(tree: ast.AST) -> Iterator[str]:
    """Names that are called or asked for rows: `Participant.objects`, `read_participant(…)`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"}:
            yield ast.unparse(node.value)
        if isinstance(node, ast.Attribute) and node.attr == "participants":
            yield f"{ast.unparse(node.value)}.participants"


def forbidden(source: str) -> set[str]:
    return {name for name in uses(ast.parse(source)) if name in AT_THE_DOOR or name.endswith("controller.participants")}


@pytest.mark.parametrize(
    "file", sorted((SOURCE / "actions").rglob("*.py")), ids=lambda file: file.relative_to(SOURCE).as_posix()
)
def test_an_action_comes_to_a_participant_through_the_door(file: Path):
    if file != DOOR:
        assert forbidden(file.read_text("utf-8")) == set()


@pytest.mark.parametrize(
    "source",
    [
        "Participant.objects.get(pk=1)",
        "read_participant(everybody, 1, by=by, action='x')",
        "intervention.controller.participants.all()",
    ],
)
def test_the_rule_sees_a_way_around(source: str):
    assert forbidden(source)


def test_pages_open_no_participant_themselves():
    for file in (SOURCE / "web").rglob("*.py"):
        assert "open_participant" not in file.read_text("utf-8"), file
