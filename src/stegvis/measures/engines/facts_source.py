"""Where an engine takes the facts from: a folder of Parquet files, or Arrow tables in memory."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds

from stegvis.measures.codes import Code, CodeList
from stegvis.measures.engines.codebook import Codebook
from stegvis.measures.facts import FACT_TABLES
from stegvis.measures.facts_files import arrow_schema, copy_of, open_facts
from stegvis.measures.facts_files.opening import OPEN_LISTS
from stegvis.vocabulary import Wording


@dataclass(frozen=True, slots=True)
class FactsSource:
    """The tables, each as Parquet files or as an Arrow table, the words of the codes, perhaps a counting copy."""

    tables: Mapping[str, tuple[Path, ...] | pa.Table]
    codebook: Codebook
    copy: Path | None = None

    @classmethod
    def of_folder(cls, folder: Path) -> "FactsSource":
        """The facts in a folder. Raises BadInput as `open_facts` does."""
        facts = open_facts(folder)
        return cls(dict(facts.files), Codebook.of_lists(facts.open_codes.values()), copy_of(folder, facts.files))

    @classmethod
    def of_tables(cls, tables: Mapping[str, pa.Table]) -> "FactsSource":
        """Arrow tables with the columns of the layout, and a table `codes` (list, number, word)."""
        rows = tables["codes"].to_pylist() if "codes" in tables else []
        lists = [
            CodeList(
                one.id,
                tuple(
                    Code(row["number"], row["word"], Wording(row["word"], row["word"]))
                    for row in rows
                    if row["list"] == one.id
                ),
            )
            for one in OPEN_LISTS
        ]
        return cls({name: tables[name] for name in tables if name in FACT_TABLES}, Codebook.of_lists(lists))

    def batches(self, table: str) -> Iterator[pa.RecordBatch]:
        """The rows of a table piece by piece, with the columns and types of the layout."""
        source = self.tables[table]
        schema = pa.schema([field.with_nullable(True) for field in arrow_schema(FACT_TABLES[table])])
        data = ds.dataset(source if isinstance(source, pa.Table) else [str(file) for file in source])
        for batch in data.to_batches(columns=schema.names):
            yield batch.cast(schema)
