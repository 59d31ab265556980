"""Looking over a report while it is written: every remark on it, in the order of the form, with what was decided."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from stegvis.disclosure.narrative import Kind
from stegvis.disclosure.release import Judgement
from stegvis.forms.living import Looked
from stegvis.store.models import Edition
from stegvis.store.models.reports.edition import TextSource
from stegvis.store.reports.editions import StandingTexts, operators_texts, period_of, texts_of
from stegvis.store.reports.figures.counting import edition_counts
from stegvis.store.reports.figures.drafted import DraftFigures, filled
from stegvis.store.reports.figures.preview import names_told, preview_of
from stegvis.store.reports.form_in_use import form_of
from stegvis.store.reports.remarks.adding_up import check_remarks
from stegvis.store.reports.remarks.living import living_remarks
from stegvis.store.reports.remarks.pointing_out import gate_remarks, known_to_readers
from stegvis.store.reports.remarks.proposing import without_hidden
from stegvis.store.reports.remarks.remark import GATE, NUMBER_MOVED, TAKEN_OVER, TWO_WORDINGS, TextRemark
from stegvis.store.reports.writing.bound_numbers import bound_in, follow_section
from stegvis.store.reports.writing.merging import marked_places
from stegvis.store.reports.writing.taken_over import unread_texts
from stegvis.vocabulary import Severity, Wording
from stegvis.vocabulary.report_life import CORRECTION_SECTION

__all__ = ["TextRemark", "figures_now", "judgement_on", "look_over", "looked_at", "open_remarks"]


def look_over(
    edition: Edition,
    texts: Mapping[str, str] | None = None,
    *,
    draft: DraftFigures | None = None,
    standing: StandingTexts | None = None,
) -> tuple[TextRemark, ...]:
    """Every remark on the edition, section by section in the order of the text; those on figures alone come first.

    `texts` are sections as they are typed and not yet saved; the others are as they were saved. `draft` are the
    edition's figures, and `standing` what `texts_of` it gives, when they are at hand already. Raises BadInput when the
    form or a measure is no more.
    """
    draft = draft or figures_now(edition)
    standing = texts_of(edition) if standing is None else standing
    told = _texts(edition, {**operators_texts(standing), **(texts or {})})
    judgement = judgement_on(edition, draft)
    looked = looked_at(edition, told, draft)
    found = [
        one for section, text in told.items() for one in _in_text(section, text, looked[section], draft, judgement)
    ]
    found += _adding_up(edition, told, draft, found, while_typing=texts is not None)
    found = [without_hidden(one, told.get(one.section, ""), draft, judgement) for one in found]
    found += _taken_over(standing, told)
    decided = {(one.section, one.rule, one.passage): one.explanation for one in edition.decisions.all()}
    order = {section: at for at, section in enumerate(told)}
    found.sort(key=lambda one: (order.get(one.section, -1), one.start, one.end))
    return tuple(replace(one, explanation=decided.get(one.key)) if one.may_be_kept else one for one in found)


def figures_now(edition: Edition) -> DraftFigures:
    """The draft's figures, with what the report will hide once that is worked out: nobody waits for it here."""
    counts = edition_counts(edition)
    draft = filled(edition, counts)
    preview = preview_of(edition, counts, wait_s=0.0)
    return draft if preview is None or preview.refusal else draft.hiding(preview.hidden, preview.judgement)


def open_remarks(
    edition: Edition, *, draft: DraftFigures | None = None, standing: StandingTexts | None = None
) -> tuple[TextRemark, ...]:
    """What stands in the way of handing the edition in: remarks that stop and that nobody has explained."""
    return tuple(one for one in look_over(edition, draft=draft, standing=standing) if one.is_open)


def looked_at(edition: Edition, texts: Mapping[str, str], draft: DraftFigures) -> Mapping[str, tuple[Looked, ...]]:
    """The living numbers of each text, by section."""
    earlier, figures = bound_in(edition), tuple(draft.figures())
    return {
        section: follow_section(edition, section, text, earlier.get(section, ()), figures)
        for section, text in texts.items()
    }


