"""Two sentences of a report disagree."""

import re
from collections.abc import Iterator

from stegvis.checks import words
from stegvis.checks.examples import reading, report, says
from stegvis.checks.groups import GroupCount, group_sizes, joined_counts
from stegvis.checks.passages import Passage, passages, split
from stegvis.checks.rule import Example, Rule
from stegvis.checks.scope import is_narrowed, is_now, is_result
from stegvis.forms.reading import Reading, ReportReading, Statement
from stegvis.vocabulary import Finding, Gender, Place, Severity, Wording
from stegvis.vocabulary.written import flat

_WHOLE = re.compile(r"\b(totalt|sammanlagt|samtliga|alla)\b", re.IGNORECASE)
_TOTALS = ("participants", "participants_since_start", "exits")
_CHANGES = ("feels_better", "more_active")
_NEAR = 3


def _find(reading: Reading) -> Iterator[Finding]:
    for one in reading.reports:
        yield from _groups(one)
        yield from _totals(one)
        yield from _everybody_but_one(one)


def _groups(report: ReportReading) -> Iterator[Finding]:
    """Sizes given group by group, against how many are said to have joined those groups together."""
    sizes: dict[int, float] = {}
    joined: list[tuple[GroupCount, Passage]] = []
    for passage in passages(report):
        if "grupp" not in passage.text.casefold():
            continue
        for sentence in split(passage):
            text = flat(sentence.text)
            for one in group_sizes(text):
                sizes.setdefault(min(one.labels), one.count)
            joined += [(one, sentence) for one in joined_counts(text)]
    joined += [one for one in _joined_statements(report) if one[0] not in [told for told, _ in joined]]
    for told, sentence in joined:
        parts = [sizes[label] for label in sorted(told.labels) if label in sizes]
        if len(parts) == len(told.labels) and sum(parts) != told.count:
            yield _group_finding(report, told, parts, sentence)


def _joined_statements(report: ReportReading) -> Iterator[tuple[GroupCount, Passage]]:
    for said in report.statements:
        labels = frozenset(int(one) for one in re.findall(r"\d+", said.group or ""))
        whole = said.measure == "participants" and said.gender is Gender.ALL and not said.negated
        if len(labels) > 1 and whole and said.count is not None:
            yield GroupCount(labels, said.count, said.raw), Passage("", said.sentence, said.place)


def _group_finding(report: ReportReading, told: GroupCount, parts: list[float], sentence: Passage) -> Finding:
    names = " och ".join(str(one) for one in sorted(told.labels))
    said, total = words.number(told.count), words.total(list(parts))
    quote = words.quote(sentence.text)
    return words.finding(
        RULE.id,
        Severity.ERROR,
        report.intervention,
        Wording(
            f"Texten säger {said.sv} i grupp {names} (”{quote}”), men grupperna var för sig ger {total.sv}. "
            "Hoppade någon av? Skriv det, eller rätta det tal som är fel.",
            f"The text says {said.en} in groups {names.replace('och', 'and')} (“{quote}”), but group by group it is "
            f"{total.en}. Did someone leave? Say so, or correct the number that is wrong.",
        ),
        measure="participants",
        stated=told.count,
        expected=sum(parts),
        place=sentence.place,
    )


def _totals(report: ReportReading) -> Iterator[Finding]:
    """Two totals of the same thing, where no table tells which is right."""
    for measure in _TOTALS:
        if any(figure.measure == measure and figure.confidence == 1.0 for figure in report.figures):
            continue
        told = [one for one in report.statements if one.measure == measure and _is_total(report, one)]
        different = (other for other in told if _clash(told[0], other))
        for other in list(different)[:1]:
            yield _total_finding(report, measure, told[0], other)


def _clash(one: Statement, other: Statement) -> bool:
    return one.count != other.count and one.gender == other.gender and one.sentence != other.sentence


def _is_total(report: ReportReading, said: Statement) -> bool:
    plain = said.count is not None and not said.negated and not said.approximate and not said.group
    return (
        plain
        and said.part_of is None
        and said.denominator is None
        and bool(_WHOLE.search(said.sentence))
        and is_result(report, said)
        and not is_narrowed(report, said.sentence)
        and not is_now(said.sentence)
    )


