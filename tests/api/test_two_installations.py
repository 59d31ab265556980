"""Two real installations, each with its data folder and its server: a report goes from one to the other."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).with_name("stegvis")
PATIENCE_S = 300
MEMORY = Path("/dev/shm")
BEFORE = """
import contextlib, io, json
from datetime import date
from stegvis.actions.open_store import open_store
open_store()
from tests.cast import make_cast
from tests.invented_editions import make_edition
from tests.invented_packages import PDF, pack
from stegvis.actions.access import actor_of
from stegvis.actions.ask_package_state import ask_package_state
from stegvis.actions.send_package import send_package
from stegvis.actions.take_up_report import take_up_report
from stegvis.cli import main
from stegvis.store.models import Account, Edition, EditionPackage, EditionStep, PackageSending
from stegvis.store.reports.border.packages import keep_package
from stegvis.store.reports.stepping import Signed, take_step
from stegvis.vocabulary.actor import Actor

def command(*arguments):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(arguments)
    return [code, out.getvalue(), err.getvalue()]

def hand_in(edition, day):
    packed = pack(edition, submission=edition.packages.count() + 1, submitted_on=day)
    keep_package(edition, packed, PDF)
    take_step(edition, "submit_report", by=maja(), version=edition.version)

def maja():
    return actor_of(Account.objects.get(name__startswith="Maja"))
"""
"""What a script in an installation has at hand."""


@dataclass
class Installation:
    folder: Path
    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("STEGVIS_")}
        own = {"STEGVIS_DATA_DIR": str(self.folder), "STEGVIS_INTERNAL_ADDRESSES": "127.0.0.1"}
        return {**kept, **own, "LANG": "sv_SE.UTF-8"}

    def stegvis(self, *commands: list[str]) -> list[tuple[int, str, str]]:
        """Code, output and messages of each command, one after the other in one process."""
        lines = f"print(json.dumps([command(*one) for one in {commands!r}]))"
        return [tuple(one) for one in json.loads(self.python(lines))]

    def python(self, code: str) -> str:
        done = self._run([sys.executable, "-c", BEFORE + code])
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _run(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, capture_output=True, text=True, env=self.environment, cwd=ROOT, timeout=PATIENCE_S, check=False
        )

    def ask(self, method: str, path: str, content: bytes = b"", **headers: str) -> tuple[int, dict]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        try:
            connection.request(method, path, content, headers)
            answer = connection.getresponse()
            assert not answer.getheader("Set-Cookie")
            return answer.status, json.loads(answer.read() or b"{}")
        finally:
            connection.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def folders() -> Iterator[Path]:
    """In memory where that is possible: a database that is set up on a disk waits for it thousands of times."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def both(folders: Path) -> Iterator[tuple[Installation, Installation]]:
    """The operator's installation, with a report handed in, and the association's, with none. Both are served."""
    operator, association = (Installation(folders / name, free_port()) for name in ("there", "here"))
    operator.python("make_cast()")
    # The same people and interventions, and yet another installation: its key is its own.
    shutil.copytree(operator.folder, association.folder, dirs_exist_ok=True)
    (association.folder / "signing_key").unlink()
    with served(association):
        operator.python(
            "from tests.invented_editions import draft_edition\n"
            "from stegvis.store.models import Intervention\n"
            "hand_in(draft_edition(Intervention.objects.get(name='Linden')), date(2026, 9, 1))"
        )
        with served(operator):
            yield operator, association


@contextmanager
def served(one: Installation) -> Iterator[None]:
    command = [str(COMMAND), "serve", "--port", str(one.port)]
    server = subprocess.Popen(command, env=one.environment, stdout=subprocess.DEVNULL, cwd=ROOT)
    try:
        wait_for(one)
        yield
    finally:
        server.terminate()
        server.wait(PATIENCE_S)


