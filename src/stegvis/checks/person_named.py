"""A named participant or staff member, or a personal identity number."""

import re
from collections.abc import Iterator

from stegvis.checks import words
from stegvis.checks.examples import reading, report
from stegvis.checks.passages import Passage, passages
from stegvis.checks.rule import Example, Rule
from stegvis.forms.reading import Reading, ReportReading
from stegvis.vocabulary import Finding, Severity, Wording
from stegvis.vocabulary.swedish.identity_numbers import find_identity_numbers
from stegvis.vocabulary.swedish.person_names import find_person_names

_OFFICE = "contacts"


def _find(reading: Reading) -> Iterator[Finding]:
    for one in reading.reports:
        known = _expected(one)
        told: dict[str, tuple[str, Passage]] = {}
        for passage in passages(one):
            for found in find_person_names(passage.text):
                name = found.name
                first = name.split()[0].casefold()
                if first in known or name.casefold() in known:
                    continue
                if first not in told or len(name) > len(told[first][0]):
                    told[first] = (name, told.get(first, (name, passage))[1])
            yield from (_number(one, passage) for _ in find_identity_numbers(passage.text))
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
