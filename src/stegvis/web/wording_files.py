"""Turns the pages' Swedish wording (.po, written by people) into what Django loads (.mo).

`python -m stegvis.web.wording_files` writes it; a test fails when it is forgotten. Only what our own file uses is
understood: msgid, msgid_plural, msgstr, msgstr[n], comments.
"""

import ast
import re
import struct
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent / "locale" / "sv" / "LC_MESSAGES"
SOURCE, TARGET = FOLDER / "django.po", FOLDER / "django.mo"
_MAGIC = 0x950412DE
_HEADER_SIZE = 28


def compile_wording(po: str) -> bytes:
    """The .mo file's bytes: always the same for the same text."""
    entries = sorted((key.encode(), value.encode()) for key, value in read_wording(po) if value.strip("\0"))
    keys, values = b"", b""
    spots = []
    for key, value in entries:
        spots.append((len(key), len(keys), len(value), len(values)))
        keys, values = keys + key + b"\0", values + value + b"\0"
    start = _HEADER_SIZE + 16 * len(entries)
    key_table = b"".join(struct.pack("<II", length, start + at) for length, at, _, _ in spots)
    value_table = b"".join(struct.pack("<II", length, start + len(keys) + at) for _, _, length, at in spots)
    head = struct.pack("<7I", _MAGIC, 0, len(entries), _HEADER_SIZE, _HEADER_SIZE + 8 * len(entries), 0, start)
    return head + key_table + value_table + keys + values


def read_wording(po: str) -> Iterator[tuple[str, str]]:
    """Each entry's key and value; plural forms joined by NUL, as the format has it."""
    for entry in re.split(r"\n\s*\n", po):
        parts: dict[str, str] = {}
        field = ""
        for line in entry.splitlines():
            if line.startswith("#") or not line.strip():
                continue
            if found := re.match(r"(msg\w+(?:\[\d\])?)\s+(?=\")", line):
                field, line = found[1], line[found.end() :]  # noqa: PLW2901
            parts[field] = parts.get(field, "") + ast.literal_eval(line)
        if parts:
            key = "\0".join(parts[name] for name in ("msgid", "msgid_plural") if name in parts)
            yield key, "\0".join(value for name, value in parts.items() if name.startswith("msgstr"))


if __name__ == "__main__":
    TARGET.write_bytes(compile_wording(SOURCE.read_text(encoding="utf-8")))
