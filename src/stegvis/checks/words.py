"""How findings speak: names of measures and groups, numbers and shares, in Swedish and English."""

from stegvis.vocabulary import Finding, Gender, Place, Severity, Wording
from stegvis.vocabulary.measure import measure_phrase
from stegvis.vocabulary.written import flat, written_number

_GENDERS = {
    Gender.ALL: ("totalt", "in total"),
    Gender.WOMEN: ("kvinnor", "women"),
    Gender.MEN: ("män", "men"),
    Gender.NONBINARY: ("icke-binära", "non-binary"),
    Gender.UNKNOWN: ("okänt kön", "unknown gender"),
}


def measure(name: str) -> Wording:
    """What a measure is called in a sentence; its id, in plain letters, when we have no name for it."""
    return measure_phrase(name)


def group(gender: Gender) -> Wording:
    """What a group is called: "kvinnor", "women"; "totalt" for everybody."""
    return Wording(*_GENDERS[gender])


def cell(name: str, gender: Gender) -> Wording:
    """A cell of a table by name: "avslutade, kvinnor"."""
    if gender is Gender.ALL:
        return measure(name)
    one, other = measure(name), group(gender)
    return Wording(f"{one.sv}, {other.sv}", f"{one.en}, {other.en}")


def number(value: float) -> Wording:
    """A number as people write it, with one decimal at most."""
    rounded = round(value, 1)
    return Wording(written_number(rounded, "sv"), written_number(rounded, "en"))


def share(value: float) -> Wording:
    """A share of 0 to 1 as a percentage with at most one decimal: "30,8 %"."""
    percent = number(value * 100)
    return Wording(f"{percent.sv} %", f"{percent.en}%")


def total(parts: list[int | float]) -> Wording:
    """A written-out sum: "17 + 13 = 30"; one part alone stands as it is."""
    left = [number(part) for part in parts]
    right = number(sum(parts))
    if len(parts) == 1:
        return right
    return Wording(
        f"{' + '.join(one.sv for one in left)} = {right.sv}", f"{' + '.join(one.en for one in left)} = {right.en}"
    )


def persons(count: float) -> Wording:
    """A number of people: "1 person", "5 personer"."""
    one = number(count)
    return Wording(
        f"{one.sv} {'person' if count == 1 else 'personer'}", f"{one.en} {'person' if count == 1 else 'people'}"
    )


def quote(text: str, limit: int = 120) -> str:
    """A sentence fit to stand in a message: on one line, cut at a word."""
    line = flat(text)
    return line if len(line) <= limit else line[:limit].rsplit(" ", 1)[0] + " …"


def finding(
    rule: str,
    severity: Severity,
    report: str | None,
    message: Wording,
    *,
    measure: str | None = None,
    stated: int | float | str | None = None,
    expected: int | float | str | None = None,
    place: Place | None = None,
) -> Finding:
    """A finding; what a rule does not say is None."""
    return Finding(rule, severity, report, measure, stated, expected, message, place or Place())
