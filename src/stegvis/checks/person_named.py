"""A named participant or staff member, or a personal identity number."""

import re
from collections.abc import Iterator
from datetime import date

from stegvis.checks import words
from stegvis.checks.examples import reading, report
from stegvis.checks.given_names import ALSO_WORDS, GIVEN_NAMES
from stegvis.checks.passages import Passage, passages
from stegvis.checks.rule import Example, Rule
from stegvis.forms.reading import Reading, ReportReading
from stegvis.vocabulary import Finding, Severity, Wording

_CAPITAL = r"[A-ZÅÄÖÉÜ][a-zåäöéü]+"
_NAME = re.compile(rf"(?<![\w@.-])({_CAPITAL}(?:-{_CAPITAL})?)(?![\w@-])")
_SURNAME = re.compile(rf"\s+({_CAPITAL}(?:-{_CAPITAL})?)(?![\w@-])")
_ACTING = re.compile(
    rf"\bsom\s+({_CAPITAL})\s+({_CAPITAL})\s+(?:håller|leder|driver|ansvarar|undervisar|handleder|arbetar|jobbar)\b"
)
_IDENTITY = re.compile(r"(?<![\d-])(?:19|20)?(\d{2})(\d{2})(\d{2})[-+]\d{4}(?!\d)")
_SERIAL = re.compile(r"\d[-+]\d{4}")
# What a name is part of when it names a place, a school or a firm and no person.
_PLACE_AFTER = re.compile(
    r"(gatan|vägen|skolan|gymnasiet|gården|huset|kyrkan|sjukhuset|hemmet|stiftelsen|kommun|län|torg|plats|gata|väg|park)s?$"
)
_OFFICE = "contacts"


def _find(reading: Reading) -> Iterator[Finding]:
    for one in reading.reports:
        known = _expected(one)
        told: dict[str, tuple[str, Passage]] = {}
        for passage in passages(one):
            for name in _names(passage.text):
                first = name.split()[0].casefold()
                if first in known or name.casefold() in known:
                    continue
                if first not in told or len(name) > len(told[first][0]):
                    told[first] = (name, told.get(first, (name, passage))[1])
            if _SERIAL.search(passage.text):
                yield from (_number(one, passage) for found in _IDENTITY.finditer(passage.text) if _is_day(found))
        listed = [name for name, passage in told.values() if passage.section == _OFFICE]
        for name, passage in told.values():
            if passage.section != _OFFICE:
                yield _finding(one, name, passage)
            elif name == listed[0]:
                yield _contacts(one, listed, passage)


def _expected(report: ReportReading) -> frozenset[str]:
    """Names that stand where they should: the one who signs, and words of the intervention's and parties' names."""
    names = [report.intervention, *report.parties]
    signed = report.signature.by if report.signature else None
    if signed:
        names.append(signed)
    all_words = {word.casefold() for name in names for word in (name, *re.findall(r"[\w-]+", name))}
    return frozenset(all_words | {word.removesuffix("s") for word in all_words})


def _names(text: str) -> Iterator[str]:
    read = 0
    for found in _NAME.finditer(text):
        if found.start() < read:
            continue
        after = _SURNAME.match(text, found.end())
        name = _name(text, found, after[1] if after else None)
        if name:
            read = after.end() if after and " " in name else found.end()
            yield name
    yield from (f"{found[1]} {found[2]}" for found in _ACTING.finditer(text))


def _name(text: str, found: re.Match[str], last: str | None) -> str | None:
    """The name that begins here: with its surname if one follows; None when it is no person's."""
    first = found[1]
    plain = first.casefold()
    if last and _PLACE_AFTER.search(last):
        return None
    if plain in GIVEN_NAMES:
        return f"{first} {last}" if last else first
    if plain.removesuffix("s") in GIVEN_NAMES:
        return first.removesuffix("s")
    if last and plain in ALSO_WORDS and not _opens_sentence(text, found.start()):
        return f"{first} {last}"
    return None


def _opens_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return not before or before[-1] in ".!?:"


def _is_day(found: re.Match[str]) -> bool:
    year, month, day = (int(part) for part in found.groups())
    try:
        # A coordination number adds 60 to the day.
        date(2000 + year, month, day - 60 if day > 60 else day)
    except ValueError:
        return False
    return True


def _finding(report: ReportReading, name: str, passage: Passage) -> Finding:
    return words.finding(
        RULE.id,
        Severity.WARNING,
        report.intervention,
        Wording(
            f"Texten nämner en person vid namn: {name}. Skriv hellre rollen, till exempel ”handledaren”, om rapporten "
            "ska spridas.",
            f"The text mentions a person by name: {name}. Write the role instead, such as “the supervisor”, if the "
            "report is to be passed on.",
        ),
        stated=name,
        place=passage.place,
    )


def _contacts(report: ReportReading, names: list[str], passage: Passage) -> Finding:
    more = len(names) - 1
    also = (f" och {more} till", f" and {more} more") if more else ("", "")
    return words.finding(
        RULE.id,
        Severity.NOTE,
        report.intervention,
        Wording(
            f"Bland kontakterna nämns {names[0]}{also[0]} vid namn. Fråga dem innan rapporten sprids.",
            f"Among the contacts {names[0]}{also[1]} are named. Ask them before the report is passed on.",
        ),
        stated=names[0],
        place=passage.place,
    )


def _number(report: ReportReading, passage: Passage) -> Finding:
    # The number itself is not repeated: findings travel further than the report.
    return words.finding(
        RULE.id,
        Severity.WARNING,
        report.intervention,
        Wording(
            "Texten ser ut att innehålla ett personnummer. Ta bort det innan rapporten skickas vidare.",
            "The text seems to hold a personal identity number. Remove it before the report goes any further.",
        ),
        place=passage.place,
    )


def _told(text: str) -> Reading:
    return reading(report(texts={"analysis": text}))


RULE = Rule(
    "person_named",
    _find,
    Wording("En person nämns vid namn.", "A person is mentioned by name."),
    (
        Example("a supervisor", _told("Styrkan är handledaren Kerstin Påhittsson. Kerstin möter alla där de är."), 1),
        Example("after a title", _told("Handledaren Kerstin Påhittsson möter alla."), 1),
        Example("two of them", _told("Åke och Kerstin följer upp varje månad."), 2),
        Example("only as owner", _told("Kerstins grupp träffas på tisdagar."), 1),
        Example("an uncommon name", _told("En grupp som Flisa Påhittsson håller i."), 1),
        Example("two contacts, told once", reading(report(texts={"contacts": "Åke och Kerstin svarar."})), 1),
        Example("an identity number", _told("Deltagaren 310101-0000 har slutat."), 1),
        Example(
            "places, months and schools", _told("Max tio deltagare per vecka. Möten i maj på Karin Boyegymnasiet."), 0
        ),
        Example(
            "the intervention bears a name", reading(report("Annas hus", texts={"analysis": "Annas hus är öppet."})), 0
        ),
        Example("organisations", _told("Grön Arena, Region Påhitt och Arbetsförmedlingen deltar."), 0),
    ),
)
