"""A query that is asked many times a second: put into SQL once, and its rows compared before they are made into facts.

Asking is never left out, so that nothing can be out of date.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeAlias, TypeVar
from weakref import WeakKeyDictionary

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)
Key: TypeAlias = int | str
Scope: TypeAlias = QuerySet[Any, Any]
KEPT = 512
"""So many scopes of one query stand ready."""
Stored = tuple[Any, ...]
"""A row as the database gives it: the same values, the same row; a day may still be text."""


class CompiledQuery:
    """The rows of a `values_list`, with conditions that stay the same; none, unasked, where they can never hold."""

    def __init__(self, values: QuerySet[Any, Any]) -> None:
        self.using = values.db
        compiler = values.query.get_compiler(connection=connection)
        try:
            self._sql, self._parameters = compiler.as_sql()
        except EmptyResultSet:
            self._sql, self._parameters = "", ()
        self.compiler = compiler
        self._converters = compiler.get_converters([expression for expression, *_ in compiler.select])

    def rows(self, instead: Mapping[Key, Key] | None = None) -> list[Stored]:
        """What the database has now; `instead` puts other values in the place of some of the conditions'."""
        parameters = self._parameters
        if not self._sql:
            return []
        if instead is not None:
            parameters = tuple(instead.get(one, one) if isinstance(one, int | str) else one for one in parameters)
        with connection.cursor() as cursor:
            cursor.execute(self._sql, parameters)
            found: list[Stored] = cursor.fetchall()
            return found

    def values(self, rows: Iterable[Stored]) -> Iterable[Sequence[Any]]:
        """The rows as Django gives them, with days as dates."""
        return self.compiler.apply_converters(rows, self._converters) if self._converters else rows


class CompiledForText:
    """A query about the row whose key is a text, another one every time; `make` is asked once, with a stand-in."""

    _STAND_IN = "the text asked for"

    def __init__(self, make: Callable[[str], QuerySet[Any, Any]]) -> None:
        self._query = CompiledQuery(make(self._STAND_IN))

    def values(self, text: str) -> Iterable[Sequence[Any]]:
        """What the database has now about it."""
        return self._query.values(self._query.rows({self._STAND_IN: text}))


class CompiledForNumbers:
    """A query about so many rows whose numbers are others every time; `make` is asked once, with stand-ins for them.

    The stand-ins are the largest numbers of 32 bits: of a number that its column cannot hold, Django asks nothing.
    """

    _LARGEST = 2**31 - 1

    def __init__(self, make: Callable[[Sequence[int]], QuerySet[Any, Any]], count: int) -> None:
        self._stand_ins = [self._LARGEST - at for at in range(count)]
        self.query = CompiledQuery(make(self._stand_ins))

    def values(self, numbers: Sequence[int]) -> Iterable[Sequence[Any]]:
        """What the database has now about these."""
        return self.query.values(self.query.rows(dict(zip(self._stand_ins, numbers, strict=True))))


class CompiledForMany:
    """A query about some rows whose numbers are others every time, now few and now many.

    It is put into SQL once for each doubling of how many, and for the same further conditions; a number that is asked
    for again fills up what is left. Nothing is asked about no row. More than a database takes at once are asked about
    in turns: the order that `make` states then holds among the rows of a number, and of the numbers of one turn.
    """

    AT_ONCE = 1 << 14
    """SQLite takes 32,766 parameters."""

    def __init__(self, make: Callable[..., QuerySet[Any, Any]]) -> None:
        self._make = make
        self._kept: dict[Any, CompiledForNumbers] = {}

    def values(self, numbers: Sequence[int], *conditions: Hashable) -> Iterable[Sequence[Any]]:
        """What the database has now about these. `make` gets the numbers and the conditions."""
        if len(numbers) <= self.AT_ONCE:
            return self._turn(numbers, conditions)
        each = tuple(dict.fromkeys(numbers))
        turns = (each[start : start + self.AT_ONCE] for start in range(0, len(each), self.AT_ONCE))
        return [row for turn in turns for row in self._turn(turn, conditions)]

    def _turn(self, numbers: Sequence[int], conditions: tuple[Hashable, ...]) -> Iterable[Sequence[Any]]:
        if not numbers:
            return ()
        count = 1 << (len(numbers) - 1).bit_length()
        key = (count, conditions)
        if (found := self._kept.get(key)) is None:
            found = CompiledForNumbers(lambda stand_ins: self._make(stand_ins, *conditions), count)
            _keep(self._kept, key, found)
        return found.values([*numbers, *[numbers[-1]] * (count - len(numbers))])


