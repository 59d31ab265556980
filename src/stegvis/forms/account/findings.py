"""The account's last chapter: everything that does not add up, gravest first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stegvis.documents.nodes import Block, Heading, Paragraph, Table, TableCell
from stegvis.forms.account.words import SEVERITY, WORDS
from stegvis.vocabulary import Finding, Number, Place, Severity
from stegvis.vocabulary.wording import Language
from stegvis.vocabulary.written import listed


@dataclass(frozen=True, slots=True)
class Remark:
    """What one or more findings say in the same words of the same report: told once, with all its places."""

    findings: tuple[Finding, ...]
    file: str | None = None

    @property
    def severity(self) -> Severity:
        """Of all its findings."""
        return self.findings[0].severity

    @property
    def report(self) -> str | None:
        """The intervention; None when it concerns the whole file."""
        return self.findings[0].report

    def message(self, language: Language) -> str:
        """What was found."""
        return self.findings[0].message.in_language(language)

    def where(self, language: Language) -> str:
        """The file, when it matters, and the places in it; empty when they are unknown."""
        places = places_text([finding.place for finding in self.findings], language)
        return ", ".join(part for part in (self.file, places) if part)


def remarks(findings: Iterable[Finding], file: str | None = None) -> tuple[Remark, ...]:
    """The findings of one file by what they say, in their order. `file` is named when there are several."""
    grouped: dict[tuple[Severity, str | None, str], list[Finding]] = {}
    for finding in findings:
        grouped.setdefault((finding.severity, finding.report, finding.message.sv), []).append(finding)
    return tuple(Remark(tuple(members), file) for members in grouped.values())


def findings_chapter(found: Sequence[Remark], language: Language) -> Iterator[Block]:
    """A heading, what the severities mean, and one table for each severity that occurs."""
    yield Heading(1, WORDS["findings"].in_language(language))
    if not found:
        yield Paragraph.of(WORDS["findings.none"].in_language(language))
        return
    yield Paragraph.of(WORDS["findings.intro"].in_language(language))
    for severity in Severity:
        members = [remark for remark in found if remark.severity is severity]
        if members:
            yield _table(severity, members, language)


def _table(severity: Severity, found: Sequence[Remark], language: Language) -> Table:
    header = ("number", "intervention", "found", "place")
    count = sum(len(remark.findings) for remark in found)
    return Table(
        tuple(TableCell(WORDS[word].in_language(language)) for word in header),
        tuple(
            (
                TableCell(str(number), Number(number)),
                TableCell(remark.report or WORDS["findings.whole"].in_language(language)),
                TableCell(remark.message(language)),
                TableCell(remark.where(language)),
            )
            for number, remark in enumerate(found, start=1)
        ),
        caption=f"{SEVERITY[severity].in_language(language)} ({count})",
    )


def place_text(place: Place, language: Language) -> str:
    """A place in words, such as "sida 3, rad 12"; empty when the place is unknown."""
    parts = (("page", place.page), ("line", place.line), ("paragraph", place.paragraph))
    return ", ".join(f"{WORDS[word].in_language(language)} {at}" for word, at in parts if at is not None)


def places_text(places: Sequence[Place], language: Language) -> str:
    """Several places in words: "rad 3, 12 och 15", or "sida 3, rad 12; sida 4, rad 2"."""
    different = [place for place in dict.fromkeys(places) if place_text(place, language)]
    lines = [str(place.line) for place in different if place.line is not None and place.page is None]
    if len(lines) > 1 and len(lines) == len(different):
        return f"{WORDS['line'].in_language(language)} {listed(lines, language)}"
    return "; ".join(place_text(place, language) for place in different)
