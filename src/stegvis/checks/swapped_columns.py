"""Figures that agree once two columns change places."""

from collections.abc import Iterator

from stegvis.checks import words
from stegvis.checks.examples import reading, report
from stegvis.checks.rule import Example, Rule
from stegvis.checks.table import gravity, is_unknown
from stegvis.forms.reading import Reading, ReportReading
from stegvis.vocabulary import Finding, Gender, Place, Severity, Wording
from stegvis.vocabulary.measure import EXIT_CLASSES

_Pair = tuple[int | float, int | float]
_PARTS_OF = (("exits", "participants"), ("feels_better", "exits"), ("more_active", "exits"))


def _find(reading: Reading) -> Iterator[Finding]:
    for one in reading.reports:
        rows = tuple(_by_classes(one)) or tuple(_by_size(one))
        yield from rows


def _pair(report: ReportReading, measure: str) -> _Pair | None:
    women, men = report.value(measure, Gender.WOMEN), report.value(measure, Gender.MEN)
    return None if women is None or men is None or women == men else (women, men)


def _by_classes(report: ReportReading) -> Iterator[Finding]:
    """The row to turn round so that exit classes and exits agree: exits if that helps, else one class."""
    exits = _pair(report, "exits")
    classes = {name: (report.value(name, Gender.WOMEN), report.value(name, Gender.MEN)) for name in EXIT_CLASSES}
    sums = (sum(women or 0 for women, _ in classes.values()), sum(men or 0 for _, men in classes.values()))
    total = report.value("exits")
    hidden = any(is_unknown(report, name, one) for name in EXIT_CLASSES for one in (Gender.WOMEN, Gender.MEN))
    if exits is None or not any(sums) or total is None or hidden:
        return
    # People of unknown gender may stand in one row's genders and be missing from the other's.
    slack = max(0, total - sum(exits))
    if not _far(exits, sums, slack):
        return
    if _near((exits[1], exits[0]), sums, slack):
        yield _finding(report, "exits", exits, gravity(report, "exits", *EXIT_CLASSES))
        return
    for name in EXIT_CLASSES:
        row = _pair(report, name)
        if row and _near(exits, (sums[0] - row[0] + row[1], sums[1] - row[1] + row[0]), slack):
            yield _finding(report, name, row, gravity(report, "exits", *EXIT_CLASSES))
            return


def _near(one: _Pair, other: _Pair, slack: float) -> bool:
    return abs(one[0] - other[0]) + abs(one[1] - other[1]) <= slack


def _far(one: _Pair, other: _Pair, slack: float) -> bool:
    """Both genders are off, in opposite directions, by more than the slack explains."""
    women, men = one[0] - other[0], one[1] - other[1]
    return women * men < 0 and min(abs(women), abs(men)) > slack


def _by_size(report: ReportReading) -> Iterator[Finding]:
    """A part that is too large for one gender and fits when turned round: likely, not certain."""
    for part, whole in _PARTS_OF:
        small, large = _pair(report, part), _pair(report, whole)
        if small is None or large is None:
            continue
        fits = small[0] <= large[0] and small[1] <= large[1]
        if not fits and small[1] <= large[0] and small[0] <= large[1]:
            yield _finding(report, part, small, Severity.WARNING)
            return


def _finding(report: ReportReading, measure: str, row: _Pair, severity: Severity) -> Finding:
    figure = report.figure(measure, Gender.WOMEN)
    name, women, men = words.measure(measure), words.number(row[0]), words.number(row[1])
    return words.finding(
        RULE.id,
        severity,
        report.intervention,
        Wording(
            f"På raden ”{name.sv}” står {women.sv} kvinnor och {men.sv} män. Tabellerna går ihop om de byter plats: "
            "kvinnor och män ser ut att ha bytt plats. Jämför med underlaget.",
            f"The row “{name.en}” says {women.en} women and {men.en} men. The tables agree when these change places: "
            "women and men seem to have been swapped. Compare with your records.",
        ),
        measure=measure,
        stated=row[0],
        expected=row[1],
        place=figure.place if figure else Place(),
    )


def _rows(exits: str, positive: str, unclear: str, other: str) -> dict[str, str]:
    return {"exits": exits, "exits_positive": positive, "exits_unclear": unclear, "exits_other": other}


RULE = Rule(
    "swapped_columns",
    _find,
    Wording("Två kolumner ser ut att ha bytt plats.", "Two columns seem to have changed places."),
    (
        Example("the exits are turned round", reading(report(rows=_rows("30 9 21", "12 8 4", "14 10 4", "4 3 1"))), 1),
        Example("with one of unknown gender", reading(report(rows=_rows("31 9 21", "12 8 4", "15 11 4", "4 3 1"))), 1),
        Example("one class is turned round", reading(report(rows=_rows("30 21 9", "12 8 4", "14 4 10", "4 3 1"))), 1),
        Example("too many for a gender", reading(report(rows={"participants": "20 15 5", "exits": "12 2 10"})), 1),
        Example("adds up", reading(report(rows=_rows("30 21 9", "12 8 4", "14 10 4", "4 3 1"))), 0),
        Example("wrong, but not turned round", reading(report(rows=_rows("30 21 9", "12 5 7", "14 10 4", "4 3 1"))), 0),
        Example("one missing", reading(report(rows=_rows("30 20 9", "12 8 4", "14 10 4", "4 3 1"))), 0),
        Example("no classes", reading(report(rows=_rows("5 2 3", "_ _ _", "_ _ _", "_ _ _"))), 0),
    ),
)
