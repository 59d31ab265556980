"""Where the ledger of an association's releases lies: what was ever published from the register, line by line."""

from functools import lru_cache
from pathlib import Path

from stegvis.disclosure.release import Ledger
from stegvis.disclosure.release.ledger import Snapshot
from stegvis.store.configuration import LEDGERS, data_directory
from stegvis.store.models import Association


def ledger_of(association: Association) -> Ledger:
    """The association's ledger in the data folder; nothing has been published while its file is missing.

    In it an intervention is called by its name: unique in an association, and what readers of reports know it by.
    """
    folder = data_directory() / LEDGERS
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Ledger(folder / f"{association.pk}.jsonl")


def published(association: Association) -> Snapshot:
    """What the ledger says now. It is verified when it has changed since it was read last; BadInput when damaged."""
    ledger = ledger_of(association)
    if not ledger.path.exists():
        return Snapshot(())
    state = ledger.path.stat()
    return _read(ledger.path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=8)
def _read(path: Path, _changed_at: int, _size: int) -> Snapshot:
    return Ledger(path).read()
