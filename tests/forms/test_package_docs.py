"""What the manual tells others about packages works as it stands there."""

import re
import subprocess
import sys
from pathlib import Path

from tests.invented_packages import PDF, invented

from stegvis.forms.package import refusals
from stegvis.forms.package.file import MAX_BYTES, MEMBERS, write_package
from stegvis.forms.package.shape import KINDS
from stegvis.forms.package.signing import key_from_seed

MANUAL = (Path(__file__).parents[2] / "docs" / "package.md").read_text("utf-8")
SNIPPET = re.search(r"```python\n(.*?)```", MANUAL, re.DOTALL)


def run(file: Path) -> subprocess.CompletedProcess[str]:
    assert SNIPPET is not None
    command = [sys.executable, "-c", SNIPPET[1], str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_snippet_verifies_a_package_without_stegvis(tmp_path: Path) -> None:
    file = tmp_path / "linden.stegvis"
    good = write_package(invented(), PDF, key_from_seed(b"k" * 32))
    file.write_bytes(good)
    done = run(file)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == len(invented().figures)
    assert "stegvis" not in (SNIPPET or [""])[0].replace(".stegvis", "")
    for member in (b'"value":40', b"invented", b'"bytes"'):
        file.write_bytes(good.replace(member, member[:-1] + b"!"))
        assert run(file).returncode != 0


def test_the_manual_names_every_member_and_every_kind_of_cell() -> None:
    assert re.findall(r"^\| `([\w.]+\.\w+)` \|", MANUAL, re.MULTILINE) == list(MEMBERS)
    assert set(re.findall(r"^\| `(\w+)` \|", MANUAL, re.MULTILINE)) - {"cell"} == set(KINDS.values())
    assert f"{MAX_BYTES // 1024 // 1024} MB" in MANUAL
    assert f"{MAX_BYTES // 1024 // 1024} MB" in refusals.TOO_LARGE.sv
