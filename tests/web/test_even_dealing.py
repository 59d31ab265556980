"""Readers who come at once are dealt among the server's processes, in the application that they run."""

import http.client
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from stegvis.actions.serve_pages import free_port
from stegvis.web.even_dealing import dealt_evenly

READERS, PATIENCE_S = 4, 30
WORKED_S = 0.3
ENDS = ("Connection", "close")


class Page:
    """A WSGI application that answers when it is told to."""

    def __init__(self) -> None:
        self.is_asked, self.may_answer = Event(), Event()

    def __call__(self, environ, start_response):
        self.is_asked.set()
        if environ["PATH_INFO"] == "/slow":
            self.may_answer.wait(PATIENCE_S)
        if environ["PATH_INFO"] == "/broken":
            raise ValueError
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b""]


def asked(application, path: str, protocol: str = "HTTP/1.1") -> list[tuple[str, str]]:
    told: list[tuple[str, str]] = []
    application({"PATH_INFO": path, "SERVER_PROTOCOL": protocol}, lambda _, headers: told.extend(headers))
    return told


def test_who_is_answered_alone_keeps_the_connection_and_who_is_not_comes_back_by_another():
    page = Page()
    application = dealt_evenly(page)
    with pytest.raises(ValueError):
        asked(application, "/broken")
    assert asked(application, "/") == [("Content-Type", "text/plain")]
    page.is_asked.clear()
    with ThreadPoolExecutor() as others:
        other = others.submit(asked, application, "/slow")
        assert page.is_asked.wait(PATIENCE_S)
        assert asked(application, "/") == [("Content-Type", "text/plain"), ENDS]
        assert ENDS not in asked(application, "/", "HTTP/2")
        page.may_answer.set()
        assert ENDS not in other.result(PATIENCE_S)
    assert ENDS not in asked(application, "/")


def test_four_readers_who_keep_asking_are_answered_by_both_processes(tmp_path):
    port = free_port(None)
    folder = os.environ | {"STEGVIS_DATA_DIR": str(tmp_path)}
    command = [str(Path(sys.executable).with_name("stegvis")), "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        assert answers(port), "the server does not answer"
        before, over = spent_s(server.pid), Event()
        with ThreadPoolExecutor() as readers:
            for _ in range(READERS):
                readers.submit(keep_asking, port, over)
            end = time.monotonic() + PATIENCE_S
            while not (both := both_worked(before, spent_s(server.pid))) and time.monotonic() < end:
                time.sleep(0.2)
            over.set()
        assert both, (before, spent_s(server.pid))
    finally:
        server.terminate()
        server.wait(PATIENCE_S)


def answers(port: int) -> bool:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)) as connection:
                connection.request("HEAD", "/")
                return bool(connection.getresponse().status)
        except OSError:
            time.sleep(0.2)
    return False


def keep_asking(port: int, over: Event) -> None:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)) as connection:
        while not over.is_set():
            connection.request("GET", "/konto/login/")
            connection.getresponse().read()


def both_worked(before: dict[str, float], after: dict[str, float]) -> bool:
    return sum(after[worker] - before.get(worker, 0) > WORKED_S for worker in after) >= 2


def spent_s(server: int) -> dict[str, float]:
    """Seconds of processor of each process that the server started."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    ticks = os.sysconf("SC_CLK_TCK")
    return {
        child: sum(int(one) for one in Path(f"/proc/{child}/stat").read_text().rsplit(")", 1)[1].split()[11:13]) / ticks
        for child in children
    }
