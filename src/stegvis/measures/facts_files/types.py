"""Which Arrow type each column of the facts has."""

import pyarrow as pa

from stegvis.measures.facts import FactColumn, FactTable, Kind

_WHOLE_NUMBERS = {8: pa.int8(), 16: pa.int16(), 32: pa.int32(), 64: pa.int64()}
CODES_SCHEMA = pa.schema(
    [
        pa.field("list", pa.string(), nullable=False),
        pa.field("number", pa.int32(), nullable=False),
        pa.field("word", pa.string(), nullable=False),
        pa.field("lowest", pa.int32()),
        pa.field("highest", pa.int32()),
    ]
)


def arrow_type(column: FactColumn) -> pa.DataType:
    """The type that Stegvis writes: as narrow as the layout says."""
    if column.kind is Kind.DATE:
        return pa.date32()
    return pa.bool_() if column.kind is Kind.FLAG else _WHOLE_NUMBERS[column.bits]


def arrow_schema(table: FactTable) -> pa.Schema:
    """The table's columns in order, those that are required not nullable."""
    return pa.schema([pa.field(one.name, arrow_type(one), nullable=not one.required) for one in table.columns])


def is_fitting(column: FactColumn, given: pa.DataType) -> bool:
    """True when a column of type `given` can be counted as it stands: whole numbers may have any width."""
    if column.kind in {Kind.NUMBER, Kind.CODE}:
        return bool(pa.types.is_integer(given))
    if column.kind is Kind.DATE:
        return bool(pa.types.is_date(given))
    return bool(pa.types.is_boolean(given))
