"""The rows behind a result are as many as the result says, for every measure of the catalogue over participations."""

import pytest

from stegvis.catalogue.measures import CatalogueMeasure, load_measures
from stegvis.measures.engines.memory import MemoryEngine
from stegvis.measures.nodes import DistinctOf
from stegvis.measures.rows_counted import rows_counted

TABLE = "participations"
COUNTED = [one for one in load_measures().values() if one.measure.numerator.table == TABLE]
WITHOUT_SPLIT = [one for one in COUNTED if not one.measure.split]
ROWS = [
    row.full(number)
    for number, row in enumerate(
        row for one in COUNTED for example in one.examples for row in example.rows if row.table == TABLE
    )
]
"""The invented participants of all examples together."""


@pytest.mark.parametrize("entry", WITHOUT_SPLIT, ids=lambda one: one.id)
def test_as_many_rows_stand_behind_a_figure_as_it_says(entry: CatalogueMeasure):
    measure, period = entry.measure, entry.examples[0].period
    of_others = {total.table for total in measure.totals} - {TABLE}
    (table,) = MemoryEngine({TABLE: ROWS, **{name: [] for name in of_others}}).measure([measure], [period])
    (result,) = table.rows
    found = rows_counted(measure, ROWS, period)
    value = measure.numerator.value
    if value is None:
        assert len(found.counted) == result.numerator > 0
    elif isinstance(value, DistinctOf):
        assert len({row[value.column.name] for row in found.counted}) == result.numerator > 0
    if measure.denominator and measure.denominator.value is None and not of_others:
        assert len(found.counted) + len(found.others) == result.denominator


@pytest.mark.parametrize("entry", [one for one in COUNTED if one.measure.split], ids=lambda one: one.id)
def test_the_parts_of_a_split_together_are_the_rows_behind_it(entry: CatalogueMeasure):
    measure, period = entry.measure, entry.examples[0].period
    (table,) = MemoryEngine({TABLE: ROWS}).measure([measure], [period])
    assert len(rows_counted(measure, ROWS, period).counted) == sum(row.numerator for row in table.rows) > 0
