"""Numbered groups of participants in running text: "grupp 2: 3 kvinnor 5 män", "grupp 2 och 3 … 16 tackade ja"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stegvis.vocabulary.swedish.numbers import FoundNumber, find_numbers

_LABEL = re.compile(r"\bgrupp(?:erna|er|en)?\s+(\d{1,2}(?:\s*(?:,|och|samt|&|\+)\s*\d{1,2})*)(?![\d-])", re.IGNORECASE)
_HEAD = re.compile(
    r"\s*(?:st\.?\s+)?(kvinn|tjej|flick|män\b|man\b|kill|pojk|hen\b|deltagar|person|individ|ungdom)", re.I
)
_EVERYBODY = ("deltagar", "person", "individ", "ungdom")
_ONLY = re.compile(r"\b(endast|enbart|bara|totalt|sammanlagt)\b", re.IGNORECASE)
_JOINED = re.compile(
    r"\s*(?:\w+\s+){0,2}?(?:tackade ja|tackat ja|antogs|antagits|skrevs in|skrivits in|gick med"
    r"|(?:startade|startat|började|börjat|påbörjade|påbörjat|deltar|deltog|deltagit|ingår|ingick)\s+"
    r"(?:i\s+)?(?:kursen|insatsen|gruppen|grupperna|projektet|programmet))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many a sentence says that the groups `labels` hold; `raw` as printed."""

    labels: frozenset[int]
    count: float
    raw: str


def _labelled(sentence: str) -> Iterator[tuple[frozenset[int], str]]:
    """Each mention of groups with the words that follow it, up to the next mention."""
    found = list(_LABEL.finditer(sentence))
    for at, label in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(sentence)
        yield frozenset(int(one) for one in re.findall(r"\d+", label[1])), sentence[label.end() : end]


def group_sizes(sentence: str) -> Iterator[GroupCount]:
    """The sizes that a sentence gives group by group: its women and men, or its participants."""
    for labels, rest in _labelled(sentence):
        heads = [(one, found[1].casefold()) for one in find_numbers(rest) if (found := _HEAD.match(rest, one.end))]
        size = _size(heads, rest) if len(labels) == 1 else None
        if size is not None:
            yield GroupCount(labels, size, rest.strip())


def _size(heads: list[tuple[FoundNumber, str]], rest: str) -> float | None:
    everybody = [one.value for one, head in heads if head in _EVERYBODY]
    genders = [(head, one.value) for one, head in heads if head not in _EVERYBODY]
    kinds = {head for head, _ in genders}
    if len(kinds) == len(genders) and (len(genders) >= 2 or (genders and _ONLY.search(rest))):
        return sum(value for _, value in genders)
    return everybody[0] if len(everybody) == 1 and not genders and rest.lstrip().startswith((":", "(")) else None


def joined_counts(sentence: str) -> Iterator[GroupCount]:
    """How many a sentence says have joined several groups together."""
    for labels, rest in _labelled(sentence):
        if len(labels) > 1:
            for one in find_numbers(rest):
                if _JOINED.match(rest, one.end):
                    yield GroupCount(labels, one.value, one.raw)
