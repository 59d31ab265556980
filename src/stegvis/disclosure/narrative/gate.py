"""The gate: every passage of a text that must not leave with the release it belongs to."""

import re
from collections.abc import Iterable

from stegvis.disclosure.narrative.by_place import find_by_place
from stegvis.disclosure.narrative.counts import find_counts
from stegvis.disclosure.narrative.details import find_details
from stegvis.disclosure.narrative.english import find_english
from stegvis.disclosure.narrative.hits import Hit, Kind, Spot
from stegvis.disclosure.narrative.identity import find_identities
from stegvis.disclosure.narrative.known import KnownFigures
from stegvis.disclosure.narrative.passage import Found, Passage, passages
from stegvis.disclosure.narrative.plain import PlainText, plain_text
from stegvis.disclosure.narrative.pointed import find_pointed_out
from stegvis.disclosure.narrative.proposals import is_ready, proposal, reason
from stegvis.disclosure.narrative.shares import find_shares_told
from stegvis.disclosure.narrative.singles import find_singles
from stegvis.disclosure.narrative.terse import find_terse
from stegvis.disclosure.narrative.tokens import Sentence, cut

_OFFICE = re.compile(
    r"kontakt|kansli|telefon|tfn|tel\b|e-post|mejl|växel|webb|info@|adress|besök|lokal(?:en|er|erna)?\b"
)


def gate(text: str, known: KnownFigures | None = None, *, k: int = 5) -> tuple[Hit, ...]:
    """What in the prose tells, or lets a reader derive, a hidden or small count, or points out a person.

    In the order of the text, one hit for each passage; offsets are into `text` as given. `known` is what the
    release shows and hides: a number it shows is harmless, one it hides is a hit even when large. Without it
    every group of fewer than `k` is a hit (8 for health and support, 10 for violence). The text is never changed.
    Time is proportional to the text's length. Implements the narrative gate of the release.
    """
    plain = plain_text(text)
    names = known.names if known else frozenset()
    hits = []
    for passage in passages(cut(plain.text)):
        found = [
            *find_identities(passage, names),
            *find_details(passage),
            *find_shares_told(passage, known, k),
            *find_counts(passage, known, k),
            *find_terse(passage, known, k),
            *find_by_place(passage, known, k),
            *find_english(passage, known, k),
            *find_singles(passage),
            *find_pointed_out(passage),
        ]
        hits += [_hit(text, plain, passage, one) for one in _apart(found)]
    return tuple(hits)


def _apart(found: Iterable[Found]) -> list[Found]:
    """One find for each place: what lies inside another, or overlaps one of its own kind, is left out."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda each: (each.start, -each.end, each.kind)):
        # In order of their starts, so only the last few kept can reach this far.
        if not any(_covers(other, one) for other in kept[-6:]):
            kept.append(one)
    return kept


def _covers(other: Found, one: Found) -> bool:
    if other.kind is one.kind:
        return one.start < other.end
    same = (other.start, other.end) == (one.start, one.end)
    return not same and one.end <= other.end


_BEARER = (
    r"(?:vice )?ordförande|förbundschef|förbundssamordnare|projektledare|projektägare|verksamhetschef|enhetschef|"
    r"sekreterare|justerare"
)
_BEFORE_NAME = re.compile(rf"\b(?:{_BEARER})n?(?: (?:i|för) [\w-]+)?(?: är| var|:)? \Z")
_AFTER_NAME = re.compile(rf",? (?:är |var )?\(?(?:{_BEARER})\b")


def _holds_office(sentence: Sentence, found: Found) -> bool:
    """True for "ordförande i styrgruppen är Karin Lindmark": the name of whoever holds a public office is no secret."""
    before = sentence.lower[: found.start - sentence.start]
    after = sentence.lower[found.end - sentence.start :]
    return _BEFORE_NAME.search(before) is not None or _AFTER_NAME.match(after) is not None


def _hit(text: str, plain: PlainText, passage: Passage, found: Found) -> Hit:
    start, end = plain.span(found.start, found.end)
    sentence = passage.sentence
    soft = found.kind in (Kind.CONTACT, Kind.ADDRESS) and _OFFICE.search(sentence.lower) is not None
    soft = soft or (found.kind is Kind.NAME and _holds_office(sentence, found))
    return Hit(
        found.kind,
        text[start:end],
        Spot(sentence.number, start, end),
        reason(found.kind),
        proposal(found.kind, sentence.lower),
        stops=not soft,
        is_ready=is_ready(found.kind, sentence.lower),
    )
