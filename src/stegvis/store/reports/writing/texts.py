"""What somebody writes in a report's sections: each save is kept, and two who write at once both stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.db import transaction

from stegvis.store.clock import now
from stegvis.store.models import Edition, SectionVersion
from stegvis.store.models.reports.edition import TextSource
from stegvis.store.reports.editions import operators_texts, texts_of
from stegvis.store.reports.writing.bound_numbers import bind_saved
from stegvis.store.reports.writing.merging import Clash, letters_taken_away, merge
from stegvis.store.trail.events import record
from stegvis.vocabulary import BadInput, Changed, InvalidFields, Wording
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.plain_text import plain_text
from stegvis.vocabulary.report_life import ReportState

ONE_GO = timedelta(minutes=10)
"""What one writer types within this time is one version, when nobody else wrote in between."""
MAY_BE_TAKEN_AWAY = 0.2
"""The share of a version's letters that may be taken away from it before a new one begins."""
LONGEST = 100_000
"""Letters in a section: more than any report has."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in a text area: the text, what stood there when the writer began, and which page it is.

    `tab` is drawn when a page is opened and `save` counts what it sent, so that a save that comes late, or comes twice
    because its answer was lost, does no harm.
    """

    text: str
    base: str
    tab: str = ""
    save: int = 0


@dataclass(frozen=True, slots=True)
class SavedSection:
    """What stands in the section now.

    `merged`: what was written elsewhere is in it too; `by_oneself`: on another page of the same writer; `clashes`:
    where to choose.
    """

    section: str
    number: int
    text: str
    saved_at: datetime
    merged: bool = False
    clashes: tuple[Clash, ...] = field(default=())
    by_oneself: bool = False


def section_texts(edition: Edition) -> Mapping[str, str]:
    """The text that stands in each of the operator's sections now; sections that nobody wrote in are missing."""
    return operators_texts(texts_of(edition))


@transaction.atomic
def save_section(
    edition: Edition,
    section: str,
    text: str,
    *,
    seen: int,
    by: Actor,
    source: TextSource | None = None,
) -> SavedSection:
    """Saves the text that was written from version `seen` (0: nobody had written yet).

    Raises Changed with the other text when another version stands there, InvalidFields when it is too long, BadInput
    when the report is no draft.
    """
    require_draft(edition)
    current = _current(edition, section)
    if seen != (current.number if current else 0):
        raise Changed({section: current.text if current else ""}, current.number if current else 0)
    return _saved(_write(edition, section, Typed(_clean(section, text), ""), current, by, source))


@transaction.atomic
def save_typed(
    edition: Edition, section: str, typed: Typed, *, by: Actor, source: TextSource | None = None
) -> SavedSection:
    """Saves what was typed, together with what somebody else wrote there in the meantime. Raises as `save_section`."""
    require_draft(edition)
    text, base = _clean(section, typed.text), _clean(section, typed.base)
    typed = Typed(text, base, typed.tab, typed.save)
    current = _current(edition, section)
    if current is None or current.text == base or _is_own(current, typed):
        if current is not None and _came_late(current, typed):
            return _saved(current)
        return _saved(_write(edition, section, typed, current, by, source))
    merged = merge(base, text, current.text)
    by_oneself = _is_alone_since(edition, section, base, by)
    if merged.text == current.text:
        return replace(_saved(current, merged=text not in (base, current.text)), by_oneself=by_oneself)
    # The page that sent it has not seen what it became: it is no page's own text.
    written = _write(edition, section, Typed(merged.text, ""), current, by, TextSource.MERGED)
    return replace(_saved(written, merged=True, clashes=merged.clashes), by_oneself=by_oneself)


def require_draft(edition: Edition) -> None:
    """Whoever saves next waits; the edition is read anew. Raises BadInput unless it is a draft."""
    edition.refresh_from_db(from_queryset=Edition.objects.select_for_update().select_related("intervention"))
    state = ReportState(edition.state)
    if state is not ReportState.DRAFT:
        raise BadInput(str(edition.intervention), _no_draft(state))


