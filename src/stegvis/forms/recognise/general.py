"""A document that fits no form: what stands in plain words, with little confidence and nothing invented."""

import re
from dataclasses import replace

from stegvis.forms.nodes import Form
from stegvis.forms.reading import FormMatch, ReportReading, SectionReading
from stegvis.forms.recognise.content import Content
from stegvis.forms.recognise.hits import Finder
from stegvis.forms.recognise.prose_parts import read_prose
from stegvis.forms.recognise.regions import Region
from stegvis.forms.recognise.report import Setting, read_report
from stegvis.forms.recognise.sections import Span
from stegvis.forms.recognise.stream import Stream
from stegvis.forms.recognise.texts import plain_text, text_blocks
from stegvis.instruments import Instrument

MOST, LITTLE, LEAST = 0.3, 0.2, 0.1
NAME_WORDS = 8
_NAME = r"[A-ZÅÄÖ][\wåäöÅÄÖ+&-]*(?:\s+[A-ZÅÄÖ0-9][\wåäöÅÄÖ+&-]*)*"
_NAMED = re.compile(
    r"\b(?:[Pp]rojektet|[Ii]nsatsen|[Vv]erksamheten|[Ss]atsningen|[Pp]rojekt)\s+"
    rf"(?:[\"”“«»](?P<quoted>[^\"”“«»\n]{{2,60}})[\"”“«»]|(?P<plain>{_NAME}))"
)


def read_general(finder: Finder, form: Form, title: str, instruments: tuple[Instrument, ...]) -> ReportReading:
    """One report over the whole document, read as the general form. Its confidence is at most 0.3."""
    stream = finder.stream
    end = len(stream.text) + 1
    region = Region(0, end, 0, None, stream.place_at(0))
    named = guess_name(stream) or _short(title)
    report = read_report(finder, region, Setting(FormMatch(form, MOST), instruments, fallback_name=named))
    if not report.sections:
        report = _unsectioned(stream, form, report, end)
    sure = MOST if len(report.sections) > 1 else LITTLE if report.figures else LEAST
    return replace(report, form=FormMatch(form, sure))


def _short(title: str) -> str:
    """A title that is a whole sentence, cut to a name's length."""
    words = title.split()
    return title if len(words) <= NAME_WORDS else " ".join(words[:NAME_WORDS]) + " …"


def guess_name(stream: Stream) -> str | None:
    """The name that follows "projektet" or "insatsen" most often, or None."""
    counts: dict[str, int] = {}
    for match in _NAMED.finditer(stream.text):
        name = " ".join((match["quoted"] or match["plain"]).split()).strip(" .,")
        counts[name] = counts.get(name, 0) + 1
    return max(counts, key=lambda name: counts[name], default=None)


def _unsectioned(stream: Stream, form: Form, report: ReportReading, end: int) -> ReportReading:
    """Running text without headings: all of it is the summary."""
    heading = next(section for section in form.sections if section.id == "summary")
    span = Span(heading, 0, 0, end)
    content = Content(span, (), ((0, end),), ())
    pieces = content.pieces
    text = plain_text(stream, pieces)
    if not text:
        return report
    prose = read_prose(stream, form, [content], ())
    section = SectionReading("summary", heading.heading.sv, text, text_blocks(stream, pieces, ()), stream.place_at(0))
    known = {(figure.measure, figure.gender) for figure in report.figures}
    told = [figure for figure in prose.figures if (figure.measure, figure.gender) not in known]
    return replace(
        report,
        statements=prose.statements,
        goals=prose.goals,
        money=prose.money,
        figures=(*report.figures, *told),
        sections=(section,),
    )
