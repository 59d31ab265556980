"""Counting everything: what the facts cannot answer is named and left out, and the rest is counted."""

from pathlib import Path

from stegvis.actions.generate_facts import generate_invented_facts
from stegvis.actions.measure_facts import measure_facts
from stegvis.catalogue.measures import load_measures
from stegvis.cli.periods import parse_period


def test_measures_whose_items_the_facts_lack_are_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "facts"
    generate_invented_facts(folder, participations=60, seed=1, progress=lambda *_: None)
    counting = measure_facts(folder, engine="duckdb", periods=[parse_period("2023")])
    assert set(counting.unanswered) == {name for name in load_measures() if name.startswith("soc29.")}
    counted = [one.table.measure.id for one in counting.measures]
    assert counted == [name for name in load_measures() if name not in counting.unanswered]
    assert all(one.table.rows for one in counting.measures if not one.table.measure.split)
