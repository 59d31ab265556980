"""What the environment says: where data lies, which database, which secret."""

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from stegvis.vocabulary import BadInput, Wording

# Measured: DEFERRED loses read-then-write transactions to "database is locked", IMMEDIATE none; FULL costs nothing.
# secure_delete: what is removed about a person is overwritten in the file, and not only forgotten.
# recursive_triggers: a row that REPLACE would remove is refused by the triggers that refuse a removal.
SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728; "
    "PRAGMA secure_delete=ON; PRAGMA recursive_triggers=ON;",
}
# A connection made anew for every page costs a fifth of it. An hour: then what was learnt of the tables is read again.
KEPT_SECONDS = 3600
LEDGERS = "ledgers"
"""The folder of the ledgers in the data folder."""
WAITING = "restored_files"
"""The folder of files that take their places when a restore is done: there only when one was cut short."""
KEY_FILES = ("secret_key", "register_key", "signing_key")
"""The files in the data folder that hold secrets; an earlier signing key is kept under its name and a day."""
UNKNOWN_ADDRESS = Wording(
    sv="Adressen ska börja med postgresql:// eller sqlite:///. Ta bort den för att använda en vanlig fil.",
    en="The address must start with postgresql:// or sqlite:///. Remove it to use an ordinary file.",
)


def data_directory(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder for the database and the secret: STEGVIS_DATA_DIR, else `stegvis` in the user's data folder."""
    if stated := environment.get("STEGVIS_DATA_DIR"):
        return Path(stated).expanduser()
    if shared := environment.get("XDG_DATA_HOME"):
        return Path(shared) / "stegvis"
    return Path.home() / ".local" / "share" / "stegvis"


def database(environment: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Django's description of the database: STEGVIS_DATABASE_URL, else an SQLite file in the data folder.

    Raises BadInput when the address is of no database that we use.
    """
    address = environment.get("STEGVIS_DATABASE_URL")
    if not address:
        return _sqlite(str(data_directory(environment) / "stegvis.sqlite3"))
    try:
        return _addressed(address)
    except ValueError:
        # urllib's reason may quote the address, and that may hold a password.
        raise BadInput("STEGVIS_DATABASE_URL", UNKNOWN_ADDRESS) from None


def _addressed(address: str) -> dict[str, Any]:
    """The database at `address`. Raises ValueError when it is of none that we use."""
    parts = urlsplit(address)
    if parts.scheme in {"postgresql", "postgres"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.removeprefix("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": dict(parse_qsl(parts.query)),
            "CONN_MAX_AGE": KEPT_SECONDS,
            "CONN_HEALTH_CHECKS": True,
        }
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path))
    raise ValueError(parts.scheme)


def _sqlite(name: str) -> dict[str, Any]:
    engine = "django.db.backends.sqlite3"
    return {"ENGINE": engine, "NAME": name, "OPTIONS": dict(SQLITE_OPTIONS), "CONN_MAX_AGE": KEPT_SECONDS}


def database_file(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The SQLite file, there or not; None for a database on a server. Raises BadInput as `database`."""
    found = database(environment)
    return Path(found["NAME"]) if found["ENGINE"].endswith("sqlite3") else None


def secret_key(directory: Path) -> str:
    """The secret of this installation: made the first time, readable by its owner only."""
    return kept_secret(directory, "secret_key")


def kept_secret(directory: Path, name: str) -> str:
    """The text of the file `name` in the folder; made the first time (50 random bytes), readable by its owner only."""
    file = directory / name
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not file.exists():
        _make_secret(file)
    return file.read_text(encoding="ascii").strip()


def _make_secret(file: Path) -> None:
    """Another process may do the same: the file appears whole, and the first one stays."""
    draft = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
        new.write(secrets.token_urlsafe(50))
        new.flush()
        os.fsync(new.fileno())
    with suppress(FileExistsError):
        os.link(draft, file)
    draft.unlink()
