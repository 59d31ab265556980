"""The prose and the table give different numbers for the same thing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from stegvis.checks import words
from stegvis.checks.examples import reading, report, says
from stegvis.checks.rule import Example, Rule
from stegvis.checks.scope import is_narrowed, is_now, is_result
from stegvis.forms.reading import Reading, ReportReading, Statement
from stegvis.vocabulary import Finding, Gender, Number, Place, Severity, Wording
from stegvis.vocabulary.measure import EXIT_CLASSES
from stegvis.vocabulary.written import flat

_OUTCOMES = frozenset({*EXIT_CLASSES, "feels_better", "more_active", "consents"})
_TOTALS = frozenset({"participants", "exits", "participants_since_start"})
# Said of a total, such words claim that it is the whole: "vi har under året haft 21 deltagare".
_TOTAL = re.compile(
    r"\b(totalt|sammanlagt|samtliga|alla|haft|varit inskrivna|varit med|deltagit|under (hela )?(året|delåret|perioden|"
    r"kvartalet|halvåret|månaden)|har (\w+ ){0,3}avslutats?|antal(et)? deltagare|avslutades|har skrivits ut|"
    r"som (har )?avslutat)\b",
    re.IGNORECASE,
)
# A whole sentence, or what stands after its heading: "Resultat: 44 deltagare deltog i insatsen under perioden."
_TOOK_PART = re.compile(
    r"\W*(?:(?:resultat|utfall|deltagande|sammanfattning|läget)(?:et|en)?\s*:\s*)?"
    r"(?:totalt |sammanlagt )?\w+ (?:deltagare|personer|individer|kvinnor|män) (?:deltog|medverkade)"
    r"(?: i (?:insatsen|projektet|verksamheten))(?: under (?:hela )?(?:perioden|året|halvåret|kvartalet|månaden))?\W*",
    re.IGNORECASE,
)
# "har avslutats till studier", "… på grund av flytt": some of the exits, not all.
_WHERE_TO = re.compile(
    r"\bavslut\w*\b(?! sin| sitt| under| i insatsen)[^.]{0,40}(?<!\d kvinnor )(?<!\d män )"
    r"\b(till|mot|på grund|pga|för|med|utan|från|eller|och)\b",
    re.I,
)
_OTHER_REASON = re.compile(
    r"\b(sjukskriv|medicinsk behandling|föräldraled|ålderspension|pension\b|flytt)", re.IGNORECASE
)
_ALL_OF_THEM = re.compile(
    r"\W*(?:samtliga|alla)\s+"
    r"(?:(?:avslutade|deltagare|deltagarna|kvinnor|män|personer|som (?:har )?avsluta(?:ts|t insatsen))\s+)+"
    r"(?!som|utom|inte)",
    re.IGNORECASE,
)
_OF_THOSE = re.compile(
    r"\b(?:ut)?av (?:alla )?(?:de )?(\d{1,5}) "
    r"(?:(?:deltagare |personer |kvinnor |män )?som (?:har )?avslut\w+|avslutade)",
    re.IGNORECASE,
)
_OF_NUMBER = re.compile(r"\A\W*(?:(?:ut)?av|bland) (?:alla )?(?:de )?(\d{1,5}) \w", re.IGNORECASE)
_IN_A_PLACE = re.compile(r"\b(?:[Ii]|[Pp]å|[Ff]rån|[Hh]os) ([A-ZÅÄÖ]\w+)")
_AT_THE_END = re.compile(r"\bvid \w+s slut\b", re.IGNORECASE)
_SOME = re.compile(r"\b(av deltagarna|av de\b|av våra|också|även|tydligt|klart)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Clash:
    said: Statement
    measure: str
    count: float
    table: float
    severity: Severity


def _find(reading: Reading) -> Iterator[Finding]:
    for one in reading.reports:
        # Of these the text itself says "everybody" and then "but one": text_text_mismatch tells that.
        everybody = {said.measure for said in one.statements if said.share == 1.0 and not said.negated}
        clashes = [clash for said in one.statements if (clash := _clash(one, said)) is not None]
        clashes = [clash for clash in clashes if not (clash.said.negated and clash.measure in everybody)]
        by_sentence: dict[tuple[str, str], list[_Clash]] = {}
        for clash in clashes:
            by_sentence.setdefault((clash.said.sentence, clash.measure), []).append(clash)
        yield from (_finding(one, together) for together in by_sentence.values())


def _clash(report: ReportReading, said: Statement) -> _Clash | None:
    if said.share == 1.0 and said.count is None and said.raw.casefold() in ("samtliga", "alla"):
        return _everybody(report, said)
    count = said.count if said.count is not None else said.numerator
    if count is None or said.group or not is_result(report, said):
        return None
    measure = said.part_of or said.measure
    if measure in (None, "exits") and _OTHER_REASON.search(said.sentence) and "avslut" in said.sentence.casefold():
        return _inside(report, said, "exits_other", count)
    if measure is None:
        return None
    if measure == "participants_now":
        return _at_the_end(report, said, count) or _still_all(report, said, count)
    if said.part_of:
        return _inside(report, said, measure, count)
    if said.negated:
        return _complement(report, said, measure, count)
    if measure in _TOTALS:
        return _total(report, said, measure, count)
    return _outcome(report, said, measure, count) if measure in _OUTCOMES else None


def _everybody(report: ReportReading, said: Statement) -> _Clash | None:
    """ "Samtliga avslutade mår bättre", where the table has fewer."""
    if said.measure not in _OUTCOMES or said.negated or not _ALL_OF_THEM.match(said.sentence):
        return None
    table, whole = report.value(said.measure, said.gender), report.value("exits", said.gender)
    if table is None or whole is None or table >= whole or is_narrowed(report, said.sentence):
        return None
    certain = "avslut" in said.sentence.casefold() and _all_answered(report, said.measure, said.gender, whole)
    return _Clash(said, said.measure, whole, table, Severity.ERROR if certain else Severity.WARNING)


def _all_answered(report: ReportReading, measure: str, gender: Gender, whole: float) -> bool:
    """False when fewer answered than have left: "samtliga" may then be all of those."""
    figures = [report.figure(name, sex) for name in (measure, "exits") for sex in {gender, Gender.ALL}]
    cells = [one.cell for one in figures if one is not None and isinstance(one.cell, Number)]
    told = [one.count for one in report.statements if one.measure == "answered" and one.count]
    return not any(one.answered for one in cells) and not any(count < whole for count in told)


def _inside(report: ReportReading, said: Statement, measure: str, count: float) -> _Clash | None:
    """Some of a class cannot be more than the class."""
    table = report.value(measure, said.gender)
    if table is None or count <= table or is_narrowed(report, said.sentence):
        return None
    if said.denominator == 10 and report.value("exits", said.gender) != 10:
        return None  # "Åtta av tio" is a share in round words.
    return _Clash(said, measure, count, table, Severity.ERROR)


def _complement(report: ReportReading, said: Statement, measure: str, count: float) -> _Clash | None:
    """Those better and those not better are together no more than all who have left."""
    table, whole = report.value(measure, said.gender), report.value("exits", said.gender)
    if table is None or whole is None or table + count <= whole or measure not in _OUTCOMES:
        return None
    return _Clash(said, measure, count, whole - table, Severity.WARNING)


def _total(report: ReportReading, said: Statement, measure: str, count: float) -> _Clash | None:
    table = report.value(measure, said.gender)
    if table is None or said.approximate or is_narrowed(report, said.sentence):
        return None
    if is_now(said.sentence):
        return _still_all(report, said, count) if measure == "participants" else None
    is_total = _TOTAL.search(said.sentence) or (measure != "exits" and _TOOK_PART.fullmatch(said.sentence))
    if count == table or not is_total or _is_some(said, measure):
        return None
    if count < table and _is_elsewhere(report, said.sentence):
        return None
    return _Clash(said, measure, count, table, Severity.ERROR)


def _is_elsewhere(report: ReportReading, sentence: str) -> bool:
    """ "I Västerås deltog 14 deltagare": those of one place, unless the report's own name has it."""
    return any(place not in report.intervention for place in _IN_A_PLACE.findall(sentence))


