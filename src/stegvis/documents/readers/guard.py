"""DOCX and PDF files are opened in a child process that can be killed: a hostile file harms nothing but itself.

The child has limits on memory, processor time and files, may not open sockets or start programs
(`guard_child`), and hands back the Document as a pickle that can hold Document nodes and nothing else.
"""

import io
import os
import pickle
import subprocess
import sys
from pathlib import Path

import stegvis
from stegvis.documents.nodes import Document
from stegvis.documents.readers.length import MAX_LINES
from stegvis.vocabulary import BadInput, Wording

WALL_SECONDS = 90
"""How long a file may take before its reader is killed."""

MEMORY_BYTES = 1536 * 1024 * 1024
"""How much address space a reader may have."""

_ALLOWED = ("stegvis.documents.nodes", "stegvis.vocabulary.")
MEMORY_EXIT = 81
"""Exit code of a child that ran out of memory."""


def read_guarded(
    kind: str,
    path: Path,
    name: str,
    *,
    seconds: float = WALL_SECONDS,
    memory: int = MEMORY_BYTES,
    lines: int = MAX_LINES,
) -> Document:
    """The Document of the "docx" or "pdf" at `path`, of at most so many lines.

    Raises BadInput, also when the child dies or takes too long.
    """
    module = "stegvis.documents.readers.guard_child"
    command = [sys.executable, "-P", "-m", module, kind, str(path.absolute()), name, str(memory), str(lines)]
    try:
        done = subprocess.run(  # noqa: S603
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, env=environment(), check=False
        )
    except subprocess.TimeoutExpired as late:
        raise BadInput(name, too_slow(seconds)) from late
    if done.returncode or not done.stdout:
        raise BadInput(name, too_heavy() if done.returncode == MEMORY_EXIT else died())
    answer = _unpickled(done.stdout, name)
    if isinstance(answer, BadInput):
        raise answer
    if not isinstance(answer, Document):
        raise BadInput(name, died())
    return answer


def environment() -> dict[str, str]:
    """The child finds the same modules as we do and learns nothing else from us."""
    source = str(Path(stegvis.__file__).parent.parent)
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TMPDIR") if key in os.environ}
    paths = [source, *(path for path in sys.path if path and "site-packages" in path)]
    return {**kept, "PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"}


class _NodesOnly(pickle.Unpickler):
    """Builds Document nodes and words of the vocabulary; anything else in a pickle is refused."""

    def find_class(self, module: str, name: str) -> object:
        if module.startswith(_ALLOWED) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__.startswith(_ALLOWED):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a document")


def _unpickled(data: bytes, name: str) -> object:
    try:
        return _NodesOnly(io.BytesIO(data)).load()  # type: ignore[no-untyped-call, unused-ignore]
    except Exception as broken:
        raise BadInput(name, died()) from broken


def too_slow(seconds: float) -> Wording:
    """What to say of a file that took longer."""
    return Wording(
        f"filen tog mer än {seconds:.0f} sekunder att läsa, så läsningen avbröts. Spara om den eller dela upp den.",
        f"the file took more than {seconds:.0f} seconds to read, so reading was stopped. Save it again or split it.",
    )


def too_heavy() -> Wording:
    """What to say of a file that needs too much memory."""
    return Wording(
        "filen kräver för mycket minne för att läsas. Dela upp den i flera filer.",
        "the file needs too much memory to be read. Split it into several files.",
    )


def died() -> Wording:
    """What to say of a file that no reader survives."""
    return Wording(
        "filen är skadad eller byggd på ett sätt som inte går att läsa. Öppna den, spara den på nytt och försök igen.",
        "the file is damaged or built in a way that cannot be read. Open it, save it again and try once more.",
    )
