"""Everything that a file of somebody else's says, read in a child process with the limits of `documents.readers.guard`.

Run as `python -m stegvis.disclosure.rendered.guarded PATH`, the child writes the texts as JSON.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from stegvis.disclosure.rendered.said import Said, said_in
from stegvis.documents.readers.guard import MEMORY_BYTES, died, environment, too_slow
from stegvis.documents.readers.guard_child import limit
from stegvis.vocabulary import BadInput

WALL_SECONDS = 90
MOST = 64 * 1024 * 1024
"""Bytes of text: hundreds of times a report's."""


def said_guarded(file: Path, *, seconds: float = WALL_SECONDS) -> tuple[Said, ...]:
    """As `said_in`. Raises BadInput when the file cannot be read, or takes more than a reader may take."""
    command = [sys.executable, "-P", "-m", "stegvis.disclosure.rendered.guarded", str(file.absolute())]
    try:
        done = subprocess.run(  # noqa: S603
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, env=environment(), check=False
        )
        return tuple(Said(*one) for one in json.loads(done.stdout))
    except subprocess.TimeoutExpired as late:
        raise BadInput(file.name, too_slow(seconds)) from late
    except (ValueError, TypeError) as broken:
        raise BadInput(file.name, died()) from broken


def main(path: str) -> None:
    """Write the texts of the file at `path` to standard output, or nothing when there are too many."""
    limit(MEMORY_BYTES)
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    said = json.dumps([(one.where, one.text, one.hidden) for one in said_in(Path(path))]).encode()
    with output:
        output.write(said if len(said) <= MOST else b"")


if __name__ == "__main__":
    main(sys.argv[1])
