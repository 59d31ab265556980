"""What a goal must be to be measured: checked against the measures before it is taken into use."""

from collections.abc import Iterator, Mapping

from stegvis.measures.facts import FACT_TABLES, SCREENINGS
from stegvis.measures.goals import Goal, GoalVersion, Target
from stegvis.measures.nodes import Measure, Unit
from stegvis.vocabulary import BadInput, Wording


def require_measurable(goal: Goal, measures: Mapping[str, Measure], name: str) -> None:
    """Raises BadInput, naming `name`, the goal and its version, when a target cannot be measured.

    A goal may be about how many were asked about violence, never about what they answered: no measure of screenings.
    """
    for version in goal.versions:
        for fault in _faults(version.target, measures) if version.target else ():
            raise BadInput(name, _located(goal, version, fault))


def _located(goal: Goal, version: GoalVersion, fault: Wording) -> Wording:
    return Wording(
        f"målet {goal.id}, versionen från {version.valid_from}: {fault.sv}",
        f"goal {goal.id}, the version of {version.valid_from}: {fault.en}",
    )


def _faults(target: Target, measures: Mapping[str, Measure]) -> Iterator[Wording]:
    measure = measures.get(target.measure)
    if measure is None:
        yield Wording(
            f"det finns inget mått {target.measure}; välj ett ur måttförteckningen.",
            f"there is no measure {target.measure}; choose one of the catalogue.",
        )
        return
    if any(total.table == SCREENINGS.name for total in measure.totals):
        yield Wording(
            "ett mål kan gälla hur många som har fått frågor om våld, inte vad de svarade.",
            "a goal can be about how many were asked about violence, not about what they answered.",
        )
    if measure.unit is Unit.SHARE and not 0 <= target.value <= 1:
        yield Wording(
            f"en andel skrivs som ett tal från 0 till 1, inte {target.value}.",
            f"a share is written as a number from 0 to 1, not {target.value}.",
        )
    if len(target.part) != len(measure.split):
        yield Wording(
            f"{measure.id} delas upp på {len(measure.split)} kodlistor, och målet måste namnge en kod ur var och en.",
            f"{measure.id} is split by {len(measure.split)} code lists, and the goal must name one code of each.",
        )
    for column, word in zip(measure.split, target.part, strict=False):
        yield from _strangers(column.table, column.name, word)
    for name, word in target.population:
        if name not in measure.groupings:
            yield Wording(
                f"{measure.id} kan inte delas upp på {name}.",
                f"{measure.id} cannot be divided by {name}.",
            )
        else:
            yield from _strangers(measure.numerator.table, name, word)


def _strangers(table: str, column: str, word: str) -> Iterator[Wording]:
    codes = FACT_TABLES[table].column(column).codes
    if codes is not None and not codes.is_open and word not in codes.words:
        listed = ", ".join(codes.words)
        yield Wording(
            f"{column} har ingen kod {word}; den har {listed}.", f"{column} has no code {word}; it has {listed}."
        )
