"""An installation in a folder of its own, worked on by processes of its own as in life."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.upkeep.ready import ready

ROOT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).with_name("stegvis")
MEMORY = Path("/dev/shm")
OPENING = "from stegvis.actions.open_store import open_store\nopen_store()\n"


@dataclass(frozen=True)
class Installation:
    """Its data folder; `settings` are added to the environment, and no setting of the tests' own reaches it."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("STEGVIS_")}
        return {**kept, "STEGVIS_DATA_DIR": str(self.folder), **self.settings}

    def run(self, *arguments: object, language: str = "en") -> subprocess.CompletedProcess[str]:
        """`stegvis` with those arguments."""
        return self._run(None, [*map(str, arguments), "--language", language])

    def _run(self, program: str | None, arguments: list[str]) -> subprocess.CompletedProcess[str]:
        with tempfile.NamedTemporaryFile("r") as out, tempfile.NamedTemporaryFile("r") as err:
            code = ready().run(
                program=program, arguments=arguments, environment=self.environment, out=out.name, err=err.name
            )
            return subprocess.CompletedProcess(arguments, code, out.read(), err.read())

    def done(self, *arguments: object) -> str:
        """The same, which comes off: what it printed."""
        run = self.run(*arguments)
        assert run.returncode == 0, run.stderr + run.stdout
        return run.stdout

    def refused(self, *arguments: object) -> str:
        """The same, which is refused in one sentence: that sentence."""
        run = self.run(*arguments)
        assert run.returncode == 2, run.stderr + run.stdout
        assert run.stderr.count("\n") == 1 and "Traceback" not in run.stderr, run.stderr
        return run.stderr

    def python(self, program: str) -> str:
        """What a program printed that runs with the store open."""
        run = self._run(OPENING + program, [])
        assert run.returncode == 0, run.stderr
        return run.stdout

    def doctor(self) -> tuple[int, dict[str, dict[str, Any]]]:
        """The exit code, and the worst line of each check by its name."""
        run = self.run("doctor", "--json")
        order = ("ok", "warning", "error")
        checks = sorted(json.loads(run.stdout)["checks"], key=lambda one: order.index(one["status"]))
        return run.returncode, {one["check"]: one for one in checks}


@contextmanager
def folder_in_memory() -> Iterator[Path]:
    """A database that is set up on a disk waits for it thousands of times."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        yield Path(folder)


def copy_of(one: Installation, folder: Path) -> Installation:
    """The same installation in another folder; nothing runs on it."""
    shutil.copytree(one.folder, folder)
    return Installation(folder, one.settings)
