"""Every setting that the environment can change is described, and nothing else is."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
VARIABLE = re.compile(r"STEGVIS_[A-Z_]+")


def test_every_setting_is_documented():
    used = {name for file in (ROOT / "src").rglob("*.py") for name in VARIABLE.findall(file.read_text("utf-8"))}
    described = set(VARIABLE.findall((ROOT / "docs" / "configuration.md").read_text("utf-8")))
    assert used == described
