"""Senders who never finish stop nobody who reads, in the application that the server runs."""

from io import BytesIO
from threading import Event, Thread

from stegvis.actions.serve_pages import THREADS
from stegvis.web.slow_bodies import AT_ONCE, SHORT_BYTES, with_room_for_readers


class Never:
    """A body that does not come until it is given up."""

    def __init__(self) -> None:
        self.is_asked, self.is_over = Event(), Event()

    def read(self, _length: int = -1) -> bytes:
        self.is_asked.set()
        self.is_over.wait(20)
        return b""


def said(environ, start_response):
    start_response("200 OK", [])
    return [environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))]


application = with_room_for_readers(said)


def asked(body: object, length: int | str) -> tuple[str, bytes]:
    told: list[str] = []
    environ = {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": str(length), "wsgi.input": body}
    content = application(environ, lambda status, _: told.append(status))
    return told[0], b"".join(content)


def test_what_is_sent_reaches_the_page_whole():
    for length in (1, 1000, SHORT_BYTES, SHORT_BYTES + 1):
        assert asked(BytesIO(b"x" * length + b"next request"), length) == ("200 OK", b"x" * length)
    assert asked(BytesIO(), "") == ("200 OK", b"")


def test_senders_who_never_finish_leave_a_thread_to_readers_and_give_their_places_back():
    assert AT_ONCE < THREADS
    for length in (100, SHORT_BYTES + 1):
        bodies = [Never() for _ in range(AT_ONCE)]
        senders = [Thread(target=asked, args=(body, length), daemon=True) for body in bodies]
        for sender, body in zip(senders, bodies, strict=True):
            sender.start()
            assert body.is_asked.wait(20)
        assert asked(BytesIO(), 0) == ("200 OK", b"")
        status, words = asked(BytesIO(b"x"), 1)
        assert status.startswith("503 ") and "igen" in words.decode()
        for sender, body in zip(senders, bodies, strict=True):
            body.is_over.set()
            sender.join(20)
        assert asked(BytesIO(b"x"), 1) == ("200 OK", b"x")


def test_the_server_runs_it():
    from stegvis.web import wsgi

    assert wsgi.application.__qualname__.startswith(with_room_for_readers.__name__)