def _is_some(said: Statement, measure: str) -> bool:
    if said.denominator is not None:
        return True
    return measure == "exits" and bool(_WHERE_TO.search(said.sentence))


def _at_the_end(report: ReportReading, said: Statement, count: float) -> _Clash | None:
    """Another number at the end of the period than the report's own row says."""
    table = report.value("participants_now", said.gender)
    if table is None or count == table or said.approximate or is_narrowed(report, said.sentence):
        return None
    if not _AT_THE_END.search(said.sentence):
        return None
    return _Clash(said, "participants_now", count, table, Severity.WARNING)


def _still_all(report: ReportReading, said: Statement, count: float) -> _Clash | None:
    """As many enrolled now as during the whole period, although some have left."""
    table, exits = report.value("participants", said.gender), report.value("exits", said.gender)
    if table is None or count != table or not exits:
        return None
    return _Clash(said, "participants", count, table - exits, Severity.NOTE)


def _outcome(report: ReportReading, said: Statement, measure: str, count: float) -> _Clash | None:
    table = report.value(measure, said.gender)
    if table is None or count == table or is_narrowed(report, said.sentence):
        return None
    if said.denominator is not None and said.denominator != report.value("exits", said.gender):
        return None
    if said.approximate and abs(count - table) <= max(2, table / 10):
        return None
    if count < table and _is_of_others(report, said):
        return None
    # Fewer than in the table may be some of them; more than in the table can never be.
    may_be_some = count < table and (said.part_of is not None or bool(_SOME.search(_without_all(report, said))))
    return _Clash(said, measure, count, table, Severity.WARNING if may_be_some else Severity.ERROR)


