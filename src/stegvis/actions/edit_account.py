"""What the office writes in an account before it is released: the beginning, the board's words, leads, the order."""

from collections.abc import Mapping
from dataclasses import dataclass

from stegvis.actions.access import Actor, NotPermitted, permit
from stegvis.disclosure.narrative import KnownFigures, gate
from stegvis.forms.account import BOARD_LENGTH
from stegvis.store.accounts import AccountKey, revisions_of
from stegvis.store.organisation.associations import interventions_of
from stegvis.store.read_reports.loading import reports_of, with_sources
from stegvis.store.reports.accounts.known import known_to_account, only_on
from stegvis.store.reports.accounts.texts import (
    BOARD,
    INTRO,
    LEAD,
    ORDER,
    TextVersion,
    parts_of,
    save_parts,
    version_of,
    versions_of,
)
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.wording import Language

__all__ = [
    "BOARD_LENGTH",
    "AccountEditing",
    "Chapter",
    "TextVersion",
    "edit_account",
    "show_account_texts",
    "told_too_much",
]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter that may get a place and a lead; `number` is the intervention's, `place` counted from 1."""

    number: int
    name: str
    place: int
    lead: str


@dataclass(frozen=True, slots=True)
class AccountEditing:
    """The account as the office edits it: what stands there now and what stood there before, latest first."""

    key: AccountKey
    association: str
    version: int
    intro: str
    board: str
    chapters: tuple[Chapter, ...]
    versions: tuple[TextVersion, ...]


def show_account_texts(key: AccountKey, *, by: Actor) -> AccountEditing:
    """What the office has written. Raises NotPermitted, also when there is no such account."""
    permit(by, "edit_account", association=key.association)
    named = _interventions(key)
    if not named:
        raise NotPermitted(f"edit_account at association {key.association} by account {by.account}")
    parts = parts_of(key)
    order = [int(one) for one in parts.get(ORDER, "").split()]
    numbers = sorted(named, key=lambda one: order.index(one) if one in order else len(order))
    chapters = tuple(
        Chapter(number, named[number], place, parts.get(f"{LEAD}{number}", ""))
        for place, number in enumerate(numbers, start=1)
    )
    association = interventions_of(key.association).values_list("association__name", flat=True)[0]
    texts = (parts.get(INTRO, ""), parts.get(BOARD, ""))
    return AccountEditing(key, association, version_of(key), *texts, chapters, versions_of(key))


def edit_account(
    *,
    by: Actor,
    key: AccountKey,
    version: int,
    intro: str,
    board: str,
    places: Mapping[int, int],
    leads: Mapping[int, str],
) -> None:
    """Keeps a new version of what changed. `places` and `leads` by the intervention's number.

    Raises InvalidFields ("intro", "board", "lead-7") for what must not be told and for a board text that is too long,
    Changed, and NotPermitted.
    """
    shown = show_account_texts(key, by=by)
    texts = {INTRO: intro.strip(), BOARD: board.strip()}
    texts |= {f"{LEAD}{one.number}": leads.get(one.number, "").strip() for one in shown.chapters}
    _require_fit(texts, shown)
    order = sorted(shown.chapters, key=lambda one: (places.get(one.number, one.place), one.place))
    moved = [one.number for one in order] != [one.number for one in shown.chapters]
    if moved:
        texts[ORDER] = " ".join(str(one.number) for one in order)
    save_parts(key, version, texts, by=by, subject=shown.association)


def told_too_much(text: str, known: KnownFigures, *, about: str | None = None) -> Wording | None:
    """What the gate stops in the text, all passages in one; None when nothing.

    `about` is the intervention that the text stands at: what it withholds stops even where another shows the same.
    """
    readings = (known,) if about is None else (only_on(known, about), known)
    hits = {hit.spot: hit for one in readings for hit in gate(text, one) if hit.stops}
    if not hits:
        return None
    told = [hits[spot] for spot in sorted(hits, key=lambda spot: spot.start)]
    return Wording(
        *(" ".join(_told(hit.passage, hit.reason, hit.proposal, language) for hit in told) for language in _LANGUAGES)
    )


_LANGUAGES: tuple[Language, ...] = ("sv", "en")


def _told(passage: str, reason: Wording, proposal: Wording, language: Language) -> str:
    quoted = f"”{passage}”" if language == "sv" else f"“{passage}”"
    return f"{quoted}: {reason.in_language(language)} {proposal.in_language(language)}".strip()


def _require_fit(texts: Mapping[str, str], shown: AccountEditing) -> None:
    names = {f"{LEAD}{one.number}": one.name for one in shown.chapters}
    reports = reports_of(with_sources(revisions_of(shown.key, interventions_of(shown.key.association))))
    known = known_to_account(reports, (shown.association, *names.values()))
    found = {part: told_too_much(text, known, about=names.get(part)) for part, text in texts.items()}
    wrong = {part.replace(":", "-"): told for part, told in found.items() if told}
    if len(texts[BOARD]) > BOARD_LENGTH:
        wrong[BOARD] = _too_long(len(texts[BOARD]))
    if wrong:
        raise InvalidFields(wrong)


def _too_long(length: int) -> Wording:
    return Wording(
        f"Texten har {length} tecken. Styrelsens sida har plats för {BOARD_LENGTH}; korta den.",
        f"The text has {length} characters. The board's page has room for {BOARD_LENGTH}; shorten it.",
    )


def _interventions(key: AccountKey) -> Mapping[int, str]:
    """Number and name of the account's interventions, in the order of the documents."""
    rows = revisions_of(key, interventions_of(key.association)).values_list("report__intervention", "name")
    return dict(rows)
