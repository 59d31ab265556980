"""The store becomes what it was in a backup."""

from collections.abc import Callable
from pathlib import Path

from stegvis.actions.open_store import configure_to_look
from stegvis.store.backup.restored import Restored


def restore_store(folder: Path, *, user: str, replace: bool, progress: Callable[[int, int, str], None]) -> Restored:
    """Restores in the name of `user`. Raises BadInput as `restore_backup`, and then nothing was changed."""
    configure_to_look()
    from stegvis.store.backup.restoring import restore_backup
    from stegvis.vocabulary.actor import Actor

    return restore_backup(folder, by=Actor(0, user), replace=replace, progress=progress)
