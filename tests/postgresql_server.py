"""A PostgreSQL server of our own, for the tests that need a real one."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def postgresql_server() -> Iterator[str]:
    """The address of a server that listens on a socket in its own folder only; it stops afterwards.

    Where PostgreSQL is not installed the test is skipped, and fails under CI.
    """
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not programs:
        reason = "PostgreSQL is not installed: apt-get install postgresql."
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with tempfile.TemporaryDirectory(prefix="stegvis-pg-", dir="/tmp") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, _server_user())
        yield from _running(folder, programs[-1].parent)


def _running(folder: Path, programs: Path) -> Iterator[str]:
    data = folder / "data"
    new = ("-D", data, "-U", "stegvis", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
    _as_server(programs / "initdb", *new)
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    control = programs / "pg_ctl"
    _as_server(control, "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    try:
        yield f"postgresql://stegvis@/postgres?host={folder}"
    finally:
        _as_server(control, "-D", data, "-m", "immediate", "stop")


def _as_server(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Runs as someone else than root, since PostgreSQL refuses root."""
    prefix = ["runuser", "-u", _server_user(), "--"] if os.geteuid() == 0 else []
    return subprocess.run([*prefix, *map(str, command)], capture_output=True, text=True, check=True, cwd="/tmp")


def _server_user() -> str:
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)
