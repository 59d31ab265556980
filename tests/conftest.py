"""What every room's tests share."""

import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.db.backends.base.operations import BaseDatabaseOperations
from tests.cast import Cast, make_cast

from stegvis.store.models import AuditEvent, EditionStep
from stegvis.store.tables.append_only import append_only_lifted
from stegvis.store.tables.frozen_when_signed import freeze_lifted

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session", autouse=True)
def register_key() -> None:
    """Keys that seal and sign what the tests invent: those in the user's own data folder are never touched."""
    os.environ["STEGVIS_REGISTER_KEY"] = secrets.token_urlsafe(50)
    os.environ["STEGVIS_SIGNING_KEY"] = "invented, so that the same report gives the same package"


@pytest.fixture(scope="session", autouse=True)
def trail_may_be_emptied() -> Iterator[None]:
    """Between tests that keep what they write, Django empties all tables; the trail refuses that, so let it be once."""
    empty = BaseDatabaseOperations.execute_sql_flush

    def empty_all(operations: BaseDatabaseOperations, statements: list[str]) -> None:
        with ExitStack() as lifted:
            for model in (AuditEvent, EditionStep):
                lifted.enter_context(append_only_lifted(operations.connection, model._meta.db_table))
            lifted.enter_context(freeze_lifted(operations.connection))
            empty(operations, statements)

    BaseDatabaseOperations.execute_sql_flush = empty_all
    yield
    BaseDatabaseOperations.execute_sql_flush = empty


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared documents beside the project. Its absence skips a test, and fails it under CI."""
    if not SHARED.is_dir():
        reason = f"The shared documents are not at {SHARED}."
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return SHARED


@pytest.fixture
def cast(db) -> "Cast":
    """The named cast, in the test's database."""
    return make_cast()
