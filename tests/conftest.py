"""What every room's tests share."""

import os
import secrets
from pathlib import Path

import pytest
from tests.cast import Cast, make_cast

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session", autouse=True)
def register_key() -> None:
    """A key that seals what the tests invent: the one in the user's own data folder is never touched."""
    os.environ["STEGVIS_REGISTER_KEY"] = secrets.token_urlsafe(50)


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
