"""The store's tests once more, on a PostgreSQL server of their own."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
RUNS_ON_BOTH = ("test_importing.py", "test_loading.py", "test_import_documents.py")


def as_server(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Runs as someone else than root, since PostgreSQL refuses root."""
    prefix = ["runuser", "-u", server_user(), "--"] if os.geteuid() == 0 else []
    return subprocess.run([*prefix, *map(str, command)], capture_output=True, text=True, check=True, cwd="/tmp")


def server_user() -> str:
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server that listens on a socket in its own folder only."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not programs:
        reason = "PostgreSQL is not installed: apt-get install postgresql."
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    programs_folder = programs[-1].parent
    with tempfile.TemporaryDirectory(prefix="stegvis-pg-", dir="/tmp") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, server_user())
        data = folder / "data"
        as_server(
            programs_folder / "initdb", "-D", data, "-U", "stegvis", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"
        )
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        control = programs_folder / "pg_ctl"
        as_server(control, "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
        try:
            yield f"postgresql://stegvis@/postgres?host={folder}"
        finally:
            as_server(control, "-D", data, "-m", "immediate", "stop")


def test_the_store_does_on_postgresql_what_it_does_on_sqlite(server: str):
    environment = os.environ | {"STEGVIS_DATABASE_URL": server}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *(str(HERE / one) for one in RUNS_ON_BOTH)],
        env=environment,
        capture_output=True,
        text=True,
        cwd=HERE.parents[1],
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert " passed" in done.stdout
