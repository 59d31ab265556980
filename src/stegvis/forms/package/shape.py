"""How values stand in a package's JSON: one description of a type writes it, reads it strictly and is its JSON Schema.

A description is made from the type itself (`shape_of`), so the three can never disagree. Reading takes nothing that
writing would not have made: no key more or less, no number for a text, no half of a letter, no NaN.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cache
from inspect import getdoc
from types import NoneType, UnionType
from typing import Any, Protocol, get_args, get_origin, get_type_hints

from stegvis.forms.package import unfit
from stegvis.forms.package.unfit import Unfit
from stegvis.forms.reading import ReportNumber
from stegvis.vocabulary import Blank, NotAnswered, NotAsked, Number, Withheld, Wording
from stegvis.vocabulary.plain_text import UNFIT_SIGNS
from stegvis.vocabulary.released import Between

LARGEST = 2**53 - 1
"""The largest number that every reader of JSON reads exactly (RFC 8259, section 6)."""
KINDS: Mapping[type, str] = {
    Number: "number",
    Withheld: "withheld",
    Blank: "blank",
    NotAsked: "not_asked",
    NotAnswered: "not_answered",
    Between: "band",
}
"""What tells the kinds of a cell apart. Zero, withheld, blank, not asked and not answered are different things."""
LEFT_OUT: Mapping[type, frozenset[str]] = {Withheld: frozenset({"reason"}), ReportNumber: frozenset({"place"})}
"""Fields that never cross the border: all withheld cells look the same, and there is no file that it was read in."""

Json = Any


class Shape(Protocol):
    """One type of value in both directions, and its JSON Schema. `write` and `read` raise Unfit."""

    def write(self, value: Any) -> Json: ...
    def read(self, json: Json) -> Any: ...
    def schema(self) -> Json: ...


@dataclass(frozen=True, slots=True)
class Plain:
    """A value that is the same in JSON: a text, a truth, a number. `check` says what is wrong with it, or None."""

    types: tuple[type, ...]
    check: Callable[[Any], Wording | None]
    described: Mapping[str, Json]

    def write(self, value: Any) -> Json:
        if type(value) not in self.types:
            raise Unfit(unfit.of_type(self.described["type"]))
        if wrong := self.check(value):
            raise Unfit(wrong)
        return value

    read = write

    def schema(self) -> Json:
        return dict(self.described)


@dataclass(frozen=True, slots=True)
class Spelled:
    """A value that is spelled as text: a date, a word of a list. Raises Unfit for a text that spells none."""

    spell: Callable[[Any], str]
    understand: Callable[[str], Any]
    described: Mapping[str, Json]

    def write(self, value: Any) -> Json:
        return self.spell(value)

    def read(self, json: Json) -> Any:
        try:
            value = self.understand(_TEXT.read(json))
        except ValueError as fault:
            raise Unfit(unfit.no_such_value(fault)) from None
        if self.spell(value) != json:
            raise Unfit(unfit.SPELLED_OTHERWISE)
        return value

    def schema(self) -> Json:
        return dict(self.described)


@dataclass(frozen=True, slots=True)
class Maybe:
    """A value or null."""

    inner: Shape

    def write(self, value: Any) -> Json:
        return None if value is None else self.inner.write(value)

    def read(self, json: Json) -> Any:
        return None if json is None else self.inner.read(json)

    def schema(self) -> Json:
        return {"anyOf": [{"type": "null"}, self.inner.schema()]}


@dataclass(frozen=True, slots=True)
class Several:
    """A list of any length."""

    inner: Shape

    def write(self, value: Any) -> Json:
        return [self._one(self.inner.write, one, at) for at, one in enumerate(value)]

    def read(self, json: Json) -> Any:
        if type(json) is not list:
            raise Unfit(unfit.LIST)
        return tuple(self._one(self.inner.read, one, at) for at, one in enumerate(json))

    @staticmethod
    def _one(turn: Callable[[Any], Any], one: Any, at: int) -> Any:
        with _inside(f"[{at}]"):
            return turn(one)

    def schema(self) -> Json:
        return {"type": "array", "items": self.inner.schema()}


@dataclass(frozen=True, slots=True)
class Together:
    """A list of so many values, each of its own type."""

    parts: tuple[Shape, ...]

    def write(self, value: Any) -> Json:
        return [part.write(one) for part, one in zip(self.parts, value, strict=True)]

    def read(self, json: Json) -> Any:
        if type(json) is not list or len(json) != len(self.parts):
            raise Unfit(unfit.list_of(len(self.parts)))
        return tuple(part.read(one) for part, one in zip(self.parts, json, strict=True))

    def schema(self) -> Json:
        return {"type": "array", "prefixItems": [part.schema() for part in self.parts], "items": False}


@dataclass(frozen=True, slots=True)
class Record:
    """A dataclass: an object with a key for each field, all of them and no other. `kind` is an extra key, "cell"."""

    cls: type
    parts: Mapping[str, Shape]
    kind: str | None = None

    def write(self, value: Any) -> Json:
        json = {} if self.kind is None else {"cell": self.kind}
        for name, part in self.parts.items():
            with _inside(f".{name}"):
                json[name] = part.write(getattr(value, name))
        return json

    def read(self, json: Json) -> Any:
        if type(json) is not dict:
            raise Unfit(unfit.OBJECT)
        expected = {*self.parts, *({"cell"} if self.kind else ())}
        if json.keys() != expected:
            strange = sorted(json.keys() ^ expected, key=repr)[0]
            raise Unfit(unfit.strange_key(strange, is_missing=strange in expected))
        values = {}
        for name, part in self.parts.items():
            with _inside(f".{name}"):
                values[name] = part.read(json[name])
        try:
            return self.cls(**values)
        except ValueError as fault:
            raise Unfit(unfit.parts_disagree(fault)) from None

    def schema(self) -> Json:
        kind = {"cell": {"const": self.kind}} if self.kind else {}
        properties = {**kind, **{name: part.schema() for name, part in self.parts.items()}}
        return {
            "type": "object",
            "description": getdoc(self.cls),
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of several records, told apart by their key "cell"."""

    records: Mapping[str, Record]

    def write(self, value: Any) -> Json:
        kind = KINDS.get(type(value), "")
        if kind not in self.records:
            raise Unfit(unfit.no_cell(type(value).__name__))
        return self.records[kind].write(value)

    def read(self, json: Json) -> Any:
        kind = json.get("cell") if type(json) is dict else None
        if type(kind) is not str or kind not in self.records:
            raise Unfit(unfit.one_of_cells(", ".join(self.records)))
        return self.records[kind].read(json)

    def schema(self) -> Json:
        return {"oneOf": [record.schema() for record in self.records.values()]}


