"""Joins printed lines and mends words that were divided at the end of a line."""

import re
from collections.abc import Iterable, Sequence

SUSPENDED = frozenset({"och", "eller", "samt", "respektive", "till", "men", "kontra", "som", "and", "or", "to"})
_DIVIDED = re.compile(r"(?:^|[\s(/])([^\s(/]*\w)-$")
_FIRST = re.compile(r"[\w-]+")


class Mender:
    """Knows the words of a document, and so which divided word keeps its hyphen: `AKT-` `SAM`, `rehabi-` `litering`."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._seen = {word.strip(".,;:!?()\"'”").lower() for word in words}

    def joined(self, lines: Sequence[str], breaks: Iterable[int] = ()) -> str:
        """The lines as one text: a newline before each line in `breaks`, else a space or, after a division, nothing."""
        forced = frozenset(breaks)
        text = ""
        for at, line in enumerate(lines):
            text = text + "\n" + line if at in forced and text else self._append(text, line)
        return text

    def _append(self, text: str, line: str) -> str:
        if not text or not line:
            return text or line
        divided = _DIVIDED.search(text)
        first = _FIRST.match(line)
        if divided is None or first is None:
            return f"{text} {line}"
        head, tail = divided[1], first[0]
        if tail.lower() in SUSPENDED and f"{head}{tail}".lower() not in self._seen:
            return f"{text} {line}"
        return text + line if self._keeps_hyphen(head, tail) else text[:-1] + line

    def _keeps_hyphen(self, head: str, tail: str) -> bool:
        if f"{head}-{tail}".lower() in self._seen:
            return True
        if f"{head}{tail}".lower() in self._seen:
            return False
        part = head.rpartition("-")[2]
        return len(part) == 1 or part.isupper() or any(map(str.isdigit, part)) or not tail[0].islower()
