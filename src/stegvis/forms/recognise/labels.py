"""Figures printed outside tables: labels with numbers after them ("Planerat antal 24   Faktiskt antal 23")."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stegvis.forms.nodes import MarkKind, Show
from stegvis.forms.recognise.figures import counted
from stegvis.forms.recognise.form_marks import show_marks
from stegvis.forms.recognise.grid_shapes import gender_of
from stegvis.forms.recognise.stream import Stream
from stegvis.forms.recognise.words import WORD, match_words, split_words
from stegvis.vocabulary import Figure, Gender, NotNumeric, Place
from stegvis.vocabulary.swedish import parse_cell

_LONG = 400
_GAP, _GAP_WORDS = 24, 8


@dataclass(frozen=True, slots=True)
class _Label:
    start: int
    end: int
    show: Show | None
    gender: Gender | None


def read_labels(
    stream: Stream, first: int, last: int, rows: Sequence[Show]
) -> tuple[list[Figure], list[tuple[int, int]]]:
    """The figures of the lines between two offsets that are made up of labels and cells and nothing else,
    and where those lines stand.

    Women and men after "planned" and "actual" belong to the actual number, unless two numbers follow each.
    """
    figures: dict[tuple[str, Gender], Figure] = {}
    lines: list[tuple[int, int]] = []
    header: list[Show] = []
    for number in range(stream.line_at(first), stream.line_at(max(last - 1, first)) + 1):
        line = stream.lines[number]
        begin = max(first - stream.offsets[number], 0)
        text = line.text[begin : max(last - stream.offsets[number], 0)]
        pairs = _pairs(text, rows, bool(header)) if 0 < len(text.strip()) < _LONG else []
        if not pairs:
            continue
        header = [label.show for label, _ in pairs if label.show] or header
        lines.append((stream.offsets[number] + begin, stream.offsets[number] + begin + len(text)))
        for figure in _figures(pairs, header, line.place):
            figures.setdefault((figure.measure, figure.gender), figure)
    return list(figures.values()), lines


def _pairs(text: str, rows: Sequence[Show], begun: bool) -> list[tuple[_Label, str]]:
    """Each label of the line with what stands after it; empty when the line holds anything else.

    Before any row label has stood (`begun`) a word such as "män" is only a word.
    """
    labels = list(_labels(text, rows, begun))
    if not labels or WORD.search(text[: labels[0].start]):
        return []
    ends = [*(label.start for label in labels[1:]), len(text)]
    pairs = [(label, _cell_text(text[label.end : end])) for label, end in zip(labels, ends, strict=True)]
    return pairs if all(_is_cell(cell) for _, cell in pairs) else []


def _cell_text(gap: str) -> str:
    return " ".join(gap.split()).strip(" :*_.,;").removeprefix("=").strip()


def _is_cell(text: str) -> bool:
    if len(text) > _GAP:
        return False
    numbers = [part for part in text.split(" ") if part]
    return (
        not isinstance(parse_cell(text), NotNumeric)
        or text.casefold() in {"x", "-", "–", "ej", "?"}
        or (len(numbers) > 1 and all(part.isdigit() for part in numbers))
    )


def _labels(text: str, rows: Sequence[Show], begun: bool) -> Iterator[_Label]:
    """The labels of a line that begins with one and has no more than a cell between them."""
    words = list(WORD.finditer(text))
    folded = [word[0].casefold() for word in words]
    at, since = 0, _GAP_WORDS
    while at < len(words) and since <= _GAP_WORDS:
        found = _label_at(folded, at, rows)
        if found is None:
            at, since = at + 1, since + 1
            continue
        end, show, gender = found
        if show is None and not begun:
            return
        begun = True
        yield _Label(words[at].start(), words[end - 1].end(), show, gender)
        at, since = end, 0


def _label_at(words: list[str], at: int, rows: Sequence[Show]) -> tuple[int, Show | None, Gender | None] | None:
    for show in rows:
        for mark in show_marks(show):
            end = match_words(words, at, split_words(mark.words)) if mark.kind is not MarkKind.LINE else None
            if end is not None and mark.until is None:
                return end, show, None
    for length in (3, 2, 1):
        if at + length <= len(words):
            gender = gender_of(" ".join(words[at : at + length]))
            if gender is not None and not any(word.isdigit() for word in words[at : at + length]):
                return at + length, None, gender
    return None


def _figures(pairs: Sequence[tuple[_Label, str]], header: Sequence[Show], place: Place) -> Iterator[Figure]:
    current: Show | None = None
    for label, text in pairs:
        if label.show is not None:
            current = label.show
            yield Figure(current.measure, Gender.ALL, parse_cell(text), text, place)
        elif label.gender is not None and header:
            parts = text.split(" ") if re.fullmatch(r"\d+(?: \d+)+", text) else []
            if len(parts) == len(header) > 1:
                yield from (
                    Figure(show.measure, label.gender, parse_cell(part), part, place)
                    for show, part in zip(header, parts, strict=True)
                )
                continue
            show = current or counted(header)
            yield Figure(show.measure, label.gender, parse_cell(text), text, place)
