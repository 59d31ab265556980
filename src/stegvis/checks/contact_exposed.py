"""A phone number or an e-mail address in a report that will be passed on."""

import re
from collections.abc import Iterator
from itertools import chain

from stegvis.checks import words
from stegvis.checks.examples import letter, reading, report
from stegvis.checks.passages import cells, lines
from stegvis.checks.rule import Example, Rule
from stegvis.forms.reading import Reading
from stegvis.vocabulary import Finding, Place, Severity, Wording
from stegvis.vocabulary.swedish.contacts import find_contacts
from stegvis.vocabulary.written import flat

_OFFICE = "contacts"


def _find(reading: Reading) -> Iterator[Finding]:
    contacts: dict[str, tuple[str, Place]] = {}
    for text, place in chain(lines(reading), cells(reading)):
        for found in find_contacts(text):
            contacts.setdefault(_key(found.raw), (found.raw, place))
    tellers = _tellers(reading)
    office: list[tuple[str, Place]] = []
    for key, (contact, place) in contacts.items():
        teller = tellers.get(key)
        if teller is None:
            office.append((contact, place))
        else:
            yield _finding(teller, contact, place)
    if office:
        yield _office(office)


def _key(contact: str) -> str:
    return contact.casefold() if "@" in contact else re.sub(r"\D", "", contact)


def _tellers(reading: Reading) -> dict[str, str]:
    """The reports in whose own text contacts stand; those in a form's head are not among them."""
    tellers: dict[str, str] = {}
    for one in reading.reports:
        for section in one.sections:
            if section.id != _OFFICE:
                for found in find_contacts(flat(section.text)):
                    tellers.setdefault(_key(found.raw), one.intervention)
    return tellers


def _office(contacts: list[tuple[str, Place]]) -> Finding:
    first, place = contacts[0]
    more = len(contacts) - 1
    also = (f" (och {more} till)", f" (and {more} more)") if more else ("", "")
    message = Wording(
        f"Utanför rapportens egen text står {first}{also[0]}. Är det kansliets egna kontaktuppgifter kan de stå kvar.",
        f"Outside the report's own text stands {first}{also[1]}. The office's own contact details may stay.",
    )
    return words.finding(RULE.id, Severity.NOTE, None, message, stated=first, place=place)


def _finding(teller: str, contact: str, place: Place) -> Finding:
    kind = ("en e-postadress", "an e-mail address") if "@" in contact else ("ett telefonnummer", "a phone number")
    message = Wording(
        f"I texten står {kind[0]}: {contact}. Ta bort uppgiften om rapporten ska spridas.",
        f"The text holds {kind[1]}: {contact}. Remove it if the report is to be passed on.",
    )
    return words.finding(RULE.id, Severity.WARNING, teller, message, stated=contact, place=place)


def _told(text: str) -> Reading:
    return reading(report(texts={"analysis": text}), document=letter(text).document)


RULE = Rule(
    "contact_exposed",
    _find,
    Wording("Telefonnummer eller e-postadress i rapporten.", "A phone number or e-mail address in the report."),
    (
        Example("an address in the head", letter("Skickas till kansli@exempel.invalid"), 1),
        Example("a phone number twice", letter("Tfn: 070-000 00 00\nRing 0700000000 eller 070-000 00 00."), 1),
        Example("two in the head, told once", letter("Kontakt: kansli@exempel.invalid, 0500-00 00 00"), 1),
        Example("two in the report's text", _told("Ring 0500-00 00 00 eller skriv till grupp@exempel.invalid"), 2),
        Example("dates and periods", letter("Avtal 2031-01-01 – 2031-12-31, 201001 - 230531, 22/9- 22 och 0-5"), 0),
        Example("dates with spaces", letter("För perioden\n2031 01 01 – 2031 12 31 och 09 01 2031 12"), 0),
        Example("nothing", reading(report(texts={"analysis": "Det har gått bra."})), 0),
    ),
)
