"""Who is counted? A measure of the catalogue with its words, its definition's hash, and its invented examples."""

from collections.abc import Iterator
from dataclasses import dataclass

from stegvis.catalogue.measures import CatalogueMeasure
from stegvis.catalogue.measures.explained import ExplainedExample, explained
from stegvis.measures.canonical import measure_hash
from stegvis.vocabulary.wording import Language


@dataclass(frozen=True, slots=True)
class Explanation:
    """A measure explained. `definition` is the SHA-256 of its canonical JSON, under which reports name it."""

    entry: CatalogueMeasure
    definition: str
    examples: tuple[ExplainedExample, ...]


def explain_measure(name: str) -> Explanation:
    """The measure with that id, explained. Raises BadInput when the catalogue has none."""
    told = explained(name)
    return Explanation(told.entry, measure_hash(told.entry.measure), told.examples)


def named_explanation(told: Explanation, language: Language) -> dict[str, object]:
    """The explanation with named fields, as JSON holds it."""
    measure = told.entry.measure
    return {
        "measure": measure.id,
        "label": told.entry.label.in_language(language),
        "explanation": told.entry.explanation.in_language(language),
        "source": told.entry.source.in_language(language),
        "class": measure.privacy.value,
        "unit": measure.unit.value,
        "statistic": measure.statistic.value,
        "divided_by": list(measure.groupings),
        "definition": told.definition,
        "examples": [
            {
                "period": {"start": one.example.period.start.isoformat(), "end": one.example.period.end.isoformat()},
                "invented": True,
                "rows": list(_rows(one, language)),
                "results": list(_results(told.entry, one)),
            }
            for one in told.examples
        ],
    }


def _rows(one: ExplainedExample, language: Language) -> Iterator[dict[str, object]]:
    for row in one.rows:
        counted = row.counted
        yield {
            "name": counted.row.name,
            "table": counted.row.table,
            "what": counted.row.note.in_language(language),
            "numerator": counted.numerator,
            "denominator": counted.denominator,
            "question": counted.answer.value if counted.answer else None,
            "sentence": row.sentence.in_language(language),
        }


def _results(entry: CatalogueMeasure, one: ExplainedExample) -> Iterator[dict[str, object]]:
    for expected in one.example.expected:
        yield {
            "unit": entry.measure.unit.value,
            "split": {column.name: word for column, word in zip(entry.measure.split, expected.split, strict=True)},
            "numerator": expected.numerator,
            "denominator": expected.denominator,
            "value": expected.value,
            "answered": expected.answered,
            "not_answered": expected.not_answered,
            "not_asked": expected.not_asked,
        }
