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
# The first character stands before all that is asked of it: so it is found without trying each letter.
_STOP = re.compile(
    r"[.!?…\n](?:(?<!\n)(?<![.!?…][.!?…])[.!?…]*+[\"”»')\]*_]*+(?=\s|\Z)"
    r"|(?<=\n)(?:[^\S\n]*\n\s*|(?=[^\S\n]*(?:[-–•*·▪o][^\S\n]|[0-9]{1,2}[.)][^\S\n]|[#|]))))"
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
        is_gap = match[0][0] == "\n"
        if not is_gap and not _ends(text, start, match):
            continue
        _add(text, spans, start, match.start() if is_gap else match.end())
        start = match.end()
    _add(text, spans, start, len(text))
    return tuple(spans)


def normalise_words(text: str) -> str:
    """The words in lower case with one space between: no punctuation, markup, emphasis or line breaks."""
    return " ".join(_WORDS.findall(_MARKUP.sub(" ", text).casefold()))


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    if match[0][0] != ".":
        return True
    if text[match.start() - 1 : match.start()].isdigit() and _is_list_number(text, start, match.start()):
        return False
    word = _BETWEEN_TOKENS.split(text[max(start, match.start() - 24) : match.start()])[-1].lower()
    following = _next_character(text, match.end())
    if word in _NEVER_LAST:
        return False
    if word in _SOMETIMES_LAST or len(word) < 3:
        return not following.islower()
    return True


def _is_list_number(text: str, start: int, stop: int) -> bool:
    if stop - start < 16 and _LIST_NUMBER.match(text[start : stop + 1]):
        return True
    return _LISTED_AFTER_COLON.search(text, max(start, stop - 6), stop) is not None


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
