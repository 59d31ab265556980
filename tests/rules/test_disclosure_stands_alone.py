"""The release room is of use without the rest of Stegvis: protecting and attacking need nothing but the vocabulary."""

import subprocess
import sys

ALONE = """
import sys
class OnlyDisclosure:
    def find_spec(self, name, path=None, target=None):
        parts = name.split(".")
        ours = parts[0] == "stegvis" and len(parts) > 1
        if parts[0] == "django" or (ours and parts[1] not in {"disclosure", "vocabulary"}):
            raise ImportError(f"{name} is absent")
sys.meta_path.insert(0, OnlyDisclosure())
from stegvis.disclosure.attack import attack
from stegvis.disclosure.family import Cell, Family
from stegvis.disclosure.narrative import gate
from stegvis.disclosure.protect import protect
cells = (
    Cell("women", (("w", 1),), 9), Cell("men", (("m", 1),), 2), Cell("all", (("w", 1), ("m", 1)), 11),
    Cell("others", (("o", 1),), 30),
)
family = Family(5, ("w", "m", "o"), cells)
found = protect(family)
assert found.status.value == "optimal" and set(found.hidden) in ({"women", "men"}, {"men", "all"}), found
assert not any(one.provable for one in attack(family, found.visible))
assert gate("En av männen fick arbete.")
"""


def test_protecting_needs_only_the_vocabulary():
    done = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
