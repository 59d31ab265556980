"""One word for one thing: names in the code do not use the synonyms that the glossary forbids."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| (?P<swedish>[^|]+) \| (?P<english>[^|]+) \| (?P<code>[^|]+) \| (?P<forbidden>[^|]*) \|$")
# Words of the glossary's last column that are also ordinary words or other libraries' names.
ORDINARY = {
    "action",
    "actions",
    "activity",
    "result",
    "null",
    "empty",
    "issue",
    "user",
    "template",
    "sender",
    "measure",
}
FORBIDDEN_MODULES = {"utils", "helpers", "common", "manager", "service", "base"}


def forbidden_words() -> set[str]:
    rows = (ROW.match(line) for line in (ROOT / "GLOSSARY.md").read_text("utf-8").splitlines())
    cells = (row["forbidden"] for row in rows if row and not row["swedish"].startswith(("Swedish", "---")))
    words = {word.strip().lower() for cell in cells for word in cell.split(",") if word.strip()}
    return {word for word in words if " " not in word} - ORDINARY


def names(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name


def words_of(name: str) -> set[str]:
    return {part.lower() for part in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)}


def modules() -> list[Path]:
    return [path for path in (ROOT / "src").rglob("*.py") if "migrations" not in path.parts]


def test_the_glossary_forbids_something():
    assert {"metric", "enrollment", "suppressed"} <= forbidden_words()


def test_names_use_the_glossarys_words():
    forbidden = forbidden_words()
    wrong = [f"{path.name}: {name}" for path in modules() for name in names(path) if words_of(name) & forbidden]
    assert not wrong, wrong


def test_no_module_is_named_for_nothing():
    wrong = [str(path) for path in modules() if path.stem in FORBIDDEN_MODULES or path.parent.name in FORBIDDEN_MODULES]
    assert not wrong, wrong


def test_no_file_is_too_long():
    long = {path.name: lines for path in modules() if (lines := len(path.read_text("utf-8").splitlines())) > 400}
    assert not long, long
