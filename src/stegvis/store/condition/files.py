"""The data folder: whose it is, who else can read the keys and the numbers, and how much room is left."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from stegvis.store.configuration import KEY_FILES, LEDGERS, data_directory, database_file
from stegvis.vocabulary import Wording
from stegvis.vocabulary.standing import Told, mind, well, wrong

OTHERS = stat.S_IRWXG | stat.S_IRWXO
MEBI = 1024**2
ROOM_NEEDED, ROOM_WISHED = 100 * MEBI, 1024 * MEBI


def look_at_folder() -> Iterator[Told]:
    """The folder itself: is it there, whose is it, may it be written in."""
    folder = data_directory()
    if not os.access(folder, os.W_OK | os.X_OK):
        yield wrong(
            "data_directory",
            Wording(f"datamappen {folder} går inte att skriva i", f"the data folder {folder} cannot be written in"),
            Wording("kör som den användare som äger den", "run as the user who owns it"),
        )
    elif (owner := folder.stat().st_uid) != os.geteuid():
        yield mind(
            "data_directory",
            Wording(f"datamappen {folder} ägs av en annan", f"the data folder {folder} is somebody else's"),
            Wording(
                f"kör kommandon som dess ägare (uid {owner}), annars får servern filer den inte kan öppna",
                f"run commands as its owner (uid {owner}), or the server gets files that it cannot open",
            ),
        )
    else:
        yield well("data_directory", f"datamappen {folder}", f"the data folder {folder}")


def look_at_rights() -> Iterator[Told]:
    """Nobody but the owner reads keys (an error), the database or the ledgers (a warning)."""
    keys = [file for name in KEY_FILES for file in data_directory().glob(f"{name}*") if is_open_to_others(file)]
    if keys:
        names = ", ".join(sorted(file.name for file in keys))
        yield wrong(
            "rights",
            Wording(f"andra kan läsa nyckelfiler: {names}", f"others can read key files: {names}"),
            Wording(f"chmod 600 på dem i {data_directory()}", f"chmod 600 on them in {data_directory()}"),
        )
    open_files = [file for file in _private_files() if is_open_to_others(file)]
    if open_files:
        names = ", ".join(sorted({file.name for file in open_files})[:5])
        yield mind(
            "rights",
            Wording(f"andra på datorn kan läsa {names}", f"others on this computer can read {names}"),
            Wording("chmod 600 på filerna, 700 på mapparna", "chmod 600 on the files, 700 on the folders"),
        )
    if not keys and not open_files:
        yield well("rights", "bara ägaren läser nycklar och data", "only the owner reads keys and data")


def look_at_room() -> Iterator[Told]:
    """How much room the disk has left: a backup or an update takes as much as the database once more."""
    free = shutil.disk_usage(data_directory()).free
    file = database_file()
    wished = max(ROOM_WISHED, 2 * file.stat().st_size if file is not None and file.exists() else 0)
    text = Wording(f"{free // MEBI} MiB ledigt på disken", f"{free // MEBI} MiB free on the disk")
    advice = Wording(
        f"gör plats: minst {wished // MEBI} MiB behövs för kopior och uppdateringar",
        f"make room: copies and updates need at least {wished // MEBI} MiB",
    )
    if free < ROOM_NEEDED:
        yield wrong("disk", text, advice)
    elif free < wished:
        yield mind("disk", text, advice)
    else:
        yield well("disk", text.sv, text.en)


def is_open_to_others(path: Path) -> bool:
    """True when somebody else than the owner has any right to it."""
    return bool(path.stat().st_mode & OTHERS)


def _private_files() -> Iterator[Path]:
    file, ledgers = database_file(), data_directory() / LEDGERS
    if file is not None:
        yield from file.parent.glob(f"{file.name}*")
    if ledgers.is_dir() and is_open_to_others(ledgers):
        yield from ledgers.glob("*.jsonl")
