"""From a document to a reading: choose the form, cut the document into reports, read each."""

from collections.abc import Sequence

from stegvis.documents.nodes import Document
from stegvis.forms.nodes import Form
from stegvis.forms.reading import FormMatch, Reading
from stegvis.forms.recognise.choose import GENERAL, choose_form
from stegvis.forms.recognise.general import read_general
from stegvis.forms.recognise.hits import Finder
from stegvis.forms.recognise.layouts import printed_labels
from stegvis.forms.recognise.own_account import chapters, read_chapters
from stegvis.forms.recognise.regions import Region, cut_regions, single_regions
from stegvis.forms.recognise.report import Setting, read_report
from stegvis.forms.recognise.stream import build_stream
from stegvis.forms.recognise.title import Contents, issuer, printed_title, read_contents, title_period, title_year
from stegvis.forms.recognise.words import fold
from stegvis.instruments import Instrument


def recognise(document: Document, forms: Sequence[Form], instruments: Sequence[Instrument] = ()) -> Reading:
    """What `document` says, read as the form among `forms` that fits it best.

    An account of our own is read chapter by chapter, each with the form that it names. A document that fits
    no form is read as the form "general" with a confidence of at most 0.3, or, when that is not among
    `forms`, gives a reading without form and reports. Time is proportional to the document's length.
    """
    finder = Finder(build_stream(document, printed_labels(forms)))
    name = document.name or document.title
    if not finder.stream.lines:
        return Reading(name, document, None, document.title, None, ())
    own = chapters(finder.stream, forms)
    if own:
        reports, match = read_chapters(finder, own, instruments)
        return Reading(name, document, match, document.title, document.author, reports)
    found = choose_form(finder, forms)
    if found is None:
        return _general(finder, document, forms, instruments)
    return _form_reading(finder, document, found, instruments)


def _form_reading(finder: Finder, document: Document, match: FormMatch, instruments: Sequence[Instrument]) -> Reading:
    contents = read_contents(finder.stream)
    regions = _regions(finder, match, contents)
    first = regions[0].start if regions else 0
    year, month = title_year(finder, match.form, first), title_period(finder, match.form)
    setting = Setting(match, instruments, year, document.title, month)
    return Reading(
        file=document.name or document.title,
        document=document,
        form=match,
        title=printed_title(finder, match.form) or document.title,
        issuer=issuer(finder.stream, match.form, first or len(finder.stream.text)),
        reports=tuple(read_report(finder, region, setting) for region in regions),
        contents=contents.entries,
    )


def _regions(finder: Finder, match: FormMatch, contents: Contents) -> list[Region]:
    end = len(finder.stream.text) + 1
    if match.form.repeats:
        known = {fold(entry.name) for entry in contents.entries}
        return cut_regions(finder, match.form, contents.end, end, known)
    return list(single_regions(finder, match.form, end))


def _general(finder: Finder, document: Document, forms: Sequence[Form], instruments: Sequence[Instrument]) -> Reading:
    name = document.name or document.title
    form = next((form for form in forms if form.id == GENERAL), None)
    if form is None:
        return Reading(name, document, None, document.title, None, ())
    report = read_general(finder, form, document.title, tuple(instruments))
    return Reading(name, document, report.form, document.title, None, (report,))
