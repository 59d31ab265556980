"""A questionnaire comes from a unit that is not among those listed, or from nobody known."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from stegvis.checks import words
from stegvis.checks.example_tallies import tally
from stegvis.checks.examples import reading, report
from stegvis.checks.passages import passages
from stegvis.checks.rule import Example, Rule
from stegvis.checks.spelling import spoken
from stegvis.forms.reading import Reading, ReportReading, Tally
from stegvis.vocabulary import Finding, Severity, Wording

_UNITS = re.compile(r"verksamhet|insats|enhet|projekt|utförare|aktör", re.IGNORECASE)
_ASKING = re.compile(r"enkät|formulär|frågor|information|använd|delta", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?<!\w)(?:okän\w+|anonym\w*|utan\s+(?:avsändare|namn|angiven)|avsändare\s+saknas|oklar\w*)", re.IGNORECASE
)
_LINKS = frozenset(
    ("i", "och", "pa", "for", "av", "vid", "samt", "inom", "plus", "enhet", "enheten", "kommun", "kommuns")
)
_ALIKE, _STEM = 0.8, 5
_LIST_LINE, _INTRODUCTION = 80, 300


def _find(reading: Reading) -> Iterator[Finding]:
    known = [one.intervention for one in reading.reports] + [one.name for one in reading.contents]
    for one in reading.reports:
        listed = tuple(_listed(one))
        for unit in one.tallies:
            if unit.unit and any(letter.isalpha() for letter in unit.unit):
                yield from _check(one, unit, unit.unit, listed, known)


def _check(
    report: ReportReading, unit: Tally, name: str, listed: tuple[str, ...], known: Iterable[str]
) -> Iterator[Finding]:
    if _NOBODY.search(name):
        yield _finding(report, unit, Severity.NOTE, _nobody_message(name))
    elif listed and not any(_is_same(name, one) for one in (*listed, *known)):
        yield _finding(report, unit, Severity.WARNING, _message(name, len(listed)))


def _listed(report: ReportReading) -> Iterator[str]:
    """The names in the report's own lists of units: short lines after a line that announces them."""
    collecting, last = False, ""
    for passage in passages(report):
        for line in passage.text.split("\n"):
            text = line.strip(" \t-–•*·")
            if text.endswith(":") and _announces(f"{last} {text}"[-_INTRODUCTION:]):
                collecting = True
            elif text and collecting:
                collecting = len(text) <= _LIST_LINE and text[-1] not in ".?!:"
                if collecting:
                    yield text
            last = text if not text.endswith(".") else ""


def _announces(text: str) -> bool:
    """The words before a list of units, which may be broken over two lines."""
    return bool(_UNITS.search(text) and _ASKING.search(text))


def _is_same(unit: str, listed: str) -> bool:
    """True when every word of the unit stands in the listed name, give or take the spelling."""
    wanted = [word for word in spoken(unit) if word not in _LINKS]
    given = [word for word in spoken(listed) if word not in _LINKS]
    if "".join(wanted) == "".join(given):
        return True
    return bool(wanted) and all(any(_alike(one, other) for other in given) for one in wanted)


def _alike(one: str, other: str) -> bool:
    if one == other or (min(len(one), len(other)) >= _STEM and one[:_STEM] == other[:_STEM]):
        return True
    if min(len(one), len(other)) < 4:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _finding(report: ReportReading, unit: Tally, severity: Severity, message: Wording) -> Finding:
    return words.finding(
        RULE.id, severity, report.intervention, message, measure=unit.instrument, stated=unit.unit, place=unit.place
    )


def _message(name: str, count: int) -> Wording:
    return Wording(
        f"Enkäter redovisas från ”{name}”, som inte finns bland de {count} verksamheter som rapporten räknar upp. "
        "Kanske saknas den i listan, eller så står den där under ett annat namn.",
        f"Questionnaires are reported from “{name}”, which is not among the {count} units that the report lists. "
        "Perhaps it is missing from the list, or stands there under another name.",
    )


def _nobody_message(name: str) -> Wording:
    return Wording(
        f"Några enkäter har ingen känd avsändare (”{name}”). De räknas i summan, men ingen kan följa upp dem.",
        f"Some questionnaires have no known sender (“{name}”). They count, but nobody can follow them up.",
    )


_LIST = """Följande verksamheter har fått information och använder
frågeformulären:

Ekbackens gård, Norrby
Linhults ateljé
Växa Norrby
Växa Söderby"""


def _from(*units: str, text: str = _LIST) -> Reading:
    tallies = tuple(tally(name, "w:1 m:-", line=80 + 10 * at) for at, name in enumerate(units))
    return reading(report("Fråga först", texts={"result": text}, tallies=tallies), report("Steget+"))


RULE = Rule(
    "unknown_unit",
    _find,
    Wording("En enkät kommer från en enhet som inte är uppräknad.", "A questionnaire comes from an unlisted unit."),
    (
        Example("a unit of another town", _from("VÄXA VÄSTERBY"), 1),
        Example("no sender", _from("Enkäter utan avsändare"), 1),
        Example("two known words that do not stand together", _from("Ekbackens ateljé"), 1),
        Example("other spellings and orders", _from("EKBACKENS GÅRD", "LINDHULTS ATELJÉ", "SÖDERBY VÄXA"), 0),
        Example("an intervention of the file", _from("Steget plus"), 0),
        Example("no list to hold it against", _from("Västerby", text="Enkäterna kommer från många håll."), 0),
    ),
)
