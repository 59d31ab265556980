"""The counting copy: made of the files as they are, and read only as long as they stay so."""

import os
from contextlib import closing
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.measures.spec.facts_as_tables import tables_of
from tests.measures.spec.text_tables import facts_rows

from stegvis.measures.builder import Facts, count
from stegvis.measures.engines import open_engine
from stegvis.measures.engines.facts_source import FactsSource
from stegvis.measures.facts import PARTICIPATIONS
from stegvis.measures.facts_files import FactsWriter, write_counting_copy
from stegvis.measures.nodes import PrivacyClass
from stegvis.vocabulary import BadInput, Period

STARTED = count("started", Facts(PARTICIPATIONS).dated_in("started_on"), privacy=PrivacyClass.A)
JANUARY = [Period(date(2023, 1, 1), date(2023, 1, 31))]
ROWS = "intervention | started_on | hours_before\nash | 2023-01-01 | 3\nash | 2023-01-31 |\nash | 2023-02-01 | 5"
TABLES = tables_of({"participations": facts_rows("participations", ROWS)})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three participations with their copy, in a folder with an odd name."""
    folder = tmp_path / "it's facts"
    folder.mkdir()
    for name, table in TABLES.items():
        pq.write_table(table, folder / f"{name}.parquet")
    write_counting_copy(folder)
    return folder


def started(folder: Path) -> int:
    with closing(open_engine("duckdb", folder)) as engine:
        [table] = engine.measure([STARTED], JANUARY)
    return table.rows[0].numerator


def test_the_copy_is_read_in_place_of_the_files(folder: Path):
    table = TABLES["participations"]
    file = folder / "participations.parquet"
    stat = file.stat()
    file.write_bytes(bytes(stat.st_size))
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert started(folder) == 2
    assert table.num_rows == 3


def test_a_copy_of_other_files_is_not_read(folder: Path):
    pq.write_table(TABLES["participations"].slice(1), folder / "participations.parquet")
    assert FactsSource.of_folder(folder).copy is None
    assert started(folder) == 1


def test_a_new_copy_replaces_the_old(folder: Path):
    pq.write_table(TABLES["participations"].slice(1), folder / "participations.parquet")
    write_counting_copy(folder)
    [copy] = folder.glob("counting-*")
    assert FactsSource.of_folder(folder).copy == copy
    assert started(folder) == 1


def test_the_writer_takes_the_copy_away_with_the_facts(tmp_path: Path):
    with FactsWriter(tmp_path, origin="test") as writer:
        writer.write_codes({})
        writer.write("participations", TABLES["participations"].slice(0, 0))
    write_counting_copy(tmp_path)
    with FactsWriter(tmp_path, origin="test"):
        assert not list(tmp_path.glob("counting-*"))


@pytest.mark.parametrize("hours", [128, -128])
def test_what_the_copy_has_no_room_for(folder: Path, hours: int):
    table = TABLES["participations"]
    wide = table.set_column(table.column_names.index("hours_before"), "hours_before", pa.array([hours, 1, 2]))
    pq.write_table(wide, folder / "participations.parquet")
    with pytest.raises(BadInput) as told:
        write_counting_copy(folder)
    assert told.value.name == "participations"
    assert not list(folder.glob("counting-*"))
    assert started(folder) == 2


def test_a_missing_column_is_told(folder: Path):
    pq.write_table(TABLES["participations"].drop_columns(["exited_on"]), folder / "participations.parquet")
    with pytest.raises(BadInput):
        write_counting_copy(folder)


@pytest.mark.parametrize("kept", [0.1, 0.6, 1.0])
def test_a_damaged_copy_is_named_and_not_counted_from(folder: Path, kept: float):
    """Cut short, or whole but with a block that does not fit its checksum."""
    [copy] = folder.glob("counting-*.duckdb")
    whole = copy.read_bytes()
    copy.write_bytes(whole[: int(kept * len(whole))] if kept < 1 else whole[:12300] + bytes(4000) + whole[16300:])
    with pytest.raises(BadInput, match="kopian för räkning är skadad") as told:
        started(folder)
    assert copy.name in told.value.name
    copy.unlink()
    assert started(folder) == 2
