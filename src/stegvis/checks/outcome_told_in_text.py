"""Outcomes of a group below the threshold, withheld in the table and told in prose."""

import re
from collections.abc import Iterator

from stegvis.checks import words
from stegvis.checks.examples import reading, report
from stegvis.checks.passages import Passage, passages, split
from stegvis.checks.rule import Example, Rule
from stegvis.checks.scope import is_beside
from stegvis.checks.threshold import below_threshold
from stegvis.forms.reading import Reading, ReportReading
from stegvis.vocabulary import Finding, Severity, Wording
from stegvis.vocabulary.swedish.numbers import find_numbers
from stegvis.vocabulary.swedish.shares import find_shares
from stegvis.vocabulary.written import flat

_OUTCOME = re.compile(
    r"\b(\w*anställning|arbete|jobb|studier|studera\w*|praktik\w*|arbetsträning\w*|arbetss?ök\w*|daglig verksamhet"
    r"|sjukersättning|sjukskriv\w*|lss|flytt(at|ade)?|tillbaka till remittent\w*|(positiv|negativ)\w*\W{1,3}avslut\w*"
    r"|mår bättre|mår sämre|ökat sin (tid|aktivitet)\w*)\b",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(avslut\w*|vidare|gått|gick|går|fått|fick|får|skrivits ut|slutat|börjat|fortsätter|angett|ökat|mår|har)\b", re.I
)
_WISH = re.compile(r"\b(ska|skall|skulle|mål(et)?|önskar|planera\w*|förväntas|kan|om deltagare\w*|minst|varje)\b", re.I)


def _find(reading: Reading) -> Iterator[Finding]:
    for one in reading.reports:
        threshold = below_threshold(one)
        if threshold is None:
            continue
        telling = list(_telling(one))
        if telling:
            yield _finding(one, telling, threshold)


def _telling(report: ReportReading) -> Iterator[Passage]:
    exits = report.value("exits") or 0
    for passage in passages(report):
        if is_beside(passage.section):
            continue
        yield from (one for one in split(passage) if _tells(flat(one.text), exits))


def _tells(sentence: str, exits: float) -> bool:
    if not _OUTCOME.search(sentence) or not _LEFT.search(sentence) or _WISH.search(sentence):
        return False
    counts = [one for one in find_numbers(sentence) if 0 < one.value <= exits and _counts_people(sentence, one.end)]
    return bool(counts) or any(one.raw[0].isdigit() for one in find_shares(sentence))


_PEOPLE = re.compile(
    r"\s*(?:st\b|av (?:dem|dessa)|(?:av |utav )?(?:de )?(?:\w+ )?(?:deltagare|person|individ|patient|kvinn|män\b|man\b)"
    r"|(?:har|går|gick|fick|fortsätter|vidare|till)\b)",
    re.IGNORECASE,
)


def _counts_people(sentence: str, end: int) -> bool:
    return bool(_PEOPLE.match(sentence, end))


def _finding(report: ReportReading, telling: list[Passage], threshold: int) -> Finding:
    exits = report.value("exits") or 0
    few, quote = words.number(exits), words.quote(telling[0].text)
    more = len(telling) - 1
    also = (f" och {more} ställen till", f" and {more} more places") if more else ("", "")
    return words.finding(
        RULE.id,
        Severity.WARNING,
        report.intervention,
        Wording(
            f"Bara {few.sv} är avslutade, färre än {threshold}, så utfallen ska inte redovisas. Men texten "
            f"berättar dem: ”{quote}”{also[0]}. Skriv mer allmänt, så att ingen kan kännas igen.",
            f"Only {few.en} have exited, fewer than {threshold}, so outcomes are not to be shown. Yet the text "
            f"tells them: “{quote}”{also[1]}. Write in more general terms, so that nobody can be recognised.",
        ),
        measure="exits",
        stated=exits,
        expected=threshold,
        place=telling[0].place,
    )


def _told(text: str, exits: str = "4 3 1", section: str = "analysis") -> Reading:
    return reading(report(rows={"exits": exits, "exits_positive": "_ _ _"}, texts={section: text}))


RULE = Rule(
    "outcome_told_in_text",
    _find,
    Wording("En liten grupps utfall berättas i texten.", "A small group's outcomes are told in the text."),
    (
        Example("one by one", _told("En person har fått anställning och två går vidare till praktik."), 1),
        Example("as a share", _told("75 % har fått arbete."), 1),
        Example("in two places", _told("En deltagare har börjat studera.\nTre av dem mår bättre."), 1),
        Example("enough people", _told("En person har fått anställning.", exits="9 6 3"), 0),
        Example("nobody has left", _told("En person har fått praktik under tiden.", exits="0 0 0"), 0),
        Example("in general terms", _told("Få har avslutats. Praktik och studier har varit vanliga mål."), 0),
        Example("a goal", _told("Minst två deltagare ska gå vidare till praktik."), 0),
        Example("the background", _told("En person fick arbete.", section="background"), 0),
    ),
)
