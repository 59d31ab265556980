"""Dependencies are pinned with hashes, say why they are there, and no file names where they come from."""

import json
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")


def test_every_requirement_is_pinned_and_hashed():
    requirements = re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n", "", LOCK, flags=re.MULTILINE).strip())
    assert len(requirements) > 30
    loose = [r.split()[0] for r in requirements if "==" not in r.splitlines()[0] or "--hash=sha256:" not in r]
    assert not loose, loose


def test_no_lock_names_a_host():
    assert not re.search(r"https?://|index-url", LOCK)
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]


def test_every_dependency_says_why():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    stated = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    npm = json.loads((ROOT / "package.json").read_text("utf-8"))
    names = {*(re.split(r"[<>=\[]", one)[0] for one in stated), *npm["dependencies"], *npm["devDependencies"]}
    choices = (ROOT / "docs" / "choices.md").read_text("utf-8")
    assert not [name for name in sorted(names) if f"`{name}`" not in choices]
