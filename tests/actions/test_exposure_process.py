"""The process that works out what an account gives away: it answers, and it ends when its asker does."""

import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from stegvis.actions import exposure_process
from stegvis.actions.exposure_process import NotWorkedOut, worked_out_apart
from stegvis.actions.work_out_exposure import ReportText, work_out_exposure
from stegvis.disclosure.release import Count
from stegvis.vocabulary import Gender, Period

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
TEXTS = (ReportText(7, "Linden", ("Bland de avslutade fick en kvinna med två barn anställning som vikarie.",)),)
LEAVES_AT_ONCE = """
import threading, time
from datetime import date
from pathlib import Path
from stegvis.actions import exposure_process
from stegvis.actions.exposure_process import worked_out_apart
from stegvis.disclosure.release import Count
from stegvis.vocabulary import Gender, Period
year = Period(date(2026, 1, 1), date(2026, 12, 31))
names = ("all", 60), ("women", 33), ("men", 27)
stated = tuple((f"Insats {n}", tuple(Count("participants", f"Insats {n}", Gender(g), year, v) for g, v in names))
               for n in range(200))
threading.Thread(target=worked_out_apart, args=(stated, ()), daemon=True).start()
while not (told := "".join(one.read_text() for one in Path("/proc/self/task").glob("*/children"))):
    time.sleep(0.01)
time.sleep(WAIT)
print(told)
"""


def stated(women: int):
    given = ((Gender.ALL, 30), (Gender.WOMEN, women), (Gender.MEN, 30 - women))
    return (("Linden", tuple(Count("participants", "Linden", gender, YEAR, value) for gender, value in given)),)


def test_the_answer_is_the_same_as_in_this_process():
    apart = worked_out_apart(stated(28), TEXTS)
    assert apart == work_out_exposure(stated(28), TEXTS)
    assert apart.given_away and apart.rules[-1].to_hide and apart.texts[0].passages


def test_a_process_that_ends_without_an_answer_is_told(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(NotWorkedOut):
        worked_out_apart(stated(28), ())


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
@pytest.mark.parametrize("wait_s", [0.0, 2.0])
def test_it_ends_quietly_when_its_asker_does(wait_s):
    script = LEAVES_AT_ONCE.replace("WAIT", str(wait_s))
    asker = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert (asker.returncode, asker.stderr) == (0, "")
    (child,) = map(int, asker.stdout.split())
    until = time.monotonic() + 10
    while (Path("/proc") / str(child)).exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not (Path("/proc") / str(child)).exists()


@pytest.mark.parametrize("does", ["echo Running the solver", "exec sleep 60"])
def test_a_process_that_prints_something_else_or_never_ends_gives_no_answer(monkeypatch, tmp_path, does):
    other = tmp_path / "other"
    other.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    other.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(other))
    monkeypatch.setattr(exposure_process, "LONGEST_S", 0.5)
    begun = time.monotonic()
    with pytest.raises(NotWorkedOut):
        worked_out_apart(stated(28), ())
    assert time.monotonic() - begun < 30


def test_the_process_learns_no_secret_of_ours(monkeypatch, tmp_path):
    told = tmp_path / "told"
    other = tmp_path / "other"
    other.write_text(f"#!/bin/sh\nenv > {told}; ls -l /proc/$$/fd >> {told}\n", encoding="utf-8")
    other.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(other))
    monkeypatch.setenv("STEGVIS_REGISTER_KEY", "hemlig")
    kept = (tmp_path / "kept").open("w", encoding="utf-8")
    with kept, pytest.raises(NotWorkedOut):
        worked_out_apart(stated(28), ())
    assert "PATH=" in told.read_text(encoding="utf-8")
    assert "hemlig" not in told.read_text(encoding="utf-8") and kept.name not in told.read_text(encoding="utf-8")


def test_a_process_that_needs_more_memory_than_it_may_have_gives_no_answer_and_tells_nothing(monkeypatch, capfd):
    monkeypatch.setattr(exposure_process, "MEMORY_BYTES", 32 * 1024**2)
    with pytest.raises(NotWorkedOut):
        worked_out_apart(stated(28), TEXTS)
    assert capfd.readouterr() == ("", "")


def test_a_traceback_of_the_process_is_not_in_our_log(monkeypatch, tmp_path, capfd):
    other = tmp_path / "other"
    other.write_text("#!/bin/sh\necho 'KeyError: Linden' >&2\n", encoding="utf-8")
    other.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(other))
    with pytest.raises(NotWorkedOut):
        worked_out_apart(stated(28), ())
    assert capfd.readouterr() == ("", "")


PRINTS_AND_ANSWERS = """
import os
from stegvis.actions import exposure_process
right = exposure_process.work_out_exposure
def prints(*asked):
    print("Running HiGHS 1.11", flush=True)
    os.write(1, b"Copyright HiGHS")
    return right(*asked)
exposure_process.work_out_exposure = prints
exposure_process._answer(exposure_process.MEMORY_BYTES)
"""


def test_what_a_solver_prints_spoils_no_answer(monkeypatch, tmp_path):
    script, other = tmp_path / "prints.py", tmp_path / "other"
    script.write_text(PRINTS_AND_ANSWERS, encoding="utf-8")
    other.write_text(f"#!/bin/sh\nexec {sys.executable} {script}\n", encoding="utf-8")
    other.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(other))
    assert worked_out_apart(stated(28), ()).numbers
