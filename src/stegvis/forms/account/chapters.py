"""A chapter of the account: one intervention's report, filled into its form."""

from collections.abc import Iterator, Sequence

from stegvis.documents.nodes import Block, Heading, Note, NoteKind, Paragraph, Run
from stegvis.forms.account.findings import Remark
from stegvis.forms.account.overview import exits_chart
from stegvis.forms.account.words import SEVERITY, WORDS
from stegvis.forms.fill import fill
from stegvis.forms.reading import ReportReading
from stegvis.vocabulary import Severity
from stegvis.vocabulary.wording import Language
from stegvis.vocabulary.written import flat

NOTE_KINDS = {Severity.ERROR: NoteKind.ERROR, Severity.WARNING: NoteKind.WARNING, Severity.NOTE: NoteKind.INFO}
LEVEL = 2


def chapter(report: ReportReading, found: Sequence[Remark], language: Language, *, lead: str = "") -> Iterator[Block]:
    """Heading, the form's name (by which the chapter is recognised again), the office's words, errors, the filled form.

    A chart of its exits comes last.
    """
    yield Heading(LEVEL, report.intervention, anchor=_anchor(report.intervention))
    if report.form is None:
        return
    form = report.form.form
    yield Paragraph(
        (
            Run(f"{WORDS['form'].in_language(language)}: ", strong=True),
            Run(f"{form.title.in_language(language)} ({form.id} {form.version})"),
        )
    )
    if lead.strip():
        yield Note(NoteKind.INFO, WORDS["lead"].in_language(language), flat(lead))
    yield from (_note(remark, language) for remark in found if remark.severity is Severity.ERROR)
    yield from fill(form, report, level=LEVEL + 1, language=language)
    yield from exits_chart((report,), language, of=report.intervention)


def _note(remark: Remark, language: Language) -> Note:
    where = remark.where(language)
    text = remark.message(language) + (f" ({where})" if where else "")
    return Note(NOTE_KINDS[remark.severity], SEVERITY[remark.severity].in_language(language), text)


def _anchor(name: str) -> str:
    return "insats-" + "".join(char if char.isalnum() else "-" for char in name.casefold())
