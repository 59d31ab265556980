"""A questionnaire's stated totals differ from its rows, or a unit's summary from its answers."""

from collections.abc import Iterator, Sequence

from stegvis.checks import tally_messages, words
from stegvis.checks.answers import Answers, Bounds, answers_of, counts_of
from stegvis.checks.example_tallies import tally
from stegvis.checks.examples import reading, report
from stegvis.checks.rule import Example, Rule
from stegvis.forms.reading import Reading, ReportReading, StatedCount, Tally
from stegvis.vocabulary import Finding, Gender, Place, Severity, Wording

_EXPOSED = "exposed"


def _find(reading: Reading) -> Iterator[Finding]:
    for one in reading.reports:
        for instrument in dict.fromkeys(each.instrument for each in one.tallies):
            tallies = [each for each in one.tallies if each.instrument == instrument]
            yield from _check(one, tallies)


def _check(report: ReportReading, tallies: Sequence[Tally]) -> Iterator[Finding]:
    units = [one for one in tallies if one.unit is not None]
    totals = [one for one in tallies if one.unit is None]
    for one in units:
        yield from _compare(report, one, [one] if one.answers else [])
    for one in totals:
        yield from _compare(report, one, units)
        yield from _units_against_nobody(report, one, units)


def _compare(report: ReportReading, stated: Tally, sources: Sequence[Tally]) -> Iterator[Finding]:
    """The numbers that `stated` tells against the answers in `sources`, or against each other when there are none."""
    if not sources:
        yield from _inner(report, stated)
        return
    answers = answers_of(sources)
    for one in counts_of(stated):
        if one.key in {"none", "all_no"}:
            yield from _nobody(report, stated, one, answers)
        elif (bounds := _bounds(answers, one)) and not bounds.allow(one.value):
            expected = bounds.nearest(one.value)
            message = tally_messages.mismatch(stated, one, expected, answers)
            yield _finding(report, stated, one, expected, message)


def _bounds(answers: Answers, one: StatedCount) -> Bounds | None:
    if one.key == "respondents":
        return answers.respondents(one.gender)
    if one.key.startswith("yes:"):
        return answers.yes(one.key.removeprefix("yes:"), one.gender) if answers.rows else None
    return answers.in_group(one.key, one.gender) if answers.rows and one.key in answers.groups else None


def _nobody(report: ReportReading, stated: Tally, one: StatedCount, answers: Answers) -> Iterator[Finding]:
    """ "Not exposed" may be counted as no to everything or as no to the items on exposure: only one is what it says."""
    all_no = answers.all_no(one.gender)
    unexposed = answers.outside_group(_EXPOSED, one.gender) if one.key == "none" else all_no
    if not answers.rows or unexposed.allow(one.value):
        return
    if all_no.allow(one.value):
        expected = unexposed.nearest(one.value)
        message = tally_messages.nobody_by_another_count(stated, one, expected, answers)
        yield _finding(report, stated, one, expected, message, Severity.WARNING)
        return
    possible = (all_no.nearest(one.value), unexposed.nearest(one.value))
    message = tally_messages.nobody(stated, one, possible, answers)
    yield _finding(report, stated, one, min(possible, key=lambda value: abs(value - one.value)), message)


def _inner(report: ReportReading, stated: Tally) -> Iterator[Finding]:
    """Without rows: the genders against the total, and groups against those who answered."""
    total = stated.stated_respondents.get(Gender.ALL)
    parts = [value for gender, value in stated.stated_respondents.items() if gender is not Gender.ALL]
    if total is None:
        return
    place = _place(stated, "respondents")
    if sum(parts) > total or (len(parts) > 1 and sum(parts) < total):
        severity = Severity.ERROR if sum(parts) > total else Severity.WARNING
        count = StatedCount("respondents", Gender.ALL, total, str(total), place)
        yield _finding(report, stated, count, sum(parts), tally_messages.gender_sum(stated, total, parts), severity)
    for one in counts_of(stated):
        if one.key in tally_messages.GROUPS and one.value > total:
            yield _finding(report, stated, one, total, tally_messages.more_than_all(stated, one, total))


