"""Fact tables as engines take them: rows with words, or Arrow tables with the numbers of the codes."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

import pyarrow as pa
from django.db.models import QuerySet

from stegvis.measures.codes import INTERVENTION, ITEM, Code, CodeList
from stegvis.measures.engines.codebook import Codebook
from stegvis.measures.engines.facts_source import FactsSource
from stegvis.measures.facts import (
    ANSWERS,
    CAPACITY,
    COSTS,
    FACT_TABLES,
    PARTICIPATIONS,
    PLANS,
    SCREENINGS,
    FactColumn,
    FactTable,
)
from stegvis.measures.facts_files import arrow_schema
from stegvis.store.models import Intervention
from stegvis.store.register_facts.answers import answer_rows
from stegvis.store.register_facts.items import known_questionnaires
from stegvis.store.register_facts.money import capacity_rows, cost_rows, plan_rows
from stegvis.store.register_facts.participations import participation_rows
from stegvis.store.register_facts.rows import FactRow
from stegvis.store.register_facts.screenings import screening_rows
from stegvis.vocabulary import Period, Wording

OF_INTERVENTIONS = (PARTICIPATIONS.name, ANSWERS.name, COSTS.name, PLANS.name, CAPACITY.name)
"""The tables that a scope of interventions has: all but that on violence."""


def register_rows(table: str, interventions: QuerySet[Intervention], period: Period | None = None) -> list[FactRow]:
    """The rows of one table for the interventions, with words for codes.

    `period` brings in those who are only counted, as that period sees them (`participation_rows`); nobody else
    depends on it. The word of an intervention is its number. Raises KeyError for a table that is not about
    interventions.
    """
    makers: Mapping[str, Callable[[], list[FactRow]]] = {
        PARTICIPATIONS.name: partial(participation_rows, interventions, period),
        ANSWERS.name: partial(answer_rows, interventions),
        COSTS.name: partial(cost_rows, interventions),
        PLANS.name: partial(plan_rows, interventions),
        CAPACITY.name: partial(capacity_rows, interventions),
    }
    return makers[table]()


def register_facts(
    interventions: QuerySet[Intervention],
    period: Period | None = None,
    tables: Collection[str] = OF_INTERVENTIONS,
) -> FactsSource:
    """The named tables for the interventions, for `open_engine`. Parameters as those of `register_rows`."""
    codebook = _codebook(interventions)
    built = {name: _table(FACT_TABLES[name], register_rows(name, interventions, period), codebook) for name in tables}
    return FactsSource(built, codebook)


def screening_facts(association: int) -> FactsSource:
    """The answers on violence of a whole association: one table, tied to nothing."""
    codebook = Codebook.of_lists([INTERVENTION, ITEM])
    return FactsSource({SCREENINGS.name: _table(SCREENINGS, screening_rows(association), codebook)}, codebook)


def _codebook(interventions: QuerySet[Intervention]) -> Codebook:
    """Interventions by their numbers, and every item that participants may have answered."""
    numbers = interventions.order_by("pk").values_list("pk", flat=True)
    words = known_questionnaires(interventions).words
    return Codebook.of_lists(
        [
            CodeList(INTERVENTION.id, tuple(_code(number, str(number)) for number in numbers)),
            CodeList(ITEM.id, tuple(_code(number, word) for number, word in enumerate(words, start=1))),
        ]
    )


def _code(number: int, word: str) -> Code:
    return Code(number, word, Wording(word, word))


def _table(table: FactTable, rows: Sequence[FactRow], codebook: Codebook) -> pa.Table:
    schema = arrow_schema(table)
    columns = [_column(column, rows, codebook, schema.field(column.name).type) for column in table.columns]
    return pa.Table.from_arrays(columns, schema=schema)


def _column(column: FactColumn, rows: Sequence[FactRow], codebook: Codebook, kind: pa.DataType) -> pa.Array:
    values = [row[column.name] for row in rows]
    if column.codes is None:
        return pa.array(values, type=kind)
    numbers = {word: codebook.number(column.codes, str(word)) for word in set(values) - {None}}
    return pa.array([None if word is None else numbers[word] for word in values], type=kind)
