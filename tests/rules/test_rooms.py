"""The import law where import-linter cannot see it: layers 1 to 4 work on a machine without Django."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("vocabulary", "documents", "measures", "instruments", "disclosure", "forms", "checks", "catalogue")
WITHOUT_DJANGO = """
import importlib, pkgutil, sys
class NoDjango:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == "django":
            raise ImportError("Django is absent")
sys.meta_path.insert(0, NoDjango())
room = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
    # A __main__ is a process of its own: the audit's solver cannot share one with the other solver.
    if not module.name.endswith(".__main__"):
        importlib.import_module(module.name)
"""


@pytest.mark.parametrize("room", ROOMS)
def test_room_imports_without_django(room: str):
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_DJANGO, f"stegvis.{room}"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_import_law_is_kept():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
