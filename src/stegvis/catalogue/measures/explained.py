"""Who is counted? A measure explained on screen, with a sentence for each invented row of its examples."""

from dataclasses import dataclass

from stegvis.catalogue.measures.entry import CatalogueMeasure, Example
from stegvis.catalogue.measures.examples import Counted, counted_rows
from stegvis.catalogue.measures.shelf import find_measure
from stegvis.measures.nodes import DistinctOf, Measure, Statistic, Unit
from stegvis.vocabulary import Wording
from stegvis.vocabulary.written import written_number

_ABOUT_PERSONS = ("participations", "answers")


@dataclass(frozen=True, slots=True)
class ExplainedRow:
    """An invented row, what it adds, and a sentence that says so."""

    counted: Counted
    sentence: Wording


@dataclass(frozen=True, slots=True)
class ExplainedExample:
    """An example with its rows explained, in their order."""

    example: Example
    rows: tuple[ExplainedRow, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """A measure of the catalogue with its examples explained."""

    entry: CatalogueMeasure
    examples: tuple[ExplainedExample, ...]


def explained(measure_id: str) -> Explained:
    """The measure with that id, explained. Raises BadInput when the catalogue has none."""
    entry = find_measure(measure_id)
    return Explained(entry, tuple(_example(entry.measure, example) for example in entry.examples))


def _example(measure: Measure, example: Example) -> ExplainedExample:
    rows = (ExplainedRow(counted, _sentence(measure, counted)) for counted in counted_rows(measure, example))
    return ExplainedExample(example, tuple(rows))


def _sentence(measure: Measure, counted: Counted) -> Wording:
    """ "Anna (påhittad) räknas i täljare och nämnare: är kvar i insatsen." """
    name, note, how = counted.row.name, counted.row.note, _how(measure, counted)
    mark = "påhittad" if counted.row.table in _ABOUT_PERSONS else "påhittat"
    return Wording(f"{name} ({mark}) {how.sv}: {note.sv}.", f"{name} (invented) {how.en}: {note.en}.")


def _how(measure: Measure, counted: Counted) -> Wording:
    if not counted.numerator and not counted.denominator:
        return Wording("räknas inte", "is not counted")
    if measure.statistic is Statistic.COUNT and isinstance(measure.numerator.value, DistinctOf | None):
        return Wording("räknas", "is counted")
    if measure.unit is Unit.SHARE:
        return (
            Wording("räknas i både täljare och nämnare", "counts in both numerator and denominator")
            if counted.numerator
            else Wording("räknas bara i nämnaren", "counts in the denominator only")
        )
    return _added(counted.numerator, counted.denominator)


def _added(numerator: int, denominator: int | None) -> Wording:
    sv, en = written_number(numerator, "sv"), written_number(numerator, "en")
    if denominator is None:
        return Wording(f"lägger {sv} till talet", f"adds {en} to the number")
    return Wording(
        f"lägger {sv} till täljaren och {written_number(denominator, 'sv')} till nämnaren",
        f"adds {en} to the numerator and {written_number(denominator, 'en')} to the denominator",
    )