def _current(edition: Edition, section: str) -> SectionVersion | None:
    return SectionVersion.objects.filter(edition=edition, section=section).order_by("-number").first()


def _clean(section: str, text: str) -> str:
    """The text as it can be kept and handed in: an unseen sign that was pasted along would stop the package."""
    if len(text) > LONGEST:
        raise InvalidFields({section: _TOO_LONG})
    return plain_text(text)


def _is_own(current: SectionVersion, typed: Typed) -> bool:
    """True when nobody but this opened page wrote since: whatever stands there is what its text grew from."""
    return bool(typed.tab) and current.tab == typed.tab


def _is_alone_since(edition: Edition, section: str, base: str, by: Actor) -> bool:
    """True when nobody else wrote since `base` stood there: the writer has the report open in two pages.

    A base that was written over within one go is not found; then nobody else may have written there at all.
    """
    versions = SectionVersion.objects.filter(edition=edition, section=section)
    begun = versions.filter(text=base).order_by("-number").values_list("number", flat=True).first() or 0
    return not versions.filter(number__gt=begun).exclude(account_id=by.account).exists()


def _came_late(current: SectionVersion, typed: Typed) -> bool:
    return _is_own(current, typed) and typed.save <= current.tab_save


def _write(
    edition: Edition,
    section: str,
    typed: Typed,
    current: SectionVersion | None,
    by: Actor,
    source: TextSource | None = None,
) -> SectionVersion:
    """The version that stands there then, with the numbers that live in its text."""
    if current is not None and current.text == typed.text:
        return current
    version = _put(edition, section, typed, current, by, source)
    bind_saved(edition, {section: version.text})
    return version


def _put(
    edition: Edition,
    section: str,
    typed: Typed,
    current: SectionVersion | None,
    by: Actor,
    source: TextSource | None,
) -> SectionVersion:
    if current is not None and source is None and _goes_on(current, typed.text, by):
        current.removed += letters_taken_away(current.text, typed.text)
        current.number, current.text = current.number + 1, typed.text
        current.tab, current.tab_save = typed.tab, typed.save
        current.save(update_fields=["number", "text", "removed", "tab", "tab_save", "saved_at"])
        return current
    new = SectionVersion.objects.create(
        edition=edition,
        section=section,
        number=(current.number if current else 0) + 1,
        text=typed.text,
        account_id=by.account or None,
        by=by.name,
        source=source or "",
        tab=typed.tab,
        tab_save=typed.save,
    )
    record(
        "section_written",
        by=by,
        subject=edition.intervention.name,
        details={"edition": edition.pk, "section": section, "version": new.number},
    )
    return new


def _goes_on(current: SectionVersion, text: str, by: Actor) -> bool:
    """True when the save belongs to the version that stands there: one writer, in one go, and little taken away."""
    removed = current.removed + letters_taken_away(current.text, text)
    return (
        not current.source
        and current.account_id == (by.account or None)
        and now() - current.begun_at < ONE_GO
        and removed <= MAY_BE_TAKEN_AWAY * len(current.text)
    )


def _saved(version: SectionVersion, *, merged: bool = False, clashes: tuple[Clash, ...] = ()) -> SavedSection:
    return SavedSection(version.section, version.number, version.text, version.saved_at, merged, clashes)


_TOO_LONG = Wording(
    f"Texten är längre än {LONGEST} tecken. Korta den, eller dela den på flera rubriker.",
    f"The text is longer than {LONGEST} characters. Shorten it, or divide it among several headings.",
)


def _no_draft(state: ReportState) -> Wording:
    return Wording(
        f"rapporten är {state.label.sv.lower()}, så texten går inte att ändra nu. Dina ord står kvar på sidan.",
        f"the report is {state.label.en.lower()}, so its text cannot be changed now. Your words remain on the page.",
    )
