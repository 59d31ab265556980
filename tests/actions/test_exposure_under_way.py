"""What an account gives away is worked out once, however many ask, and whoever asks is told when it cannot be."""

from collections.abc import Iterator
from threading import Barrier, Event, Thread

import pytest

from stegvis.actions import show_exposure
from stegvis.actions.exposure_process import NotWorkedOut
from stegvis.actions.work_out_exposure import WorkedOut

pytestmark = pytest.mark.usefixtures("_nothing_kept")
FOUND = WorkedOut(1, 0, (), (), (), ())


@pytest.fixture
def _nothing_kept(monkeypatch) -> Iterator[None]:
    monkeypatch.setattr(show_exposure, "_kept", {})
    yield


def asked(number: int) -> show_exposure.Asked:
    return None, ((f"Insats {number}", ()),), ()


def test_what_is_under_way_is_not_begun_again_by_many_readers_of_many_accounts(monkeypatch):
    begun, go_on = [], Event()

    def slow(stated, texts):
        begun.append(stated)
        go_on.wait(20)
        return FOUND

    monkeypatch.setattr(show_exposure, "worked_out_apart", slow)
    many = show_exposure.KEPT + 5
    together = Barrier(6)

    def read() -> None:
        together.wait(20)
        for number in range(many):
            show_exposure._begun(asked(number))

    readers = [Thread(target=read) for _ in range(6)]
    for one in readers:
        one.start()
    for one in readers:
        one.join(20)
    waited = [show_exposure._begun(asked(number)) for number in range(many)]
    go_on.set()
    assert all(one.result(20) == FOUND for one in waited)
    assert len(begun) == many
    show_exposure._begun(asked(0)).result(20)
    assert len(show_exposure._kept) <= show_exposure.KEPT + 1


def test_one_failure_takes_no_other_answer_away_and_is_tried_anew_once_it_is_told(monkeypatch):
    begun = []

    def ends(stated, texts):
        begun.append(stated[0][0])
        if stated[0][0] == "Insats 1" and begun.count("Insats 1") == 1:
            raise NotWorkedOut("killed")
        return FOUND

    monkeypatch.setattr(show_exposure, "worked_out_apart", ends)
    assert show_exposure._found(asked(0), 20) == FOUND
    assert show_exposure._begun(asked(1)).exception(20) is not None
    assert show_exposure._begun(asked(1)).done(), "a page that comes back by itself begins nothing anew"
    assert show_exposure._found(asked(1), 20) == show_exposure.NOT_DECIDED
    assert show_exposure._found(asked(1), 20) == FOUND
    assert show_exposure._found(asked(0), 20) == FOUND
    assert begun == ["Insats 0", "Insats 1", "Insats 1"]
