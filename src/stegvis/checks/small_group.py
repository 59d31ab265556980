"""A cell or a sentence that may point out a person."""

import re
from collections.abc import Iterator

from stegvis.checks import words
from stegvis.checks.examples import reading, report
from stegvis.checks.passages import Passage, passages, split
from stegvis.checks.rule import Example, Rule
from stegvis.checks.scope import is_beside
from stegvis.forms.reading import Reading, ReportReading
from stegvis.vocabulary import Figure, Finding, Severity, Wording
from stegvis.vocabulary.written import flat

SMALLEST = 5
"""Fewer than this many can be recognised by someone who knows them."""

_PERSON = (
    r"(nya? |unga? )?(deltagare|person(er)?|individ(er)?|patient(er)?|kvinn(a|or)|man|män|tjej(er)?|kill(e|ar)|hen)"
)
_ONE = re.compile(
    rf"\b(en|ett|1|två|2)\s+(st\s+)?(av (dem|dessa|deltagarna)|(av |utav )?(de )?{_PERSON}"
    r"|har|går|gick|fick|blev|läser|vidare till)\b"
    r"|\bden tredje\b|\bden (deltagare|person(en)?|kvinna|man) som\b|^\W*(Kvinna|Man|Hen|Deltagare) \d{1,2}\b",
    re.IGNORECASE,
)
# Answers listed person by person have a rule of their own (person_rows).
_ANSWERS = re.compile(r"\b(svarat|enkäter|frågeformulär\w*)\b", re.IGNORECASE)
_GENERAL = re.compile(
    r"\b(när en|om en|för en|varje|exempelvis en|till exempel en|kan en|att en|hos en|en deltagare (kan|ska|som)|ska"
    r"|bör|kan vara|två (grupper|gånger|år|veckor|dagar))\b",
    re.IGNORECASE,
)


def _find(reading: Reading) -> Iterator[Finding]:
    for one in reading.reports:
        cells = [figure for figure in one.figures if _is_small(figure)]
        if cells:
            yield _cells(one, cells)
        sentences = list(_sentences(one))
        if sentences:
            yield _text(one, sentences)


def _is_small(figure: Figure) -> bool:
    return figure.value is not None and 0 < figure.value < SMALLEST and not figure.measure.startswith("planned")


def _sentences(report: ReportReading) -> Iterator[Passage]:
    for passage in passages(report):
        if not is_beside(passage.section):
            yield from (one for one in split(passage) if _points_out(flat(one.text)))


def _points_out(sentence: str) -> bool:
    return bool(_ONE.search(sentence)) and not _GENERAL.search(sentence) and not _ANSWERS.search(sentence)


def _cells(report: ReportReading, cells: list[Figure]) -> Finding:
    first = words.cell(cells[0].measure, cells[0].gender)
    count = words.number(len(cells))
    sv = f"{count.sv} tal i tabellen är" if len(cells) > 1 else "Ett tal i tabellen är"
    en = f"{count.en} figures in the table are" if len(cells) > 1 else "One figure in the table is"
    return words.finding(
        RULE.id,
        Severity.NOTE,
        report.intervention,
        Wording(
            f"{sv} mellan 1 och {SMALLEST - 1} (först: {first.sv}). Så små grupper kan peka ut personer "
            "om rapporten sprids. Skriv då bara summor, eller slå ihop grupper.",
            f"{en} between 1 and {SMALLEST - 1} (first: {first.en}). Groups this small may point people "
            "out if the report is passed on. Then give sums only, or join groups.",
        ),
        measure=cells[0].measure,
        stated=cells[0].value,
        expected=SMALLEST,
        place=cells[0].place,
    )


def _text(report: ReportReading, sentences: list[Passage]) -> Finding:
    count, quote = len(sentences), words.quote(sentences[0].text)
    sv = f"{count} meningar berättar" if count > 1 else "En mening berättar"
    en = f"{count} sentences tell" if count > 1 else "One sentence tells"
    return words.finding(
        RULE.id,
        Severity.NOTE,
        report.intervention,
        Wording(
            f"{sv} om en eller två personer, till exempel ”{quote}”. Skriv mer allmänt om någon kan känna igen dem.",
            f"{en} of one or two people, such as “{quote}”. Write more generally if someone could recognise them.",
        ),
        place=sentences[0].place,
    )


def _told(text: str) -> Reading:
    return reading(report(texts={"analysis": text}))


RULE = Rule(
    "small_group",
    _find,
    Wording("Något som kan peka ut en person.", "Something that may point a person out."),
    (
        Example("small cells, told once", reading(report(rows={"exits": "9 6 3", "feels_better": "4 3 1"})), 1),
        Example("a sentence on one person", _told("En kvinna har flyttat."), 1),
        Example("what each one said", _told("Kvinna 1 ”Bra!”\nMan 1 ”Också bra!”"), 1),
        Example("both", reading(report(rows={"exits": "3 2 1"}, texts={"analysis": "En person har fått jobb."})), 2),
        Example("large cells", reading(report(rows={"exits": "20 12 8", "exits_other": "0 0 0"})), 0),
        Example("in general", _told("När en deltagare börjar görs en plan. Två gånger i veckan ses gruppen."), 0),
        Example("planned numbers", reading(report(rows={"planned_participants": "4"})), 0),
    ),
)
