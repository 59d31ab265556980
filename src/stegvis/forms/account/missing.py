"""Reports that were owed and have not come."""

from collections.abc import Iterator, Sequence

from stegvis.documents.nodes import Block, Heading, Paragraph, Table, TableCell
from stegvis.forms.account.material import MissingReport
from stegvis.forms.account.words import WORDS
from stegvis.vocabulary import Wording
from stegvis.vocabulary.days_in_words import period_in_words
from stegvis.vocabulary.wording import Language

TITLE = Wording("Rapporter som saknas", "Missing reports")
INTRO = Wording(
    "De här rapporterna skulle lämnas för perioden och har inte kommit. Deras siffror finns inte med i summorna.",
    "These reports were owed for the period and have not come. Their figures are not in the sums.",
)
REPORT, PERIOD, DUE = Wording("Rapport", "Report"), Wording("Period", "Period"), Wording("Skulle lämnas", "Was due")


def missing_blocks(missing: Sequence[MissingReport], language: Language) -> Iterator[Block]:
    """A table of them; nothing when all have come."""
    if not missing:
        return
    yield Heading(1, TITLE.in_language(language))
    yield Paragraph.of(INTRO.in_language(language))
    yield Table(
        tuple(TableCell(one.in_language(language)) for one in (WORDS["intervention"], REPORT, PERIOD, DUE)),
        tuple(
            (
                TableCell(one.intervention),
                TableCell(one.form.in_language(language)),
                TableCell(period_in_words(one.period, language)),
                TableCell(one.due_on.isoformat()),
            )
            for one in missing
        ),
        caption=TITLE.in_language(language),
    )