class CompiledRows(Generic[Row]):
    """The same for whole rows of a model, with the rows that `select_related` joins to them.

    What `make` annotates stands on the rows under its name. `make` may not defer or prefetch.
    """

    def __init__(self, make: Callable[[Sequence[int]], QuerySet[Row]], count: int = 1) -> None:
        self._asked = CompiledForNumbers(make, count)
        self._made = _maker(self._asked.query.compiler.klass_info, self._asked.query)

    def of(self, *numbers: int) -> list[Row]:
        """What the database has now about these."""
        return [self._made(values) for values in self._asked.values(numbers)]


class CompiledForScopes(Generic[Row]):
    """A query about what somebody may see, that many ask each with scopes of their own.

    It is put into SQL once for the same scopes and the same further conditions. What the scopes are is told by their
    own SQL with its parameters, so that nobody is answered by the scope of another. `numbers` are those of rows that
    are asked about, others every time: `make` gets as many stand-ins for them, last, if there are any.
    """

    def __init__(self, make: Callable[..., QuerySet[Any, Any]]) -> None:
        self._make = make
        self._rows: dict[Any, CompiledRows[Row]] = {}
        self._values: dict[Any, CompiledForNumbers] = {}

    def of(self, scopes: Sequence[Scope], *conditions: Hashable, numbers: Sequence[int] = ()) -> list[Row]:
        """The rows of the model that the database has now. `make` gets the scopes and the conditions."""
        key = (*map(_told, scopes), conditions, len(numbers))
        if (found := self._rows.get(key)) is None:
            found = CompiledRows(self._made(scopes, conditions), len(numbers))
            _keep(self._rows, key, found)
        return found.of(*numbers)

    def values(
        self, scopes: Sequence[Scope], *conditions: Hashable, numbers: Sequence[int] = ()
    ) -> Iterable[Sequence[Any]]:
        """The same where `make` gives a `values_list`."""
        key = (*map(_told, scopes), conditions, len(numbers))
        if (found := self._values.get(key)) is None:
            found = CompiledForNumbers(self._made(scopes, conditions), len(numbers))
            _keep(self._values, key, found)
        return found.values(numbers)

    def _made(
        self, scopes: Sequence[Scope], conditions: Sequence[Hashable]
    ) -> Callable[[Sequence[int]], QuerySet[Any, Any]]:
        return lambda stand_ins: self._make(*scopes, *conditions, *([stand_ins] if stand_ins else ()))


def _keep(kept: dict[Any, Any], key: object, found: object) -> None:
    if len(kept) >= KEPT:
        kept.clear()
    kept[key] = found


_tellings: WeakKeyDictionary[Scope, tuple[str, tuple[Any, ...]]] = WeakKeyDictionary()
"""The SQL of scopes that a page asks for again and again; a QuerySet is never changed."""


def _told(scope: Scope) -> tuple[str, tuple[Any, ...]]:
    found = _tellings.get(scope)
    if found is None:
        try:
            found = scope.query.sql_with_params()
        except EmptyResultSet:
            found = ("", ())
        _tellings[scope] = found
    return found


class KeptScopes:
    """Scopes that every request makes anew, and that are put into SQL once for the same `parts`: scopes or values."""

    def __init__(self, make: Callable[..., Scope]) -> None:
        self._make = make
        self._kept: dict[Any, Scope] = {}

    def of(self, *parts: Any) -> Scope:
        """The scope that `make` gives of the parts, as one of its own: no rows of an earlier request are in it."""
        key = tuple(_told(part) if isinstance(part, QuerySet) else part for part in parts)
        if (kept := self._kept.get(key)) is None:
            kept = self._make(*parts)
            _keep(self._kept, key, kept)
        found: Scope = kept.all()
        _tellings[found] = _told(kept)
        return found


def _maker(asked: Mapping[str, Any], query: CompiledQuery) -> Callable[[Sequence[Any]], Any]:
    """Makes a row of a model out of the query's values, and the rows joined to it; None where none is joined."""
    model, places, using = asked["model"], asked["select_fields"], query.using
    names = [query.compiler.select[place][0].target.attname for place in places]
    number = places[names.index(model._meta.pk.attname)]
    # Only the rows that are asked for have annotations, not those that are joined to them.
    annotated = query.compiler.annotation_col_map if asked is query.compiler.klass_info else {}
    joined = [(one["local_setter"], _maker(one, query)) for one in asked.get("related_klass_infos", ())]

    def made(values: Sequence[Any]) -> Any:
        if values[number] is None:
            return None
        row = model.from_db(using, names, [values[place] for place in places])
        for name, place in annotated.items():
            setattr(row, name, values[place])
        for keep, other in joined:
            keep(row, other(values))
        return row

    return made
