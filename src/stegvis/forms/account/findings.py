"""The account's last chapter: everything that does not add up, gravest first."""

from collections.abc import Iterator, Sequence

from stegvis.documents.nodes import Block, Heading, Paragraph, Table, TableCell
from stegvis.forms.account.words import SEVERITY, WORDS
from stegvis.vocabulary import Finding, Number, Place, Severity
from stegvis.vocabulary.wording import Language


def findings_chapter(findings: Sequence[Finding], language: Language) -> Iterator[Block]:
    """A heading, what the severities mean, and one table for each severity that occurs."""
    yield Heading(1, WORDS["findings"].in_language(language))
    if not findings:
        yield Paragraph.of(WORDS["findings.none"].in_language(language))
        return
    yield Paragraph.of(WORDS["findings.intro"].in_language(language))
    for severity in Severity:
        members = [finding for finding in findings if finding.severity is severity]
        if members:
            yield _table(severity, members, language)


def _table(severity: Severity, findings: Sequence[Finding], language: Language) -> Table:
    header = ("number", "intervention", "found", "place")
    return Table(
        tuple(TableCell(WORDS[word].in_language(language)) for word in header),
        tuple(
            (
                TableCell(str(number), Number(number)),
                TableCell(finding.report or WORDS["findings.whole"].in_language(language)),
                TableCell(finding.message.in_language(language)),
                TableCell(place_text(finding.place, language)),
            )
            for number, finding in enumerate(findings, start=1)
        ),
        caption=f"{SEVERITY[severity].in_language(language)} ({len(findings)})",
    )


def place_text(place: Place, language: Language) -> str:
    """A place in words, such as "sida 3, rad 12"; empty when the place is unknown."""
    parts = (("page", place.page), ("line", place.line), ("paragraph", place.paragraph))
    return ", ".join(f"{WORDS[word].in_language(language)} {at}" for word, at in parts if at is not None)
