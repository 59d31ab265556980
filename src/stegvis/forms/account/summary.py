"""The account's first words: what it covers, what came out of it, and what has to be put right."""

from collections import Counter
from collections.abc import Iterator, Sequence

from stegvis.documents.nodes import Block, ListBlock, Paragraph
from stegvis.forms.account.counting import counted, named
from stegvis.forms.account.words import WORDS
from stegvis.forms.reading import ReportReading
from stegvis.vocabulary import Finding, Period, Severity, Wording
from stegvis.vocabulary.days_in_words import period_in_words
from stegvis.vocabulary.orientation import Orientation
from stegvis.vocabulary.wording import Language
from stegvis.vocabulary.written import listed, written_number

ORIENTED = {
    Orientation.INDIVIDUAL: Wording("{count} individinriktade", "{count} individual"),
    Orientation.STRUCTURAL: Wording("{count} strukturinriktade", "{count} structural"),
}
COVERS = Wording("Redovisningen omfattar {what}.", "The account covers {what}.")
COVERS_TIME = Wording("Redovisningen omfattar {what} och gäller {period}.", "The account covers {what}, for {period}.")
COVERS_TIMES = Wording(
    "Redovisningen omfattar {what}. Rapporterna gäller olika tider, från {first} till {last}.",
    "The account covers {what}. The reports are for different times, from {first} to {last}.",
)
PARTICIPANTS = Wording(
    "{value} deltagare i {interventions} som redovisar antalet.",
    "{value} participants in {interventions} that state the number.",
)
EXITS = Wording(
    "{value} avslutade i {interventions} som redovisar antalet.",
    "{value} exits in {interventions} that state the number.",
)
OUTCOMES = Wording(
    "{positive} av {exits} avslut är positiva ({share} %) i {interventions} som redovisar hur det gick.",
    "{positive} of {exits} exits are positive ({share}%) in {interventions} that state how it went.",
)
WITHOUT = Wording("Hur det gick redovisas inte för {names}.", "How it went is not stated for {names}.")
AS_STATED = Wording(
    "Summorna bygger på siffrorna som de står i rapporterna, även dem som kontrollerna ifrågasätter.",
    "The sums are made of the numbers as they stand in the reports, also those that the checks call in question.",
)
FOUND = Wording("Kontrollerna gav {counts}.", "The checks gave {counts}.")
TO_PUT_RIGHT = Wording(
    "Fel finns i {names}. Be den som skrev rapporten att rätta eller förklara dem innan redovisningen går vidare. "
    "Alla fynd står i sista kapitlet.",
    "There are errors in {names}. Ask whoever wrote the report to correct or explain them before the account "
    "goes on. All findings stand in the last chapter.",
)
NO_ERRORS = Wording("Inget av dem är ett fel. De står i sista kapitlet.", "None is an error. See the last chapter.")


def summary_blocks(
    reports: Sequence[ReportReading], findings: Sequence[Finding], language: Language
) -> Iterator[Block]:
    """What the account covers, its sums, and where there are errors."""
    yield Paragraph.of(_coverage(reports, language))
    sums = list(_sums(reports, language))
    if sums:
        yield ListBlock(tuple(Paragraph.of(text) for text in sums))
    if sums and any(finding.severity is Severity.ERROR for finding in findings):
        yield Paragraph.of(AS_STATED.in_language(language))
    yield Paragraph.of(_findings(findings, language))


def _coverage(reports: Sequence[ReportReading], language: Language) -> str:
    names = {report.intervention for report in reports}
    what = counted("intervention", len(names), language)
    if len(names) != len(reports):
        what = f"{counted('report', len(reports), language)} {'om' if language == 'sv' else 'on'} {what}"
    else:
        oriented = [
            wording.in_language(language).format(count=count)
            for key, wording in ORIENTED.items()
            if (count := sum(report.orientation == key for report in reports))
        ]
        if len(oriented) > 1 and all(report.orientation in ORIENTED for report in reports):
            what += f" ({listed(oriented, language)})"
    periods = [report.period for report in reports if report.period]
    if len(periods) < len(reports):
        return COVERS.in_language(language).format(what=what)
    if len(set(periods)) == 1:
        return COVERS_TIME.in_language(language).format(what=what, period=period_in_words(periods[0], language))
    first, last = min(period.start for period in periods), max(period.end for period in periods)
    return COVERS_TIMES.in_language(language).format(
        what=what,
        first=period_in_words(Period(first, first), language),
        last=period_in_words(Period(last, last), language),
    )


def _sums(reports: Sequence[ReportReading], language: Language) -> Iterator[str]:
    """Sums over the interventions; none when one has several reports, since its participants would count twice."""
    if len({report.intervention for report in reports}) != len(reports):
        return
    for measure, wording in (("participants", PARTICIPANTS), ("exits", EXITS)):
        values = [value for report in reports if (value := report.value(measure)) is not None]
        if values:
            yield wording.in_language(language).format(
                value=written_number(sum(values), language), interventions=_interventions(len(values), language)
            )
    yield from _outcomes(reports, language)


def _outcomes(reports: Sequence[ReportReading], language: Language) -> Iterator[str]:
    ended = [report for report in reports if report.value("exits")]
    told = [report for report in ended if report.value("exits_positive") is not None]
    exits = sum(report.value("exits") or 0 for report in told)
    positive = sum(report.value("exits_positive") or 0 for report in told)
    if not told or positive > exits:
        return
    yield OUTCOMES.in_language(language).format(
        positive=written_number(positive, language),
        exits=written_number(exits, language),
        share=round(100 * positive / exits),
        interventions=_interventions(len(told), language),
    )
    silent = [report.intervention for report in ended if report not in told]
    if silent:
        yield WITHOUT.in_language(language).format(names=named(silent, language))


def _interventions(count: int, language: Language) -> str:
    if language == "sv":
        return "den enda insats" if count == 1 else f"de {count} insatser"
    return "the only intervention" if count == 1 else f"the {count} interventions"


def _findings(findings: Sequence[Finding], language: Language) -> str:
    if not findings:
        return WORDS["findings.none"].in_language(language)
    count = Counter(finding.severity for finding in findings)
    counts = [counted(severity.value, count[severity], language) for severity in Severity if count[severity]]
    first = FOUND.in_language(language).format(counts=listed(counts, language))
    wrong = Counter(
        finding.report or WORDS["findings.whole"].in_language(language).lower()
        for finding in findings
        if finding.severity is Severity.ERROR
    )
    if not wrong:
        return f"{first} {NO_ERRORS.in_language(language)}"
    names = [f"{name} ({number})" for name, number in wrong.most_common()]
    return f"{first} {TO_PUT_RIGHT.in_language(language).format(names=named(names, language))}"
