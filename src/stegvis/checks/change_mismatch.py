"""A stated change differs from after − before, or from the changes of its parts."""

from collections.abc import Iterator, Sequence

from stegvis.checks import words
from stegvis.checks.examples import reading, report
from stegvis.checks.rounding import agree
from stegvis.checks.rule import Example, Rule
from stegvis.forms.reading import Reading, ReportReading, SeriesValue
from stegvis.vocabulary import Finding, Place, Severity, Wording

_SCALES = {
    "total": Wording("Totalen", "The total"),
    "comprehensibility": Wording("Begriplighet", "Comprehensibility"),
    "manageability": Wording("Hanterbarhet", "Manageability"),
    "meaningfulness": Wording("Meningsfullhet", "Meaningfulness"),
}


def _find(reading: Reading) -> Iterator[Finding]:
    for one in reading.reports:
        told = {(value.instrument, value.scale, value.occasion): value for value in one.series}
        for after in one.series:
            before = _before(told, after)
            if after.change is not None and before:
                yield from _against_values(one, before, after, after.change)
            parts = [told.get((after.instrument, part, after.occasion)) for part in after.parts]
            changes = [part.change for part in parts if part and part.change is not None]
            if after.change is not None and changes and len(changes) == len(after.parts):
                yield from _against_parts(one, after, after.change, changes)


def _before(told: dict[tuple[str, str, int], SeriesValue], after: SeriesValue) -> SeriesValue | None:
    """The same scale on the occasion before; an occasion on which it was not measured is passed over."""
    for occasion in range(after.occasion - 1, -1, -1):
        found = told.get((after.instrument, after.scale, occasion))
        if found:
            return found
    return None


def _against_values(report: ReportReading, before: SeriesValue, after: SeriesValue, change: float) -> Iterator[Finding]:
    expected = round(after.value - before.value, 3)
    if not agree(change, expected, before.value, after.value):
        yield _finding(report, after, change, expected, _value_message(before, after, change, expected))


def _against_parts(
    report: ReportReading, after: SeriesValue, change: float, changes: Sequence[float]
) -> Iterator[Finding]:
    expected = round(sum(changes), 3)
    # The changes of rounded means may differ by a point from the change of their rounded sum.
    if abs(change - expected) > 1 and not agree(change, expected, *changes):
        yield _finding(report, after, change, expected, _part_message(change, changes, expected))


def _finding(report: ReportReading, after: SeriesValue, change: float, expected: float, message: Wording) -> Finding:
    return words.finding(
        RULE.id,
        Severity.ERROR,
        report.intervention,
        message,
        measure=f"{after.instrument}.{after.scale}",
        stated=_plain(change),
        expected=_plain(expected),
        place=after.place,
    )


def _plain(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _by(change: float) -> Wording:
    """ "en minskning med 4"; "oförändrat" for no change."""
    size = words.number(abs(change))
    if change == 0:
        return Wording("oförändrat", "no change")
    return Wording(
        f"en {'ökning' if change > 0 else 'minskning'} med {size.sv}",
        f"{'an increase' if change > 0 else 'a decrease'} of {size.en}",
    )


def _value_message(before: SeriesValue, after: SeriesValue, change: float, expected: float) -> Wording:
    name = _SCALES.get(after.scale, Wording("Talet", "The number"))
    first, second = words.number(before.value), words.number(after.value)
    stated, found = _by(change), _by(expected)
    return Wording(
        f"{name.sv} gick från {first.sv} till {second.sv}. Det är {found.sv}, men texten säger {stated.sv}. "
        "Kanske är ett av talen felskrivet.",
        f"{name.en} went from {first.en} to {second.en}. That is {found.en}, but the text says {stated.en}. "
        "Perhaps one of the numbers is mistyped.",
    )


def _part_message(change: float, changes: Sequence[float], expected: float) -> Wording:
    stated, found = _by(change), _by(expected)
    sizes = [words.number(abs(one)) for one in changes]
    return Wording(
        f"Texten säger att totalen fick {stated.sv}, men delarnas ändringar ({', '.join(one.sv for one in sizes)}) ger "
        f"tillsammans {found.sv}. Kanske är någon av ändringarna felskriven.",
        f"The text gives the total {stated.en}, but the changes of the parts ({', '.join(one.en for one in sizes)}) "
        f"make {found.en}. Perhaps one of the changes is mistyped.",
    )


def _told(*values: tuple[str, float, float, float | None]) -> Reading:
    """Scales with value before, value after and stated change."""
    names = tuple(name for name, *_ in values if name != "total")
    place = Place(line=70)
    series = []
    for name, before, after, change in values:
        parts = names if name == "total" else ()
        series.append(SeriesValue("soc13", name, "2021-03", before, None, place, 0, parts))
        series.append(SeriesValue("soc13", name, "2022-03", after, change, place, 1, parts))
    return reading(report(series=tuple(series)))


RULE = Rule(
    "change_mismatch",
    _find,
    Wording("En ändring som texten anger stämmer inte.", "A stated change does not hold."),
    (
        Example("unchanged, said to fall", _told(("manageability", 18, 18, -3)), 1),
        Example("wrong direction", _told(("total", 60, 64, -4)), 1),
        Example(
            "parts that do not make the total's change",
            _told(("total", 60, 55, -5), ("a", 30, 26, -4), ("b", 30, 26, -4)),
            1,
        ),
        Example("decimals beyond rounding", _told(("total", 60.2, 63.1, 3.2)), 1),
        Example("holds", _told(("total", 60, 55, -5), ("a", 30, 28, -2), ("b", 30, 27, -3)), 0),
        Example("holds when rounded", _told(("total", 60.2, 63.1, 3)), 0),
        Example("no change stated", _told(("total", 60, 55, None)), 0),
    ),
)
