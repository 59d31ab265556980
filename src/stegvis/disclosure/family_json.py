"""A family as JSON, and a protection as JSON: the shapes of `stegvis protect`."""

import difflib
import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from stegvis.disclosure.family import LARGEST, Cell, Family, Group, PublishedCell, Terms
from stegvis.disclosure.protection_outcome import Protection
from stegvis.vocabulary import BadInput, Wording
from stegvis.vocabulary.wording import Language

FAMILY_FIELDS = ("k", "atoms", "cells", "groups", "ledger", "protect_zero", "seed", "time_limit_s")
SUM_FIELDS = {
    "cells": ("id", "publication", "atoms", "value", "weight", "visible"),
    "groups": ("id", "publication", "atoms", "value", "weight", "k", "protect_zero"),
    "ledger": ("id", "publication", "atoms", "value", "weight", "visible"),
}
HEEDED = frozenset({"k", "protect_zero", "visible"})
"""Fields that ask for something: where they have no meaning they cannot be passed over."""
DIGITS = 15
LONGEST_S = 86_400.0
"""A day: nobody waits longer for a pattern."""
MOST_BYTES = 512 * 2**20
NO_FILE = Wording("är ingen vanlig fil; ange en JSON-fil.", "is no ordinary file; give a JSON file.")
TOO_LARGE = Wording(
    "filen är för stor (mer än 512 MB); dela upp den.", "the file is too large (over 512 MB); divide it."
)
HALF_A_SIGN = re.compile("[\ud800-\udfff]")
WHOLE = Wording("ett heltal", "a whole number")
TEXT = Wording("en text", "a text")
TRUTH = Wording("true eller false", "true or false")
LIST = Wording("en lista", "a list")
OBJECT = Wording("ett objekt", "an object")
CELLS, GROUPS, LEDGER = Wording("cell", "cell"), Wording("grupp", "group"), Wording("tidigare cell", "ledger cell")


def read_content(path: Path) -> bytes:
    """What the file `path` holds. Raises BadInput when it cannot be read."""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise BadInput(str(path), NO_FILE)
        if path.is_file() and path.stat().st_size > MOST_BYTES:
            raise BadInput(str(path), TOO_LARGE)
        return path.read_bytes()
    except OSError as refused:
        raise BadInput(str(path), _unreadable(refused)) from refused


def parse_family(content: bytes, name: str) -> Family:
    """The family that the JSON `content` describes; `name` is what its user calls it. Raises BadInput."""
    try:
        return _family(_Place(name, _loaded(content)))
    except _Wrong as wrong:
        raise BadInput(name, wrong.reason) from None


def protection_json(protection: Protection, language: Language) -> dict[str, object]:
    """A protection in the shape that `stegvis protect --json` prints."""
    audit = protection.audit
    return {
        "status": protection.status.value,
        "visible": list(protection.visible),
        "hidden": list(protection.hidden),
        "weight_hidden": protection.weight_hidden,
        "lower_bound": protection.lower_bound,
        "audit": {"groups": audit.groups, "provable": audit.provable, "solver": audit.solver},
        "seconds": round(protection.seconds, 3),
        "certificate": [{"cut": dict(cut.cells), "at_least": cut.at_least} for cut in protection.certificate],
        "reason": protection.reason.in_language(language) if protection.reason else None,
    }


class _Wrong(Exception):
    def __init__(self, sv: str, en: str) -> None:
        super().__init__(en)
        self.reason = Wording(sv, en)


def _unreadable(refused: OSError) -> Wording:
    if isinstance(refused, FileNotFoundError):
        return Wording("filen finns inte. Kontrollera namnet.", "there is no such file. Check its name.")
    if isinstance(refused, IsADirectoryError):
        return Wording("det är en mapp. Ange en JSON-fil.", "that is a folder. Give a JSON file.")
    return Wording(
        "filen kan inte läsas. Kontrollera att du har rätt att läsa den.",
        "the file cannot be read. Check that you have the right to read it.",
    )