@contextmanager
def _inside(step: str) -> Iterator[None]:
    """What is found unfit inside stands at `step`, a dot or brackets first."""
    try:
        yield
    except Unfit as found:
        found.where = step + found.where
        raise


def _text_fault(value: str) -> Wording | None:
    found = UNFIT_SIGNS.search(value)
    return unfit.unfit_sign(found[0]) if found else None


def _number_fault(value: int | float) -> Wording | None:
    return None if abs(value) <= LARGEST else unfit.TOO_LARGE_NUMBER


_BOUNDS = {"minimum": -LARGEST, "maximum": LARGEST}
_TEXT = Plain((str,), _text_fault, {"type": "string"})
_PLAIN: Mapping[object, Shape] = {
    str: _TEXT,
    bool: Plain((bool,), lambda _: None, {"type": "boolean"}),
    int: Plain((int,), _number_fault, {"type": "integer", **_BOUNDS}),
    int | float: Plain((int, float), _number_fault, {"type": "number", **_BOUNDS}),
    date: Spelled(date.isoformat, date.fromisoformat, {"type": "string", "format": "date"}),
}


@cache
def shape_of(kind: Any) -> Shape:
    """How values of the type stand in JSON: plain types, enums of words, tuples, optional values, dataclasses.

    Raises TypeError for another type.
    """
    if kind in _PLAIN:
        return _PLAIN[kind]
    if get_origin(kind) is tuple:
        return _tuple_shape(get_args(kind))
    if isinstance(kind, UnionType):
        return _either_shape(get_args(kind))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return Spelled(str, kind, {"enum": [one.value for one in kind]})
    return record_of(kind)


def record_of(cls: type, kind: str | None = None) -> Record:
    """The object that the dataclass becomes. Raises TypeError for another type."""
    hints = get_type_hints(cls)
    kept = (one.name for one in fields(cls) if one.name not in LEFT_OUT.get(cls, ()))
    return Record(cls, {name: shape_of(hints[name]) for name in kept}, kind)


def _tuple_shape(parts: tuple[Any, ...]) -> Shape:
    if parts[-1] is Ellipsis:
        return Several(shape_of(parts[0]))
    return Together(tuple(shape_of(part) for part in parts))


def _either_shape(parts: tuple[Any, ...]) -> Shape:
    rest = tuple(part for part in parts if part is not NoneType)
    if len(rest) == 1:
        return Maybe(shape_of(rest[0]))
    return OneOf({KINDS[part]: record_of(part, KINDS[part]) for part in rest})
