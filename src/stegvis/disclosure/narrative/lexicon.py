"""What a single word means to the gate: whom it names, of which gender, and whether it can be a verb."""

import tomllib
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, lru_cache
from importlib.resources import files

from stegvis.vocabulary import Gender

_ENDINGS = {
    "are": ("are", "aren", "arens", "ares", "arna", "arnas"),
    "ande": ("", "n", "na", "nas", "ns", "s"),
    "er": ("", "en", "n", "ens", "er", "erna", "ernas", "ers", "r", "rna"),
    "or": ("a", "an", "ans", "or", "orna", "ornas"),
    "ar": ("", "en", "ens", "ar", "arna", "arnas", "s"),
    "e_ar": ("e", "en", "ens", "ar", "arna", "arnas", "er", "erna", "isk", "iska", "sk", "ska"),
    "en": ("en", "na", "nas"),
    "ef": ("", "en", "er", "erna"),
    "et": ("", "et", "en", "ens"),
    "plain": ("", "a", "e", "as"),
    "as_is": ("",),
}
_GENDERS = {"women": Gender.WOMEN, "men": Gender.MEN, "nonbinary": Gender.NONBINARY}


class Role(Enum):
    """Whom or what a word names."""

    PERSON = auto()
    DESCRIBED = auto()
    EVENT = auto()
    STAFF = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Word:
    """A word's meaning; `gender` is ALL when it tells none."""

    role: Role
    gender: Gender = Gender.ALL


OTHER = Word(Role.OTHER)


@cache
def listed(section: str) -> frozenset[str]:
    """Every form of the words of one section of `words.toml`."""
    lists = _data()[section]
    return frozenset(
        stem + ending for kind, stems in lists.items() for stem in stems.split() for ending in _ENDINGS[kind]
    )


@cache
def _data() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "words.toml").read_text("utf-8"))


@cache
def _meanings() -> dict[str, Word]:
    """Every listed form; where two sections list the same form, the later one here is believed."""
    meanings = {form: Word(Role.DESCRIBED) for form in listed("described")}
    meanings |= {form: Word(Role.EVENT) for form in listed("events")}
    meanings |= {form: Word(Role.PERSON) for form in listed("people")}
    meanings |= {form: Word(Role.STAFF) for form in listed("staff")}
    for section, gender in _GENDERS.items():
        meanings |= {form: Word(Role.PERSON, gender) for form in listed(section)}
    return meanings


# Heads of compounds: "ungdomsdeltagare", "KBT-patienter", "flerbarnsmamma".
_PERSON_ENDS = (
    "deltagare", "deltagarna", "personer", "personerna", "patienter", "patienterna", "klienter", "individer", "mammor",
    "mamma", "pappor", "pappa", "kvinnor", "kvinna", "flyktingar", "föräldrar", "förälder", "ungdomar", "elever",
    "studerande", "sökande", "barn", "tagare", "tagarna", "ademiker", "oholiker",
    "brukare", "brukarna", "invandrare", "invandrarna",
)  # fmt: skip
_DESCRIBED_ENDS = ("sjukskrivna", "sjukskriven", "arbetslösa", "arbetslös", "utsatta", "födda", "anlända", "boende")
_EVENT_ENDS = ("anställningar", "avslut", "praktikplatser", "skrivningar", "avhopp")
_NOT_PEOPLE = frozenset(
    [
        "uppdragstagare",
        "entreprenadtagare",
        "beskrivningar",
        "avskrivningar",
        "föreskrivningar",
        "skrivningar",
        "nedskrivningar",
    ]
)


@lru_cache(maxsize=65536)
def word(lowered: str) -> Word:
    """What the word means; OTHER for every word that names nobody."""
    known = _meanings().get(lowered)
    if known:
        return known
    if lowered in _NOT_PEOPLE or len(lowered) < 6:
        return OTHER
    return _compound(lowered) or _misspelt(lowered) or OTHER


def _compound(lowered: str) -> Word | None:
    last = _meanings().get(lowered.rpartition("-")[2]) if "-" in lowered else None
    if last:
        return last
    if lowered.endswith(_PERSON_ENDS):
        women = lowered.endswith(("kvinnor", "kvinna", "mammor", "mamma"))
        return Word(Role.PERSON, Gender.WOMEN if women else Gender.MEN if "papp" in lowered[-6:] else Gender.ALL)
    if lowered.endswith(_DESCRIBED_ENDS):
        return Word(Role.DESCRIBED)
    return Word(Role.EVENT) if lowered.endswith(_EVENT_ENDS) else None


_OFTEN = (
    "deltagare",
    "deltagarna",
    "deltagaren",
    "personer",
    "kvinnor",
    "kvinna",
    "kvinnorna",
    "individer",
    "patienter",
)


@cache
def _typos() -> dict[str, Word]:
    """The most usual words with one letter lost, doubled or swapped with the next."""
    typos: dict[str, Word] = {}
    for right in _OFTEN:
        for at in range(1, len(right)):
            swapped = right[:at] + right[at : at + 2][::-1] + right[at + 2 :]
            for wrong in (right[:at] + right[at + 1 :], right[:at] + right[at] + right[at:], swapped):
                typos.setdefault(wrong, _meanings()[right])
    return typos


def _misspelt(lowered: str) -> Word | None:
    return _typos().get(lowered)
