"""Remarks on what does not add up: the findings of the rules that read reports are checked by."""

import re
from collections.abc import Iterator
from functools import lru_cache

from stegvis.catalogue import load_instruments
from stegvis.checks import check
from stegvis.checks.scope import is_beside
from stegvis.forms.living import Counted, phrase_at, rewritten
from stegvis.forms.nodes import Form
from stegvis.forms.reading import Statement
from stegvis.forms.typed_reading import Passage, TypedReading, typed_reading
from stegvis.store.reports.remarks.remark import TextRemark
from stegvis.vocabulary import Figure, Finding, Gender, Number, Period, Severity, Wording

_BY_THE_GATE = frozenset({"person_named", "contact_exposed", "small_group", "person_rows"})
"""Rules whose every passage the narrative gate finds too, and stops."""
_NUMBERS_IN_TEXT = frozenset({"text_table_mismatch", "share_mismatch", "text_text_mismatch"})


def check_remarks(
    form: Form,
    intervention: str,
    texts: tuple[tuple[str, str], ...],
    figures: tuple[Figure, ...],
    period: Period,
    *,
    is_typed: bool,
) -> tuple[TextRemark, ...]:
    """What the rules find in the texts and, where they were typed in, in the figures.

    Figures that were counted from the register are right as they are. An error stops, and so does a number in the
    text that the figures contradict; all of it may be kept with an explanation.
    """
    typed = _typed(form, intervention, texts, figures, period)
    return tuple(_remarks(typed, is_typed=is_typed))


# The same report is looked over when it is typed, saved and shown.
@lru_cache(maxsize=32)
def _typed(
    form: Form, intervention: str, texts: tuple[tuple[str, str], ...], figures: tuple[Figure, ...], period: Period
) -> TypedReading:
    return typed_reading(form, intervention, dict(texts), figures, period=period, instruments=load_instruments())


def _remarks(typed: TypedReading, *, is_typed: bool) -> Iterator[TextRemark]:
    for found in check(typed.reading):
        passage = typed.passage(found.place)
        if found.rule in _BY_THE_GATE or (passage is None and not (is_typed and found.measure)):
            continue
        yield _remark(typed, found, passage)
    yield from _other_fractions(typed)


_NOTHING_ELSE = re.compile(
    r"[\s#>*•–-]*(?:resultat(?:et)?\s*:\s*|(?:enkäten|svaren|resultatet|resultaten)\s+visar\s+att\s+)?"
    r"#\s+(?:(?:av\s+)?(?:de\s+)?(?:avslutade|deltagarna?|deltagare)\s+)?"
    r"(?:(?:uppger|säger|svarar|anger|upplever)\s+att\s+de\s+)?mår\s+bättre[\s.!]*"
)


def _other_fractions(typed: TypedReading) -> Iterator[TextRemark]:
    """ "30 av 39 mår bättre", "Enkäten visar att 30 av 39 mår bättre"; the figures hold neither number."""
    (report,) = typed.reading.reports
    held = {one.cell.value for one in report.figures if isinstance(one.cell, Number)}
    part, whole = report.value("feels_better", Gender.ALL), report.value("exits", Gender.ALL)
    for told in report.statements:
        passage = typed.passage(told.place)
        is_plain = _NOTHING_ELSE.fullmatch(told.sentence.lower().replace(told.raw.lower(), "#", 1)) is not None
        fits = told.measure == "feels_better" and told.denominator is not None and told.denominator not in held
        if is_plain and fits and passage and part is not None and whole and not is_beside(passage.section):
            text = typed.texts[passage.section]
            yield TextRemark(
                passage.section,
                passage.start,
                passage.end,
                text[passage.start : passage.end],
                "text_table_mismatch",
                Wording(
                    f"Texten säger {told.raw}, men tabellen har {part:g} av {whole:g} avslutade. "
                    "Rätta den som är fel, eller skriv vad som skiljer dem åt.",
                    f"The text says {told.raw}, but the table has {part:g} of {whole:g} who have left. "
                    "Correct the wrong one, or say how they differ.",
                ),
                Severity.WARNING,
                may_be_kept=True,
            )


def _remark(typed: TypedReading, found: Finding, passage: Passage | None) -> TextRemark:
    text = typed.texts[passage.section] if passage else ""
    start, end = (passage.start, passage.end) if passage else (0, 0)
    return TextRemark(
        passage.section if passage else "",
        start,
        end,
        text[start:end],
        found.rule,
        found.message,
        found.severity,
        _proposal(typed, found, passage) if passage else None,
        stops=_stops(found),
        may_be_kept=True,
    )


def _stops(found: Finding) -> bool:
    contradicted = found.rule in _NUMBERS_IN_TEXT and found.severity is Severity.WARNING
    return found.severity is Severity.ERROR or contradicted


def _proposal(typed: TypedReading, found: Finding, passage: Passage) -> Wording | None:
    """The sentence with the number that was expected."""
    (report,) = typed.reading.reports
    told = next((one for one in report.statements if one.place == found.place), None)
    counted = _expected(found, told) if told else None
    if told is None or counted is None:
        return None
    text = typed.texts[passage.section]
    phrase = phrase_at(text, passage.at, told)
    new = rewritten(phrase, counted)
    if new is None or new == phrase:
        return None
    sentence = text[passage.start : passage.at] + new + text[passage.at + len(phrase) : passage.end]
    return Wording(sentence, sentence)


def _expected(found: Finding, told: Statement) -> Counted | None:
    match found.rule, found.expected:
        case "text_table_mismatch", int(expected) if found.stated in (told.count, told.numerator):
            if told.share is None:
                return Counted(expected)
            return Counted(expected, told.denominator) if told.denominator and expected <= told.denominator else None
        case "share_mismatch", float(expected) if 0 <= expected <= 1 and not told.part_of:
            if told.numerator is not None and told.denominator:
                return Counted(told.numerator, told.denominator)
            return Counted(round(1000 * expected), 1000)
    return None
