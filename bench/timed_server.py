"""The server of `stegvis serve` with `bench.timed_worker` as its workers: python -m bench.timed_server PORT."""

import sys

HEADER = "X-Bench-Ms"
"""Milliseconds of a request: on the clock, and of its own work."""


def main(port: int) -> None:
    """Serves until it is stopped; two processes."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    from stegvis.actions.serve_pages import HOST, THREADS, WORKERS

    Server(
        "bench.timed_worker:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()


if __name__ == "__main__":
    main(int(sys.argv[1]))
