"""Lines of a file put together again where a sentence was broken, with the place of every character kept."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from stegvis.documents.nodes import Line
from stegvis.vocabulary import Place

_GOES_ON = re.compile(
    r"(?:[,+&–-]|(?<!\w)(?:och|samt|av|utav|på|p|i|som|är|har|var|varav|det|att|för|till|från|med|om|fråga|frågor|frågorna"
    r"|totalt|sammanlagt))\Z",
    re.IGNORECASE,
)
_WHO = re.compile(r"(?:\A|\W)(?:kvinna|man|hen)\Z", re.IGNORECASE)
_NUMBERED = re.compile(r"[0-9]{1,3}(?:\s+[0-9]{1,3})?\s*\)")
_ITEM = re.compile(r"[0-9]{1,2}[.)]\s+[A-ZÅÄÖ]")
_CONTINUES = re.compile(r"[a-zåäö]|[+&,]\s*[0-9]|[-–]\s?[0-9]")
_DIGIT = re.compile(r"[0-9]+(?![0-9]*[.)]\s+[A-ZÅÄÖ])")
_ENDED = re.compile(r"[.!?:;)]\Z")
_SPACE = re.compile("[\u00a0\u202f\u2009]")
_BULLET = re.compile(r"[-–•*·▪o]\s+[A-ZÅÄÖa-zåäö]")


@dataclass(frozen=True, slots=True)
class JoinedLines:
    """A text in which "\\n" parts whole lines only. `starts` and `places` tell where each original line begins."""

    text: str
    starts: tuple[int, ...]
    places: tuple[Place, ...]

    def place_at(self, offset: int) -> Place:
        """The place of the original line that holds the character at `offset`."""
        index = bisect_right(self.starts, offset) - 1
        return self.places[index] if index >= 0 else Place()


def join_lines(lines: Sequence[Line]) -> JoinedLines:
    """The lines as one text: a line that goes on in the next is joined to it with a space, the others with "\\n"."""
    pieces: list[str] = []
    starts: list[int] = []
    places: list[Place] = []
    position, before, gap = 0, "", True
    for text, place in _stripped(lines):
        if not text:
            gap = True
            continue
        near = not gap and (not places or _next_to(places[-1], place))
        separator = "" if not before else " " if _is_continued(before, text, near) else "\n"
        pieces += (separator, text)
        position += len(separator)
        starts.append(position)
        places.append(place)
        position += len(text)
        before, gap = text, False
    return JoinedLines("".join(pieces), tuple(starts), tuple(places))


def _stripped(lines: Sequence[Line]) -> list[tuple[str, Place]]:
    return [(_SPACE.sub(" ", piece).strip(), line.place) for line in lines for piece in line.text.split("\n")]


def _next_to(first: Place, second: Place) -> bool:
    if first.paragraph is not None or second.paragraph is not None:
        return first.paragraph == second.paragraph
    if first.line is None or second.line is None:
        return True
    return second.line - first.line in (0, 1)


def _is_continued(before: str, text: str, near: bool) -> bool:
    if _WHO.search(before, max(0, len(before) - 8)):
        return bool(_NUMBERED.match(text) or re.match(r"[a-zåäö]", text))
    if _BULLET.match(text) or _ITEM.match(text):
        return False
    if _GOES_ON.search(before, max(0, len(before) - 14)):
        return near or bool(_CONTINUES.match(text) or _DIGIT.match(text))
    if _ENDED.search(before):
        return bool(re.match(r"[a-zåäö]", text)) and before.endswith(")")
    # A line in capitals that begins with a number ("3 KULLAR") is a unit's heading.
    is_number = near and bool(_DIGIT.match(text)) and not text.isupper()
    return bool(_CONTINUES.match(text)) or (is_number and len(before.split()) >= 4)
