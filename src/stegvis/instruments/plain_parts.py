"""Reading plain data (of JSON or TOML) strictly: every fault says where it stands and what is wanted instead."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from stegvis.instruments.texts import Texts
from stegvis.instruments.unfit import Unfit
from stegvis.vocabulary import Wording

_Made = TypeVar("_Made")
_Word = TypeVar("_Word", bound=StrEnum)


class PlacedUnfit(Unfit):
    """A fault that says where in the data it stands."""

    def __init__(self, where: str, sv: str, en: str) -> None:
        super().__init__(f"{where}: {sv}", f"{where}: {en}")


@contextmanager
def standing_at(where: str) -> Iterator[None]:
    """A fault of a node that is built inside is told with the place of its data, the innermost one."""
    try:
        yield
    except PlacedUnfit:
        raise
    except Unfit as fault:
        raise PlacedUnfit(where, fault.reason.sv, fault.reason.en) from fault


@dataclass(frozen=True, slots=True)
class Part:
    """One table of the data and where it stands, such as "sections[2].questions[1]"."""

    data: dict[str, object]
    where: str

    def only(self, *known: str) -> None:
        """Raises Unfit when there is another key: a misspelt one would be dropped in silence."""
        strangers = sorted(set(self.data) - set(known))
        if strangers:
            raise self.fault(
                strangers[0],
                f"nyckeln finns inte; välj bland {', '.join(known)}",
                f"no such key; use {', '.join(known)}",
            )

    def has(self, key: str) -> bool:
        """True when the key is given."""
        return key in self.data

    def text(self, key: str) -> str:
        """The text under the key. Raises Unfit when it is missing, no text, or holds what cannot be stored."""
        value = self._given(key)
        if not isinstance(value, str) or "\0" in value or value != value.encode("utf-8", "ignore").decode("utf-8"):
            raise self.fault(key, "skriv en text", "write a text")
        return value

    def whole(self, key: str) -> int:
        """The whole number under the key."""
        value = self._given(key)
        if type(value) is not int:
            raise self.fault(key, "skriv ett heltal", "write a whole number")
        return value

    def number(self, key: str, otherwise: float) -> float:
        """The number under the key, or `otherwise`."""
        value = self.data.get(key, otherwise)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.fault(key, "skriv ett tal", "write a number")
        return float(value)

    def flag(self, key: str) -> bool:
        """True or false under the key; false when it is missing."""
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            raise self.fault(key, "skriv true eller false", "write true or false")
        return value

    def day(self, key: str) -> date:
        """The day under the key, as a date or as text such as 2024-01-31."""
        value = self._given(key)
        if type(value) is date:
            return value
        try:
            return date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError as fault:
            raise self.fault(key, "skriv en dag som 2024-01-31", "write a day such as 2024-01-31") from fault

    def word(self, key: str, words: type[_Word]) -> _Word:
        """The word under the key, one of the enumeration's."""
        return self._word(key, self._given(key), words)

    def words(self, key: str, words: type[_Word]) -> tuple[_Word, ...]:
        """The words listed under the key; none when it is missing."""
        return tuple(self._word(key, one, words) for one in self._listed(key))

    def names(self, key: str) -> tuple[str, ...]:
        """The texts listed under the key; none when it is missing."""
        listed = tuple(one for one in self._listed(key) if isinstance(one, str))
        if len(listed) != len(self._listed(key)):
            raise self.fault(key, "skriv en lista av texter", "write a list of texts")
        return listed

    def part(self, key: str) -> "Part":
        """The table under the key."""
        value = self._given(key)
        if not isinstance(value, dict):
            raise self.fault(key, "skriv en tabell med nycklar", "write a table of keys")
        return Part(value, self._place(key))

    def parts(self, key: str) -> tuple["Part", ...]:
        """The tables listed under the key; none when it is missing."""
        listed = self._listed(key)
        tables = [Part(one, f"{self._place(key)}[{at}]") for at, one in enumerate(listed, 1) if isinstance(one, dict)]
        if len(tables) != len(listed):
            raise self.fault(key, "skriv en lista av tabeller", "write a list of tables")
        return tuple(tables)

    def texts(self, key: str) -> Texts:
        """The text under the key in its languages."""
        part = self.part(key)
        with standing_at(part.where):
            return Texts.of({language: part.text(language) for language in part.data})

    def wording(self, key: str) -> Wording:
        """The Swedish and English text under the key."""
        part = self.part(key)
        part.only("sv", "en")
        swedish, english = part.text("sv"), part.text("en")
        try:
            return Wording(swedish, english)
        except ValueError as fault:
            raise self.fault(key, "skriv båda texterna", "write both texts") from fault

    def maybe(self, key: str, read: Callable[[str], _Made]) -> _Made | None:
        """What `read` makes of the key, None when it is missing."""
        return read(key) if key in self.data else None

    def _word(self, key: str, value: object, words: type[_Word]) -> _Word:
        known = {str(one): one for one in words}
        if not isinstance(value, str) or value not in known:
            raise self.fault(key, f"välj bland {', '.join(known)}", f"use one of {', '.join(known)}")
        return known[value]

    def _listed(self, key: str) -> list[object]:
        value = self.data.get(key, [])
        if not isinstance(value, list):
            raise self.fault(key, "skriv en lista", "write a list")
        return value

    def _given(self, key: str) -> object:
        if key not in self.data:
            raise self.fault(key, "nyckeln saknas", "the key is missing")
        return self.data[key]

    def _place(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key

    def fault(self, key: str, sv: str, en: str) -> PlacedUnfit:
        """What is wrong with the key, and what to do."""
        return PlacedUnfit(self._place(key), sv, en)
