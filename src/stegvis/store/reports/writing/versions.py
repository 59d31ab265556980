"""The versions of a section: what each changed, and an earlier one back again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from stegvis.store.models import Edition, SectionVersion
from stegvis.store.models.reports.edition import TextSource
from stegvis.store.reports.writing.differences import Difference, differences
from stegvis.store.reports.writing.texts import SavedSection, save_section
from stegvis.vocabulary import BadInput, Wording
from stegvis.vocabulary.actor import Actor

SHOWN = 50
"""So many of the latest versions are listed."""


@dataclass(frozen=True, slots=True)
class ListedVersion:
    """A version with what it changed. `source` is a word of `TextSource`, or "" when it was typed."""

    number: int
    by: str
    begun_at: datetime
    saved_at: datetime
    source: str
    changed: tuple[Difference, ...]
    words: int
    is_now: bool


def versions_of(edition: Edition, section: str) -> tuple[ListedVersion, ...]:
    """The section's versions, the latest first."""
    found = edition.texts.filter(section=section, is_assessment=False).order_by("-number")[: SHOWN + 1]
    return tuple(_listed(list(found)))[:SHOWN]


def _listed(found: list[SectionVersion]) -> Iterator[ListedVersion]:
    for place, one in enumerate(found):
        before = found[place + 1].text if place + 1 < len(found) else ""
        yield ListedVersion(
            one.number,
            one.by,
            one.begun_at,
            one.saved_at,
            one.source,
            differences(before, one.text),
            len(one.text.split()),
            place == 0,
        )


@transaction.atomic
def restore_version(edition: Edition, section: str, number: int, *, seen: int, by: Actor) -> SavedSection:
    """Makes the text of version `number` stand again, as a new version; 0 is the empty text before the first.

    `seen` is the version that stood there when the writer asked. Raises Changed as `save_section`, and BadInput when
    there is no such version or the report is no draft.
    """
    text = ""
    if number:
        found = edition.texts.filter(section=section, number=number, is_assessment=False).first()
        if found is None:
            raise BadInput(str(edition.intervention), _NO_VERSION)
        text = found.text
    return save_section(edition, section, text, seen=seen, by=by, source=TextSource.RESTORED)


_NO_VERSION = Wording(
    "den versionen finns inte längre; ladda om sidan och välj en i listan.",
    "that version is no longer there; reload the page and choose one in the list.",
)
