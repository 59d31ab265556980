"""A backup of the whole store, made while it is used."""

from collections.abc import Callable
from pathlib import Path

from stegvis.actions.open_store import configure_to_look
from stegvis.store.backup.folders import BackupMade


def back_up_store(into: Path, *, user: str, with_keys: bool, progress: Callable[[int, int, str], None]) -> BackupMade:
    """Makes it in a dated folder in `into`; the trail says so. Raises BadInput as `make_backup`."""
    configure_to_look()
    from stegvis.store.backup.making import make_backup
    from stegvis.store.trail.events import record
    from stegvis.vocabulary.actor import Actor

    made = make_backup(into, with_keys=with_keys, progress=progress)
    details = {"bytes": made.size, "with_keys": with_keys}
    record("backup_made", by=Actor(0, user), subject=made.folder.name, details=details)
    return made
