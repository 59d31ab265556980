"""Two real installations, each with its data folder and its server: a report goes from one to the other."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).with_name("stegvis")
PATIENCE_S = 300
SET_UP = """
from stegvis.actions.open_store import open_store
open_store()
from tests.cast import make_cast
from tests.invented_editions import make_edition
from tests.invented_packages import PDF, pack
from stegvis.store.reports.packages import keep_package
from datetime import date
cast = make_cast()
edition = make_edition(cast)
if {reports}:
    keep_package(edition, pack(edition, submitted_on=date(2026, 9, 1)), PDF)
else:
    edition.delete()
"""
STATE = """
from stegvis.actions.open_store import open_store
open_store()
from stegvis.actions.package_post import ask_state, package_address
from stegvis.forms.package.signing import sign, state_question
from stegvis.store.reports.signing_key import installation_key
from stegvis.store.models import EditionPackage, PackageSending
digest = EditionPackage.objects.get().digest
answer = ask_state(digest, sign(state_question(digest), installation_key()), package_address("{address}"))
print(answer.status, answer.said.get("state"), [one.outcome for one in PackageSending.objects.all()])
"""


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
        return {**kept, "STEGVIS_DATA_DIR": str(self.folder), "LANG": "sv_SE.UTF-8"}

    def stegvis(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self._run([str(COMMAND), *arguments])

    def python(self, code: str) -> str:
        done = self._run([sys.executable, "-c", code])
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
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Installation, Installation]]:
    """The operator's installation, with a report handed in, and the association's, with none. Both are served."""
    found = tuple(Installation(tmp_path_factory.mktemp(name), free_port()) for name in ("operator", "association"))
    servers = []
    for one, reports in zip(found, (True, False), strict=True):
        one.python(SET_UP.format(reports=reports))
        command = [str(COMMAND), "serve", "--port", str(one.port)]
        servers.append(subprocess.Popen(command, env=one.environment, stdout=subprocess.DEVNULL, cwd=ROOT))
    for one in found:
        wait_for(one)
    yield found
    for server in servers:
        server.terminate()
    for server in servers:
        server.wait(PATIENCE_S)


def wait_for(one: Installation) -> None:
    for _ in range(PATIENCE_S * 10):
        try:
            socket.create_connection(("127.0.0.1", one.port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail("The server does not answer.")


def test_a_report_travels_once_and_its_sender_is_told_where_it_stands(both) -> None:
    operator, association = both
    key = json.loads(operator.stegvis("key", "--json").stdout)
    assert key != json.loads(association.stegvis("key", "--json").stdout)
    assert (operator.folder / "signing_key").stat().st_mode & 0o777 == 0o600

    stranger = operator.stegvis("package", "Linden", "--to", association.address)
    assert stranger.returncode == 2
    assert key["fingerprint"] in stranger.stderr

    trusted = association.stegvis("key", "--trust", key["public_key"], "--operator", "Påhittade kommunen")
    assert trusted.returncode == 0, trusted.stderr
    first = operator.stegvis("package", "Linden", "--to", association.address, "--json")
    assert json.loads(first.stdout)["outcome"] == "taken", first.stderr
    again = operator.stegvis("package", "Linden", "--to", association.address, "--json")
    assert json.loads(again.stdout)["outcome"] == "known"
    told = operator.python(STATE.format(address=association.address))
    assert told.split(maxsplit=2) == ["200", "submitted", "['refused', 'taken', 'known']\n"]


def test_what_is_forged_or_too_large_or_asked_by_others_is_answered_and_changes_nothing(both, tmp_path) -> None:
    operator, association = both
    file = tmp_path / "linden.stegvis"
    assert operator.stegvis("package", "Linden", "--out", str(file)).returncode == 0
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
    statuses = {both[0].ask("GET", f"/api/paket/{'0' * 64}/")[0] for _ in range(70)}
    assert statuses == {404, 429}


def test_an_installation_that_is_away_can_be_tried_again(both) -> None:
    operator, _ = both
    away = operator.stegvis("package", "Linden", "--to", f"http://127.0.0.1:{free_port()}")
    assert away.returncode == 2
    assert "svarar inte" in away.stderr
