"""Who works with the store: a restore waits for nobody and pushes nobody aside, so it must know.

Every process that opens the store holds a shared lock on a file in the data folder until it ends, however it ends; a
restore needs the lock for itself. A PostgreSQL database can be used from other machines too: it knows its own guests.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stegvis.store.configuration import data_directory
from stegvis.vocabulary import BadInput, Wording

FILE = "in_use.lock"
_held: dict[Path, int] = {}


def use_store() -> None:
    """This process uses the store from now on. Raises BadInput while a restore is under way."""
    folder = data_directory()
    if folder in _held or not folder.is_dir():
        return
    _held[folder] = _locked(folder, fcntl.LOCK_SH, RESTORING)


@contextmanager
def sole_use() -> Iterator[None]:
    """Nobody else opens the store meanwhile. Raises BadInput when somebody has it open."""
    folder = data_directory()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    held = _locked(folder, fcntl.LOCK_EX, IN_USE)
    _held[folder] = held
    try:
        yield
    finally:
        del _held[folder]
        os.close(held)


def require_no_guests(others: int) -> None:
    """Raises BadInput when so many others are connected to the database."""
    if others:
        raise BadInput("STEGVIS_DATABASE_URL", IN_USE)


def _locked(folder: Path, how: int, refusal: Wording) -> int:
    file = os.open(folder / FILE, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(file, how | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(file)
        raise BadInput(str(folder), refusal) from None
    return file


IN_USE = Wording(
    "Stegvis är igång här, så inget har ändrats; stoppa servern och andra stegvis-kommandon och försök igen.",
    "Stegvis is running here, so nothing was changed; stop the server and other stegvis commands and try again.",
)
RESTORING = Wording(
    "en återställning pågår; försök igen när den är klar.", "a restore is under way; try again when it is done."
)
