"""The store's tests once more, on a PostgreSQL server of their own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.postgresql_server import postgresql_server

HERE = Path(__file__).parent
RUNS_ON_BOTH = (
    "test_importing.py",
    "test_loading.py",
    "test_import_documents.py",
    "test_audit.py",
    "test_audit_at_once.py",
    "test_counting_only.py",
    "test_disposal.py",
    "test_changed_meanwhile.py",
    "test_report_steps.py",
    "test_frozen_when_signed.py",
    "test_search.py",
    "test_kept_figures.py",
    "test_report_figures.py",
    "imports_at_once.py",
    "publishing_at_once.py",
    "roles_at_once.py",
)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server that listens on a socket in its own folder only."""
    with postgresql_server() as address:
        yield address


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