def _total_finding(report: ReportReading, measure: str, one: Statement, other: Statement) -> Finding:
    name, first, second = words.cell(measure, one.gender), words.quote(one.sentence), words.quote(other.sentence)
    return words.finding(
        RULE.id,
        Severity.WARNING,
        report.intervention,
        Wording(
            f"”{name.sv.capitalize()}” är {one.count} på ett ställe (”{first}”) och {other.count} på ett annat "
            f"(”{second}”). Skriv samma tal, eller vad som skiljer dem åt.",
            f"“{name.en.capitalize()}” is {one.count} in one place (“{first}”) and {other.count} in another "
            f"(“{second}”). Write the same number, or say how they differ.",
        ),
        measure=measure,
        stated=other.count,
        expected=one.count,
        place=other.place,
    )


def _everybody_but_one(report: ReportReading) -> Iterator[Finding]:
    """Everybody is better, and close by someone is not."""
    denials = {
        (one.measure, one.gender, line): one
        for one in report.statements
        if one.negated and one.count and (line := _line(one)) is not None
    }
    for said in report.statements:
        line = _line(said)
        if said.share != 1.0 or said.negated or said.is_goal or said.measure not in _CHANGES or line is None:
            continue
        near = (denials.get((said.measure, said.gender, line + off)) for off in range(-_NEAR, _NEAR + 1))
        but = next((one for one in near if one is not None), None)
        if but is not None and but.count:
            yield _but_finding(report, said, but, but.count)
            return


def _line(said: Statement) -> int | None:
    return said.place.line if said.place.line is not None else said.place.paragraph


def _but_finding(report: ReportReading, said: Statement, but: Statement, count: int) -> Finding:
    all_of, one_of = words.quote(said.sentence), words.quote(but.sentence)
    return words.finding(
        RULE.id,
        Severity.NOTE,
        report.intervention,
        Wording(
            f"Texten säger att det gäller alla (”{all_of}”), men strax intill att {count} inte hör dit (”{one_of}”). "
            "Skriv gärna hur det hänger ihop.",
            f"The text says that it holds for everybody (“{all_of}”), but close by that {count} are not among them "
            f"(“{one_of}”). Say how the two belong together.",
        ),
        measure=said.measure,
        stated=said.share,
        place=said.place if said.place != Place() else but.place,
    )


def _told(text: str) -> Reading:
    return reading(report(texts={"activities": text}, form=None))


def _said(first: str, one: int, second: str, other: int) -> Reading:
    statements = (
        says(first, str(one), count=one, measure="participants"),
        says(second, str(other), count=other, measure="participants", place=Place(line=50)),
    )
    return reading(report(texts={"activities": f"{first}\n{second}"}, form=None, statements=statements))


def _all_better(second: str, measure: str = "feels_better") -> Reading:
    statements = (
        says("100 % mår bättre.", "100 %", share=1.0, measure="feels_better"),
        says(second, "En", count=1, measure=measure, negated=True, place=Place(line=42)),
    )
    return reading(report(statements=statements))


RULE = Rule(
    "text_text_mismatch",
    _find,
    Wording("Två meningar säger emot varandra.", "Two sentences disagree."),
    (
        Example(
            "one fewer joined",
            _told("Könen: grupp 4: 4 kvinnor 6 män och grupp 5: 3 kvinnor 4 män.\nGrupp 4 och 5: 16 tackade ja."),
            1,
        ),
        Example("two totals", _said("Totalt 40 deltagare har varit med.", 40, "Alla 42 deltagare har en plan.", 42), 1),
        Example("everybody but one", _all_better("En har blivit sämre."), 1),
        Example(
            "all joined",
            _told("Könen: grupp 4: 4 kvinnor 6 män och grupp 5: 3 kvinnor 4 män.\nGrupp 4 och 5: 17 tackade ja."),
            0,
        ),
        Example(
            "others were asked",
            _told(
                "Grupp 4: 4 kvinnor 6 män. Grupp 5: 3 kvinnor 4 män.\nGrupp 4 och 5: 19 kom på intervju, 17 tackade ja."
            ),
            0,
        ),
        Example(
            "some did something else",
            _told("Grupp 4: 4 kvinnor 6 män. Grupp 5: 3 kvinnor 4 män.\nI grupp 4 och 5 började 5 studera."),
            0,
        ),
        Example("sizes not given", _told("Grupp 4 och 5: 16 tackade ja."), 0),
        Example("the same total", _said("Totalt 40 deltagare är med.", 40, "Alla 40 deltagare har en plan.", 40), 0),
        Example("some of them", _said("Totalt 40 deltagare är med.", 40, "12 deltagare har en plan.", 12), 0),
        Example("someone is less active", _all_better("En är mindre aktiv.", "more_active"), 0),
    ),
)
