"""Full collections come when we say so, and at no other time."""

import subprocess
import sys

SCRIPT = """
import gc, time, weakref
from stegvis.web.full_collections import collect_now_and_then

class Ring:
    def __init__(self):
        self.itself = self

full = []
gc.callbacks.append(lambda phase, told: full.append(phase) if told["generation"] == 2 else None)
collect_now_and_then({every_s})
old = Ring()
gc.collect(1)
gone = weakref.ref(old)
del old
kept = [[number] for number in range(400_000)]
while {waits} and gone() is not None:
    time.sleep(0.01)
print(len(full) > 0, gone() is None)
"""


def told(every_s: float, *, waits: bool) -> str:
    script = SCRIPT.format(every_s=every_s, waits=waits)
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60).stdout


def test_what_grows_brings_no_full_collection():
    assert told(600, waits=False) == "False False\n"


def test_old_rubbish_goes_all_the_same():
    assert told(0.05, waits=True) == "True True\n"
