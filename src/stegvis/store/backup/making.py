"""Making a backup: the database, the ledgers, and the keys only when they are asked for."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from django.db import DatabaseError, connection
from django.utils import timezone

from stegvis import __version__
from stegvis.disclosure.release import Ledger
from stegvis.forms.package.signing import fingerprint
from stegvis.store.backup import screenings
from stegvis.store.backup.database import FILES, Content, copy_database
from stegvis.store.backup.folders import BackupMade, backups_in, new_backup
from stegvis.store.backup.manifest import Manifest, digest_of, write_manifest
from stegvis.store.configuration import KEY_FILES, LEDGERS, data_directory, database_file
from stegvis.store.demonstration import MARK
from stegvis.store.reports.border.trusted_keys import own_key
from stegvis.store.sealing.keys import known_register_keys
from stegvis.vocabulary import BadInput, Wording

KEYS = "keys"
LETTERS = "letters"
KEY_SETTINGS = ("STEGVIS_REGISTER_KEY", "STEGVIS_SIGNING_KEY", "STEGVIS_SECRET_KEY")
Progress = Callable[[int, int, str], None]


def make_backup(into: Path, *, with_keys: bool, progress: Progress) -> BackupMade:
    """Copies one moment of the store into a dated folder of its own in `into`, while others work.

    The ledgers are copied after the database: one that knows more publications than the database is safe, the other
    way round is not. Raises BadInput when there is no store, it is damaged, or `into` does not serve.
    """
    file = database_file()
    if file is not None and not file.exists():
        raise BadInput(str(data_directory()), NO_STORE)
    at = timezone.now()
    before = os.umask(0o077)
    try:
        with new_backup(into, at) as (folder, final):
            earlier = backups_in(into)
            progress(0, 3, "database")
            content = copy_database(folder / FILES[connection.vendor])
            progress(1, 3, "ledgers")
            copy_ledgers(folder)
            _copy_others(folder, with_keys=with_keys)
            needed = _needed_keys(folder, content)
            if needed:
                rows = screenings.as_backed_up(content.screenings, earlier[-1] if earlier else None)
                screenings.write_rows(folder, rows)
            progress(2, 3, "manifest")
            write_manifest(folder, _manifest(folder, content, at.isoformat(), needed))
            progress(3, 3, "")
    except DatabaseError as error:
        raise BadInput(str(data_directory()), unreadable(error)) from error
    finally:
        os.umask(before)
    size = sum(one.stat().st_size for one in final.rglob("*") if one.is_file())
    return BackupMade(final, size, with_keys, () if with_keys else _keys_apart())


def copy_ledgers(folder: Path) -> None:
    """Each ledger as it stands, with what remembers its length."""
    for path in sorted((data_directory() / LEDGERS).glob("*.jsonl")):
        for name, content in Ledger(path).contents().items():
            (folder / LEDGERS).mkdir(exist_ok=True)
            (folder / LEDGERS / name).write_bytes(content)


def _copy_others(folder: Path, *, with_keys: bool) -> None:
    """The mark of a demonstration; with keys also letters, since the links in them open accounts."""
    live = data_directory()
    if (live / MARK).is_file():
        shutil.copyfile(live / MARK, folder / MARK)
    if with_keys:
        (folder / KEYS).mkdir()
        for file in _key_files():
            shutil.copyfile(file, folder / KEYS / file.name)
        if (live / LETTERS).is_dir():
            shutil.copytree(live / LETTERS, folder / LETTERS)


def _key_files() -> tuple[Path, ...]:
    return tuple(sorted(file for name in KEY_FILES for file in data_directory().glob(f"{name}*") if file.is_file()))


def _keys_apart() -> tuple[str, ...]:
    return (*map(str, _key_files()), *(name for name in KEY_SETTINGS[:2] if os.environ.get(name)))


def _needed_keys(folder: Path, content: Content) -> tuple[str, ...]:
    """All the register's keys where something rests on them: sealed values, answers, ties broken in a ledger."""
    if content.used_keys or content.screenings or (folder / LEDGERS).exists():
        return tuple(key.name.hex() for key in known_register_keys())
    return ()


def _manifest(folder: Path, content: Content, at: str, needed: tuple[str, ...]) -> Manifest:
    files = sorted(one for one in folder.rglob("*") if one.is_file())
    return Manifest(
        version=__version__,
        made_at=at,
        database=connection.vendor,
        migrations=content.migrations,
        trail_events=content.trail_events,
        trail_head=content.trail_head,
        register_keys=needed,
        signing_key=signing_fingerprint(),
        has_keys=(folder / KEYS).is_dir(),
        tables=content.tables,
        files={str(one.relative_to(folder)): digest_of(one) for one in files},
    )


def signing_fingerprint() -> str:
    """Of the key that packages are signed with; "" when there is none that can be read."""
    try:
        return fingerprint(own_key())
    except BadInput:
        return ""


def unreadable(error: Exception) -> Wording:
    """What to say when the database cannot be read."""
    reason = next(iter(str(error).strip().splitlines()), type(error).__name__)
    return Wording(
        f"databasen kan inte läsas ({reason}); kör stegvis doctor.",
        f"the database cannot be read ({reason}); run stegvis doctor.",
    )


NO_STORE = Wording(
    "här finns ingen databas att säkerhetskopiera; kontrollera STEGVIS_DATA_DIR.",
    "there is no database to back up here; check STEGVIS_DATA_DIR.",
)
