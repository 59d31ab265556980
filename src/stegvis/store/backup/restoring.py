"""Putting a backup back: everything is looked through before anything is touched, and it is all or nothing."""

import os
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from stegvis.store.backup import screenings
from stegvis.store.backup.database import FILES
from stegvis.store.backup.ending_again import Ended, end_again, ended
from stegvis.store.backup.folders import backups_in
from stegvis.store.backup.making import KEYS, make_backup, signing_fingerprint
from stegvis.store.backup.manifest import FILE, NEWER, NO_BACKUP, Manifest, read_manifest, verify_files
from stegvis.store.backup.placing import finish_restore, lay_ready, settle
from stegvis.store.backup.removing_again import Removal, removals_after, remove_again, withdraw_again, withdrawals
from stegvis.store.backup.restored import Restored
from stegvis.store.backup.switching import guests, switch_to
from stegvis.store.configuration import LEDGERS, data_directory, database_file
from stegvis.store.in_use import require_no_guests, sole_use
from stegvis.store.sealing import keys
from stegvis.store.trail.events import record
from stegvis.vocabulary import BadInput, Wording
from stegvis.vocabulary.actor import Actor

REPLACED = "replaced"
Progress = Callable[[int, int, str], None]


def restore_backup(folder: Path, *, by: Actor, replace: bool, progress: Progress) -> Restored:
    """Makes the store what it was in the backup, or in the newest one in `folder`.

    Raises BadInput, with nothing changed, for what is no whole backup of ours, for keys that do not fit, for a store
    that is not empty without `replace`, and while somebody uses the store.
    """
    progress(0, 4, "manifest")
    backup = _chosen(folder)
    manifest = read_manifest(backup)
    _require_fitting(backup, manifest)
    verify_files(backup, manifest)
    key_text = _fitting_keys(backup, manifest)
    before = os.umask(0o077)
    try:
        with sole_use():
            require_no_guests(guests())
            return _restore(backup, manifest, key_text, by=by, replace=replace, progress=progress)
    except OSError as error:
        raise BadInput(str(data_directory()), _unwritable(error)) from error
    except DatabaseError as error:
        raise BadInput(str(backup), _unusable(error)) from error
    finally:
        os.umask(before)


def _restore(
    backup: Path, manifest: Manifest, key_text: str, *, by: Actor, replace: bool, progress: Progress
) -> Restored:
    is_held = _holds_something()
    if is_held and not replace:
        raise BadInput(str(data_directory()), NOT_EMPTY)
    progress(1, 4, "backup")
    since = _since(manifest) if is_held else None
    aside = _put_aside() if is_held else None
    progress(2, 4, "database")
    if key_text:
        # From here on what is sealed is the backup's.
        os.environ["STEGVIS_REGISTER_KEY"] = key_text
    rows = screenings.read_rows(backup)
    lay_ready(backup, manifest, is_same_history=since is not None)
    migrated = 0
    removals, withdrawn, over = since or ((), {}, {})
    again: tuple[int, tuple[str, ...]] = (0, ())
    withdrawn_again = ended_again = 0

    def finish() -> None:
        nonlocal migrated, again, withdrawn_again, ended_again
        migrated = _migrate()
        with transaction.atomic():
            screenings.put_back(rows)
            again = remove_again(removals, by=by)
            withdrawn_again = withdraw_again(withdrawn, by=by)
            ended_again = end_again(over)
            details = {
                "removed_again": again[0],
                "withdrawn_again": withdrawn_again,
                "ended_again": ended_again,
                "made_at": manifest.made_at,
            }
            settle(record("store_restored", by=by, subject=backup.name, details=details).digest)

    switch_to(backup / FILES[connection.vendor], finish)
    progress(3, 4, "files")
    finish_restore()
    progress(4, 4, "")
    return Restored(
        backup=backup,
        made_at=manifest.made_at,
        aside=aside,
        migrated=migrated,
        removed_again=again[0] if since is not None else None,
        withdrawn_again=withdrawn_again,
        ended_again=ended_again,
        unclear=again[1],
        has_other_signing_key=bool(manifest.signing_key) and signing_fingerprint() != manifest.signing_key,
    )


