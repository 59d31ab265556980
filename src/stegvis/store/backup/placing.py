"""The files of a restored store take their places once its database has, whatever happens in between.

They wait in a folder with a plan that names an event of the restored trail. The database is switched in one step; so
whoever opens the store next knows by its trail whether they belong to it, and places them, or throws them away.
"""

import json
import os
import shutil
from pathlib import Path

from stegvis.disclosure.release import Ledger
from stegvis.store.backup.folders import sync_all
from stegvis.store.backup.making import KEYS
from stegvis.store.backup.manifest import Manifest
from stegvis.store.configuration import LEDGERS, WAITING, data_directory
from stegvis.store.demonstration import MARK
from stegvis.store.trail.check import has_event

PLAN = "plan.json"
_LEDGER_FILES = (".jsonl", ".head")


def lay_ready(backup: Path, manifest: Manifest, *, is_same_history: bool) -> None:
    """Copies what is to be placed. Nothing is placed before `settle` and `finish_restore`.

    A ledger that goes on from the backup's stays: what was published since is published. Only where another store is
    replaced do its ledgers go.
    """
    waiting = data_directory() / WAITING
    shutil.rmtree(waiting, ignore_errors=True)
    waiting.mkdir(mode=0o700)
    stays = []
    for name in manifest.files:
        first, _, rest = name.partition("/")
        if first == LEDGERS and is_same_history and _goes_on(backup / name):
            stays.append(rest)
        elif not first.startswith(("database.", "screenings.")):
            target = waiting / (rest if first == KEYS else name)
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(backup / name, target)
    ledgers = waiting / LEDGERS
    kept = {*stays, *(one.name for one in ledgers.glob("*"))} if not is_same_history else None
    plan = {"event": "", "ledgers": sorted(kept) if kept is not None else None, "is_invented": MARK in manifest.files}
    (waiting / PLAN).write_text(json.dumps(plan))


def settle(event: str) -> None:
    """The event, by its digest, that the database has once it is the restored one."""
    plan = data_directory() / WAITING / PLAN
    plan.write_text(json.dumps({**json.loads(plan.read_text()), "event": event}))
    sync_all(plan.parent)


def finish_restore() -> None:
    """Places the files that wait if the database is the one they belong to; else they go."""
    waiting = data_directory() / WAITING
    if not waiting.is_dir():
        return
    try:
        plan = json.loads((waiting / PLAN).read_text())
    except (OSError, ValueError):
        plan = {"event": ""}
    if plan["event"] and has_event(plan["event"]):
        if not plan["is_invented"]:
            # A demonstration's mark would tell a real store which day it is.
            (data_directory() / MARK).unlink(missing_ok=True)
        _place(waiting, plan["ledgers"])
    shutil.rmtree(waiting)


def _place(waiting: Path, ledgers: list[str] | None) -> None:
    for file in sorted(one for one in waiting.rglob("*") if one.is_file() and one.name != PLAN):
        target = data_directory() / file.relative_to(waiting)
        target.parent.mkdir(exist_ok=True, mode=0o700)
        file.replace(target)
    folder = data_directory() / LEDGERS
    if ledgers is not None and folder.is_dir():
        for other in folder.iterdir():
            if other.name.endswith(_LEDGER_FILES) and other.name not in ledgers:
                other.unlink()
    for changed in (folder, data_directory()):
        if changed.is_dir():
            here = os.open(changed, os.O_RDONLY)
            os.fsync(here)
            os.close(here)


def _goes_on(copied: Path) -> bool:
    """True when the live ledger holds the copied one's lines and perhaps more; its head stays with it."""
    name = copied.name.removesuffix(".head")
    live = Ledger(data_directory() / LEDGERS / name)
    if not live.path.exists():
        return False
    contents = live.contents().get(name, b"")
    return contents.startswith(copied.with_name(name).read_bytes())
