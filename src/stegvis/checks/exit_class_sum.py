"""Exit classes do not add up to exits, in total or for a gender."""

from collections.abc import Iterator

from stegvis.checks import words
from stegvis.checks.examples import reading, report
from stegvis.checks.rule import Example, Rule
from stegvis.checks.table import gravity, is_empty, is_unknown
from stegvis.forms.reading import Reading, ReportReading
from stegvis.vocabulary import Finding, Gender, Place, Severity, Wording
from stegvis.vocabulary.measure import EXIT_CLASSES


def _find(reading: Reading) -> Iterator[Finding]:
    for one in reading.reports:
        for gender in Gender:
            yield from _group(one, gender)


def _group(report: ReportReading, gender: Gender) -> Iterator[Finding]:
    exits = report.value("exits", gender)
    given = [value for name in EXIT_CLASSES if (value := report.value(name, gender)) is not None]
    if exits is None or not given or sum(given) == exits:
        return
    severity = gravity(report, "exits", *EXIT_CLASSES)
    if sum(given) < exits and len(given) < len(EXIT_CLASSES):
        if not _asked_for_all(report, gender) or any(is_unknown(report, name, gender) for name in EXIT_CLASSES):
            return
        # An empty class may hold the rest: a reader will ask, but the numbers can be right.
        severity = Severity.WARNING
    figure = report.figure("exits", gender)
    yield words.finding(
        RULE.id,
        severity,
        report.intervention,
        _message(gender, exits, given),
        measure="exits",
        stated=exits,
        expected=sum(given),
        place=figure.place if figure else Place(),
    )


def _asked_for_all(report: ReportReading, gender: Gender) -> bool:
    asked = {show.measure for show in report.form.form.shows()} if report.form else set()
    return all(
        name in asked or report.value(name, gender) is not None or is_empty(report, name, gender)
        for name in EXIT_CLASSES
    )


def _message(gender: Gender, exits: float, given: list[int | float]) -> Wording:
    name, stated, sum_of = words.cell("exits", gender), words.number(exits), words.total(given)
    gap = words.persons(abs(exits - sum(given)))
    if exits > sum(given):
        return Wording(
            f"”{name.sv.capitalize()}” är {stated.sv}, men avslutstyperna ger {sum_of.sv}: {gap.sv} har ingen "
            "avslutstyp. Fyll i den typ som saknas, eller rätta antalet avslutade.",
            f"“{name.en.capitalize()}” is {stated.en}, but the exit classes give {sum_of.en}: {gap.en} without a "
            "class. Fill in the missing one, or correct the number of exits.",
        )
    return Wording(
        f"”{name.sv.capitalize()}” är {stated.sv}, men avslutstyperna ger {sum_of.sv}: {gap.sv} för mycket. "
        "Kanske är någon räknad två gånger, eller så står en siffra i fel kolumn.",
        f"“{name.en.capitalize()}” is {stated.en}, but the exit classes give {sum_of.en}: {gap.en} too many. "
        "Perhaps someone is counted twice, or a figure stands in the wrong column.",
    )


def _rows(exits: str, positive: str, unclear: str, other: str) -> dict[str, str]:
    return {"exits": exits, "exits_positive": positive, "exits_unclear": unclear, "exits_other": other}


RULE = Rule(
    "exit_class_sum",
    _find,
    Wording("Avslutstyperna blir inte tillsammans antalet avslutade.", "The exit classes do not add up to the exits."),
    (
        Example("total, women and men", reading(report(rows=_rows("20 12 8", "9 5 4", "5 3 2", "2 2 0"))), 3),
        Example("one gender too many", reading(report(rows=_rows("20 12 8", "9 6 4", "8 5 2", "3 2 2"))), 1),
        Example("an empty class leaves a rest", reading(report(rows=_rows("20 12 8", "9 5 4", "9 6 3", "_ _ _"))), 3),
        Example(
            "too many although classes are empty", reading(report(rows=_rows("9 6 3", "9 5 4", "_ _ _", "_ _ _"))), 2
        ),
        Example("adds up", reading(report(rows=_rows("20 12 8", "9 5 4", "8 5 3", "3 2 1"))), 0),
        Example("an empty class stands for nobody", reading(report(rows=_rows("9 8 1", "4 3 1", "3 3 _", "2 2 _"))), 0),
        Example("a class is withheld", reading(report(rows=_rows("20 12 8", "9 5 4", "8 5 3", "‥ ‥ ‥"))), 0),
        Example("below the threshold", reading(report(rows=_rows("5 3 2", "_ _ _", "_ _ _", "_ _ _"))), 0),
        Example(
            "prose that tells of some exits only",
            reading(report(rows={"exits": "40", "exits_positive": "15"}, form=None)),
            0,
        ),
    ),
)
