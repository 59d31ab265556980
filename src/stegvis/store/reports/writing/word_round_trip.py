"""A draft goes out as a Word file and comes back: what would change, and what is taken in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.db import transaction

from stegvis.documents.nodes import Document
from stegvis.forms.asked import AskedSection
from stegvis.forms.nodes import Form
from stegvis.forms.reading import ReportReading
from stegvis.forms.word_draft import (
    ChangedFigure,
    DraftFile,
    FilePart,
    Hidden,
    SeenText,
    draft_document,
    read_draft,
    text_sections,
)
from stegvis.store.models import Edition
from stegvis.store.models.reports.edition import TextSource
from stegvis.store.reports.figures.drafted import DraftFigures, Place, draft_figures
from stegvis.store.reports.form_in_use import form_of
from stegvis.store.reports.writing.differences import Difference, differences
from stegvis.store.reports.writing.merging import merge
from stegvis.store.reports.writing.texts import SavedSection, Typed, save_typed
from stegvis.store.reports.writing.written import StandingText, filled_reading, standing_texts
from stegvis.store.sealing.seals import keyed_digest
from stegvis.store.trail.events import record
from stegvis.vocabulary import BadInput, Wording
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.wording import Language


@dataclass(frozen=True, slots=True)
class ChangedSection:
    """A section that the file says otherwise. `text` is what it becomes, `standing` what it is now.

    `is_written_meanwhile`: somebody wrote in Stegvis since the file was downloaded, and what they wrote is in `text` as
    far as `is_merged`; else the file replaces it. `is_emptied`: the file has no text here.
    """

    asked: AskedSection
    standing: str
    text: str
    changed: tuple[Difference, ...]
    is_written_meanwhile: bool
    is_merged: bool
    is_emptied: bool


@dataclass(frozen=True, slots=True)
class LoosePart:
    """Text under a heading that the form does not have. `suggested`: the section that the file lacks in that place."""

    heading: str
    text: str
    suggested: str


@dataclass(frozen=True, slots=True)
class FilePreview:
    """What taking a file in would change; nothing is changed yet. `is_ours` is False when the file's mark is gone."""

    sections: tuple[ChangedSection, ...]
    loose: tuple[LoosePart, ...]
    missing: tuple[AskedSection, ...]
    places: tuple[AskedSection, ...]
    changed_figures: tuple[ChangedFigure, ...]
    missing_tables: tuple[Wording, ...]
    is_ours: bool


@transaction.atomic
def word_document(
    edition: Edition, draft: DraftFigures, *, by: Actor, refusal: Wording | None = None, language: Language = "sv"
) -> Document:
    """The draft with its raw figures (`draft`), for those who write it; the download is noted in the trail.

    What the report will hide is marked where `draft` knows it; `refusal` is why nothing of it could be released.
    """
    form = form_of(edition)
    texts = standing_texts(edition, form)
    seen = {name: SeenText(one.number, one.text) for name, one in texts.items()}
    record("draft_downloaded", by=by, subject=edition.intervention.name, details={"edition": edition.pk})
    reading = _reading(edition, texts, draft)
    told = Hidden(_hidden(draft), refusal)
    correction = edition.number - 1 if edition.corrects_id else 0
    return draft_document(
        form, reading, seen, mark=_mark(edition), hidden=told, correction=correction, language=language
    )


def preview_file(edition: Edition, document: Document) -> FilePreview:
    """What the file would change. Raises BadInput for another report's file, and for one that says nothing."""
    form = form_of(edition)
    texts = standing_texts(edition, form)
    found = read_draft(document, form, _reading(edition, texts, draft_figures(edition)))
    if found.report is not None and found.report != _mark(edition):
        raise BadInput(document.name or document.title, _ANOTHER)
    if not any(part.text for part in found.parts):
        raise BadInput(document.name or document.title, _EMPTY)
    return _previewed(edition, form, texts, found)


