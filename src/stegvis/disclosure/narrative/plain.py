"""The text as a reader sees it: without invisible signs, look-alike letters and broken words.

Whatever is taken out or changed, each letter remembers where it stood in the text as it was given.
"""

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

# Letters of other alphabets that look like Latin ones.
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһӏАВЕКМНОРСТУХІЈЅοαερτυνικΑΒΕΖΗΙΚΜΝΟΡΤΥΧıℓ",
    "aeopcyxijsdhlABEKMHOPCTYXIJSoaeptuvikABEZHIKMNOPTYXil",
)
# Swedish has å, ä and ö; these come of other keyboards, poor scanning or ill will.
_ODD_LETTERS = str.maketrans("âāãǎăőôõøæÂĀÃŐÔÕØÆ⁄", "åååååööööäÅÅÅÖÖÖÖÄ/")
_SIMPLE = re.compile(r"[\t\n -%'(),-;=?-Za-z\u00a0åäöÅÄÖéÉüÜ”“–—’]+")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,80}>|\*{1,3}|`|(?<![^\W_])_{1,2}|_{1,2}(?![^\W_])")
_BROKEN = re.compile(r"(?<=[^\W\d_])[-‐‑][ \t]{0,4}\n[ \t]{0,4}(?=[a-zåäö])")
_SPACED = re.compile(r"(?<![^\W_])[^\W\d_](?:[ .][^\W\d_]){1,14}(?![^\W_])")


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text to look through; `origin[i]` is where its letter i stood in the given text."""

    text: str
    origin: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The given text's offsets of this part of the plain text."""
        return self.origin[start], self.origin[end - 1] + 1


def plain_text(given: str) -> PlainText:
    """The text with invisible signs, markup and word breaks taken out, odd digits and letters made ordinary."""
    letters: list[str] = []
    origin: list[int] = []
    at = 0
    while at < len(given):
        simple = _SIMPLE.match(given, at)
        if simple:
            letters.append(simple[0].replace("\u00a0", " "))
            origin.extend(range(at, simple.end()))
            at = simple.end()
            continue
        entity = _ENTITY.match(given, at) if given[at] == "&" else None
        end = entity.end() if entity else _cluster_end(given, at)
        shown = _shown(html.unescape(entity[0]) if entity else given[at:end])
        letters.append(shown)
        origin.extend([at] * len(shown))
        at = end
    return _without(_without(_without(PlainText("".join(letters), origin), _TAG), _BROKEN), _SPACED, _gaps)


def _cluster_end(text: str, at: int) -> int:
    """Where the letter at `at` ends: after the accents that are written as signs of their own."""
    end = at + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


@lru_cache(maxsize=4096)
def _shown(sign: str) -> str:
    composed = "".join(one for one in unicodedata.normalize("NFKC", sign) if one == "\n" or not _is_unseen(one))
    plain = "".join(" " if (one.isspace() and one != "\n") or one in _BLANK else one for one in composed)
    plain = "".join(str(unicodedata.digit(one)) if one.isdecimal() else one for one in plain)
    return plain.translate(_LOOKALIKES).translate(_ODD_LETTERS)


_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that show nothing but take room."""


def _is_unseen(one: str) -> bool:
    """True for what takes no room: format and control signs, and marks put over a letter that make no other letter."""
    return not one.isspace() and unicodedata.category(one) in {"Cf", "Cc", "Mn", "Me"}


def _gaps(match: re.Match[str]) -> list[tuple[int, int]]:
    """The spaces between letters that are s p a c e d out, unless they are initials."""
    if ("." in match[0] and match[0].isupper()) or (len(match[0]) == 3 and match[0].lower() != "e n"):
        return []
    return [(match.start() + index, match.start() + index + 1) for index in range(1, len(match[0]), 2)]


_Parts = Callable[[re.Match[str]], list[tuple[int, int]]]


def _whole(match: re.Match[str]) -> list[tuple[int, int]]:
    return [match.span()]


def _without(plain: PlainText, unwanted: re.Pattern[str], parts: _Parts = _whole) -> PlainText:
    gaps = [gap for match in unwanted.finditer(plain.text) for gap in parts(match)]
    if not gaps:
        return plain
    ends = [0, *(end for _, end in gaps)]
    starts = [*(start for start, _ in gaps), len(plain.text)]
    kept = list(zip(ends, starts, strict=True))
    return PlainText(
        "".join(plain.text[start:end] for start, end in kept),
        [at for start, end in kept for at in plain.origin[start:end]],
    )
