"""Invented facts: sound, the same for the same seed, uneven as real ones, of any size."""

from pathlib import Path

import duckdb
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from stegvis.measures.facts_files import check_facts, open_facts
from stegvis.measures.invented_facts import Item, generate_facts

PARTS = tuple(f"soc.{number}" for number in range(1, 4))
ITEMS = [*(Item(word, 1, 7, reversed=word == "soc.2") for word in PARTS), Item("soc.total", 3, 21, sum_of=PARTS)]


def generate(folder: Path, participations: int, seed: int = 1) -> Path:
    generate_facts(folder, participations=participations, seed=seed, items=ITEMS)
    return folder


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generate(tmp_path_factory.mktemp("facts") / "5000", 5_000)


@pytest.mark.parametrize("participations", [1, 2, 9, 640])
def test_any_number_gives_sound_facts(tmp_path, participations):
    opened = open_facts(generate(tmp_path, participations))
    assert check_facts(opened) == ()
    assert sum(pq.read_metadata(file).num_rows for file in opened.files["participations"]) == participations


def test_the_same_seed_gives_the_same_bytes_and_another_does_not(tmp_path):
    same, again, other = (generate(tmp_path / name, 300, seed) for name, seed in (("a", 5), ("b", 5), ("c", 6)))
    for path in same.rglob("*.parquet"):
        assert path.read_bytes() == (again / path.relative_to(same)).read_bytes()
    part = Path("participations") / "part-00001.parquet"
    assert (same / part).read_bytes() != (other / part).read_bytes()


def test_files_and_interventions_say_that_they_are_invented(facts):
    for path in facts.rglob("*.parquet"):
        assert pq.read_schema(path).metadata[b"stegvis.origin"] == b"invented"
    assert all(word.startswith("Påhittad") for word in open_facts(facts).open_codes["intervention"].words)


def test_a_score_is_the_sum_of_its_items(facts):
    rows = duckdb.sql(
        f"PIVOT (SELECT participation, span, item, before FROM '{facts}/answers/*.parquet') "
        "ON item USING any_value(before)"
    ).fetchall()
    whole = [row for row in rows if None not in row[2:5]]
    assert len(whole) > 100
    assert all(first + (8 - second) + third == total for _, _, first, second, third, total in whole)
    assert all(row[5] is None for row in rows if None in row[2:5])


def test_few_interventions_are_large_and_rows_stand_together(facts):
    table = pq.read_table(facts / "participations")
    sizes = sorted(pc.value_counts(table["intervention"]).field("counts").to_pylist())
    assert sum(sizes[-len(sizes) // 4 :]) > 0.45 * sum(sizes)
    assert sizes[0] < 0.5 * sum(sizes) / len(sizes)
    assert table["intervention"].to_pylist() == sorted(table["intervention"].to_pylist())
    assert table["participation"].to_pylist() != sorted(table["participation"].to_pylist())


def test_exits_and_answers_hang_together(facts):
    rows = f"'{facts}/participations/*.parquet'"
    [(left, coded, asked, answered, odd)] = duckdb.sql(
        "SELECT count(exited_on), count(exit_code), count(*) FILTER (exit_asked), count(feeling), "
        "count(*) FILTER (exit_class = 1 AND exit_code > 5 OR exited_on IS NULL AND feeling IS NOT NULL) "
        f"FROM {rows}"
    ).fetchall()
    assert odd == 0
    assert 5_000 > left > coded > asked > answered > 1_000