def _units_against_nobody(report: ReportReading, totals: Tally, units: Sequence[Tally]) -> Iterator[Finding]:
    """The exposed of all units against everybody but those that the totals call not exposed."""
    nobody = {one.gender: one for one in counts_of(totals) if one.key == "none"}
    summaries = [_exposed(one) for one in units]
    if not nobody or not any(is_stated for _, is_stated in summaries) or any(value is None for value, _ in summaries):
        return
    answers = answers_of(units)
    everybody = totals.stated_respondents.get(Gender.ALL, answers.respondents(Gender.ALL).low)
    left_out = [gender for gender in Gender if gender is not Gender.ALL and gender not in nobody]
    unexposed = sum(one.value for one in nobody.values())
    if Gender.ALL not in nobody:
        unexposed += sum(answers.all_no(gender).low for gender in left_out)
    implied, told = everybody - unexposed, sum(value or 0 for value, _ in summaries)
    if implied != told:
        first = next(iter(nobody.values()))
        count = StatedCount(_EXPOSED, Gender.ALL, implied, str(implied), first.place)
        message = tally_messages.units_against_nobody(everybody, unexposed, told)
        yield _finding(report, totals, count, told, message, Severity.WARNING)


def _exposed(unit: Tally) -> tuple[int | None, bool]:
    """How many of a unit are exposed, and whether the unit says so itself."""
    stated = next((one for one in unit.stated if one.key == _EXPOSED and one.gender is Gender.ALL), None)
    if stated:
        return stated.value, True
    if not unit.answers:
        return None, False
    return answers_of([unit]).in_group(_EXPOSED, Gender.ALL).low, False


def _finding(
    report: ReportReading,
    stated: Tally,
    one: StatedCount,
    expected: int,
    message: Wording,
    severity: Severity = Severity.ERROR,
) -> Finding:
    return words.finding(
        RULE.id,
        severity,
        report.intervention,
        message,
        measure=f"{stated.instrument}.{one.key.removeprefix('yes:')}",
        stated=one.value,
        expected=expected,
        place=one.place,
    )


def _place(stated: Tally, key: str) -> Place:
    return next((one.place for one in stated.stated if one.key == key), stated.place)


def _said(unit: str | None, rows: str = "", stated: str = "", respondents: str = "") -> Reading:
    return reading(report(tallies=(tally(unit, rows, stated, respondents),)))


_TWO_UNITS = (
    tally("Ekbacken", "w:12 w:- m:5", "exposed.a=2", "a=3 w=2 m=1", line=60),
    tally("Lindhult", "w:7 m:6c n:-", "exposed.a=1 perpetrator.a=1 child.a=1", "a=3 w=1 m=1 n=1", line=80),
)


def _with_totals(stated: str, respondents: str = "a=6 w=3 m=2 n=1") -> Reading:
    return reading(report(tallies=(*_TWO_UNITS, tally(None, "", stated, respondents, line=100))))


RULE = Rule(
    "tally_mismatch",
    _find,
    Wording(
        "Enkätens summor stämmer inte med svaren rad för rad.",
        "The questionnaire's totals do not agree with its rows.",
    ),
    (
        Example("one respondent too many", _said("Ekbacken", "w:1 w:- m:5", "", "a=4 w=2 m=1"), 1),
        Example("yes to item 7 alone is not exposed", _said("Ekbacken", "w:1 m:7 m:-", "exposed.a=2"), 1),
        Example("perpetrators and children", _said("Ekbacken", "w:17 m:7c", "perpetrator.a=1 child.a=2"), 2),
        Example("a question's total for two genders", _with_totals("yes:1.w=2 yes:6.m=0 yes:5.m=1"), 2),
        Example("nobody by no way of counting", _with_totals("none.w=0 none.m=0"), 2),
        Example("nobody if item 7 alone is exposure, and the units differ", _with_totals("none.w=1 none.m=0"), 2),
        Example("genders beyond the total", _said("Ekbacken", "", "exposed.a=9", "a=8 w=6 m=3"), 2),
        Example("all agree", _with_totals("yes:1.w=1 yes:6.m=1 yes:7.w=1 none.w=2 none.m=0"), 0),
        Example("a unit whose rows are missing leaves room", _said("Ekbacken", "", "exposed.a=3", "a=8 w=5 m=3"), 0),
        Example("an unread row leaves room", _said("Ekbacken", "w:1 m:-", "exposed.a=2 unread.w=1", "a=3 w=2 m=1"), 0),
    ),
)
