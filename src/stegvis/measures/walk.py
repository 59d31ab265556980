"""Every node that a definition is made of."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from stegvis.measures.expressions import IsOneOf


def nodes_in(node: object) -> Iterator[object]:
    """The node itself and every node inside it, outermost first, repeated as they stand."""
    if isinstance(node, tuple):
        for part in node:
            yield from nodes_in(part)
    elif is_dataclass(node) and not isinstance(node, type):
        yield node
        for field in fields(node):
            yield from nodes_in(getattr(node, field.name))


def open_words_in(node: object) -> Iterator[tuple[str, str]]:
    """The words asked of open code lists, as (list, word): interventions and items by name."""
    for part in nodes_in(node):
        if isinstance(part, IsOneOf) and part.column.fact.codes is not None and part.column.fact.codes.is_open:
            yield from ((part.column.fact.codes.id, word) for word in part.words)
