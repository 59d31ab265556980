"""Reports that were owed and have not come."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from stegvis.documents.nodes import Block, Heading, Paragraph, Table, TableCell
from stegvis.forms.account.material import MissingReport
from stegvis.forms.account.words import WORDS
from stegvis.vocabulary import Period, Wording
from stegvis.vocabulary.days_in_words import period_in_words
from stegvis.vocabulary.wording import Language

TITLE = Wording("Rapporter som saknas", "Missing reports")
INTRO = Wording(
    "De här rapporterna hör till perioden och har inte kommit. Deras siffror finns inte med i summorna.",
    "These reports belong to the period and have not come. Their figures are not in the sums.",
)
REPORT, PERIOD, DUE = Wording("Rapport", "Report"), Wording("Period", "Period"), Wording("Lämnas senast", "Due by")


def missing_blocks(missing: Sequence[MissingReport], language: Language) -> Iterator[Block]:
    """A table of them, a row for each run of periods of an intervention's form; nothing when all have come."""
    if not missing:
        return
    yield Heading(1, TITLE.in_language(language))
    yield Paragraph.of(INTRO.in_language(language))
    yield Table(
        tuple(TableCell(one.in_language(language)) for one in (WORDS["intervention"], REPORT, PERIOD, DUE)),
        tuple(_row(run, language) for run in _runs(missing)),
        caption=TITLE.in_language(language),
    )


def _runs(missing: Sequence[MissingReport]) -> Iterator[Sequence[MissingReport]]:
    """Reports of one form and intervention whose periods follow on each other."""
    kinds: dict[tuple[str, str], list[MissingReport]] = {}
    for one in missing:
        kinds.setdefault((one.intervention, one.form.sv), []).append(one)
    for of_kind in kinds.values():
        run: list[MissingReport] = []
        for one in sorted(of_kind, key=lambda each: each.period.start):
            if run and one.period.start != run[-1].period.end + timedelta(days=1):
                yield run
                run = []
            run.append(one)
        yield run


def _row(run: Sequence[MissingReport], language: Language) -> tuple[TableCell, ...]:
    first, last = run[0], run[-1]
    due = first.due_on.isoformat() if len(run) == 1 else f"{first.due_on} – {last.due_on}"
    form = first.form.in_language(language)
    return (
        TableCell(first.intervention),
        TableCell(form if len(run) == 1 else f"{form} ({len(run)})"),
        TableCell(period_in_words(Period(first.period.start, last.period.end), language)),
        TableCell(due),
    )
