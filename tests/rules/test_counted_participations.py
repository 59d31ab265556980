"""Who was registered in error is left out in one place."""

import re
from pathlib import Path

import stegvis.store

ROOM = Path(stegvis.store.__file__).parent
LEFT_OUT = re.compile(r"(?<!_)is_registered_in_error=False")


def test_queries_ask_for_counted_participations():
    found = {path.relative_to(ROOM).as_posix() for path in ROOM.rglob("*.py") if LEFT_OUT.search(path.read_text())}

    assert found == {"models/register/participation.py"}
