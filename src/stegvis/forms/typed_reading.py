"""A report while it is being written, as a reading: so that it is checked by the rules that read reports are."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stegvis.documents.nodes import Document, Line, Paragraph, Run
from stegvis.forms.nodes import Form
from stegvis.forms.prose.series import find_series
from stegvis.forms.prose.statements import statements_in
from stegvis.forms.prose.typed import typed
from stegvis.forms.reading import FormMatch, Reading, ReportReading, SectionReading
from stegvis.instruments import Instrument
from stegvis.vocabulary import Figure, Period, Place
from stegvis.vocabulary.swedish import sentences

GOALS = "goals"


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a section: where it begins and ends, in characters from 0. `at` is the very place within it."""

    section: str
    start: int
    end: int
    at: int


@dataclass(frozen=True, slots=True)
class TypedReading:
    """The reading, and where in which section each of its places is."""

    reading: Reading
    texts: Mapping[str, str]
    starts: tuple[int, ...]

    def passage(self, place: Place) -> Passage | None:
        """The sentence at a place of the reading; None for what stands in no text."""
        if place.line is None:
            return None
        number = bisect_right(self.starts, place.line - 1) - 1
        section, text = list(self.texts.items())[number]
        at = place.line - 1 - self.starts[number]
        around = [(start, end) for start, end in sentences(text) if start <= at < end]
        start, end = around[0] if around else (at, at)
        return Passage(section, start, end, at)


def typed_reading(
    form: Form,
    intervention: str,
    texts: Mapping[str, str],
    figures: Iterable[Figure],
    *,
    period: Period | None = None,
    parties: tuple[str, ...] = (),
    instruments: Iterable[Instrument] = (),
) -> TypedReading:
    """The report with these texts, by the id of their section, and these figures.

    Places count the letters of all texts one after the other, so that what a rule finds can be pointed at exactly.
    """
    instruments = tuple(instruments)
    headings = {one.id: one.heading.sv for one in form.sections}
    starts: list[int] = []
    at = 0
    for text in texts.values():
        starts.append(at)
        at += len(text) + 1
    laid = list(zip(texts.items(), starts, strict=True))
    sections = tuple(_section(name, headings.get(name, name), text, start) for (name, text), start in laid)
    report = ReportReading(
        intervention,
        Place(),
        parties=parties,
        period=period,
        figures=tuple(figures),
        statements=tuple(
            one for (name, text), start in laid for one in statements_in(typed(text, start), goals=name == GOALS)
        ),
        series=tuple(one for (_, text), start in laid for one in find_series(_lines(text, start), instruments)),
        sections=sections,
        form=FormMatch(form, 1.0),
    )
    blocks = tuple(block for section in sections for block in section.blocks)
    document = Document(form.title.sv, blocks, name=intervention)
    reading = Reading(intervention, document, report.form, form.title.sv, form.issuer, (report,))
    return TypedReading(reading, texts, tuple(starts))


def _section(name: str, heading: str, text: str, before: int) -> SectionReading:
    """The section, each sentence a paragraph, since a paragraph has one place."""
    blocks = tuple(Paragraph((Run(text[start:end]),), Place(line=before + start + 1)) for start, end in sentences(text))
    return SectionReading(name, heading, text, blocks, Place(line=before + 1))


def _lines(text: str, before: int) -> list[Line]:
    lines: list[Line] = []
    for line in text.split("\n"):
        lines.append(Line(line, Place(line=before + 1)))
        before += len(line) + 1
    return lines