def _loaded(content: bytes) -> object:
    try:
        return json.loads(
            content.decode("utf-8-sig"), object_pairs_hook=_once, parse_int=_whole, parse_constant=_no_number
        )
    except UnicodeDecodeError:
        raise _Wrong(
            "filen är inte text i UTF-8. Spara den som JSON i UTF-8.",
            "the file is not text in UTF-8. Save it as JSON in UTF-8.",
        ) from None
    except json.JSONDecodeError as error:
        raise _Wrong(
            f"filen är inte JSON: något är fel på rad {error.lineno}, tecken {error.colno}.",
            f"the file is not JSON: something is wrong at line {error.lineno}, character {error.colno}.",
        ) from None
    except RecursionError:
        raise _Wrong(
            "filen har för många nivåer inuti varandra för att vara en familj av tal.",
            "the file has too many levels inside each other to be a family of numbers.",
        ) from None


def _once(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
        raise _Wrong(
            f"”{twice}” står två gånger i samma objekt; ta bort det ena.",
            f"“{twice}” stands twice in the same object; remove one of them.",
        )
    return found


def _whole(digits: str) -> int:
    if len(digits) > DIGITS:
        raise _Wrong(f"talet {digits[:12]}… är för stort.", f"the number {digits[:12]}… is too large.")
    return int(digits)


def _no_number(constant: str) -> NoReturn:
    raise _Wrong(f"{constant} är inget tal; skriv ett heltal.", f"{constant} is not a number; write a whole number.")


@dataclass(frozen=True, slots=True)
class _Place:
    """A value in the file, and what its user calls it in both languages."""

    sv: str
    value: object
    en: str = ""

    def wrong(self, sv: str, en: str) -> NoReturn:
        raise _Wrong(f"{self.sv} {sv}", f"{self.en or self.sv} {en}")

    def must_be(self, what: Wording) -> NoReturn:
        self.wrong(f"ska vara {what.sv}.", f"must be {what.en}.")

    def inside(self, key: str, default: object = None, *, owner: bool = True) -> "_Place":
        """The value under `key` of an object; `default` when it is left out, or an error when there is none."""
        fields = self.fields()
        sv, en = (f"”{key}” i {self.sv}", f"“{key}” in {self.en or self.sv}") if owner else (f"”{key}”", f"“{key}”")
        if key not in fields and default is None:
            raise _Wrong(f"{sv} saknas; lägg till det.", f"{en} is missing; add it.")
        return _Place(sv, fields.get(key, default), en)

    def fields(self) -> Mapping[str, object]:
        return self.value if isinstance(self.value, dict) else self.must_be(OBJECT)

    def items(self) -> Sequence[object]:
        return self.value if isinstance(self.value, list) else self.must_be(LIST)

    def text(self) -> str:
        """The text. Half a sign, which JSON can escape, is refused: nothing could write it down again."""
        if not isinstance(self.value, str):
            self.must_be(TEXT)
        if HALF_A_SIGN.search(self.value):
            self.wrong("har ett tecken som inte är helt.", "has half a sign in it.")
        return self.value

    def truth(self) -> bool:
        return self.value if isinstance(self.value, bool) else self.must_be(TRUTH)

    def whole(self, least: int = -LARGEST) -> int:
        value = self.value
        if not isinstance(value, int) or isinstance(value, bool):
            self.must_be(WHOLE)
        if value < least:
            self.wrong(f"ska vara {least} eller mer, inte {value}.", f"must be {least} or more, not {value}.")
        if value > LARGEST:
            self.wrong(f"är för stort: {value}.", f"is too large: {value}.")
        return value

    def seconds(self) -> float:
        value = self.value
        if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value) or value < 0:
            self.wrong("ska vara ett antal sekunder, 0 eller mer.", "must be a number of seconds, 0 or more.")
        return min(float(value), LONGEST_S)

    def known(self, names: Sequence[str]) -> None:
        """A misspelt or misplaced field must not be passed over: what it asks for would not be done."""
        for key in self.fields():
            if key in HEEDED and key not in names:
                self.wrong(f"har inget fält ”{key}”; ta bort det.", f"has no field “{key}”; leave it out.")
            near = [] if key in names else difflib.get_close_matches(key, names, n=1, cutoff=0.75)
            if near:
                raise _Wrong(
                    f"fältet ”{key}” finns inte; menar du ”{near[0]}”?",
                    f"there is no field “{key}”; do you mean “{near[0]}”?",
                )