def _is_of_others(report: ReportReading, said: Statement) -> bool:
    """ "Av de 12 deltagarna på måndagar mår 5 bättre": some of the people, told by their own number."""
    known = {report.value(name, sex) for name in ("participants", "exits") for sex in (said.gender, Gender.ALL)}
    return any(float(number) not in known for number in _OF_NUMBER.findall(said.sentence))


def _without_all(report: ReportReading, said: Statement) -> str:
    """The sentence without "Av de 20 som avslutats", when 20 are all who have left."""
    exits = report.value("exits", said.gender)
    return _OF_THOSE.sub(lambda match: "" if float(match[1]) == exits else match[0], said.sentence)


def _finding(report: ReportReading, clashes: list[_Clash]) -> Finding:
    """One finding a sentence: its women and men are told together, unless it also gives their total."""
    everybody = [one for one in clashes if one.said.gender is Gender.ALL]
    told = everybody[:1] or clashes
    first = told[0]
    count, table = sum(one.count for one in told), sum(one.table for one in told)
    figure = report.figure(first.measure, first.said.gender)
    gender = first.said.gender if len(told) == 1 else Gender.ALL
    return words.finding(
        RULE.id,
        min((one.severity for one in clashes), key=list(Severity).index),
        report.intervention,
        _message(first, words.cell(first.measure, gender), count, table),
        measure=first.measure,
        stated=count,
        expected=table,
        place=first.said.place if first.said.place != Place() or figure is None else figure.place,
    )


def _message(clash: _Clash, name: Wording, count: float, table: float) -> Wording:
    quote, said, expected = flat(words.quote(clash.said.sentence)), words.number(count), words.number(table)
    if clash.severity is Severity.NOTE:
        return Wording(
            f"Texten säger att {said.sv} är inskrivna nu (”{quote}”). Tabellen har lika många under hela perioden, men "
            f"några är avslutade; då borde {expected.sv} vara kvar. Skriv vilken dag talet gäller.",
            f"The text says that {said.en} are enrolled now (“{quote}”). The table has as many for the whole period, "
            f"but some have exited; then {expected.en} should be left. Say which day the number is for.",
        )
    if clash.said.negated:
        return Wording(
            f"Texten säger att {said.sv} blev sämre eller inte ändrades (”{quote}”). Enligt raden ”{name.sv}” kan "
            f"det vara högst {expected.sv}. Är det samma fråga? Skriv då om, så att text och tabell går ihop.",
            f"The text says that {said.en} got worse or did not change (“{quote}”). By the row “{name.en}” there "
            f"can be at most {expected.en}. Is it the same question? Then make text and table agree.",
        )
    return Wording(
        f"Texten säger {said.sv} (”{quote}”), men tabellen har {expected.sv} för ”{name.sv}”. Rätta den som är fel, "
        "eller skriv vad som skiljer dem åt.",
        f"The text says {said.en} (“{quote}”), but the table has {expected.en} for “{name.en}”. Correct the wrong one, "
        "or say how they differ.",
    )


_TABLE = {
    "participants": "21 12 9",
    "exits": "12 7 5",
    "exits_positive": "6 4 2",
    "exits_unclear": "6 3 3",
    "exits_other": "0 0 0",
    "feels_better": "8 5 3",
    "more_active": "7 4 3",
}


def _told(sentence: str, raw: str, count: int, **known: Any) -> Reading:
    return reading(report(rows=_TABLE, statements=(says(sentence, raw, count=count, **known),)))


def _now_told(sentence: str, raw: str, count: int) -> Reading:
    said = says(sentence, raw, count=count, measure="participants_now")
    return reading(report(rows={"participants_now": "18 9 9"}, statements=(said,)))


