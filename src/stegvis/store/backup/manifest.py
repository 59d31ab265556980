"""What a backup says of itself: `manifest.json`, written last, with the digest of every other file.

The bytes are canonical and hold their own digest, so that one changed byte anywhere in the folder is seen.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from stegvis.vocabulary import BadInput, Wording

FILE = "manifest.json"
FORMAT = 1
CHUNK = 1 << 20
DEEPEST = 2
"""A file of a backup lies in its folder, or in a folder of that one."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """`migrations`: those applied, as "app.name". `trail_head`: the digest of the trail's last event, "" for none.

    `register_keys`: names (hexadecimal) of the keys that what lies here needs, oldest first. `tables`: rows by table,
    of tables that hold nothing about participants. `files`: SHA-256 by path inside the folder.
    """

    version: str
    made_at: str
    database: str
    migrations: tuple[str, ...]
    trail_events: int
    trail_head: str
    register_keys: tuple[str, ...]
    signing_key: str
    has_keys: bool
    tables: Mapping[str, int]
    files: Mapping[str, str]


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Writes it into the folder."""
    (folder / FILE).write_bytes(_bytes(manifest))


def read_manifest(folder: Path) -> Manifest:
    """The folder's manifest. Raises BadInput when it is missing, damaged or of a later layout."""
    try:
        content = (folder / FILE).read_bytes()
    except OSError:
        raise BadInput(str(folder), NO_BACKUP) from None
    try:
        plain: dict[str, Any] = json.loads(content)
        layout = plain["format"]
        if isinstance(layout, int) and layout > FORMAT:
            raise BadInput(str(folder), NEWER)
        told = {name: plain[name] for name in Manifest.__dataclass_fields__}
        for name in ("migrations", "register_keys"):
            told[name] = tuple(told[name])
        manifest = Manifest(**told)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise BadInput(str(folder / FILE), DAMAGED) from None
    if _bytes(manifest) != content:
        raise BadInput(str(folder / FILE), DAMAGED)
    return manifest


def verify_files(folder: Path, manifest: Manifest) -> None:
    """Raises BadInput, naming the file, when one is missing or is not what the manifest says.

    Anybody can write a manifest that fits itself: a file outside the folder is none of the backup's.
    """
    for name, digest in manifest.files.items():
        path = folder / name
        if not is_inside(name):
            raise BadInput(str(folder / FILE), DAMAGED)
        if not path.is_file() or path.is_symlink():
            raise BadInput(str(path), MISSING)
        if digest_of(path) != digest:
            raise BadInput(str(path), DAMAGED)


def is_inside(name: str) -> bool:
    """True for a file of the folder, or of a folder in it, by its plain name: it lies there wherever it is copied."""
    parts = name.split("/")
    return len(parts) <= DEEPEST and not any(one in {"", ".", ".."} or "\\" in one or "\0" in one for one in parts)


def digest_of(path: Path) -> str:
    """The file's SHA-256, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _bytes(manifest: Manifest) -> bytes:
    plain = {"format": FORMAT, **asdict(manifest)}
    return _canonical({**plain, "digest": hashlib.sha256(_canonical(plain)).hexdigest()})


def _canonical(plain: Mapping[str, Any]) -> bytes:
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, indent=1).encode() + b"\n"


NO_BACKUP = Wording(
    "här finns ingen säkerhetskopia från Stegvis; ange mappen som stegvis backup skrev.",
    "there is no backup made by Stegvis here; give the folder that stegvis backup wrote.",
)
DAMAGED = Wording(
    "filen är ändrad eller skadad, så inget har återställts; ta en annan säkerhetskopia.",
    "the file is changed or damaged, so nothing was restored; take another backup.",
)
MISSING = Wording(
    "filen saknas i säkerhetskopian, så inget har återställts; ta en annan säkerhetskopia.",
    "the file is missing in the backup, so nothing was restored; take another backup.",
)
NEWER = Wording(
    "säkerhetskopian är gjord av en nyare version av Stegvis; installera den versionen först.",
    "the backup was made by a newer version of Stegvis; install that version first.",
)
