"""Serving the pages on this machine."""

import http.client
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

import stegvis
from stegvis.actions.open_store import open_store
from stegvis.store.configuration import data_directory
from stegvis.vocabulary import BadInput, Wording

HOST = "127.0.0.1"
PORTS = range(8000, 8020)
LAST_PORT = 65_535
STATIC = Path(stegvis.__file__).parent / "web" / "static"
WORKERS = 2
THREADS = 4
KILL_SECONDS = 5
STATIC_SECONDS = 3600
PATIENCE = 30
ADDRESS_FILE = "address"
"""Beside the database: where the pages were last served, for links that are made elsewhere."""


def serve_pages(
    *,
    port: int | None = None,
    host: str = HOST,
    ready: Callable[[str], None] | None = None,
    workers: int = WORKERS,
) -> None:
    """Serves until it is interrupted; `ready` is called with the address once it answers.

    Without `port` the first free one from 8000 on is taken. Raises BadInput when `port` is taken.
    """
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    from stegvis.store.tables.statistics import gather_statistics

    chosen = free_port(port, host)
    open_store()
    gather_statistics()
    server = Server(
        "stegvis.web.worker:application",
        address=host,
        port=chosen,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        workers_kill_timeout=KILL_SECONDS,
        log_access=False,
        log_level=LogLevels.warning,
        static_path_route=["/static"],
        static_path_mount=[STATIC],
        static_path_expires=STATIC_SECONDS,
    )
    note_address(chosen)
    if ready:
        tell = threading.Thread(target=_tell_when_answering, args=(host, chosen, ready), daemon=True)
        server.on_startup(tell.start)
    server.serve()


def _tell_when_answering(host: str, port: int, ready: Callable[[str], None]) -> None:
    """Calls `ready` once a page is answered: the port is taken well before that."""
    for _ in range(PATIENCE * 10):
        try:
            connection = http.client.HTTPConnection(host, port, timeout=PATIENCE)
            connection.request("HEAD", "/")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
            continue
        finally:
            connection.close()
        ready(f"{_address(port)}/")
        return


def note_address(port: int) -> None:
    """Writes down where the pages are served."""
    (data_directory() / ADDRESS_FILE).write_text(_address(port), encoding="utf-8")


def served_address() -> str:
    """Where the pages were last served on this machine, or will be: the first free port."""
    try:
        return (data_directory() / ADDRESS_FILE).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return _address(free_port(None))


def _address(port: int) -> str:
    return f"http://localhost:{port}"


def free_port(port: int | None, host: str = HOST) -> int:
    """`port` when it is free, or the first free one of PORTS when None. Raises BadInput when there is none."""
    for candidate in PORTS if port is None else (port,):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, candidate))
            except (OSError, OverflowError):
                continue
            return int(probe.getsockname()[1])
    if port is not None and not 0 <= port <= LAST_PORT:
        raise BadInput(
            f"port {port}",
            Wording(f"porten ska vara 1 till {LAST_PORT}.", f"the port must be 1 to {LAST_PORT}."),
        )
    raise BadInput(
        f"port {port if port is not None else PORTS.start}",
        Wording(
            "porten används redan eller är spärrad; välj en annan med --port.",
            "the port is taken or barred; choose another one with --port.",
        ),
    )
