"""Every event that is written to the trail has a name that people read."""

import ast
from collections.abc import Iterator
from pathlib import Path

import stegvis
from stegvis.actions.event_names import event_name

ROOMS = Path(stegvis.__file__).parent


def _written() -> Iterator[str]:
    """The events that are written by name, wherever `record(…)` and `record_change(…)` stand."""
    for file in sorted(ROOMS.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"record", "record_change"} and node.args:
                yield from _texts(node.args[0])


def _texts(given: ast.expr) -> Iterator[str]:
    if isinstance(given, ast.Constant) and isinstance(given.value, str):
        yield given.value
    elif isinstance(given, ast.IfExp):
        yield from (text for side in (given.body, given.orelse) for text in _texts(side))


def test_every_event_has_a_name_in_both_languages():
    events = set(_written())
    assert len(events) > 30
    assert [one for one in sorted(events) if event_name(one).sv == event_name(one).en] == []