def wait_for(one: Installation) -> None:
    for _ in range(PATIENCE_S * 10):
        try:
            socket.create_connection(("127.0.0.1", one.port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail("The server does not answer.")


ASK = """
edition = Edition.objects.get()
found = ask_package_state(by=maja(), number=edition.pk)
edition.refresh_from_db()
step = edition.steps.order_by("-pk").first()
print(json.dumps([found.state, str(found.since), found.has_moved, edition.state, step.by, step.note]))
"""
RETURNED = """
edition = Edition.objects.get()
frida = Actor(0, "Frida")
take_step(edition, "receive_report", by=frida, version=edition.version)
take_step(edition, "return_report", by=frida, version=edition.version, signed=Signed("Målen saknas."))
"""
ANEW = """
edition = Edition.objects.get()
take_up_report(by=maja(), edition=edition.pk, version=edition.version)
edition.refresh_from_db()
hand_in(edition, date(2026, 9, 10))
send_package(by=maja(), number=edition.pk, address="{address}")
"""


def test_a_report_travels_once_and_its_edition_follows_the_associations(both) -> None:
    operator, association = both
    send = ["package", "Linden", "--to", association.address]
    (_, own, _), stranger = operator.stegvis(["key", "--json"], send)
    key = json.loads(own)
    assert (operator.folder / "signing_key").stat().st_mode & 0o777 == 0o600
    assert stranger[0] == 2
    assert key["fingerprint"] in stranger[2]

    other, trusted = association.stegvis(
        ["key", "--json"], ["key", "--trust", key["public_key"], "--operator", "Påhittade kommunen"]
    )
    assert json.loads(other[1]) != key
    assert trusted[0] == 0, trusted[2]
    first, again = operator.stegvis([*send, "--json"], [*send, "--json"])
    assert json.loads(first[1])["outcome"] == "taken", first[2]
    assert json.loads(again[1])["outcome"] == "known"
    state, since, has_moved, here, *_ = json.loads(operator.python(ASK))
    assert (state, has_moved, here) == ("submitted", False, "submitted")

    association.python(RETURNED)
    answer = json.loads(operator.python(ASK))
    assert answer == ["returned", since, True, "returned", "Påhittade förbundet", "Målen saknas."]
    operator.python(ANEW.format(address=association.address))
    assert json.loads(operator.python(ASK))[:4] == ["submitted", since, False, "submitted"]


def test_what_is_forged_or_too_large_or_asked_by_others_is_answered_and_changes_nothing(both, tmp_path) -> None:
    operator, association = both
    file = tmp_path / "linden.stegvis"
    assert operator.stegvis(["package", "Linden", "--out", str(file)])[0][0] == 0
    data = file.read_bytes()
    for forged, words in (
        (b"", "inget rapportpaket"),
        (data[:-30], "inget rapportpaket"),
        (data.replace(b'"value":40', b'"value":41'), "skadat"),
    ):
        status, said = association.ask("POST", "/api/paket/", forged)
        assert status == 422
        assert words in said["reason"]["sv"]
        assert said["reason"]["en"]
    digest = "0" * 64
    assert association.ask("GET", f"/api/paket/{digest}/")[0] == 404
    assert association.ask("POST", "/api/paket/", b"x", **{"Content-Length": "999999999"})[0] == 413
    address, token = "/api/paket/", "a" * 128
    assert association.ask("GET", f"{address}{digest}/", **{"X-Stegvis-Signature": token})[0] == 404


def test_nobody_is_answered_without_end(both) -> None:
    # A minute may end while they ask: so many are too many for two of them.
    statuses = {both[0].ask("GET", f"/api/paket/{'0' * 64}/")[0] for _ in range(130)}
    assert statuses == {404, 429}


def test_an_installation_that_is_away_can_be_tried_again(both) -> None:
    operator = both[0]
    code, _, said = operator.stegvis(["package", "Linden", "--to", f"http://127.0.0.1:{free_port()}"])[0]
    assert code == 2
    assert "svarar inte" in said
