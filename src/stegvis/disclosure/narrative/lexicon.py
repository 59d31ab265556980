"""What a single word means to the gate: whom it names, of which gender, and whether it can be a verb."""

import tomllib
from collections.abc import Iterator
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
    "e_en": ("e", "et", "ets", "en", "ena", "enas", "es"),
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
    THING = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Word:
    """A word's meaning; `gender` is ALL when it tells none."""

    role: Role
    gender: Gender = Gender.ALL


OTHER = Word(Role.OTHER)
_THING = Word(Role.THING)


@cache
def listed(section: str) -> frozenset[str]:
    """Every form of the words of one section of `words.toml`."""
    return frozenset(_forms(_data()[section]))


def _forms(*sections: dict[str, str]) -> Iterator[str]:
    for lists in sections:
        for kind, stems in lists.items():
            yield from (stem + ending for stem in stems.split() for ending in _ENDINGS[kind])


@cache
def _data() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "words.toml").read_text("utf-8"))


@cache
def _things() -> frozenset[str]:
    """Every form of the nouns that may be counted without counting people."""
    lists = tomllib.loads((files(__package__) / "things.toml").read_text("utf-8"))
    return frozenset(_forms(*lists.values()))


@cache
def _short_things() -> frozenset[str]:
    lists = tomllib.loads((files(__package__) / "things.toml").read_text("utf-8"))
    return frozenset(_forms(lists["short"]))


@cache
def organisations() -> frozenset[str]:
    """Every form of the nouns for those who act without being people: companies, authorities, schools."""
    lists = tomllib.loads((files(__package__) / "things.toml").read_text("utf-8"))
    return frozenset(_forms(lists["organisations"]))


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
_STAFF_ENDS = (
    "coach", "coacher", "coachen", "coacherna", "handledare", "handledarna", "ledare", "ledarna", "samordnare",
    "sekreterare", "terapeut", "terapeuter", "terapeuten", "konsulent", "konsulenter", "konsulenten", "pedagog",
    "pedagoger", "pedagogen", "utvecklare", "rådgivare", "vägledare", "strateg", "strateger", "instruktör",
    "instruktörer", "koordinator", "koordinatorer", "friskvårdare", "föreläsare", "chef", "chefer", "ledamöter",
    "arbetsgivare", "stödjare", "stödjarna", "utvecklarna", "rådgivarna", "vägledarna", "samordnarna",
    "tjänsteman", "tjänstemän", "kuratorer", "kuratorerna", "handläggare", "handläggarna", "strategerna", "cheferna",
    "pedagogerna",
)  # fmt: skip
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
    if lowered in _NOT_PEOPLE or lowered in _things():
        return _THING
    if len(lowered) < 6:
        return OTHER
    if lowered.endswith("s") and lowered[:-1] in _things():
        return _THING
    return _compound(lowered) or _misspelt(lowered) or (_THING if _is_thing(lowered) else OTHER)


_TRADE_ENDS = ("are", "ör", "ist", "log", "ant", "ent", "and", "man", "erska", "örska", "sköterska", "iker", "biträde")


_CERTAIN_TRADE_ENDS = ("aren", "ören", "isten", "anten", "erskan", "örskan", "logen", "studenten")


def is_certain_trade(lowered: str) -> bool:
    """True for "svetsaren", "floristen": a certain one, by what they live by; not for those who work there."""
    by_ending = len(lowered) > 6 and lowered.endswith(_CERTAIN_TRADE_ENDS)
    by_list = lowered in listed("occupations") and lowered.endswith(("en", "an"))
    return (by_ending or by_list) and word(lowered) is OTHER


_COMPARATIVE_ENDS = ("igare", "vidare", "snarare", "närmare", "senare", "klarare", "starkare", "bredare", "enklare")


@lru_cache(maxsize=65536)
def is_trade(lowered: str) -> bool:
    """True for a word that names somebody by what they live by or do, listed or not: "svetsare", "florist"."""
    if lowered.endswith(_COMPARATIVE_ENDS):
        return False
    return lowered in listed("occupations") or (len(lowered) > 5 and lowered.endswith(_TRADE_ENDS))


_THING_ENDS = ("heter", "heterna", "tioner", "tionerna", "teter", "teterna")
_DONE_TO_PEOPLE = ("operationer", "situationer", "kastrationer", "deportationer")


@lru_cache(maxsize=65536)
def is_definite_thing(lowered: str) -> bool:
    """True for "enkäten", "kursen", "skolan", "mötena": no number stands before that form without an article."""
    stem_is_thing = word(lowered[:-1]).role is Role.THING
    if lowered.endswith("et"):
        return stem_is_thing or word(lowered[:-2]).role is Role.THING
    if lowered.endswith("na"):
        return word(lowered).role is Role.THING
    if lowered.endswith("en"):
        return word(lowered).role is Role.THING and not stem_is_thing
    return lowered.endswith("an") and stem_is_thing


def is_single_thing(lowered: str) -> bool:
    """True for "kommunen", "förbundet": one of them, so that nothing can be counted among it."""
    if not is_definite_thing(lowered) or lowered.endswith("na"):
        return False
    return not lowered.endswith("en") or word(lowered[:-2] + "et").role is not Role.THING


def _is_thing(lowered: str) -> bool:
    """True for a compound whose last part is a listed thing, and for what ends as only abstract nouns do."""
    if lowered.endswith(("isk", "iska")):
        return False
    if lowered.endswith(_THING_ENDS) and not lowered.endswith(_DONE_TO_PEOPLE):
        return True
    last_parts = (lowered[at:] for at in range(2, len(lowered) - 2))
    return any(part in (_things() if len(part) > _SHORT else _short_things()) for part in last_parts)


_SHORT = 3
"""So short a last part is believed only when it is listed as one that ends compounds."""


def _compound(lowered: str) -> Word | None:
    last = _meanings().get(lowered.rpartition("-")[2]) if "-" in lowered else None
    if last:
        return last
    if lowered.endswith(_PERSON_ENDS):
        women = lowered.endswith(("kvinnor", "kvinna", "mammor", "mamma"))
        return Word(Role.PERSON, Gender.WOMEN if women else Gender.MEN if "papp" in lowered[-6:] else Gender.ALL)
    if lowered.endswith(_DESCRIBED_ENDS):
        return Word(Role.DESCRIBED)
    if lowered.endswith(_STAFF_ENDS):
        return Word(Role.STAFF)
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
