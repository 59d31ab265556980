"""A report as it leaves: everything that its package holds, out of what was written and what may be shown."""

from collections.abc import Iterator, Mapping
from datetime import date

from stegvis.disclosure.release import Release
from stegvis.forms.nodes import Form
from stegvis.forms.package.nodes import PackedFinding, PackedMoney, PackedReport, PackedSection
from stegvis.forms.reading import ReportNumber
from stegvis.store.models import Edition
from stegvis.store.reports.earlier import fixed_parts
from stegvis.store.reports.editions import period_of
from stegvis.store.reports.figures.counting import ReportCounts
from stegvis.store.reports.figures.decided import told_figures
from stegvis.store.reports.figures.drafted import filled
from stegvis.store.reports.figures.judged_goals import packed_goals
from stegvis.store.reports.form_in_use import form_of
from stegvis.store.reports.remarks.adding_up import check_remarks
from stegvis.vocabulary import Figure, NotAnswered, NotAsked, Number, Severity, Withheld
from stegvis.vocabulary.cells import Blank
from stegvis.vocabulary.released import ReleasedFigure
from stegvis.vocabulary.report_life import CORRECTION_SECTION, STEERING_GROUP_SECTION

BUDGET_IN_LINE = {"yes": True, "no": False}


def pack(
    edition: Edition, texts: Mapping[str, str], counts: ReportCounts, release: Release, *, submitted_on: date
) -> PackedReport:
    """The edition as it is handed in now. `texts` by section or field; `counts` are what the release was decided on.

    Raises BadInput as `form_of`.
    """
    form, intervention, period = form_of(edition), edition.intervention, period_of(edition)
    fixed, figures = fixed_parts(edition), told_figures(edition, release, counts)
    sections = tuple(_sections(form, texts))
    provenance = release.tables[0].provenance if release.tables else None
    return PackedReport(
        association=intervention.association.name,
        operator=intervention.provider.name if intervention.provider else "",
        intervention=intervention.name,
        form_id=form.id,
        form_version=form.version,
        period=period,
        edition=edition.number,
        submission=edition.packages.count() + 1,
        submitted_on=submitted_on,
        corrects=_corrected(edition),
        correction_reason=texts.get(CORRECTION_SECTION, edition.correction_reason).strip(),
        number=_number(edition),
        orientation=fixed.orientation,
        parties=fixed.parties,
        agreement=fixed.agreement,
        budget_in_line=BUDGET_IN_LINE.get(texts.get("budget_in_line", "")),
        figures=figures,
        sections=sections,
        goals=packed_goals(intervention, period, figures),
        money=tuple(_money(edition)),
        findings=tuple(_findings(edition, form, sections, figures, is_typed=counts.is_typed)),
        measures=provenance.measures if provenance else (),
        facts_digest=filled(edition, counts).facts_digest,
        pattern=provenance.pattern if provenance else "",
        ledger_entry=release.entry,
    )


def _sections(form: Form, texts: Mapping[str, str]) -> Iterator[PackedSection]:
    for section in form.sections:
        text = texts.get(section.id, "").strip()
        if text and section.id != STEERING_GROUP_SECTION:
            yield PackedSection(section.id, section.heading.sv, text)


def _findings(
    edition: Edition,
    form: Form,
    sections: tuple[PackedSection, ...],
    figures: tuple[ReleasedFigure, ...],
    *,
    is_typed: bool,
) -> Iterator[PackedFinding]:
    """What the rules find in the report as it will be read, with the writer's explanations.

    Looked for among the released figures anew: what was found in raw ones may tell of hidden numbers.
    """
    explained = {(one.section, one.rule, one.passage): one.explanation for one in edition.decisions.all()}
    found = check_remarks(
        form,
        edition.intervention.name,
        tuple((one.id, one.text) for one in sections),
        tuple(as_read(one) for one in figures if not one.split),
        period_of(edition),
        is_typed=is_typed,
    )
    for one in found:
        explanation = explained.get(one.key, "")
        if explanation or one.severity is not Severity.NOTE:
            yield PackedFinding(one.rule, one.severity, one.reason, explanation)


def as_read(one: ReleasedFigure) -> Figure:
    """The figure as a reader of the package has it: what is no plain cell of a report counts as withheld."""
    match one.cell:
        case Number() | Withheld() | Blank() | NotAsked() | NotAnswered() as cell:
            return Figure(one.measure, one.gender, cell, one.printed)
        case _:
            return Figure(one.measure, one.gender, Withheld(), one.printed)


def _money(edition: Edition) -> Iterator[PackedMoney]:
    years = range(edition.period_start.year, edition.period_end.year + 1)
    for line in edition.intervention.costs.filter(year__in=years).order_by("year", "cost_type", "funder"):
        yield PackedMoney(line.year, line.cost_type, line.funder, line.budget, line.outcome)


def _corrected(edition: Edition) -> str | None:
    """The digest of the package that this edition corrects."""
    if edition.corrects is None:
        return None
    return edition.corrects.packages.order_by("-submission").values_list("digest", flat=True).first()


def _number(edition: Edition) -> ReportNumber | None:
    if edition.report_number is None:
        return None
    return ReportNumber(edition.report_number, edition.report_number_of)
