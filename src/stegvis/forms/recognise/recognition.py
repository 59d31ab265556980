"""From a document to a reading: choose the form, cut the document into reports, read each."""

from collections.abc import Sequence

from stegvis.documents.nodes import Document
from stegvis.forms.nodes import Form
from stegvis.forms.reading import FormMatch, Reading
from stegvis.forms.recognise.choose import choose_form
from stegvis.forms.recognise.hits import Finder
from stegvis.forms.recognise.regions import Region, cut_regions, single_regions
from stegvis.forms.recognise.report import Setting, read_report
from stegvis.forms.recognise.stream import build_stream
from stegvis.forms.recognise.title import issuer, printed_title, read_contents, title_year
from stegvis.instruments import Instrument


def recognise(document: Document, forms: Sequence[Form], instruments: Sequence[Instrument] = ()) -> Reading:
    """What `document` says, read as the form among `forms` that fits it best.

    A document that fits no form is read as the form "general" with a confidence of at most 0.3, or, when
    that is not among `forms`, gives a reading without form and reports. Time is proportional to length.
    """
    stream = build_stream(document)
    finder = Finder(stream)
    match = choose_form(finder, forms)
    name = document.name or document.title
    if match is None:
        return Reading(name, document, None, document.title, None, ())
    contents = read_contents(stream)
    year = title_year(finder, match.form)
    setting = Setting(match, instruments, year, document.title)
    regions = _regions(finder, match, contents.end)
    first = regions[0].start if regions else 0
    return Reading(
        file=name,
        document=document,
        form=match,
        title=printed_title(finder, match.form) or document.title,
        issuer=issuer(stream, match.form, first or len(stream.text)),
        reports=tuple(read_report(finder, region, setting) for region in regions),
        contents=contents.entries,
    )


def _regions(finder: Finder, match: FormMatch, first: int) -> list[Region]:
    end = len(finder.stream.text) + 1
    if match.form.repeats:
        return cut_regions(finder, match.form, first, end)
    return list(single_regions(finder, match.form, end))
