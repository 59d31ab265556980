"""Invented interim reports, right in every number, to be spoilt in one place at a time.

Interventions, places, people and numbers are all made up. Headings come from the form's own marks.
"""

from dataclasses import dataclass, field
from random import Random

from stegvis.forms.nodes import Form, Item, Show, ShowTable, When

NAMES = ("Solgläntan", "Växthuset Norrby", "Nya vägar Påhitta", "Lindgården+")
CLASSES = ("exits_positive", "exits_unclear", "exits_other")
WORDS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
Row = list[int]


@dataclass
class Invented:
    """One intervention's report: rows of [total, women, men], its sentences by section, the section it lacks."""

    name: str
    rows: dict[str, Row]
    texts: dict[str, list[str]] = field(default_factory=dict)
    agreement: str = "2029-01-01 – 2032-12-31"
    without: str | None = None

    def say(self, sentence: str, section: str = "analysis") -> None:
        """Adds a sentence to a section, in a paragraph of its own."""
        self.texts.setdefault(section, []).append(sentence)


def _split(random: Random, whole: int, least: int = 0) -> Row:
    women = random.randint(min(least, whole), max(least, whole - least))
    return [whole, women, whole - women]


def _inside(random: Random, row: Row, share: float) -> Row:
    women, men = (max(0, round(one * random.uniform(share, 1.0))) for one in row[1:])
    return [women + men, women, men]


def invent(random: Random, name: str) -> Invented:
    """A report whose tables and sentences all agree, with eight exits or more."""
    participants = _split(random, random.randint(26, 80), 12)
    exits = _inside(random, participants, 0.6)
    positive = _inside(random, exits, 0.4)
    rest = [one - other for one, other in zip(exits, positive, strict=True)]
    unclear = _inside(random, rest, 0.4)
    other = [one - two for one, two in zip(rest, unclear, strict=True)]
    rows = {
        "participants": participants,
        "exits": exits,
        "exits_positive": positive,
        "exits_unclear": unclear,
        "exits_other": other,
        "feels_better": _inside(random, exits, 0.5),
        "more_active": _inside(random, exits, 0.4),
    }
    report = Invented(name, rows)
    _fill(random, report)
    return report


def _fill(random: Random, report: Invented) -> None:
    report.say("Många i Påhitta står långt från arbete. 2028 fanns 412 personer i målgruppen.", "background")
    report.say("Insatsen kan ta emot 15 deltagare samtidigt och pågår i 20 veckor.", "background")
    report.say("Syftet är att deltagarna närmar sig arbete eller studier.", "purpose")
    report.say("Målet är att 70 % av deltagarna mår bättre och att 50 % går vidare till arbetsträning.", "goals")
    report.say("Gruppen träffas tre gånger i veckan, tio timmar i allt.", "method")
    told = true_sentences(report.rows) + DISTRACTIONS
    for sentence in random.sample(told, k=random.randint(6, 12)):
        report.say(sentence)


def percent(numerator: int, denominator: int) -> int:
    """A share rounded to whole percent."""
    return int(100 * numerator / denominator + 0.5)


def true_sentences(rows: dict[str, Row]) -> list[str]:
    """Sentences that the rows bear out, each in words of its own."""
    people, exits, positive = rows["participants"], rows["exits"], rows["exits_positive"]
    better, active, unclear = rows["feels_better"], rows["more_active"], rows["exits_unclear"]
    some = max(1, positive[0] // 2)
    sentences = [
        f"Vi har under delåret haft {people[0]} deltagare, varav {people[1]} kvinnor och {people[2]} män.",
        f"Totalt {exits[0]} deltagare har avslutats under perioden.",
        f"{percent(better[0], exits[0])} % av de avslutade uppger att de mår bättre.",
        f"{better[0]} deltagare mår bättre efter insatsen.",
        f"{active[0]} deltagare har ökat sin aktivitetsnivå.",
        f"Av de som avslutats har {active[1]} kvinnor fått en högre aktivitetsnivå.",
        f"{some} deltagare har gått vidare till arbetsträning.",
        f"{percent(positive[0], exits[0])} % har haft ett positivt avslut.",
        f"{percent(some, exits[0])} % av de avslutade har fått arbete ({some} personer).",
        f"I nuläget är {people[0] - exits[0]} deltagare inskrivna.",
        f"Det är {percent(people[1], people[0])} % kvinnor och {percent(people[2], people[0])} % män i insatsen.",
        f"{exits[0] - better[0]} deltagare uppger att de inte mår bättre.",
        f"{unclear[0]} deltagare har gått tillbaka till remittenten.",
        f"{better[0]} av {exits[0]} mår bättre, {percent(better[0], exits[0])} %.",
    ]
    return [one for one in sentences if not one.startswith("0 ") and " 0 kvinnor" not in one]


DISTRACTIONS = [
    "Förra året mådde 44 deltagare bättre efter insatsen.",
    "50 % av deltagarna har tidigare gått en annan kurs.",
    "65 % av kvinnorna och 72 % av männen har en egen plan.",
    "Hälften av deltagarna kommer från vården.",
    "Tre av sju föreläsningar handlade om sömn.",
    "Vi har haft 9 studiebesök och två öppna hus.",
    "Av dem som besvarat enkäten är 93 % nöjda.",
    "Nästa år hoppas vi att 25 deltagare mår bättre.",
    "Kontakten med vården tar tid, ofta 6 till 8 veckor.",
    "Handläggaren och arbetsterapeuten träffar gruppen varje vecka.",
    "En utmaning är att få bussen att passa, trots 14 turer om dagen.",
    "I riket mår 61 % bättre efter liknande insatser.",
    "Flera är sjukskrivna på 50 % och arbetar resten av tiden.",
    "Deltagarna skattar sin hälsa på en skala från 1 till 5.",
]


def written(form: Form, reports: list[Invented], year: int = 2031) -> str:
    """The reports as the text file an office would send, headings taken from the form's marks."""
    parts = [f"PROJEKTREDOVISNING\nDELÅR {year}", "Innehållsförteckning"]
    parts.append("\n".join(f"{one.name}\t{3 + 4 * at}" for at, one in enumerate(reports)))
    parts += [_chapter(form, one) for one in reports]
    return "\n\n".join(parts) + "\n"


def _chapter(form: Form, report: Invented) -> str:
    parts = [report.name]
    for section in form.sections:
        if not section.marks or section.id == report.without:
            continue
        parts.append(section.marks[0].words)
        if section.id == "parties":
            parts.append("Påhitta kommun och Försäkringskassan")
        if section.id == "agreement":
            parts.append(report.agreement)
        parts += _tables(section.items, report)
        parts += report.texts.get(section.id, [])
    return "\n\n".join(parts)


def _tables(items: tuple[Item, ...], report: Invented) -> list[str]:
    tables = []
    for item in items:
        if isinstance(item, When):
            tables += _tables(item.items, report)
        elif isinstance(item, ShowTable):
            tables.append("\n".join(["\tAntal\tKvinnor\tMän", *(_row(row, report) for row in item.rows)]))
    return tables


def _row(show: Show, report: Invented) -> str:
    cells = "\t".join(str(one) for one in report.rows[show.measure])
    mark = show.marks[0]
    return f"{mark.words} {mark.until or ''}\t{cells}"
