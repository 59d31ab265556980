"""Counting the catalogue's measures over a folder of facts. The figures are raw: protecting them is another step."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from stegvis.catalogue.measures import CatalogueMeasure, find_measure, load_measures
from stegvis.measures.engines import open_engine
from stegvis.measures.facts import FACT_TABLES
from stegvis.measures.facts_files import FactsFolder, check_facts, open_facts
from stegvis.measures.nodes import PrivacyClass
from stegvis.measures.result import UNKNOWN_GROUP, MeasureTable
from stegvis.measures.walk import open_words_in
from stegvis.vocabulary import BadInput, Period, Wording
from stegvis.vocabulary.wording import Language

_UNKNOWN = Wording("Okänt", "Unknown")


@dataclass(frozen=True, slots=True)
class CountedMeasure:
    """A measure of the catalogue with its results."""

    label: Wording
    table: MeasureTable


@dataclass(frozen=True, slots=True)
class Counting:
    """What counting gave: measures in order, and notes on the facts.

    `left_out` are the ids of those that cannot be divided so, `unanswered` of those whose items the facts do not have.
    """

    measures: tuple[CountedMeasure, ...]
    left_out: tuple[str, ...]
    unanswered: tuple[str, ...]
    notes: tuple[Wording, ...]

    @property
    def about_violence(self) -> tuple[str, ...]:
        """The ids of those counted that are about violence (class D): no role may ever see these outside a release."""
        measures = (one.table.measure for one in self.measures)
        return tuple(measure.id for measure in measures if measure.privacy is PrivacyClass.D)


def listed_measures() -> tuple[tuple[str, Wording], ...]:
    """The id and the label of every measure of the catalogue."""
    return tuple((name, one.label) for name, one in load_measures().items())


def measure_facts(
    folder: Path, *, engine: str, periods: Sequence[Period], measures: Sequence[str] = (), by: Sequence[str] = ()
) -> Counting:
    """Check the facts and count the measures (all when none is named) by the columns given.

    Every table of the folder is checked, also those that no chosen measure reads: facts that are damaged somewhere are
    not to be trusted elsewhere. When no measure is named, those that cannot be divided so, or that ask for items which
    the facts do not have, are left out. Raises BadInput for facts, measures or columns that cannot be used.
    """
    _require_groupings(by)
    chosen, facts = _chosen(measures), open_facts(folder)
    possible = {name: entry for name, entry in chosen.items() if measures or set(by) <= set(entry.measure.groupings)}
    counted = {name: entry for name, entry in possible.items() if measures or _has_items(facts, entry)}
    tables = {total.table for entry in counted.values() for total in entry.measure.totals}
    notes = check_facts(facts, [name for name in FACT_TABLES if name in tables or name in facts.files])
    opened = open_engine(engine, folder)
    try:
        results = opened.measure([entry.measure for entry in counted.values()], periods, by)
    finally:
        opened.close()
    measured = tuple(CountedMeasure(entry.label, table) for entry, table in zip(counted.values(), results, strict=True))
    return Counting(measured, _without(chosen, possible), _without(possible, counted), notes)


def named_rows(counted: CountedMeasure, language: Language) -> Iterator[dict[str, object]]:
    """Each row of a measure with named fields, as JSON holds it."""
    for row in counted.table.rows:
        yield {
            "period": {"start": row.period.start.isoformat(), "end": row.period.end.isoformat()},
            "measure": counted.table.measure.id,
            "label": counted.label.in_language(language),
            "unit": counted.table.measure.unit.value,
            "group": dict(row.group),
            "split": {column.name: word for column, word in zip(counted.table.measure.split, row.split, strict=True)},
            "numerator": row.numerator,
            "denominator": row.denominator,
            "value": row.value,
            "answered": row.answered,
            "not_answered": row.not_answered,
            "not_asked": row.not_asked,
        }


def word_on_screen(column: str, word: str, language: Language) -> str:
    """A code's label; the word itself for lists that come with the facts, and for numbers."""
    label = _labels().get((column, word)) or (_UNKNOWN if word == UNKNOWN_GROUP else None)
    return label.in_language(language) if label else word


@cache
def _labels() -> Mapping[tuple[str, str], Wording]:
    columns = [one for table in FACT_TABLES.values() for one in table.columns if one.codes is not None]
    return {(one.name, code.word): code.label for one in columns if one.codes for code in one.codes.codes}


def _chosen(measures: Sequence[str]) -> dict[str, CatalogueMeasure]:
    return {name: find_measure(name) for name in dict.fromkeys(measures or load_measures())}


def _has_items(facts: FactsFolder, entry: CatalogueMeasure) -> bool:
    """True when the facts know every intervention and item that the measure names."""
    return all(word in facts.open_codes[listed].words for listed, word in open_words_in(entry.measure))


def _without(names: Iterable[str], kept: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in kept)


def _require_groupings(by: Sequence[str]) -> None:
    possible = list(dict.fromkeys(name for table in FACT_TABLES.values() for name in table.groupings))
    for column in by:
        if column not in possible:
            raise BadInput(
                f"--by {column}",
                Wording(
                    f"det går inte att dela upp efter; välj bland {', '.join(possible)}.",
                    f"results cannot be divided by it; choose among {', '.join(possible)}.",
                ),
            )
