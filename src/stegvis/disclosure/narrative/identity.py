"""What names a person outright: names, initials, identity numbers, telephone numbers, e-mail and home addresses."""

import re
from collections.abc import Iterator

from stegvis.disclosure.narrative.context import detail, pattern
from stegvis.disclosure.narrative.hits import Kind
from stegvis.disclosure.narrative.passage import Found, Passage
from stegvis.vocabulary.swedish.contacts import find_contacts
from stegvis.vocabulary.swedish.given_names import GIVEN_NAMES
from stegvis.vocabulary.swedish.identity_numbers import find_identity_numbers, is_birth_date
from stegvis.vocabulary.swedish.person_names import find_person_names

# Written without a sign, with spaces, or with the serial number hidden.
_LONG_NUMBER = re.compile(
    r"(?<![\d-])(?:19|20)?(\d{2})(\d{2})(\d{2})\s?[-+–]?\s?(?:\d{4}|[A-Z]{2}\d{2}|X{4}|x{4})(?!\d)", re.ASCII
)
_MOBILE = re.compile(r"(?<![\d.,/-])(?:07[0236-9][0-9]{7}|\+46\s?7[0-9](?:\s?[0-9]){7})(?![0-9])")
_WORD = re.compile(r"[\w-]+")


def find_identities(passage: Passage, names: frozenset[str]) -> Iterator[Found]:
    """Every name, number and address in the passage. `names` may stand: of parties, of whoever signs."""
    sentence = passage.sentence
    yield from _names(passage, names)
    for kind, name in ((Kind.ADDRESS, "street"), (Kind.NAME, "initials")):
        for match in detail(name).finditer(sentence.text):
            yield passage.spanning(kind, *match.span())
    yield from _numbers(passage)


def _names(passage: Passage, allowed: frozenset[str]) -> Iterator[Found]:
    sentence = passage.sentence
    parts = {part.casefold() for name in allowed for part in _WORD.findall(name)}
    known = frozenset(parts | {part.removesuffix("s") for part in parts})
    for one in find_person_names(sentence.text):
        if one.name.split()[0].casefold() not in known:
            yield passage.spanning(Kind.NAME, one.start, one.end)
    for at, token in enumerate(sentence.tokens):
        if token.lower not in GIVEN_NAMES or token.lower in known:
            continue
        # In capitals a name is believed when it is long, in small letters when a verb of the past follows.
        shouted = token.text.isupper() and len(token.text) > 3
        if shouted or (token.text.islower() and pattern("past").fullmatch(sentence.word(at + 1))):
            yield passage.found(Kind.NAME, at, at + 1)


def _numbers(passage: Passage) -> Iterator[Found]:
    text = passage.sentence.text
    taken = [(one.start, one.end) for one in find_identity_numbers(text)]
    for match in _LONG_NUMBER.finditer(text):
        if is_birth_date(*(int(part) for part in match.groups())):
            taken.append(match.span())
    for start, end in taken:
        yield passage.spanning(Kind.IDENTITY_NUMBER, start, end)
    contacts = [(one.start, one.end) for one in find_contacts(text)]
    contacts += [match.span() for match in _MOBILE.finditer(text)]
    for start, end in contacts:
        if not any(first < end and start < last for first, last in taken):
            yield passage.spanning(Kind.CONTACT, start, end)
