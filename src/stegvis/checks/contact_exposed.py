"""A phone number or an e-mail address in a report that will be passed on."""

import re
from collections.abc import Iterator
from itertools import chain

from stegvis.checks import words
from stegvis.checks.examples import letter, reading, report
from stegvis.checks.passages import cells, flat, lines
from stegvis.checks.rule import Example, Rule
from stegvis.forms.reading import Reading
from stegvis.vocabulary import Finding, Place, Severity, Wording

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")
_PHONE = re.compile(
    r"(?<![\d/.,-])(?:\+46[ -]?(?:\(0\))?[ -]?\d{1,3}|0\d{1,3})"
    r"(?:[ ]?[-–/][ ]?|[ ])\d{2,3}(?:[ -]?\d{2,3}){1,3}(?![\d-])"
)
_OFFICE = "contacts"


def _find(reading: Reading) -> Iterator[Finding]:
    seen: set[str] = set()
    for text, place in chain(lines(reading), cells(reading)):
        for pattern in (_MAIL, _PHONE):
            for found in pattern.finditer(text):
                contact = found[0]
                if _key(contact) not in seen:
                    seen.add(_key(contact))
                    yield _finding(reading, contact, place)


def _key(contact: str) -> str:
    return contact.casefold() if "@" in contact else re.sub(r"\D", "", contact)


def _teller(reading: Reading, contact: str) -> str | None:
    """The report whose own text holds the contact; None when it stands in the form's head."""
    for one in reading.reports:
        if any(flat(contact) in flat(section.text) for section in one.sections if section.id != _OFFICE):
            return one.intervention
    return None


def _finding(reading: Reading, contact: str, place: Place) -> Finding:
    teller = _teller(reading, contact)
    kind = (
        Wording("en e-postadress", "an e-mail address")
        if "@" in contact
        else Wording("ett telefonnummer", "a phone number")
    )
    if teller is None:
        message = Wording(
            f"Här står {kind.sv}: {contact}. Är det kansliets egna kontaktuppgifter kan de stå kvar.",
            f"Here stands {kind.en}: {contact}. If these are the office's own contact details they may stay.",
        )
        return words.finding(RULE.id, Severity.NOTE, None, message, stated=contact, place=place)
    message = Wording(
        f"I texten står {kind.sv}: {contact}. Ta bort uppgiften om rapporten ska spridas.",
        f"The text holds {kind.en}: {contact}. Remove it if the report is to be passed on.",
    )
    return words.finding(RULE.id, Severity.WARNING, teller, message, stated=contact, place=place)


RULE = Rule(
    "contact_exposed",
    _find,
    Wording("Telefonnummer eller e-postadress i rapporten.", "A phone number or e-mail address in the report."),
    (
        Example("an address in the head", letter("Skickas till kansli@exempel.invalid"), 1),
        Example("a phone number twice", letter("Tfn: 070-000 00 00\nRing 0700000000 eller 070-000 00 00."), 1),
        Example("two contacts", letter("Kontakt: kansli@exempel.invalid, 0500-00 00 00"), 2),
        Example(
            "dates and periods", letter("Avtal 2031-01-01 – 2031-12-31, 201001 - 230531, 22/9- 22, 0-5 och 031-12"), 0
        ),
        Example("nothing", reading(report(texts={"analysis": "Det har gått bra."})), 0),
    ),
)
