"""A process that has the heavy libraries and nothing of any store: each run forks from it, and is as quick as its work.

Started by `python -m tests.upkeep.ready`; a run is one line of JSON in, and its exit code is one line out.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Any

HEAVY = (
    "django.contrib.sessions.backends.db",
    "django.core.management",
    "django.db.backends.sqlite3.base",
    "django.db.migrations.executor",
    "pikepdf",
    "stegvis.actions.open_store",
    "stegvis.catalogue",
    "stegvis.cli.main",
    "stegvis.disclosure.attack",
    "stegvis.disclosure.release",
    "stegvis.documents.writers",
    "stegvis.forms.package.signing",
    "stegvis.store.handling.table",
)


class Ready:
    """The process; it ends when its input does."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.upkeep.ready"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, **told: Any) -> int:
        """The exit code of a run: `program` or `arguments`, `environment`, and the files `out` and `err`."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps(told) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())


@cache
def ready() -> Ready:
    return Ready()


def _serve(lines: Iterable[str]) -> dict[str, Any] | None:
    """What a fork is to do; None for the process itself, at the end."""
    for line in lines:
        if (child := os.fork()) == 0:
            told: dict[str, Any] = json.loads(line)
            return told
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
    return None


def _do(environment: dict[str, str], out: str, err: str, program: str | None, arguments: list[str]) -> int:
    for number, name, how in ((0, os.devnull, os.O_RDONLY), (1, out, os.O_WRONLY), (2, err, os.O_WRONLY)):
        os.dup2(os.open(name, how), number)
    os.environ.clear()
    os.environ.update(environment)
    if program is not None:
        exec(compile(program, "program", "exec"), {"__name__": "__main__"})
        return 0
    from stegvis.cli.main import main

    sys.argv = ["stegvis", *arguments]
    return main()


if __name__ == "__main__":
    for name in HEAVY:
        import_module(name)
    mine = _serve(iter(sys.stdin.readline, ""))
    sys.exit(_do(**mine) if mine is not None else 0)