def _took_part(where: str, count: int) -> Reading:
    return _told(f"I {where} deltog {count} deltagare under perioden.", str(count), count, measure="participants")


def _sick() -> Reading:
    sentence = "5 kvinnor och 2 män har avslutats för sjukskrivning."
    both = (
        says(sentence, "5", count=5, gender=Gender.WOMEN, part_of="exits_other"),
        says(sentence, "2", count=2, gender=Gender.MEN, part_of="exits_other"),
    )
    return reading(report(rows=_TABLE, statements=both))


RULE = Rule(
    "text_table_mismatch",
    _find,
    Wording("Texten och tabellen ger olika tal.", "The text and the table give different numbers."),
    (
        Example("one more in the text", _told("Nio deltagare mår bättre.", "Nio", 9, measure="feels_better"), 1),
        Example("one fewer in the text", _told("Sex deltagare har ökat sin tid.", "Sex", 6, measure="more_active"), 1),
        Example(
            "other participants", _told("Vi har under året haft 23 deltagare.", "23", 23, measure="participants"), 1
        ),
        Example("women", _told("6 kvinnor mår bättre.", "6", 6, measure="feels_better", gender=Gender.WOMEN), 1),
        Example("more than the class holds", _sick(), 1),
        Example("not better", _told("Samtliga 5 mår sämre.", "5", 5, measure="feels_better", negated=True), 1),
        Example("enrolled now", _told("I nuläget är 21 inskrivna.", "21", 21, measure="participants"), 1),
        Example(
            "everybody",
            reading(
                report(
                    rows=_TABLE,
                    statements=(says("Samtliga avslutade mår bättre.", "Samtliga", share=1.0, measure="feels_better"),),
                )
            ),
            1,
        ),
        Example("more in one place than in all", _took_part("Påhittsby", 44), 1),
        Example("in the intervention itself", _took_part("Solgläntan", 14), 1),
        Example("have left", _told("14 deltagare har avslutat insatsen.", "14", 14, measure="exits"), 1),
        Example("a label", _told("Antal deltagare: 23", "23", 23, measure="participants"), 1),
        Example(
            "one of the sexes",
            _told("12 avslutades, varav 8 kvinnor och 4 män.", "8", 8, measure="exits", gender=Gender.WOMEN),
            1,
        ),
        Example("at the end of the month", _now_told("81 deltagare var pågående vid månadens slut.", "81", 81), 1),
        Example("took part", _told("44 deltagare deltog i insatsen.", "44", 44, measure="participants"), 1),
        Example(
            "took part, headed", _told("Resultat: 44 personer deltog i insatsen.", "44", 44, measure="participants"), 1
        ),
        Example("a gathering", _told("44 deltagare deltog i träffen.", "44", 44, measure="participants"), 0),
        Example("another place", _told("I Västerås deltog 4 deltagare.", "4", 4, measure="participants"), 0),
        Example("those of one place", _took_part("Påhittsby", 14), 0),
        Example(
            "roughly", _told("44 deltagare deltog i insatsen.", "44", 44, measure="participants", approximate=True), 0
        ),
        Example("the end first", _now_told("Vid månadens slut var 81 deltagare pågående.", "81", 81), 1),
        Example("the same at the end", _now_told("18 deltagare var pågående vid månadens slut.", "18", 18), 0),
        Example("at another time", _now_told("I nuläget är 16 deltagare inskrivna.", "16", 16), 0),
        Example("the same", _told("Åtta deltagare mår bättre.", "Åtta", 8, measure="feels_better"), 0),
        Example("some of a class", _told("4 gick till studier.", "4", 4, part_of="exits_positive"), 0),
        Example("left by now", _told("Just nu har vi 9 deltagare.", "9", 9, measure="participants"), 0),
        Example("not better, the rest", _told("3 mår inte bättre.", "3", 3, measure="feels_better", negated=True), 0),
        Example("a goal", _told("Minst 10 deltagare mår bättre.", "10", 10, measure="feels_better", is_goal=True), 0),
        Example("a former year", _told("Förra året mådde 14 bättre.", "14", 14, measure="feels_better"), 0),
        Example("exits of one kind", _told("3 har avslutats till studier.", "3", 3, measure="exits"), 0),
        Example("left for studies", _told("3 har avslutat insatsen och läser nu.", "3", 3, measure="exits"), 0),
        Example("one group", _told("I grupp 2 mår 4 bättre.", "4", 4, measure="feels_better", group="2"), 0),
        Example(
            "some participants", _told("Två deltagare kommer från Påhittsby.", "Två", 2, measure="participants"), 0
        ),
    ),
)