def _family(file: _Place) -> Family:
    root = _Place("filens innehåll", file.value, "the file's content")
    root.known(FAMILY_FIELDS)
    atoms = _atoms(root.inside("atoms", owner=False))
    known = frozenset(atoms)
    k = root.inside("k", owner=False).whole(2)
    return Family(
        k=k,
        atoms=atoms,
        cells=tuple(
            Cell(name, terms, value, place.inside("publication", "").text(), place.inside("weight", 1).whole(1))
            for place, name, terms, value in _sums(root, "cells", CELLS, known)
        ),
        groups=tuple(
            Group(name, terms, value, place.inside("k", k).whole(k), place.inside("protect_zero", False).truth())
            for place, name, terms, value in _sums(root, "groups", GROUPS, known)
        ),
        ledger=tuple(
            PublishedCell(name, terms, value, place.inside("visible", True).truth())
            for place, name, terms, value in _sums(root, "ledger", LEDGER, known)
        ),
        protect_zero=root.inside("protect_zero", False, owner=False).truth(),
        seed=root.inside("seed", "", owner=False).text(),
        time_limit_s=root.inside("time_limit_s", 60.0, owner=False).seconds(),
    )


def _atoms(place: _Place) -> tuple[str, ...]:
    atoms: dict[str, None] = {}
    for number, atom in enumerate(place.items(), 1):
        name = _Place(f"atom {number}", atom).text()
        if name in atoms:
            place.wrong(f"har ”{name}” två gånger.", f"has “{name}” twice.")
        atoms[name] = None
    return tuple(atoms)


def _sums(root: _Place, key: str, kind: Wording, known: frozenset[str]) -> Iterator[tuple[_Place, str, Terms, int]]:
    """Each sum of a list: its place, id, terms and value."""
    seen: set[str] = set()
    default: list[object] | None = None if key == "cells" else []
    for number, value in enumerate(root.inside(key, default, owner=False).items(), 1):
        row = _Place(f"{kind.sv} {number}", value, f"{kind.en} {number}")
        name = row.inside("id").text()
        place = _Place(f"{kind.sv} ”{name}”", value, f"{kind.en} “{name}”")
        if not name or name in seen:
            row.wrong(
                f"har ett tomt eller redan använt id: ”{name}”.", f"has an empty id or one used before: “{name}”."
            )
        seen.add(name)
        place.known(SUM_FIELDS[key])
        terms = _terms(place.inside("atoms"), known)
        stated = place.inside("value")
        yield place, name, terms, stated.whole(0 if all(times > 0 for _, times in terms) else -LARGEST)


def _terms(place: _Place, known: frozenset[str]) -> Terms:
    terms = []
    for atom, value in place.fields().items():
        if atom not in known:
            place.wrong(f"nämner ”{atom}”, som inte finns i ”atoms”.", f"names “{atom}”, which is not in “atoms”.")
        times = _Place(f"”{atom}” i {place.sv}", value, f"“{atom}” in {place.en}").whole()
        if times == 0:
            place.wrong(f"räknar ”{atom}” noll gånger; ta bort det.", f"counts “{atom}” zero times; leave it out.")
        terms.append((atom, times))
    if not terms:
        place.wrong("är tomt; nämn minst en atom.", "is empty; name at least one atom.")
    return tuple(terms)
