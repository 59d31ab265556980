"""A derivation in plain words: which group, how large it can be, and how that is worked out."""

from stegvis.disclosure.derivation import SHORT, Derivation, Way
from stegvis.disclosure.known import Known
from stegvis.vocabulary import Wording

ENDINGS = {
    Way.PUBLICATIONS: Wording(
        " Det syns när två publiceringar jämförs.", " It shows when two publications are compared."
    ),
    Way.RESIDUAL: Wording(" Det är vad de andra talen lämnar kvar.", " It is what the other numbers leave over."),
}


def sentence(derivation: Derivation) -> Wording:
    """One sentence or two: "”A/not better/women” is 3: 12 (”A/exits/women”) − 9 (”A/feels better/women”) = 3." """
    group, n = derivation.group.id, derivation.largest
    known = derivation.steps[0][1]
    if derivation.way is Way.SHOWN:
        return Wording(f"”{group}” visas som det är: {n}.", f"“{group}” is shown as it is: {n}.")
    if derivation.way is Way.PART:
        return Wording(
            f"”{group}” är högst {n}: det är en del av ”{known.id}”, som är {n}.",
            f"“{group}” is at most {n}: it is part of “{known.id}”, which is {n}.",
        )
    sv, en = ("är", "is") if derivation.exact else ("är högst", "is at most")
    ending = ENDINGS.get(derivation.way)
    how = _sum(derivation) if derivation.is_sum and len(derivation.steps) <= SHORT else _list(derivation)
    return Wording(
        f"”{group}” {sv} {n}: {how.sv}.{ending.sv if ending else ''}",
        f"“{group}” {en} {n}: {how.en}.{ending.en if ending else ''}",
    )


def _sum(derivation: Derivation) -> Wording:
    """12 (”exits”) − 9 (”feels better”) = 3; what is known by its bounds stands at the bound that counts."""
    parts: list[tuple[str, str]] = []
    for times, known in derivation.steps:
        sign = "− " if times < 0 else "+ " if parts else ""
        end = known.at_most if times > 0 else known.at_least
        how = f", {known.how}" if known.how else ""
        parts.append((f"{sign}{end} (”{known.id}”{how})", f"{sign}{end} (“{known.id}”{how})"))
    if len(parts) == 1 and derivation.steps[0][1].how:
        known = derivation.steps[0][1]
        return Wording(f"”{known.id}” är {known.how}", f"“{known.id}” is {known.how}")
    total = f" = {derivation.largest}"
    return Wording(" ".join(sv for sv, _ in parts) + total, " ".join(en for _, en in parts) + total)


def _list(derivation: Derivation) -> Wording:
    """It follows from the numbers together; the first of them when they are many."""
    told = {known.id: known for _, known in derivation.steps}
    first, more = list(told.values())[:SHORT], len(told) - SHORT
    sv = ", ".join(f"”{one.id}” ({_read(one)})" for one in first)
    en = ", ".join(f"“{one.id}” ({_read(one)})" for one in first)
    if more > 0:
        return Wording(
            f"det följer av {len(told)} tal tillsammans: {sv} och {more} till",
            f"it follows from {len(told)} numbers together: {en} and {more} more",
        )
    return Wording(f"det följer av {sv} tillsammans", f"it follows from {en} together")


def _read(known: Known) -> str:
    return known.how or str(known.value if known.value is not None else f"{known.at_least}–{known.at_most}")
