"""A stated share differs from its own numerator and denominator, or from the table it speaks of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from stegvis.checks import words
from stegvis.checks.examples import reading, report, says
from stegvis.checks.rough_shares import rough_clash
from stegvis.checks.rule import Example, Rule
from stegvis.checks.scope import is_narrowed, is_result
from stegvis.checks.shares import attainable, fits
from stegvis.forms.reading import Reading, ReportReading, Statement
from stegvis.vocabulary import Finding, Gender, Number, Severity, Wording
from stegvis.vocabulary.measure import EXIT_CLASSES
from stegvis.vocabulary.swedish.numbers import find_numbers
from stegvis.vocabulary.written import flat

_COUNTED = ("participants_since_start", "participants", "exits", *EXIT_CLASSES, "feels_better", "more_active")
_PEOPLE_OF = ("participants_since_start", "participants", "exits")
_PERCENT = re.compile(r"%|procent", re.IGNORECASE)
_THAT_IS = re.compile(
    r"[^,;:%\d]{0,60}[,(–-]\s*(dvs\.?|alltså|vilket (är|blir|ger|motsvarar|utgör)|motsvarande)?\s*", re.IGNORECASE
)
_WOMEN, _MEN = (re.compile(rf"\s+(?:st\s+)?{word}", re.I) for word in (r"(kvinn|tjej)", r"(män\b|man\b|kill)"))
_PEOPLE = re.compile(r"\s+(?:st\b|stycken|personer|person|deltagare|individer)\s*[),.]", re.IGNORECASE)


def _find(reading: Reading) -> Iterator[Finding]:
    for one in reading.reports:
        told: set[str] = set()
        yield from (found for said in one.statements if is_result(one, said) for found in _rough(one, said))
        others = _others(one)
        for statement in one.statements:
            if statement.share is not None and is_result(one, statement) and _is_percentage(statement):
                for found in _statement(one, others, statement, statement.share):
                    # "55 % kvinnor och 45 % män" is one mistake, not two.
                    if statement.measure != "participants" or statement.sentence not in told:
                        yield found
                    told.add(statement.sentence)


def _rough(report: ReportReading, said: Statement) -> Iterator[Finding]:
    """Shares told in words, "nio av tio", "hälften", with the row they speak of."""
    clash = rough_clash(report, said)
    if clash is not None and said.share is not None:
        yield _finding(report, said, said.share, clash.numerator, clash.denominator, severity=clash.severity)


@dataclass(frozen=True, slots=True)
class _Others:
    """What else a report says: the fractions in each sentence, the counts given for each measure."""

    fractions: dict[str, list[tuple[str, int, int]]]
    counts: dict[str, set[int]]


def _others(report: ReportReading) -> _Others:
    others = _Others({}, {})
    for one in report.statements:
        if one.numerator is not None and one.denominator and not _PERCENT.search(one.raw):
            others.fractions.setdefault(one.sentence, []).append((one.raw, one.numerator, one.denominator))
        if one.measure and one.count and not one.negated:
            others.counts.setdefault(one.measure, set()).add(one.count)
    return others


def _is_percentage(statement: Statement) -> bool:
    return bool(_PERCENT.search(statement.raw)) and not statement.raw.isalpha()


def _statement(report: ReportReading, others: _Others, said: Statement, share: float) -> Iterator[Finding]:
    if said.numerator is not None and said.denominator:
        if not fits(share, said.numerator, said.denominator, raw=said.raw, approximate=said.approximate):
            yield _finding(report, said, share, said.numerator, said.denominator)
        return
    fraction = _fraction_before(others, said)
    if fraction is not None:
        if not fits(share, *fraction, raw=said.raw, approximate=said.approximate):
            yield _finding(report, said, share, *fraction)
        return
    if said.negated or is_narrowed(report, said.sentence):
        return
    counted = _counted_beside(said)
    if counted is not None:
        yield from _against_wholes(report, said, share, counted)
    elif said.measure and not said.part_of:
        yield from _against_row(report, said, share, said.measure, others.counts.get(said.measure, set()))
    elif said.part_of:
        yield from _against_class(report, said, share, said.part_of)


def _fraction_before(others: _Others, said: Statement) -> tuple[float, float] | None:
    """The fraction right before a percentage: "6 av 20 fick arbete, 35 %"."""
    at = said.sentence.find(said.raw)
    apposed = said.sentence[at + len(said.raw) :].lstrip()[:1] in {",", ")"}
    if (said.measure or said.part_of) and not apposed:
        return None
    before = said.sentence[:at]
    for raw, numerator, denominator in others.fractions.get(said.sentence, ()):
        if raw in before and _THAT_IS.fullmatch(before[before.index(raw) + len(raw) :]):
            return numerator, denominator
    return None


def _counted_beside(said: Statement) -> float | None:
    """The number of people that the sentence itself adds to its only percentage: "…, 6 kvinnor och 6 män"."""
    if said.numerator is not None:
        return said.numerator
    sentence = flat(said.sentence)
    if len(_PERCENT.findall(sentence)) != 1:
        return None
    numbers = [one for one in find_numbers(sentence) if not sentence[one.end :].lstrip().startswith(("%", "procent"))]
    women, men = ([one.value for one in numbers if sex.match(sentence, one.end)] for sex in (_WOMEN, _MEN))
    if len(women) == len(men) == 1 == len(numbers) - 1:
        return women[0] + men[0]
    people = [one.value for one in numbers if _PEOPLE.match(sentence + ".", one.end)]
    return people[0] if len(people) == len(numbers) == 1 else None


def _wholes(report: ReportReading, gender: Gender) -> dict[str, float]:
    """What a share can be a share of, the likeliest first: exits, participants, those who answered, each class."""
    wholes: dict[str, float] = {}
    for name in ("exits", "participants", *_COUNTED):
        figure = report.figure(name, gender)
        if figure is None or not isinstance(figure.cell, Number):
            continue
        wholes.setdefault(name, figure.cell.value)
        if figure.cell.answered:
            wholes[f"{name} answered"] = figure.cell.answered
        if gender is Gender.ALL:
            wholes[f"{name} by gender"] = sum(report.value(name, one) or 0 for one in Gender if one is not Gender.ALL)
    return {name: value for name, value in wholes.items() if value > 0}


def _against_wholes(report: ReportReading, said: Statement, share: float, numerator: float) -> Iterator[Finding]:
    wholes = _wholes(report, said.gender)
    if any(fits(share, numerator, one, raw=said.raw, approximate=said.approximate) for one in wholes.values()):
        return
    likely = wholes.get(said.of_measure or "") or wholes.get("exits") or wholes.get("participants")
    if likely and numerator <= likely:
        yield _finding(report, said, share, numerator, likely)


def _against_row(
    report: ReportReading, said: Statement, share: float, measure: str, told: set[int]
) -> Iterator[Finding]:
    numerator = report.value(measure, said.gender)
    wholes = _wholes(report, said.gender)
    if said.gender is not Gender.ALL:
        # "64 % kvinnor": the women among all of them.
        wholes |= {f"all {name}": value for name, value in _wholes(report, Gender.ALL).items()}
    # "Av de 12 deltagarna på måndagar är 70 % kvinnor": others than the table's.
    known = _wholes(report, Gender.ALL) if measure in ("participants", "exits") else wholes
    of_others = said.denominator is not None and said.denominator not in known.values()
    if numerator is None or not wholes or of_others:
        return
    for count in (numerator, *told):
        # A share that the text's own count bears out is not wrong; the count may be (text_table_mismatch).
        if any(fits(share, count, one, raw=said.raw, approximate=said.approximate) for one in wholes.values()):
            return
    answered = wholes.get(f"{measure} answered")
    likely = answered or wholes.get(said.of_measure or "") or wholes.get("exits") or wholes.get("participants")
    if likely and measure not in ("exits", "participants") and numerator <= likely:
        yield _finding(report, said, share, numerator, likely)
    elif measure == "participants" and said.gender is not Gender.ALL and (everybody := report.value(measure)):
        yield _finding(report, said, share, numerator, everybody)


def _against_class(report: ReportReading, said: Statement, share: float, name: str) -> Iterator[Finding]:
    """Part of a class: how many is unknown, but it is a whole number and not more than the class."""
    most, exits = report.value(name, said.gender), report.value("exits", said.gender)
    if most is None or not exits or name not in _COUNTED:
        return
    wholes = [value for whole, value in _wholes(report, said.gender).items() if whole.split()[0] in (*_PEOPLE_OF, name)]
    if not attainable(share, wholes, at_most=most, raw=said.raw, approximate=said.approximate):
        yield _finding(report, said, share, most, exits, exact=False)


def _finding(
    report: ReportReading,
    said: Statement,
    share: float,
    numerator: float,
    denominator: float,
    *,
    exact: bool = True,
    severity: Severity = Severity.ERROR,
) -> Finding:
    stated, real = words.share(share), words.share(numerator / denominator)
    n, d, quote = words.number(numerator), words.number(denominator), words.quote(said.sentence)
    if exact:
        sv = f"men {n.sv} av {d.sv} är {real.sv}. Rätta procenttalet, eller skriv vilka som har räknats."
        en = f"but {n.en} of {d.en} is {real.en}. Correct the percentage, or say who was counted."
    else:
        sv = (
            f"men inget helt antal i tabellen ger det: högst {n.sv} av {d.sv}, {real.sv}. "
            "Skriv antalet, eller rätta procenttalet."
        )
        en = (
            f"but no whole number in the table gives that: at most {n.en} of {d.en}, {real.en}. "
            "Write the number, or correct the percentage."
        )
    return words.finding(
        RULE.id,
        severity,
        report.intervention,
        Wording(f"Texten säger {stated.sv}, {sv} (”{quote}”)", f"The text says {stated.en}, {en} (“{quote}”)"),
        measure=said.measure or said.part_of or said.of_measure,
        stated=share,
        expected=round(numerator / denominator, 3),
        place=said.place,
    )


_TABLE = {
    "participants": "40 25 15",
    "exits": "20 11 9",
    "exits_positive": "9 5 4",
    "feels_better": "12/16 7 5",
    "more_active": "13 7 6",
}


def _told(sentence: str, raw: str, share: float, **known: Any) -> Reading:
    return reading(report(rows=_TABLE, statements=(says(sentence, raw, share=share, **known),)))


RULE = Rule(
    "share_mismatch",
    _find,
    Wording("En procentsats stämmer inte med sina tal.", "A percentage does not agree with its numbers."),
    (
        Example("its own fraction", _told("60 % (7/18) deltar.", "60 % (7/18)", 0.6, numerator=7, denominator=18), 1),
        Example("women and men named", _told("60 % har fått arbete, 4 kvinnor och 4 män.", "60 %", 0.6), 1),
        Example(
            "a fraction before it",
            reading(
                report(
                    statements=(
                        says("6 av 20 fick arbete, 35 %.", "6 av 20", share=0.3, numerator=6, denominator=20),
                        says("6 av 20 fick arbete, 35 %.", "35 %", share=0.35),
                    )
                )
            ),
            1,
        ),
        Example(
            "a fraction before it, in the middle",
            reading(
                report(
                    statements=(
                        says("15 av de 18 som svarat, 93 %, mår bättre.", "15 av de 18", numerator=15, denominator=18),
                        says("15 av de 18 som svarat, 93 %, mår bättre.", "93 %", share=0.93, measure="feels_better"),
                    )
                )
            ),
            1,
        ),
        Example("people named", _told("60 % har fått arbete (8 personer).", "60 %", 0.6), 1),
        Example("the table's row", _told("80 % mår bättre.", "80 %", 0.8, measure="feels_better"), 1),
        Example(
            "no whole number of women",
            _told("Av kvinnorna gick 41 % till praktik.", "41 %", 0.41, part_of="exits_positive", gender=Gender.WOMEN),
            1,
        ),
        Example(
            "the women among all",
            _told("70 % är kvinnor.", "70 %", 0.7, measure="participants", gender=Gender.WOMEN),
            1,
        ),
        Example(
            "rounded down", _told("43 % (7 av 16) svarade.", "43 % (7 av 16)", 0.43, numerator=7, denominator=16), 0
        ),
        Example("about", _told("Ca 40 % fick arbete.", "ca 40 %", 0.4, part_of="exits_positive", approximate=True), 0),
        Example("of those who answered", _told("75 % mår bättre.", "75 %", 0.75, measure="feels_better"), 0),
        Example("of all exits", _told("60 % mår bättre.", "60 %", 0.6, measure="feels_better"), 0),
        Example("women and men named and right", _told("40 % har fått arbete, 4 kvinnor och 4 män.", "40 %", 0.4), 0),
        Example("some of a class", _told("25 % gick till studier.", "25 %", 0.25, part_of="exits_positive"), 0),
        Example("a goal", _told("Målet är 90 %.", "90 %", 0.9, measure="feels_better", is_goal=True), 0),
        Example("others", _told("65 % har en insats.", "65 %", 0.65), 0),
        Example("of some only", _told("Av dem som svarat mår 90 % bättre.", "90 %", 0.9, measure="feels_better"), 0),
        Example(
            "women among all, right",
            _told("63 % kvinnor.", "63 %", 0.63, measure="participants", gender=Gender.WOMEN),
            0,
        ),
    ),
)
