"""Tables that only set out text, put into reading order: question, then answer."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from stegvis.documents.nodes import TableCell
from stegvis.forms.nodes import Ask, Form, Mark, SignOff, flat_items
from stegvis.forms.recognise.form_marks import ask_marks, date_marks, name_marks
from stegvis.forms.recognise.grid_shapes import is_rule, is_text_layout
from stegvis.forms.recognise.words import WORD, fold
from stegvis.vocabulary import Place

Rows = Sequence[Sequence[TableCell]]
_LONGEST = 8
_ANSWER = re.compile(r"\s+(?:[^\W_a-zåäö])")


def printed_labels(forms: Iterable[Form]) -> frozenset[str]:
    """What the forms print where something short is asked for, folded."""
    labels: set[str] = set()
    for form in forms:
        for section in form.sections:
            for item in flat_items(section.items):
                labels.update(fold(mark.words) for mark in _item_marks(item) if not mark.until)
    return frozenset(labels)


def is_labels_only(text: str, labels: Collection[str]) -> bool:
    """True when the text is nothing but labels set side by side ("Signatur Ankomstdatum")."""
    words = fold(text).split()
    # reached[i]: the first i words can be labels one after the other.
    reached = [True] + [False] * len(words)
    for end in range(1, len(words) + 1):
        begins = range(max(0, end - _LONGEST), end)
        reached[end] = any(reached[begin] and " ".join(words[begin:end]) in labels for begin in begins)
    return bool(words) and reached[-1]


def _item_marks(item: object) -> tuple[Mark, ...]:
    if isinstance(item, Ask):
        return ask_marks(item)
    return (*name_marks(item), *date_marks(item)) if isinstance(item, SignOff) else ()


def lines_of_layout(rows: Rows, labels: Collection[str]) -> list[tuple[str, Place]] | None:
    """The lines of a table that sets out text, with their places; None for a table of figures.

    Row by row, but labels that stand over their answers are each followed by their own answer.
    """
    said = [row for row in rows if any(cell.text for cell in row) and not is_rule([cell.text for cell in row])]
    if _labels_on_top(said, labels):
        width = max(map(len, said))
        columns = [[row[index] for row in said if index < len(row)] for index in range(width)]
        return list(_lines(columns, labels))
    return list(_lines(rows, labels)) if is_text_layout(said or rows) else None


def _labels_on_top(rows: Rows, labels: Collection[str]) -> bool:
    """True when the first row holds nothing but two labels or more, and the others none."""
    if not 2 <= len(rows) <= 3:
        return False
    first, *others = [[fold(cell.text) for cell in row if cell.text] for row in rows]
    return (
        len(first) >= 2
        and all(text in labels for text in first)
        and not any(text in labels for row in others for text in row)
    )


def _lines(rows: Rows, labels: Collection[str]) -> Iterator[tuple[str, Place]]:
    for row in rows:
        seen = None
        for cell in row:
            # A merged cell repeats its text in every column that it covers.
            if cell.text and cell.text != seen:
                seen = cell.text
                for part in _parted(cell.text, labels):
                    if part.strip():
                        yield part.strip(), cell.place


def _parted(text: str, labels: Collection[str]) -> list[str]:
    """The lines of a cell; a label that its answer follows without a colon stands on a line of its own."""
    first, *rest = text.split("\n")
    words = list(WORD.finditer(first))
    for many in range(min(_LONGEST, len(words) - 1), 0, -1):
        end = words[many - 1].end()
        if fold(first[:end]) in labels and _ANSWER.match(first, end):
            return [first[:end], first[end:], *rest]
    return [first, *rest]