def judgement_on(edition: Edition, draft: DraftFigures) -> Judgement:
    """How the prose of the draft is judged: as at the submission, once it is worked out what the report will hide."""
    return draft.judgement or known_to_readers(draft, names_told(edition))


def _texts(edition: Edition, texts: Mapping[str, str]) -> dict[str, str]:
    """The texts of the form's sections, in its order; first why it is corrected."""
    sections = (CORRECTION_SECTION, *(one.id for one in form_of(edition).sections))
    return {one: texts[one] for one in sections if one in texts}


def _in_text(
    section: str, text: str, looked: tuple[Looked, ...], draft: DraftFigures, judgement: Judgement
) -> Iterator[TextRemark]:
    living = list(living_remarks(section, looked, draft))
    moved = [one for one in living if one.rule == NUMBER_MOVED]
    pointing_out = [one for one in gate_remarks(section, text, judgement) if not _of_old_number(one, moved)]
    yield from pointing_out
    for one in living:
        # What the gate says of a hidden number is said once.
        if one.rule == NUMBER_MOVED or not any(_overlap(one, other) for other in pointing_out):
            yield one
    for mine, theirs in marked_places(text):
        yield _two_wordings(section, text, f"⟦{mine} ‖ {theirs}⟧")


def _of_old_number(one: TextRemark, moved: list[TextRemark]) -> bool:
    """True when a number gives something away only because it is an old one: it is to be written anew first."""
    return one.rule in _BY_DIFFERENCE and any(_overlap(one, other) for other in moved)


_BY_DIFFERENCE = frozenset({f"{GATE}{Kind.HIDDEN.value}", f"{GATE}{Kind.SHARE.value}"})


def _overlap(one: TextRemark, other: TextRemark) -> bool:
    return one.section == other.section and one.start < other.end and other.start < one.end


def _adding_up(
    edition: Edition, texts: Mapping[str, str], draft: DraftFigures, found: list[TextRemark], *, while_typing: bool
) -> Iterator[TextRemark]:
    """What the rules find, but for sentences with a number that has moved: these are to be written anew first.

    The reason of a correction may tell what stood before: it is no part of the report that the rules read.
    """
    remarks = check_remarks(
        form_of(edition),
        edition.intervention.name,
        tuple((section, text) for section, text in texts.items() if section != CORRECTION_SECTION),
        tuple(draft.figures()),
        period_of(edition),
        is_typed=draft.is_typed,
    )
    for one in remarks:
        known = {other.rule for other in found if _overlap(one, other)}
        told_already = NUMBER_MOVED in known or (one.rule == "outcome_told_in_text" and known)
        if not told_already and not (while_typing and one.rule == "blank_required"):
            yield one


def _taken_over(standing: StandingTexts, texts: Mapping[str, str]) -> Iterator[TextRemark]:
    """The sections that stand as they were taken over, and that nobody has read."""
    for section, source in unread_texts(standing).items():
        if texts.get(section) == standing[section].text:
            yield TextRemark(section, 0, 0, "", TAKEN_OVER, _FROM[source], Severity.WARNING)


def _two_wordings(section: str, text: str, passage: str) -> TextRemark:
    start = text.find(passage)
    return TextRemark(section, start, start + len(passage), passage, TWO_WORDINGS, _CHOOSE, Severity.ERROR)


_CHOOSE = Wording(
    "Två har skrivit här samtidigt. Välj vad som ska stå och ta bort resten, med tecknen.",
    "Two have written here at once. Choose what is to stand and remove the rest, with the signs.",
)
_FROM = {
    TextSource.LAST_REPORT: Wording(
        "Texten är från förra rapporten. Läs igenom den: ändra det som inte längre stämmer, eller säg att den stämmer.",
        "The text is from the last report. Read it through: change what no longer holds, or say that it holds.",
    ),
    TextSource.SETTINGS: Wording(
        "Texten är från insatsens inställningar. Läs igenom den: ändra den, eller säg att den stämmer.",
        "The text is from the intervention's settings. Read it through: change it, or say that it holds.",
    ),
}
