"""The child process of `guard`: reads one DOCX or PDF under hard limits and writes the pickled result to its output.

Run as `python -m stegvis.documents.readers.guard_child KIND PATH NAME MEMORY LINES`.
"""

import os
import pickle
import sys
from contextlib import suppress
from pathlib import Path

from stegvis.documents.nodes import Document
from stegvis.documents.readers.guard import MEMORY_EXIT
from stegvis.documents.readers.length import require_an_end
from stegvis.vocabulary import BadInput

_CPU_SECONDS = 80
_MAX_RESULT = 256 * 1024 * 1024
_FORBIDDEN = (
    "socket.connect",
    "socket.bind",
    "socket.sendto",
    "socket.getaddrinfo",
    "subprocess.",
    "os.exec",
    "os.posix_spawn",
    "os.system",
    "os.fork",
)


def main(kind: str, path: str, name: str, memory: str, lines: str) -> None:
    """Write the pickled Document, or the BadInput, of the file at `path` to standard output."""
    limit(int(memory))
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    answer: Document | BadInput
    try:
        answer = _read(kind, Path(path), name)
        # Here, for a small file may say a million lines: whoever asked is not to hold them first.
        require_an_end(answer, name, int(lines))
    except BadInput as bad:
        answer = bad
    except MemoryError:
        os._exit(MEMORY_EXIT)
    data = pickle.dumps(answer, protocol=pickle.HIGHEST_PROTOCOL)
    if len(data) > _MAX_RESULT:
        os._exit(MEMORY_EXIT)
    with output:
        output.write(data)


def limit(memory: int) -> None:
    """Cut memory, processor time, written files, sockets and programs for the rest of this process."""
    with suppress(ImportError):
        import resource

        for what, most in (
            (resource.RLIMIT_AS, memory),
            (resource.RLIMIT_CPU, _CPU_SECONDS),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(what, (most, most))
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: object) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"A reader may not do this: {event}")


def _read(kind: str, path: Path, name: str) -> Document:
    if kind == "docx":
        from stegvis.documents.readers.docx import read_docx

        return read_docx(path, name)
    from stegvis.documents.readers.pdf import read_pdf

    return read_pdf(path, name)


if __name__ == "__main__":
    main(*sys.argv[1:6])
