"""A released table is made in one place only: whoever else tries is found in the source."""

import ast
import copy
from dataclasses import replace
from pathlib import Path

import pytest
from tests.disclosure.invented_releases import YEAR

from stegvis.vocabulary.released import Provenance, ReleasedTable, TableShape

SOURCE = Path(__file__).parents[2] / "src" / "stegvis"
MAKER = SOURCE / "disclosure" / "release" / "tables.py"
HOME = SOURCE / "vocabulary" / "released.py"
FORBIDDEN = frozenset({"release_seal", "_RELEASE"})
PROVENANCE = Provenance("p", (), (), "", "", 0, "")


def builders(path: Path) -> list[str]:
    """Where a file calls ReleasedTable, or names its seal."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else None
        alias = node.name.split(".")[-1] if isinstance(node, ast.alias) else None
        called = node.func if isinstance(node, ast.Call) else None
        called_name = getattr(called, "id", getattr(called, "attr", None))
        if {name, alias} & FORBIDDEN or called_name == "ReleasedTable":
            found.append(f"{path}:{getattr(node, 'lineno', 0)}")
    return found


def test_only_the_release_makes_released_tables() -> None:
    assert builders(MAKER)
    elsewhere = [path for path in SOURCE.rglob("*.py") if path not in (MAKER, HOME)]
    assert len(elsewhere) > 100
    assert [place for path in elsewhere for place in builders(path)] == []


@pytest.mark.parametrize(
    "text",
    [
        "t = ReleasedTable('x')",
        "import stegvis.vocabulary.released as r\nr.ReleasedTable('x')",
        "from stegvis.vocabulary.released import release_seal as harmless",
        "from stegvis.vocabulary import released\nreleased._RELEASE",
    ],
)
def test_the_rule_can_fail(tmp_path: Path, text: str) -> None:
    (path := tmp_path / "sly.py").write_text(text)
    assert builders(path)


def test_without_the_seal_there_is_no_table() -> None:
    with pytest.raises(TypeError, match=r"disclosure\.release"):
        ReleasedTable("x", TableShape.REPORT, YEAR, (), (), PROVENANCE)


def test_a_released_table_cannot_be_changed_into_another(tmp_path: Path) -> None:
    from tests.disclosure.invented_releases import released, report

    from stegvis.disclosure.release import Count
    from stegvis.vocabulary import Gender

    counts = (Count("participants", "Insats 1", Gender.ALL, YEAR, 40),)
    table = released(report("helår", counts, YEAR, sets=("participants",)), tmp_path).tables[0]
    with pytest.raises((TypeError, ValueError)):
        replace(table, rows=())
    with pytest.raises(AttributeError):
        table.rows = ()  # type: ignore[misc]
    assert copy.copy(table) == table
