"""A running demonstration, a browser, and axe."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from stegvis.store.models import Account, Assignment, Association
from stegvis.vocabulary.roles import Role

FROM = date(2020, 1, 1)
ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
DESIGN = ROOT / "src" / "stegvis" / "web" / "static" / "fkui" / "fkui.css"


class OfficeClient(Client):
    """Somebody at the office, who is association administrator wherever there is an association."""

    known: int = -1

    def request(self, **request):
        if self.known != Association.objects.count():
            self.assign()
        return super().request(**request)

    def assign(self) -> None:
        if not Association.objects.exists():
            Association.objects.create(name="Kontorets", name_key="kontorets")
        account, _ = Account.objects.get_or_create(email="kontor@exempel.invalid", defaults={"name": "Kontoret"})
        for association in Association.objects.all():
            Assignment.objects.get_or_create(
                account=account, role=Role.ASSOCIATION_ADMINISTRATOR, association=association, from_on=FROM
            )
        self.force_login(account)
        self.known = Association.objects.count()


@pytest.fixture
def client(db) -> Client:
    """A client of the office."""
    return OfficeClient()


def missing(reason: str) -> None:
    """What a test needs is not there: it is skipped, and under CI it fails."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start_demo(port: int, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(Path(__file__).parent / "demo_process.py"), str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={name: value for name, value in os.environ.items() if not name.startswith("STEGVIS_")} | environment,
    )


def stop(process: subprocess.Popen[str]) -> str:
    """Interrupts as Ctrl-C does, all processes at once; returns what was written to standard error."""
    os.killpg(process.pid, signal.SIGINT)
    return process.communicate(timeout=20)[1]


@pytest.fixture(scope="session")
def demo() -> Iterator[str]:
    """The address of a demonstration of the shipped sample."""
    process = start_demo(free_port())
    assert process.stdout
    lines = []
    for line in process.stdout:
        lines.append(line)
        if "http://localhost:" in line:
            break
    else:
        pytest.fail(f"The demonstration did not start: {lines} {process.communicate()[1]}")
    yield next(word for word in lines[-1].split() if word.startswith("http"))
    stop(process)


@contextmanager
def served(process_of: str, folder: Path) -> Iterator[dict[str, Any]]:
    """The site that the module `tests.web.<process_of>` serves from the folder: what it says of itself."""
    process = subprocess.Popen(
        [sys.executable, "-m", f"tests.web.{process_of}", str(folder), str(free_port())],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        start_new_session=True,
    )
    assert process.stdout
    line = process.stdout.readline()
    if not line:
        pytest.fail(f"The site did not start: {process.communicate()[1]}")
    try:
        yield json.loads(line)
    finally:
        stop(process)


@dataclass(frozen=True)
class RegisterSite:
    """A site with the named cast, each logged in by a session of their own, and its database file."""

    address: str
    sessions: dict[str, str]
    database: Path

    def context(self, browser: Browser, name: str = "amina", **options: Any) -> BrowserContext:
        """A browser in which `name` is logged in."""
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "locale": "sv-SE"} | options)
        cookie = {"name": "sessionid", "value": self.sessions[name], "url": self.address}
        context.add_cookies([cookie])
        context.set_default_timeout(15_000)
        return context

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of the database."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            return connection.execute(query).fetchall()


@pytest.fixture(scope="session")
def register_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RegisterSite]:
    """The pages as they are served, on the invented 10th of March 2031."""
    folder = tmp_path_factory.mktemp("register")
    with served("register_process", folder) as said:
        yield RegisterSite(said["address"], said["sessions"], folder / "stegvis.sqlite3")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    chromium = shutil.which("chromium")
    if chromium is None:
        missing("Chromium is not installed: apt-get install chromium.")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core, to be run inside a page."""
    if not AXE.is_file():
        missing("axe-core is not installed: npm ci.")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def design() -> None:
    """FKUI's style sheets, without which pages look like nothing."""
    if not DESIGN.is_file():
        missing("The design is not built: make install.")