def _chosen(folder: Path) -> Path:
    if (folder / FILE).exists() or not folder.is_dir():
        return folder
    found = backups_in(folder)
    if not found:
        raise BadInput(str(folder), NO_BACKUP)
    return found[-1]


def _require_fitting(backup: Path, manifest: Manifest) -> None:
    known = {".".join(one) for one in MigrationLoader(None, ignore_no_migrations=True).disk_migrations}
    if not set(manifest.migrations) <= known:
        raise BadInput(str(backup), NEWER)
    if manifest.database != connection.vendor:
        raise BadInput(str(backup), OTHER_DATABASE)


def _fitting_keys(backup: Path, manifest: Manifest) -> str:
    """The text of the register's keys that open the backup; "" when it needs none. Raises BadInput when none fits."""
    stated = os.environ.get("STEGVIS_REGISTER_KEY")
    files = (backup / KEYS / keys.FILE, data_directory() / keys.FILE)
    text = stated or next((one.read_text(encoding="ascii") for one in files if one.is_file()), "")
    if not manifest.register_keys:
        return text
    there = [key.name.hex() for key in keys.register_keys_in(text)] if text.strip() else []
    if there[:1] != list(manifest.register_keys[:1]) or not set(manifest.register_keys) <= set(there):
        raise BadInput(str(data_directory() / keys.FILE), OTHER_KEYS)
    return text


def _holds_something() -> bool:
    """True when any table of ours has a row, or cannot be read."""
    file = database_file()
    if file is not None and not file.exists():
        return False
    try:
        with connection.cursor() as cursor:
            there = set(connection.introspection.table_names(cursor))
        models = [one for one in apps.get_app_config("store").get_models() if one._meta.db_table in there]
        return any(one._base_manager.exists() for one in models)
    except DatabaseError:
        connection.close()
        return True


def _since(manifest: Manifest) -> tuple[tuple[Removal, ...], dict[int, date], Ended] | None:
    """What was removed, withdrawn and ended after the backup; None when the store is another one or cannot be read."""
    try:
        removals = removals_after(manifest.trail_head)
        return None if removals is None else (removals, withdrawals(), ended())
    except DatabaseError:
        connection.close()
        return None


def _put_aside() -> Path:
    """A backup of the store that is there; of an SQLite file that is damaged, its bytes as they are."""
    try:
        return make_backup(data_directory() / REPLACED, with_keys=True, progress=lambda *_: None).folder
    except BadInput:
        file = database_file()
        if file is None:
            raise
        connection.close()
        aside = data_directory() / f"damaged-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
        aside.mkdir(mode=0o700)
        for one in file.parent.glob(f"{file.name}*"):
            shutil.copyfile(one, aside / one.name)
        if (data_directory() / LEDGERS).is_dir():
            shutil.copytree(data_directory() / LEDGERS, aside / LEDGERS)
        return aside


def _migrate() -> int:
    """How many steps an older backup was behind."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        call_command("migrate", verbosity=0, interactive=False)
    return len(plan)


def _unwritable(error: OSError) -> Wording:
    return Wording(
        f"här går det inte att skriva ({error.strerror}); den gamla databasen är orörd.",
        f"it cannot be written here ({error.strerror}); the old database is untouched.",
    )


def _unusable(error: Exception) -> Wording:
    reason = next(iter(str(error).strip().splitlines()), type(error).__name__)
    return Wording(
        f"databasen tog inte emot kopian ({reason}); den gamla är orörd.",
        f"the database did not take the backup ({reason}); the old one is untouched.",
    )


NOT_EMPTY = Wording(
    "här finns redan en databas med uppgifter; --replace ersätter den (och lägger undan en kopia först).",
    "there is a database with data here already; --replace takes its place (and puts a backup of it aside first).",
)
OTHER_DATABASE = Wording(
    "säkerhetskopian är av en annan sorts databas; ställ in STEGVIS_DATABASE_URL som när den gjordes.",
    "the backup is of another kind of database; set STEGVIS_DATABASE_URL as when it was made.",
)
OTHER_KEYS = Wording(
    "nyckeln som säkerhetskopian är förseglad med finns inte här, så inget har ändrats; lägg tillbaka filen först.",
    "the key that the backup is sealed with is not here, so nothing was changed; put the file back first.",
)
