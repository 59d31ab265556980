"""A measure as canonical JSON: the same definition always gives the same text, and the text its hash.

Reading it back builds the nodes, which check themselves; nothing in the text is ever evaluated.
"""

import hashlib
import json
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from stegvis.measures import expressions, nodes
from stegvis.measures.nodes import Measure
from stegvis.vocabulary import BadInput, Wording

_NODES: dict[str, type[Any]] = {
    node.__name__: node
    for node in (
        *(expressions.Column, expressions.Known, expressions.IsMissing, expressions.IsOneOf, expressions.Compare),
        *(expressions.Both, expressions.Either, expressions.Opposite, expressions.Plus, expressions.Minus),
        *(expressions.Times, expressions.DaysBetween),
        *(nodes.DatedIn, nodes.DatedBy, nodes.OpenDuring, nodes.OpenAtEnd, nodes.DaysInPeriod, nodes.DistinctOf),
        *(nodes.Total, nodes.Question, nodes.Measure),
    )
}
_WORDS: dict[str, type[StrEnum]] = {
    "how": expressions.Comparison,
    "statistic": nodes.Statistic,
    "privacy": nodes.PrivacyClass,
    "unit": nodes.Unit,
}


def measure_json(measure: Measure) -> str:
    """The definition as JSON: keys sorted, no spaces, what is not given left out."""
    return json.dumps(_plain(measure), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@lru_cache(maxsize=4096)
def measure_hash(measure: Measure) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal digits."""
    return hashlib.sha256(measure_json(measure).encode()).hexdigest()


def measure_of_json(text: str, name: str) -> Measure:
    """The measure that the JSON defines. Raises BadInput, naming `name`, when it defines none."""
    try:
        built = _built(json.loads(text))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise BadInput(name, _not_a_measure(str(error))) from error
    if not isinstance(built, Measure):
        raise BadInput(name, _not_a_measure(f"{type(built).__name__}"))
    return built


def node_names() -> frozenset[str]:
    """The names of all node types of the language."""
    return frozenset(_NODES)


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        given = {field.name: getattr(value, field.name) for field in fields(value)}
        kept = {key: _plain(item) for key, item in given.items() if item not in (None, ())}
        return {"node": type(value).__name__, **kept}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _built(value: object) -> Any:
    if isinstance(value, list):
        return tuple(_built(item) for item in value)
    if not isinstance(value, dict):
        return value
    node = _NODES.get(str(value.get("node")))
    if node is None:
        raise ValueError(f"no node is called {value.get('node')!r}")
    parts = {key: _part(key, item) for key, item in value.items() if key != "node"}
    strangers = sorted(set(parts) - {field.name for field in fields(node)})
    if strangers:
        raise ValueError(f"{node.__name__} has no part {strangers[0]!r}")
    return node(**parts)


def _part(key: str, item: object) -> Any:
    return _WORDS[key](str(item)) if key in _WORDS else _built(item)


def _not_a_measure(detail: str) -> Wording:
    return Wording(
        f"är ingen giltig definition av ett mått ({detail}); rätta den eller exportera den på nytt.",
        f"is no valid definition of a measure ({detail}); mend it or export it again.",
    )
