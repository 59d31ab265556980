"""Facts as files: what is written is read, and every fault is told with its table, row and column."""

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from stegvis.measures.facts import (
    ANSWERS,
    CAPACITY,
    COSTS,
    FACT_TABLES,
    PARTICIPATIONS,
    PLANS,
    FactTable,
    Kind,
)
from stegvis.measures.facts_files import FactsWriter, arrow_schema, check_facts, layout, open_facts
from stegvis.vocabulary import BadInput

LISTS = {"intervention": {1: "Påhittade Ängen", 7: "Påhittade Backen"}, "item": {1: "soc13.1", 2: "soc13.total"}}
SCALES = {1: (1, 7), 2: (13, 91)}
ROOT = Path(__file__).parents[2]
PLAIN = {Kind.NUMBER: 1, Kind.CODE: 1, Kind.DATE: date(2023, 1, 1), Kind.FLAG: True}


def rows(table: FactTable, *given: dict[str, Any]) -> pa.Table:
    """Rows with plain values in all required columns; the rest is missing."""
    plain = {one.name: PLAIN[one.kind] if one.required else None for one in table.columns}
    schema = pa.schema([field.with_nullable(True) for field in arrow_schema(table)])
    return pa.Table.from_pylist([plain | one for one in given], schema)


def participations(*given: dict[str, Any]) -> pa.Table:
    return rows(PARTICIPATIONS, *({"participation": number, **one} for number, one in enumerate(given, start=1)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Sound facts: two participations and an answer."""
    tables = {
        "participations": participations({}, {"intervention": 7, "started_on": date(2023, 2, 1)}),
        "answers": rows(ANSWERS, {"before": 3, "after": 5}),
        "plans": rows(PLANS, {"to_on": date(2023, 12, 31)}),
    }
    with FactsWriter(tmp_path / "facts", origin="test") as writer:
        writer.write_codes(LISTS, SCALES)
        for name, table in FACT_TABLES.items():
            writer.write(name, tables.get(name, arrow_schema(table).empty_table()))
    return tmp_path / "facts"


def replace(folder: Path, table: str, written: pa.Table) -> None:
    pq.write_table(written, folder / table / "part-00001.parquet")


def fault(folder: Path) -> str:
    with pytest.raises(BadInput) as told:
        check_facts(open_facts(folder))
    return told.value.in_language("en")


def test_sound_facts_have_no_faults(folder):
    facts = open_facts(folder)
    assert check_facts(facts) == ()
    assert set(facts.files) == set(FACT_TABLES)
    assert facts.open_codes["intervention"].words == ("Påhittade Ängen", "Påhittade Backen")
    assert facts.scales == SCALES


def test_files_are_as_narrow_as_the_layout_says(folder):
    schema = pq.read_schema(folder / "participations" / "part-00001.parquet")
    assert schema.field("gender").type == pa.int8()
    assert schema.field("municipality").type == pa.int16()
    assert schema.field("started_on").type == pa.date32()
    assert schema.field("consented").type == pa.bool_()
    assert not schema.field("participation").nullable


@pytest.mark.parametrize(
    ("bad", "column", "said"),
    [
        ({"started_on": date(2023, 3, 1), "exited_on": date(2023, 2, 1)}, "exited_on", "before the start (2023-02-01)"),
        ({"exited_on": date(2023, 2, 1)}, "exited_on", "without a start"),
        ({"gender": 9}, "gender", "not in the list gender (9)"),
        ({"gender": None}, "gender", "missing"),
        ({"intervention": 2}, "intervention", "not in the list intervention (2)"),
        ({"hours_after": -1}, "hours_after", "below zero (-1)"),
        ({"hours_before": 127, "birth_year": -3}, "birth_year", "below zero"),
        ({"signalled_on": date(2023, 3, 1), "waiting_ended_on": date(2023, 2, 1)}, "waiting_ended_on", "ends before"),
        ({"exited_on": date(9999, 12, 31), "started_on": date(2023, 3, 1)}, "exited_on", "1900 to 2199 (9999-12-31)"),
        ({"started_on": date(1, 1, 1)}, "started_on", "1900 to 2199 (0001-01-01)"),
    ],
)
def test_a_value_that_cannot_be_right_is_told_with_its_row(folder, bad, column, said):
    replace(folder, "participations", participations({}, {}, bad, {}, bad, bad))
    told = fault(folder)
    assert told.startswith(f"participations: row 3, column {column}: ")
    assert said in told
    assert "2 more places" in told


@pytest.mark.parametrize(("bad", "column"), [({"before": 8}, "before"), ({"item": 2, "after": 12}, "after")])
def test_an_answer_outside_its_scale(folder, bad, column):
    replace(folder, "answers", rows(ANSWERS, {"participation": 1}, {"participation": 2, **bad}))
    assert fault(folder).startswith(f"answers: row 2, column {column}: the answer lies outside the scale")


def test_a_key_that_stands_twice(folder):
    replace(folder, "participations", participations({}, {}, {"participation": 1}))
    told = fault(folder)
    assert told == ("participations: row 3, column participation: the key (participation 1) stands already in row 1.")


def test_a_key_of_several_columns(folder):
    replace(folder, "plans", rows(PLANS, *({"gender": gender, "to_on": date(2023, 12, 31)} for gender in (1, 2, 1))))
    assert fault(folder).startswith("plans: row 3, column intervention, gender, from_on: the key (intervention 1")


@pytest.mark.parametrize("table", [COSTS, CAPACITY], ids=["costs", "capacity"])
def test_a_month_is_told_by_its_first_day(folder, table):
    months = [{"month_on": date(2023, month, day)} for month, day in ((1, 1), (2, 1), (3, 31), (4, 2))]
    replace(folder, table.name, rows(table, *months))
    assert fault(folder) == (
        f"{table.name}: row 3, column month_on: a month is told by its first day (2023-03-31); "
        "the same fault is found in 1 more places."
    )


def test_an_answer_of_no_participation(folder):
    replace(folder, "answers", rows(ANSWERS, *({"participation": number} for number in (2, 41, 1, 40))))
    told = fault(folder)
    assert told == (
        "answers: row 4, column participation: the participation 40 is not in the table participations; "
        "the same fault is found in 1 more places."
    )


def test_the_file_of_an_answer_without_a_participation_is_named(folder):
    pq.write_table(rows(ANSWERS, {"participation": 3}), folder / "answers" / "part-00002.parquet")
    assert fault(folder).startswith("answers: row 1 (part-00002.parquet), column participation: ")


def test_answers_stand_alone_where_no_participations_are_given(folder):
    (folder / "participations" / "part-00001.parquet").unlink()
    assert check_facts(open_facts(folder), ["answers"]) == ()


def test_participations_that_answers_cannot_be_looked_up_in(folder):
    replace(folder, "participations", participations({}).drop_columns(["participation"]))
    with pytest.raises(BadInput, match="participations: kolumnen participation saknas"):
        check_facts(open_facts(folder), ["answers"])


def test_the_file_is_named_when_a_table_has_several(folder):
    second = participations({"participation": 11}, {"participation": 12, "gender": 5})
    pq.write_table(second, folder / "participations" / "part-00002.parquet")
    assert fault(folder).startswith("participations: row 2 (part-00002.parquet), column gender:")


def test_a_missing_table_a_missing_column_a_wrong_type(folder):
    sound = participations({}, {})
    replace(folder, "participations", sound.drop_columns(["exited_on"]))
    assert fault(folder) == "participations: the column exited_on is missing."
    words = sound.set_column(sound.column_names.index("gender"), "gender", pa.array(["women", "men"]))
    replace(folder, "participations", words)
    assert "gender must hold the code's number (int8 to int64) but holds string" in fault(folder)
    (folder / "participations" / "part-00001.parquet").unlink()
    assert fault(folder) == "participations: the table is missing from the facts."


def test_wider_numbers_extra_columns_and_single_files_are_fine(folder):
    sound = participations({}, {})
    wide = sound.set_column(sound.column_names.index("gender"), "gender", pa.array([1, 2], pa.int64()))
    (folder / "participations" / "part-00001.parquet").unlink()
    pq.write_table(wide.append_column("note", pa.array(["a", "b"])), folder / "participations.parquet")
    [note] = check_facts(open_facts(folder))
    assert note.en.startswith("participations: the column note is not part of the facts")


def test_names_that_mean_something_to_the_reader_are_just_names(folder):
    odd = folder.with_name("it's [1] * of ?")
    folder.rename(odd)
    assert check_facts(open_facts(odd)) == ()


@pytest.mark.parametrize("spoil", ["no folder", "no tables", "no codes", "bad codes", "code twice", "not parquet"])
def test_a_folder_that_cannot_be_read_is_one_sentence(folder, spoil):
    codes = folder / "codes.parquet"
    if spoil == "no folder":
        folder = folder / "nowhere"
    elif spoil == "no tables":
        folder = folder.parent
    elif spoil == "no codes":
        codes.unlink()
    elif spoil == "bad codes":
        codes.write_bytes(b"no")
    elif spoil == "code twice":
        twice = pa.Table.from_pylist([{"list": "item", "number": 1, "word": word} for word in ("a", "b")])
        pq.write_table(twice, codes)
    else:
        (folder / "plans" / "part-00001.parquet").write_bytes(b"PAR1 nothing PAR1")
    told = fault(folder)
    assert "\n" not in told
    assert len(told) > 20


@pytest.mark.parametrize(
    ("column", "given", "said"),
    [
        ("number", 1.0, "the column number must hold whole numbers (int8 to int64) but holds double."),
        ("word", 7, "the column word must hold words (string) but holds int64."),
        ("lowest", "1", "the column lowest must hold whole numbers (int8 to int64) but holds string."),
        ("highest", 7.0, "the column highest must hold whole numbers (int8 to int64) but holds double."),
    ],
)
def test_code_lists_of_another_type_are_told_with_their_column(folder, column, given, said):
    """Above all the ends of a scale: were they skipped, answers outside it would be counted."""
    row = {"list": "item", "number": 1, "word": "soc13.1", "lowest": 1, "highest": 7} | {column: given}
    pq.write_table(pa.Table.from_pylist([row]), folder / "codes.parquet")
    assert fault(folder) == f"codes.parquet: {said}"


def test_only_facts_of_the_same_origin_are_replaced(folder):
    with FactsWriter(folder, origin="test") as writer:
        writer.write("plans", rows(PLANS))
    assert [path.name for path in folder.rglob("*.parquet")] == ["part-00001.parquet"]
    with pytest.raises(BadInput, match="annat"):
        FactsWriter(folder, origin="invented")
    (folder / "notes.txt").write_text("mine")
    with pytest.raises(BadInput, match=r"notes\.txt"):
        FactsWriter(folder, origin="test")


def test_the_page_about_the_layout_is_not_stale():
    assert (ROOT / "docs" / "facts.md").read_text("utf-8") == layout()


def test_columns_that_differ_in_capitals_only_are_refused(folder):
    sound = participations({}, {})
    replace(folder, "participations", sound.add_column(0, "GENDER", pa.array([1, 1], pa.int8())))
    assert "the column gender stands twice" in fault(folder)


def test_a_column_that_stands_twice_is_refused(folder):
    sound = participations({}, {})
    replace(folder, "participations", sound.append_column("gender", pa.array([2, 2], pa.int8())))
    assert "the column gender stands twice" in fault(folder)


def test_a_table_in_two_places_is_refused(folder):
    pq.write_table(participations({}), folder / "participations.parquet")
    with pytest.raises(BadInput, match="både som fil och i mappen participations"):
        open_facts(folder)


def test_a_file_damaged_in_its_middle_is_one_sentence(folder):
    file = folder / "participations" / "part-00001.parquet"
    content = bytearray(file.read_bytes())
    content[4:400] = bytes(396)
    file.write_bytes(content)
    assert "is damaged" in fault(folder)
