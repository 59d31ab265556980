"""What must hold for each row of the facts, beside the types: rules as conditions that a bad row fulfils."""

from collections.abc import Iterator
from dataclasses import dataclass

from stegvis.measures.codes import CodeList
from stegvis.measures.facts import ANSWERS, PARTICIPATIONS, PLANS, FactColumn, FactTable, Kind
from stegvis.measures.facts_files.opening import FactsFolder
from stegvis.vocabulary import Wording

HOURS_IN_A_WEEK = 168
FIRST_YEAR, LAST_YEAR = 1900, 2199


@dataclass(frozen=True, slots=True)
class Rule:
    """`broken` is an SQL condition, true for a row that cannot be right; `column` is where to look."""

    column: str
    broken: str
    reason: Wording


_ORDERS = {
    PARTICIPATIONS.name: (
        ("exited_on", "started_on", Wording("avslutet är före starten", "the exit is before the start")),
        ("waiting_ended_on", "signalled_on", Wording("väntan slutar före behovet", "the wait ends before the need")),
    ),
    PLANS.name: (("to_on", "from_on", Wording("planen slutar före sin början", "the plan ends before it begins")),),
}


def rules_of(table: FactTable, facts: FactsFolder) -> Iterator[Rule]:
    """Every rule that the rows of the table must keep, column by column."""
    for column in table.columns:
        if column.required:
            yield Rule(column.name, f'"{column.name}" IS NULL', Wording("värdet saknas", "the value is missing"))
        if column.codes is not None:
            yield _known_code(column, facts.codes_of(column.codes))
        if column.kind is Kind.NUMBER and column.unit != "kronor":
            yield Rule(column.name, f'"{column.name}" < 0', Wording("talet är under noll", "the number is below zero"))
        if column.kind is Kind.DATE:
            yield _possible_day(column)
        if column.unit == "hours a week":
            yield Rule(
                column.name,
                f'"{column.name}" > {HOURS_IN_A_WEEK}',
                Wording("fler timmar än en vecka har", "more hours than a week has"),
            )
    for later, earlier, reason in _ORDERS.get(table.name, ()):
        yield Rule(later, f"{later} < {earlier}", reason)
    if table is PARTICIPATIONS:
        yield Rule(
            "exited_on",
            "exited_on IS NOT NULL AND started_on IS NULL",
            Wording("avslut utan start", "an exit without a start"),
        )
    if "month_on" in table.key:
        yield Rule(
            "month_on",
            "day(month_on) <> 1",
            Wording("månaden anges med sin första dag", "a month is told by its first day"),
        )
    if table is ANSWERS:
        yield from _within_scales(facts)


def _possible_day(column: FactColumn) -> Rule:
    """Other systems write the first or the last day of all time for a day that is not known."""
    return Rule(
        column.name,
        f"\"{column.name}\" NOT BETWEEN DATE '{FIRST_YEAR}-01-01' AND DATE '{LAST_YEAR}-12-31'",
        Wording(
            f"dagen ligger utanför åren {FIRST_YEAR}–{LAST_YEAR}", f"the day lies outside {FIRST_YEAR} to {LAST_YEAR}"
        ),
    )


def _known_code(column: FactColumn, listed: CodeList) -> Rule:
    numbers = sorted(code.number for code in listed.codes)
    if not numbers:
        broken = f'"{column.name}" IS NOT NULL'
    elif numbers == list(range(numbers[0], numbers[-1] + 1)):
        broken = f'"{column.name}" NOT BETWEEN {numbers[0]} AND {numbers[-1]}'
    else:
        broken = f'"{column.name}" NOT IN ({", ".join(map(str, numbers))})'
    return Rule(
        column.name,
        broken,
        Wording(f"koden finns inte i listan {listed.id}", f"the code is not in the list {listed.id}"),
    )


def _within_scales(facts: FactsFolder) -> Iterator[Rule]:
    """One rule for each of the two answers; items with the same scale are looked at together."""
    items: dict[tuple[int, int], list[str]] = {}
    for number, scale in facts.scales.items():
        items.setdefault(scale, []).append(str(number))
    if not items:
        return
    for column in ("before", "after"):
        broken = " OR ".join(
            f"({column} NOT BETWEEN {lowest} AND {highest} AND item IN ({', '.join(numbers)}))"
            for (lowest, highest), numbers in items.items()
        )
        yield Rule(column, broken, Wording("svaret ligger utanför skalan", "the answer lies outside the scale"))