@transaction.atomic
def take_in(edition: Edition, texts: Mapping[str, Typed], *, by: Actor) -> tuple[SavedSection, ...]:
    """Saves the texts that somebody chose to take in. Raises as `save_typed`; all or nothing."""
    saved = tuple(
        save_typed(edition, section, typed, by=by, source=TextSource.WORD) for section, typed in texts.items()
    )
    details = {"edition": edition.pk, "sections": len(saved)}
    record("draft_taken_in", by=by, subject=edition.intervention.name, details=details)
    return saved


def _reading(edition: Edition, texts: Mapping[str, StandingText], draft: DraftFigures) -> ReportReading:
    reading = filled_reading(edition, {name: one.text for name, one in texts.items()})
    return replace(reading, figures=tuple(draft.figures()))


def _hidden(draft: DraftFigures) -> frozenset[Place] | None:
    """What the report will hide, None while that is not worked out."""
    if any(one.is_hidden is None for one in draft.cells()):
        return None
    return frozenset((one.measure, one.gender) for one in draft.cells() if one.is_hidden)


def _mark(edition: Edition) -> str:
    """The report's number, and a sign that the file is from this installation."""
    return f"{edition.pk}_{keyed_digest('draft in Word', str(edition.pk))[:12]}"


def _previewed(edition: Edition, form: Form, texts: Mapping[str, StandingText], found: DraftFile) -> FilePreview:
    places = text_sections(form)
    in_file = {part.section: part for part in found.parts if part.section}
    missing = tuple(one for one in places if one.id not in in_file)
    changed = (_changed(edition, one, texts[one.id], in_file[one.id]) for one in places if one.id in in_file)
    return FilePreview(
        tuple(one for one in changed if one is not None),
        tuple(_loose((part for part in found.parts if not part.section), places, missing)),
        missing,
        places,
        found.changed_figures,
        found.missing_tables,
        found.report is not None,
    )


def _changed(edition: Edition, asked: AskedSection, now: StandingText, part: FilePart) -> ChangedSection | None:
    if _says(part.text) == _says(now.text):
        return None
    seen = _text_seen(edition, asked.id, now, part.seen)
    if seen is not None and _says(part.text) == _says(seen):
        # Nobody wrote here in the file: what was written in Stegvis since stands.
        return None
    merged = part.text if seen is None else merge(seen, part.text, now.text).text
    return ChangedSection(
        asked,
        now.text,
        merged,
        differences(now.text, merged),
        is_written_meanwhile=seen != now.text,
        is_merged=seen is not None,
        is_emptied=not part.text.strip(),
    )


def _says(text: str) -> list[str]:
    """The words of a text: an office program may set its spaces otherwise."""
    return text.split()


def _text_seen(edition: Edition, section: str, now: StandingText, number: int | None) -> str | None:
    """The text that the file was written from, None when it is not known any more."""
    if number == now.number:
        return now.text
    if not number:
        return "" if number == 0 else None
    found = edition.texts.filter(section=section, number=number, is_assessment=False).first()
    return found.text if found else None


def _loose(
    parts: Iterable[FilePart], places: tuple[AskedSection, ...], missing: tuple[AskedSection, ...]
) -> Iterator[LoosePart]:
    order = [one.id for one in places]
    free = [one.id for one in missing]
    for part in parts:
        after = order.index(part.after) + 1 if part.after in order else 0
        suggested = order[after] if after < len(order) and order[after] in free else ""
        if suggested:
            free.remove(suggested)
        yield LoosePart(part.heading, part.text, suggested)


_ANOTHER = Wording(
    "filen är ett utkast till en annan rapport, så inget läses in. Öppna den rapporten och ladda upp filen där.",
    "the file is a draft of another report, so nothing is taken in. Open that report and upload the file there.",
)
_EMPTY = Wording(
    "filen har ingen text under rapportens rubriker, så inget läses in och inget tas bort. Hämta utkastet på nytt.",
    "the file has no text under the report's headings, so nothing is taken in and nothing taken away. Download the "
    "draft again.",
)
