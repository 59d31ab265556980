"""Where backups lie: in a folder that holds nothing else, each in one of its own, whole or not there at all."""

import fcntl
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from stegvis.vocabulary import BadInput, Wording

NAME = re.compile(r"stegvis-\d{8}T\d{6}Z(-\d+)?")
UNFINISHED = re.compile(r"\.unfinished-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class BackupMade:
    """Where it lies, how many bytes it has, and which keys are not in it: files, and names of settings."""

    folder: Path
    size: int
    has_keys: bool
    keys_apart: tuple[str, ...]


def backups_in(folder: Path) -> tuple[Path, ...]:
    """The finished backups in the folder, the newest last."""
    return tuple(sorted(one for one in folder.iterdir() if NAME.fullmatch(one.name) and one.is_dir()))


@contextmanager
def new_backup(into: Path, at: datetime) -> Iterator[tuple[Path, Path]]:
    """An empty folder to fill, and the one that it becomes in `into` when all went well; else nothing is left.

    What a run that was killed left behind goes. Raises BadInput when `into` holds other things, cannot be written in,
    or somebody else makes a backup there.
    """
    try:
        into.mkdir(parents=True, exist_ok=True, mode=0o700)
        here = os.open(into, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise BadInput(str(into), _unwritable(error)) from error
    try:
        _lock(here, into)
        _require_backups_only(into)
        for left in into.iterdir():
            if UNFINISHED.fullmatch(left.name):
                shutil.rmtree(left)
        unfinished = into / f".unfinished-{secrets.token_hex(4)}"
        unfinished.mkdir(mode=0o700)
        try:
            final = _free_name(into, at)
            yield unfinished, final
            sync_all(unfinished)
            unfinished.rename(final)
            os.fsync(here)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    except OSError as error:
        raise BadInput(str(into), _unwritable(error)) from error
    finally:
        os.close(here)


def sync_all(folder: Path) -> None:
    """Everything in the folder is on the disk, readable by its owner only."""
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o700 if path.is_dir() else 0o600)
        file = os.open(path, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)


def _lock(here: int, into: Path) -> None:
    try:
        fcntl.flock(here, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise BadInput(str(into), BUSY) from None


def _require_backups_only(into: Path) -> None:
    if any(not NAME.fullmatch(one.name) and not UNFINISHED.fullmatch(one.name) for one in into.iterdir()):
        raise BadInput(str(into), OTHER_THINGS)


def _free_name(into: Path, at: datetime) -> Path:
    name = f"stegvis-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    number, free = 1, into / name
    while free.exists():
        number += 1
        free = into / f"{name}-{number}"
    return free


def _unwritable(error: OSError) -> Wording:
    return Wording(
        f"säkerhetskopian kan inte skrivas här ({error.strerror}), så ingen har gjorts; välj en annan mapp.",
        f"the backup cannot be written here ({error.strerror}), so none was made; choose another folder.",
    )


OTHER_THINGS = Wording(
    "mappen innehåller annat än säkerhetskopior; ange en ny eller tom mapp.",
    "the folder holds other things than backups; give a new or empty one.",
)
BUSY = Wording(
    "en annan säkerhetskopia görs redan här; försök igen när den är klar.",
    "another backup is being made here already; try again when it is done.",
)
