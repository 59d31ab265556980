"""The same intervention under several spellings."""

import re
from collections.abc import Iterator

from stegvis.checks import words
from stegvis.checks.examples import letter, reading, report
from stegvis.checks.passages import lines
from stegvis.checks.rule import Example, Rule
from stegvis.checks.spelling import Likeness, closeness, likeness, spoken
from stegvis.forms.reading import ContentsEntry, Reading
from stegvis.vocabulary import Finding, Place, Severity, Wording

_WORD = re.compile(r"[^\W_]+(?:[-+][^\W_]+)*\+?")
_SHORTEST = 6


def _find(reading: Reading) -> Iterator[Finding]:
    names = tuple(dict.fromkeys(one.intervention for one in reading.reports))
    told: set[str] = set()
    for entry in reading.contents:
        if entry.name not in names and entry.name not in told and (meant := _meant(entry.name, names)):
            told.add(entry.name)
            yield _finding(meant, entry.name, entry.place, Severity.WARNING)
    shapes, known_names = _shapes(names), frozenset(name for name in names if len(name) >= _SHORTEST)
    known: dict[tuple[str, bool], str | None] = {}
    for text, place in lines(reading):
        for written in _capitalised(text, shapes):
            if written in known_names or written.removesuffix("s") in known_names:
                continue
            alone = len(written) + 2 > len(text.strip())
            if (written, alone) not in known:
                known[written, alone] = _meant(written, names, in_passing=not alone)
            meant = known[written, alone]
            if meant and written not in told:
                told.add(written)
                yield _finding(meant, written, place, Severity.NOTE)


def _shapes(names: tuple[str, ...]) -> dict[str, set[int]]:
    """How many words the names have that begin with a letter: a variant begins alike and is as long."""
    shapes: dict[str, set[int]] = {}
    for name in names:
        if len(name) >= _SHORTEST and (heard := spoken(name)):
            shapes.setdefault(heard[0][0], set()).update((len(heard), len(_WORD.findall(name))))
    return shapes


def _capitalised(text: str, shapes: dict[str, set[int]]) -> Iterator[str]:
    """Every run of words in the shape of some name, that begins with a capital."""
    found = list(_WORD.finditer(text))
    for at, first in enumerate(found):
        if not first[0][0].isupper():
            continue
        for length in shapes.get((spoken(first[0][0]) or ("",))[0], ()):
            if at + length <= len(found):
                run = text[first.start() : found[at + length - 1].end()]
                if not re.search(r"[.,:;!?()\"”\t]", run):
                    yield " ".join(run.split())


def _meant(written: str, names: tuple[str, ...], *, in_passing: bool = False) -> str | None:
    """The name that `written` is another spelling of, the nearest if several.

    None when it is another spelling of none, or is written as it should be.
    """
    alike: list[str] = []
    for name in names:
        if len(name) < _SHORTEST or name[0].casefold() != written[0].casefold():
            continue
        match likeness(written, name, in_passing=in_passing):
            case Likeness.SAME:
                return None
            case Likeness.VARIANT:
                alike.append(name)
    return max(alike, key=lambda name: closeness(written, name), default=None)


def _finding(name: str, written: str, place: Place, severity: Severity) -> Finding:
    return words.finding(
        RULE.id,
        severity,
        name,
        Wording(
            f"Här står ”{written}”, men insatsen heter ”{name}” i sin rubrik. Använd en stavning, så att insatsen går "
            "att hitta och räknas som en.",
            f"Here it says “{written}”, but the heading calls the intervention “{name}”. Use one spelling, so that the "
            "intervention can be found and is counted as one.",
        ),
        stated=written,
        expected=name,
        place=place,
    )


def _told(name: str, text: str) -> Reading:
    return reading(report(name), document=letter(text).document)


def _listed(*entries: str) -> Reading:
    contents = tuple(ContentsEntry(one, None, Place(line=at)) for at, one in enumerate(entries, start=1))
    names = ("Solgläntan Norrby", "Solgläntan Söderby", "Växtkraft+")
    return reading(*(report(one) for one in names), contents=contents)


RULE = Rule(
    "name_variant",
    _find,
    Wording("Samma insats stavas på flera sätt.", "The same intervention is spelt in several ways."),
    (
        Example("a letter wrong in the contents", _listed("Solglänten Norrby"), 1),
        Example("plus written out", _listed("Växtkraft Plus"), 1),
        Example(
            "a letter left out in the text", _told("Hantverkshuset", "Deltagarna trivs på Hantverkhuset mycket."), 1
        ),
        Example("in capitals and misspelt, twice", _told("Solgläntan", "SOLGLÄNTEN\nVi på SOLGLÄNTEN ses."), 1),
        Example("another capital", _told("Nya steget", "Deltagare i Nya Steget trivs."), 1),
        Example("as in the heading", _listed("Solgläntan Norrby", "Solgläntan Söderby", "Växtkraft+"), 0),
        Example(
            "another intervention of the same kind", _told("Solgläntan Norrby", "Samarbete med Solgläntan Väster."), 0
        ),
        Example("in the genitive, in capitals", _told("Solgläntan", "SOLGLÄNTAN. Solgläntans deltagare."), 0),
        Example("another word", _told("Friskgården", "Friskvården är öppen, Friskhuset med."), 0),
    ),
)
