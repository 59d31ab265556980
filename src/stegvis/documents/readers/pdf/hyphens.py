"""Joins printed lines and mends words that were divided at the end of a line."""

import re
from collections.abc import Iterable, Sequence

SUSPENDED = frozenset({"och", "eller", "samt", "respektive", "till", "men", "kontra", "som", "and", "or", "to"})
SMALL_WORDS = SUSPENDED | {
    *(
        "i",
        "å",
        "av",
        "på",
        "en",
        "ett",
        "att",
        "den",
        "det",
        "de",
        "du",
        "för",
        "med",
        "om",
        "är",
        "har",
        "inte",
        "från",
    ),
    *(
        "kan",
        "ska",
        "vid",
        "under",
        "efter",
        "utan",
        "när",
        "hur",
        "vad",
        "mot",
        "per",
        "där",
        "än",
        "ej",
        "sin",
        "sitt",
    ),
    *("annat", "annan", "andra", "via", "enligt", "någon", "något", "alla", "mer", "bara"),
}
_DIVIDED = re.compile(r"(?:^|[\s(/])([^\s(/]*\w)-$")
_SLASH = re.compile(r"\w/$")
_FIRST = re.compile(r"[\w-]+")


def _bare(word: str) -> str:
    return word.strip(".,;:!?()\"'”").lower()


class Mender:
    """Knows the words of a document, and so which divided word keeps its hyphen: `AKT-` `SAM`, `rehabi-` `litering`."""

    def __init__(self, words: Iterable[str] = (), divides: bool = True) -> None:
        """`words` stand whole somewhere; `divides` tells whether the document divides words at all."""
        self._seen = {_bare(word) for word in words}
        self._divides = divides

    def cut(self, head: str, tail: str) -> bool:
        """True when a narrow cell must have cut a word into `head` and `tail`, which has no meaning of its own."""
        if not head[-1:].islower() or not tail[:1].islower() or _bare(tail) in SMALL_WORDS:
            return False
        return _bare(head + tail) in self._seen or _bare(tail) not in self._seen

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
            return text + line if _SLASH.search(text) and line[0].isalpha() else f"{text} {line}"
        head, tail = divided[1], first[0]
        if tail.lower() in SUSPENDED and f"{head}{tail}".lower() not in self._seen:
            return f"{text} {line}"
        return text + line if self._keeps_hyphen(head, tail) else text[:-1] + line

    def _keeps_hyphen(self, head: str, tail: str) -> bool:
        if f"{head}-{tail}".lower() in self._seen:
            return True
        if f"{head}{tail}".lower() in self._seen:
            return False
        if not self._divides:
            return True
        part = head.rpartition("-")[2]
        return len(part) == 1 or part.isupper() or any(map(str.isdigit, part)) or not tail[0].islower()
