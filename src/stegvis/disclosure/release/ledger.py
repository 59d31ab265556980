"""The ledger: every publication ever decided, one line each, chained so that nothing can be changed or lost unseen.

Each line holds an entry, the hash of the line before it, and the SHA-256 of both. A small file beside the ledger
(`….head`) remembers how many lines there are and the last hash, so that lines cut off at the end are missed too.
A ledger knows hidden numbers: it stays with whoever holds the counts, and is as secret as they are.
"""

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from stegvis.disclosure.release.entries import Entry, Json, entry_json, entry_of_json
from stegvis.vocabulary import BadInput, Wording

START = "0" * 64
"""The hash before the first line."""


class LedgerMovedOn(Exception):
    """Another release came first: what was decided no longer stands against the whole ledger."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The ledger as it stood: its entries, oldest first, with the hash of each, and the last hash."""

    entries: tuple[tuple[str, Entry], ...]

    @property
    def head(self) -> str:
        """The hash of the last entry."""
        return self.entries[-1][0] if self.entries else START

    def find(self, publication: str) -> tuple[str, Entry] | None:
        """The entry of that publication with its hash, or None."""
        return next((one for one in self.entries if one[1].publication == publication), None)


@dataclass(frozen=True, slots=True)
class Ledger:
    """An append-only file of publications. It may not exist yet: then nothing has been published."""

    path: Path

    @classmethod
    def open(cls, path: Path) -> "Ledger":
        """The ledger in that file, verified. Raises BadInput when it is damaged."""
        ledger = cls(path)
        ledger.read()
        return ledger

    def read(self) -> Snapshot:
        """All entries, each hash verified.

        Raises BadInput, naming the line, when a line is changed, missing or cut off.
        """
        with self._locked():
            return self._read()

    def entries(self) -> tuple[Entry, ...]:
        """All entries, oldest first. Raises BadInput as `read`."""
        return tuple(entry for _, entry in self.read().entries)

    def contents(self) -> dict[str, bytes]:
        """The ledger's files by name, as they stand together and damaged or not, for a copy."""
        with self._locked():
            return {path.name: path.read_bytes() for path in (self.path, self._head_path) if path.exists()}

    def append(self, entry: Entry, *, after: str) -> str:
        """Write one more line and return its hash.

        `after` is the head that the entry was decided against. Raises LedgerMovedOn, and writes nothing, when the
        ledger has another head by now; BadInput when it is damaged or cannot be written.
        """
        with self._locked():
            now = self._read()
            if now.head != after:
                raise LedgerMovedOn
            line_hash = hash_of(entry, after=after)
            self._write(_line(entry_json(entry), after, line_hash))
            self._remember(len(now.entries) + 1, line_hash)
            return line_hash

    @property
    def _head_path(self) -> Path:
        return self.path.with_name(self.path.name + ".head")

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Nobody else reads or writes meanwhile, in this process or another."""
        try:
            lock = os.open(self.path.with_name(self.path.name + ".lock"), os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise BadInput(str(self.path), _UNREACHABLE) from error
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)

    def _read(self) -> Snapshot:
        try:
            text = self.path.read_bytes() if self.path.exists() else b""
            head = self._head_path.read_bytes() if self._head_path.exists() else None
        except OSError as error:
            raise BadInput(str(self.path), _UNREACHABLE) from error
        if text and not text.endswith(b"\n"):
            raise BadInput(str(self.path), _cut_off(text.count(b"\n") + 1))
        entries: list[tuple[str, Entry]] = []
        for number, line in enumerate(text.splitlines(), start=1):
            entries.append(self._verified(line, number, entries[-1][0] if entries else START))
        self._require_all(entries, head)
        return Snapshot(tuple(entries))

    def _verified(self, line: bytes, number: int, before: str) -> tuple[str, Entry]:
        try:
            plain = json.loads(line)
            entry, told_before, told = plain["entry"], plain["before"], plain["hash"]
            if told_before != before or told != _hash(entry, before):
                raise BadInput(str(self.path), _changed(number))
            return told, entry_of_json(entry)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise BadInput(str(self.path), _changed(number)) from error

    def _require_all(self, entries: list[tuple[str, Entry]], head: bytes | None) -> None:
        """Lines beyond what is remembered come from a release that was cut short; they count as published."""
        if head is None:
            if len(entries) > 1:
                raise BadInput(str(self.path), _cut_off(len(entries) + 1))
            return
        count, last = self._remembered(head)
        if count > len(entries) or entries[count - 1][0] != last:
            raise BadInput(str(self.path), _cut_off(len(entries) + 1))

    def _remembered(self, head: bytes) -> tuple[int, str]:
        """How many lines there were, at least one, and the hash of the last of them."""
        with suppress(ValueError, RecursionError):
            match json.loads(head):
                case {"entries": int(count), "hash": str(last)} if count >= 1:
                    return count, last
        raise BadInput(str(self._head_path), _DAMAGED_HEAD)

    def _write(self, line: bytes) -> None:
        """Append the line as a whole or not at all."""
        try:
            file = os.open(self.path, os.O_WRONLY | os.O_CREAT, 0o600)
            try:
                length = os.lseek(file, 0, os.SEEK_END)
                try:
                    written = os.write(file, line)
                    os.fsync(file)
                except OSError:
                    written = -1
                if written != len(line):
                    os.ftruncate(file, length)
                    raise OSError("The line could not be written.")
            finally:
                os.close(file)
        except OSError as error:
            raise BadInput(str(self.path), _UNREACHABLE) from error

    def _remember(self, count: int, line_hash: str) -> None:
        new = self._head_path.with_name(self._head_path.name + ".new")
        try:
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
                json.dump({"entries": count, "hash": line_hash}, file)
                file.flush()
                os.fsync(file.fileno())
            new.replace(self._head_path)
        except OSError as error:
            raise BadInput(str(self.path), _UNREACHABLE) from error


def canonical(plain: object) -> bytes:
    """JSON with sorted keys and without spaces: the same content always gives the same bytes."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def hash_of(entry: Entry, *, after: str) -> str:
    """The hash that the entry's line has, or will have, when it follows the line whose hash is `after`."""
    return _hash(entry_json(entry), after)


def _hash(entry: Json, before: str) -> str:
    return hashlib.sha256(before.encode() + canonical(entry)).hexdigest()


def _line(entry: Json, before: str, line_hash: str) -> bytes:
    return canonical({"before": before, "entry": entry, "hash": line_hash}) + b"\n"


_UNREACHABLE = Wording(
    "liggaren går inte att läsa eller skriva, så inget lämnas ut; kontrollera filen och försök igen.",
    "the ledger cannot be read or written, so nothing is released; check the file and try again.",
)
_DAMAGED_HEAD = Wording(
    "filen som minns hur lång liggaren är är skadad, så inget lämnas ut; återställ den från en säkerhetskopia.",
    "the file that remembers how long the ledger is is damaged, so nothing is released; restore it from a backup.",
)


def _changed(number: int) -> Wording:
    return Wording(
        f"rad {number} i liggaren är ändrad eller stämmer inte med raden före, så inget lämnas ut; "
        "återställ liggaren från en säkerhetskopia.",
        f"line {number} of the ledger is changed or does not fit the line before it, so nothing is released; "
        "restore the ledger from a backup.",
    )


def _cut_off(number: int) -> Wording:
    return Wording(
        f"liggaren är avklippt vid rad {number}, så inget lämnas ut; återställ liggaren från en säkerhetskopia.",
        f"the ledger is cut off at line {number}, so nothing is released; restore the ledger from a backup.",
    )
