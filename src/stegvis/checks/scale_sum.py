"""The subscales of an instrument do not add up to its total."""

from collections.abc import Iterator

from stegvis.checks import words
from stegvis.checks.examples import reading, report
from stegvis.checks.rounding import agree, decimals
from stegvis.checks.rule import Example, Rule
from stegvis.forms.reading import Reading, ReportReading, SeriesValue
from stegvis.vocabulary import Finding, Place, Severity, Wording


def _find(reading: Reading) -> Iterator[Finding]:
    for one in reading.reports:
        told = {(value.instrument, value.occasion, value.scale): value for value in one.series}
        for total in one.series:
            parts = [told.get((total.instrument, total.occasion, part)) for part in total.parts]
            known = [part for part in parts if part]
            if known and len(known) == len(parts):
                yield from _compare(one, total, known)


def _compare(report: ReportReading, total: SeriesValue, parts: list[SeriesValue]) -> Iterator[Finding]:
    values = [part.value for part in parts]
    expected = round(sum(values), 3)
    if agree(total.value, expected, *values):
        return
    # Whole numbers may be rounded means: the difference of one then proves nothing.
    may_be_rounded = abs(total.value - expected) <= 1 and not decimals(total.value - expected)
    yield words.finding(
        RULE.id,
        Severity.WARNING if may_be_rounded else Severity.ERROR,
        report.intervention,
        _message(total, values, may_be_rounded),
        measure=f"{total.instrument}.{total.scale}",
        stated=_plain(total.value),
        expected=_plain(expected),
        place=total.place,
    )


def _plain(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _message(total: SeriesValue, values: list[float], may_be_rounded: bool) -> Wording:
    when = f" ({total.on})" if total.on else ""
    stated, sum_of = words.number(total.value), words.total([*values])
    cause = Wording(
        "Kanske är ett av talen felskrivet, eller hämtat från en annan mätning.",
        "Perhaps one of the numbers is mistyped, or taken from another measurement.",
    )
    if may_be_rounded:
        cause = Wording("Det kan bero på avrundning.", "Rounding may be the reason.")
    return Wording(
        f"Den totala poängen{when} är {stated.sv}, men delarna ger {sum_of.sv}. {cause.sv}",
        f"The total score{when} is {stated.en}, but the parts give {sum_of.en}. {cause.en}",
    )


def _measured(total: float, *parts: float) -> Reading:
    names = ("comprehensibility", "manageability", "meaningfulness")
    place = Place(line=70)
    values = [SeriesValue("soc13", "total", "2021-03", total, None, place, 0, names)]
    values += [SeriesValue("soc13", *one, None, place) for one in zip(names, ["2021-03"] * 3, parts, strict=False)]
    return reading(report(series=tuple(values)))


RULE = Rule(
    "scale_sum",
    _find,
    Wording("Delskalorna blir inte tillsammans totalen.", "The subscales do not add up to the total."),
    (
        Example("two points short", _measured(58, 21, 19, 20), 1),
        Example("one point, which rounding may explain", _measured(61, 21, 19, 20), 1),
        Example("decimals beyond rounding", _measured(60.9, 21.2, 19.1, 20.1), 1),
        Example("adds up", _measured(60, 21, 19, 20), 0),
        Example("adds up when rounded", _measured(60.5, 21.2, 19.1, 20.1), 0),
        Example("a subscale is not told", _measured(58, 21, 19), 0),
    ),
)
