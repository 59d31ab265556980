"""Markdown and HTML emphasis, links and entities inside a stretch of text."""

import html
import re
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from stegvis.documents.nodes import Run

# Every alternative starts with its own character and is bounded in length: time stays proportional to the text.
_TOKEN = re.compile(
    r"""
    \\(?P<escaped>[\\`*_{}\[\]()\#+\-.!|<>~])
    | (?P<stars>(?<!\*)\*{1,3}(?!\*) | (?<!_)_{1,3}(?!_))
    | <(?P<close>/?)(?P<tag>i|b|em|strong|u|s|sup|sub|small|span|font|p|div|center|br)
       (?:\s{1,9}[a-z-]{1,20}=(?:"[^"<>]{0,200}"|'[^'<>]{0,200}'|[^\s"'<>=]{1,200})){0,9}\s{0,9}/?>
    | \[(?P<label>[^\[\]]{1,300})\]\((?P<target>[^()\s<>]{0,500})\)
    | <(?P<auto>(?:https?://|mailto:)[^<>\s]{1,500})>
    | &(?P<entity>\#[0-9]{1,7}|\#x[0-9a-f]{1,6}|[a-z]{2,8});
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MARK = re.compile(r"[\\*_<\[&]")
_SAFE_LINK = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_STRONG_TAGS = frozenset({"b", "strong"})
_EMPHASIS_TAGS = frozenset({"i", "em"})


@dataclass(slots=True)
class _Piece:
    """Text, or a possible turn of style. A turn without a partner is printed as text."""

    text: str
    link: str | None = None
    strong: int = 0
    emphasis: int = 0
    opens: bool = False
    closes: bool = False


def safe_link(target: str) -> str | None:
    """The address when it is one that a reader may follow (web or mail), else None."""
    return target if _SAFE_LINK.match(target) else None


def parse_inline(text: str) -> tuple[Run, ...]:
    """The runs of `text` with markup taken out. Newlines stay, one for one."""
    if not _MARK.search(text):
        return (Run(text),) if text else ()
    pieces = _pieces(text)
    _pair(pieces)
    return _runs(pieces)


def clean_inline(text: str) -> str:
    """`text` without markup."""
    if not _MARK.search(text):
        return text
    return "".join(run.text for run in parse_inline(text))


def _pieces(text: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    end = 0
    for match in _TOKEN.finditer(text):
        if match.start() > end:
            pieces.append(_Piece(text[end : match.start()]))
        pieces.extend(_token(match))
        end = match.end()
    pieces.append(_Piece(text[end:]))
    return pieces


def _token(match: re.Match[str]) -> list[_Piece]:
    group = match.groupdict()
    if group["escaped"]:
        return [_Piece(group["escaped"])]
    if group["stars"]:
        return [_delimiter(match)]
    if group["tag"]:
        return [_tag(group["tag"].lower(), closes=bool(group["close"]))]
    if group["label"]:
        return [_Piece(run.text, link=safe_link(group["target"])) for run in parse_inline(group["label"])]
    if group["auto"]:
        return [_Piece(group["auto"], link=group["auto"])]
    return [_Piece(_entity(match.group()))]


def _entity(text: str) -> str:
    meant = html.unescape(text)
    return " " if meant in "\n\r\t\f\v" else meant


def _tag(name: str, *, closes: bool) -> _Piece:
    step = -1 if closes else 1
    if name in _STRONG_TAGS:
        return _Piece("", strong=step)
    if name in _EMPHASIS_TAGS:
        return _Piece("", emphasis=step)
    return _Piece(" " if name == "br" else "")


def _delimiter(match: re.Match[str]) -> _Piece:
    """A star between two words or digits is multiplication, a footnote or a file name: it turns nothing."""
    text, mark = match.string, match.group()
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    inside_word = mark == "**"
    return _Piece(
        mark,
        opens=not after.isspace() and (inside_word or not before.isalnum()),
        closes=not before.isspace() and (inside_word or not after.isalnum()),
    )


def _pair(pieces: list[_Piece]) -> None:
    """Give each delimiter that has a partner its weight: +1 where the style starts, -1 where it ends."""
    waiting: dict[str, _Piece] = {}
    for piece in pieces:
        start = waiting.pop(piece.text, None) if piece.closes else None
        if start:
            _weigh(start, 1)
            _weigh(piece, -1)
        elif piece.opens:
            waiting[piece.text] = piece


def _weigh(piece: _Piece, step: int) -> None:
    count = len(piece.text)
    piece.strong = step if count >= 2 else 0
    piece.emphasis = step if count != 2 else 0
    piece.text = ""


def _runs(pieces: list[_Piece]) -> tuple[Run, ...]:
    styled: list[tuple[tuple[bool, bool, str | None], str]] = []
    strong = emphasis = 0
    for piece in pieces:
        strong = max(0, strong + piece.strong)
        emphasis = max(0, emphasis + piece.emphasis)
        if piece.text:
            styled.append(((strong > 0, emphasis > 0, piece.link), piece.text))
    return tuple(
        Run("".join(text for _, text in group), strong=style[0], emphasis=style[1], link=style[2])
        for style, group in groupby(styled, key=itemgetter(0))
    )
