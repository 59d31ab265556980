"""A packed report as what is read out of a document: what checks, the account and the store take."""

from collections.abc import Iterator

from stegvis.documents.nodes import Block, Paragraph
from stegvis.forms.nodes import Form
from stegvis.forms.package.nodes import PackedReport, PackedSection
from stegvis.forms.reading import FormMatch, GoalReading, ReportReading, SectionReading
from stegvis.vocabulary import Figure, Finding, Place
from stegvis.vocabulary.released import Between, ReleasedFigure


def package_reading(packed: PackedReport, form: Form) -> ReportReading:
    """The report as a reading, sure of its form. What is withheld stays withheld.

    Parts of a split, bands, money and the findings' explanations have no place in a reading; the package keeps them.
    """
    return ReportReading(
        intervention=packed.intervention,
        place=Place(),
        orientation=packed.orientation,
        parties=packed.parties,
        agreement=packed.agreement,
        period=packed.period,
        number=packed.number,
        budget_in_line=packed.budget_in_line,
        figures=tuple(_figures(packed)),
        goals=tuple(GoalReading(goal.text, share=None, count=None) for goal in packed.goals),
        sections=tuple(_section(section) for section in packed.sections),
        form=FormMatch(form, 1.0),
    )


def package_findings(packed: PackedReport) -> tuple[Finding, ...]:
    """What the rules found in the report before it was handed in."""
    return tuple(
        Finding(one.rule, one.severity, packed.intervention, None, None, None, one.message) for one in packed.findings
    )


def fits_reading(figure: ReleasedFigure) -> bool:
    """True for a figure that stands in a form's own tables: no part of a split and no band."""
    return not figure.split and not isinstance(figure.cell, Between)


def paragraphs(text: str) -> tuple[Block, ...]:
    """The text as paragraphs: an empty line parts them."""
    return tuple(Paragraph.of(" ".join(part.split())) for part in text.split("\n\n") if part.strip())


def _figures(packed: PackedReport) -> Iterator[Figure]:
    for one in packed.figures:
        if not one.split and not isinstance(one.cell, Between):
            yield Figure(one.measure, one.gender, one.cell, one.printed)


def _section(section: PackedSection) -> SectionReading:
    return SectionReading(section.id, section.heading, section.text, paragraphs(section.text), Place())
