"""Writes invented questionnaires as reports do, in many layouts, so that what is read can be held against them."""

import random
from dataclasses import dataclass

from stegvis.vocabulary import Gender
from stegvis.vocabulary.swedish.number_words import BELOW_HUNDRED

WORDS = {
    value: word for word, value in BELOW_HUNDRED.items() if word not in ("ett", "aderton") and not word.endswith("en")
}
SINGULAR = {Gender.WOMEN: "kvinna", Gender.MEN: "man", Gender.NONBINARY: "hen"}
PLURAL = {Gender.WOMEN: "kvinnor", Gender.MEN: "män", Gender.NONBINARY: "hen"}
NAMES = (
    "EKBACKENS GÅRD",
    "Lindhult Ateljé",
    "VÄXA+ NORRBY",
    "Solgläntan",
    "STEGET VIDARE SÖDERBY",
    "Kvarnen 2.0",
    "ÅKERN",
)


@dataclass(frozen=True)
class Person:
    gender: Gender
    yes: frozenset[int]
    child: bool


@dataclass(frozen=True)
class Unit:
    name: str
    people: tuple[Person, ...]


@dataclass(frozen=True)
class Layout:
    """How the text looks. `width` breaks lines; `rows_a_line` puts several rows on one; `blank` parts the rows."""

    width: int | None = None
    rows_a_line: int = 1
    blank: bool = True
    bullets: bool = False
    words: bool = False
    style: int = 0


def invent(seed: int) -> tuple[Unit, ...]:
    """Some units with some people each."""
    chance = random.Random(seed)
    units = []
    for name in chance.sample(NAMES, chance.randint(2, 5)):
        genders = [
            chance.choice((Gender.WOMEN, Gender.WOMEN, Gender.MEN, Gender.NONBINARY))
            for _ in range(chance.randint(1, 12))
        ]
        order = chance.sample(list(SINGULAR), 3)
        people = []
        for gender in sorted(genders, key=order.index):
            yes = frozenset(item for item in range(1, 8) if chance.random() < 0.4)
            people.append(Person(gender, yes, bool(yes) and chance.random() < 0.15))
        units.append(Unit(name, tuple(people)))
    return tuple(units)


def write(units: tuple[Unit, ...], layout: Layout) -> list[str]:
    """The units and their totals as lines of a report."""
    lines: list[str] = ["Verksamheter som skickat in enkäter om våld", ""]
    for unit in units:
        lines += [unit.name, "", _heading(unit, layout), ""]
        rows = [_row(unit, position, layout) for position in range(len(unit.people))]
        grouped = [" ".join(rows[at : at + layout.rows_a_line]) for at in range(0, len(rows), layout.rows_a_line)]
        for row in grouped:
            lines += [f"- {row}" if layout.bullets else row, *([""] if layout.blank else [])]
        lines += ["", _summary(unit, layout), ""]
    lines += _totals([person for unit in units for person in unit.people], layout)
    return [piece for line in lines for piece in _broken(line, layout.width)]


def _count(value: int, layout: Layout) -> str:
    if layout.words and value == 1:
        return "en"
    return WORDS[value] if layout.words and value in WORDS else str(value)


def _by_gender(people: list[Person], layout: Layout) -> str:
    counts = [(sum(person.gender is gender for person in people), PLURAL[gender]) for gender in PLURAL]
    told = [f"{_count(count, layout)} {word}" for count, word in counts if count]
    return " och ".join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)


def _heading(unit: Unit, layout: Layout) -> str:
    people = list(unit.people)
    if layout.style == 1 and len(people) == 1:
        return "Har inkommit med en enkät"
    if layout.style == 2:
        return f"Har lämnat in {len(people)} frågeformulär, varav {_by_gender(people, layout)}"
    return f"Totalt {len(people)} enkäter varav {_by_gender(people, layout)} som har svarat"


def _row(unit: Unit, position: int, layout: Layout) -> str:
    person = unit.people[position]
    number = 1 + sum(one.gender is person.gender for one in unit.people[:position])
    who = SINGULAR[person.gender].capitalize()
    start = (f"{who} {number})", f"{who}{number})", f"{who} {number} {number})")[(position + layout.style) % 3]
    if not person.yes:
        answers = ("svarat nej på samtliga frågor", "har svarat nej på alla frågor")[position % 2]
    else:
        said = ("svarat ja på fråga", "har svarat ja på", "svarat ja p", "svarat ja")[position % 4]
        answers = f"{said} {_items(sorted(person.yes), position)}"
    return f"{start} {answers}" + (" samt att även barn i hemmet har varit utsatt" if person.child else "")


def _items(items: list[int], position: int) -> str:
    runs: list[list[int]] = []
    for item in items:
        if runs and runs[-1][-1] == item - 1:
            runs[-1].append(item)
        else:
            runs.append([item])
    told = [f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    return ("+", " + ", ", ", "+ ")[position % 4].join(told)


def _summary(unit: Unit, layout: Layout) -> str:
    people = unit.people
    exposed = sum(bool(person.yes & set(range(1, 7))) for person in people)
    others = sum(7 in person.yes for person in people)
    children = sum(person.child for person in people)
    told = _count(exposed, layout)
    text = f"Resultat: Utav {len(people)} deltagare har {told} utav dem varit utsatta i någon form av våld"
    if others:
        text += f" samt att {_count(others, layout)} av dem även utsatt någon annan för våld."
    if children:
        told = _count(children, layout).capitalize()
        text = f"{text.removesuffix('.')}. {told} har även kryssat i att barn i hemmet har varit utsatt för våld"
    return text


def _totals(people: list[Person], layout: Layout) -> list[str]:
    lines = [
        f"Sammanlagt har {len(people)} frågeformulär inkommit",
        "",
        f"Utav dessa var {_by_gender(people, layout)}",
        "",
    ]
    genders = [gender for gender in PLURAL if any(person.gender is gender for person in people)]
    for item in range(1, 8):
        counts = [sum(person.gender is gender and item in person.yes for person in people) for gender in genders]
        first, *rest = [
            f"{_count(count, layout)} {PLURAL[gender]}" for count, gender in zip(counts, genders, strict=True)
        ]
        lines += [f"{item}. Påhittad fråga nummer sådan om något?", ""]
        lines += [f"{first} har svarat ja på frågan" + "".join(f", {one}" for one in rest), ""]
    for gender in genders[:2]:
        everyone = [person for person in people if person.gender is gender]
        none = sum(not person.yes & set(range(1, 7)) for person in everyone)
        word = PLURAL[gender]
        told = f"{_count(none, layout)} {word}"
        lines += [f"Utav {len(everyone)} {word} är det {told} som inte har upplevt någon form av våld.", ""]
    return [*lines, "Analys", "", "Vi ser att frågan behöver ställas fler gånger i alla grupper."]


def _broken(line: str, width: int | None) -> list[str]:
    if width is None or len(line) <= width:
        return [line]
    pieces, current = [], ""
    for word in line.split(" "):
        if current and len(current) + len(word) + 1 > width:
            pieces.append(current)
            current = word
        else:
            current = f"{current} {word}".strip()
    return [*pieces, current]
