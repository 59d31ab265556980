"""Where sentences begin and end, and words in their plainest form."""

import re

_NEVER_LAST = {
    "t.ex", "bl.a", "dvs", "d.v.s", "ca", "c:a", "kl", "nr", "resp", "s.k", "sk", "ev", "fr.o.m", "t.o.m", "tom", "fom",
    "p.g.a", "pga", "inkl", "exkl", "jfr", "tel", "tfn", "dr", "prof", "f.d", "max", "min", "avd", "ang", "enl",
    "mån", "vol", "kap", "sid", "bil", "forts", "t", "ex", "bl", "f", "d", "v", "s", "p", "g", "o", "obs", "alt", "tex",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec",
}  # fmt: skip
_SOMETIMES_LAST = {
    "st", "m.m", "mm", "osv", "o.s.v", "etc", "mfl", "m.fl", "o.d", "dyl", "o.dyl", "e.d", "kr", "tkr", "mkr",
}  # fmt: skip
_STOP = re.compile(
    r"(?P<end>(?<![.!?…])[.!?…]++[\"”»')\]*_]*+)(?=\s|\Z)"
    r"|(?P<gap>\n[^\S\n]*\n\s*|\n(?=[^\S\n]*(?:[-–•*·▪o][^\S\n]|[0-9]{1,2}[.)][^\S\n]|[#|])))"
)
_BETWEEN_TOKENS = re.compile(r"[\s(\"”»*]")
_LISTED_AFTER_COLON = re.compile(r":\s+[0-9]{1,2}\Z")
_LIST_NUMBER = re.compile(r"[\s\"(*#>-]*[0-9]{1,2}(?:\.[0-9]{1,2})*\.\Z")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,80}>")
_WORDS = re.compile(r"[^\W_]+")


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The (start, end) of each sentence, without the white space around it.

    A line break is white space; an empty line, a bullet or a numbered item starts a new sentence. Abbreviations
    (t.ex., bl.a., dvs., kl., ca., m.m.) and list numbers do not end one.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _STOP.finditer(text):
        if match["end"] and not _ends(text, start, match):
            continue
        _add(text, spans, start, match.end("end") if match["end"] else match.start())
        start = match.end()
    _add(text, spans, start, len(text))
    return tuple(spans)


def normalise_words(text: str) -> str:
    """The words in lower case with one space between: no punctuation, markup, emphasis or line breaks."""
    return " ".join(_WORDS.findall(_MARKUP.sub(" ", text).casefold()))


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    if match["end"][0] != ".":
        return True
    if match.start() - start < 16 and _LIST_NUMBER.match(text[start : match.start() + 1]):
        return False
    if _LISTED_AFTER_COLON.search(text, max(start, match.start() - 6), match.start()):
        return False
    word = _BETWEEN_TOKENS.split(text[max(start, match.start() - 24) : match.start()])[-1].lower()
    following = _next_character(text, match.end())
    if word in _NEVER_LAST:
        return False
    if word in _SOMETIMES_LAST or len(word) < 3:
        return not following.islower()
    return True


def _next_character(text: str, at: int) -> str:
    while at < len(text) and text[at].isspace():
        at += 1
    return text[at : at + 1]


def _add(text: str, spans: list[tuple[int, int]], start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))
