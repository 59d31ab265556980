"""The genders given do not add up to the total."""

import re
from collections.abc import Iterator

from stegvis.checks import words
from stegvis.checks.examples import reading, report
from stegvis.checks.rule import Example, Rule
from stegvis.checks.table import gravity, is_empty, is_unknown, measures
from stegvis.forms.reading import Reading, ReportReading
from stegvis.vocabulary import Finding, Gender, Place, Severity, Wording
from stegvis.vocabulary.gender import PARTS

_EXPLAINED = re.compile(
    "|".join(
        (
            r"\b(okänt|annat|inget|ej uppgett|oregistrerat) (juridiskt )?kön\b",
            r"\bkön(et)? (är )?(okänt|saknas|inte uppge)",
            r"\b(inte|ej|inte velat|inte vill) (uppge|uppgett|ange|angett|registrerat) kön",
            r"\bkönstillhörighet\b|\bicke[- ]?binär|\b(\d+|en|två|tre|fyra|fem) hen\b",
            r"\bidentifierar sig (varken|inte)|\bdefinierar sig som",
        )
    ),
    re.IGNORECASE,
)


def _find(reading: Reading) -> Iterator[Finding]:
    for one in reading.reports:
        for measure in measures(one):
            yield from _row(one, measure)


def _row(report: ReportReading, measure: str) -> Iterator[Finding]:
    total = report.value(measure)
    parts = [value for gender in PARTS if (value := report.value(measure, gender)) is not None]
    if total is None or len(parts) < 2 or sum(parts) == total:
        return
    severity = gravity(report, measure)
    gap = total - sum(parts)
    if gap > 0 and any(is_unknown(report, measure, gender) for gender in PARTS):
        return
    if gap > 0 and any(is_empty(report, measure, one) for one in (Gender.WOMEN, Gender.MEN)):
        return
    if gap > 0 and any(is_empty(report, measure, one) for one in (Gender.NONBINARY, Gender.UNKNOWN)):
        severity = Severity.WARNING
    elif gap > 0 and report.value(measure, Gender.UNKNOWN) is None and _explained(report):
        severity = Severity.NOTE
    figure = report.figure(measure)
    yield words.finding(
        RULE.id,
        severity,
        report.intervention,
        _message(measure, total, parts),
        measure=measure,
        stated=total,
        expected=sum(parts),
        place=figure.place if figure else Place(),
    )


def _explained(report: ReportReading) -> bool:
    return any(_EXPLAINED.search(section.text) for section in report.sections)


def _message(measure: str, total: float, parts: list[int | float]) -> Wording:
    name, sum_of, stated = words.measure(measure), words.total(parts), words.number(total)
    gap = total - sum(parts)
    missing = words.persons(abs(gap))
    if gap > 0:
        return Wording(
            f"”{name.sv.capitalize()}” är {stated.sv} totalt, men uppdelat på kön blir det {sum_of.sv}: {missing.sv} "
            "saknas. Rätta siffran, eller skriv varför uppdelningen inte blir hela summan.",
            f"“{name.en.capitalize()}” is {stated.en} in total, but the genders give {sum_of.en}: {missing.en} missing "
            "by gender. Correct the figure, or say why the genders are not the whole.",
        )
    return Wording(
        f"”{name.sv.capitalize()}” är {stated.sv} totalt, men uppdelat på kön blir det {sum_of.sv}: "
        f"{missing.sv} för mycket. "
        "Någon av siffrorna är fel; jämför med underlaget.",
        f"“{name.en.capitalize()}” is {stated.en} in total, but the genders give {sum_of.en}: {missing.en} too many. "
        "One of the figures is wrong; compare with your records.",
    )


RULE = Rule(
    "gender_sum",
    _find,
    Wording("Uppdelat på kön blir det inte totalen.", "The genders do not add up to the total."),
    (
        Example("two missing", reading(report(rows={"participants": "30 17 11"})), 1),
        Example("one too many", reading(report(rows={"participants": "30 17 14"})), 1),
        Example("two rows wrong", reading(report(rows={"participants": "30 17 11", "exits": "9 4 4"})), 2),
        Example("a non-binary column that does not help", reading(report(rows={"participants": "12 8 2 1"})), 1),
        Example("adds up", reading(report(rows={"participants": "30 17 13"})), 0),
        Example("adds up with non-binary", reading(report(rows={"participants": "30 17 12 1"})), 0),
        Example("adds up with unknown", reading(report(rows={"participants": "30 17 11 0 2"})), 0),
        Example("an empty cell stands for nobody", reading(report(rows={"exits": "6 _ 6"})), 0),
        Example("only the total is given", reading(report(rows={"more_active": "7 _ _"})), 0),
        Example("an empty cell may hold the rest", reading(report(rows={"exits": "6 2 _"})), 0),
        Example("a part is withheld", reading(report(rows={"exits": "26 12 9 ‥"})), 0),
        Example("no total", reading(report(rows={"exits": "_ 2 3"})), 0),
    ),
)
