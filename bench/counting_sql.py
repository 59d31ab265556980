"""The tables in DuckDB's SQL as an analyst writes it over normalised tables: one query a table."""

from pathlib import Path

import duckdb
import pyarrow as pa

_ENTERED = """
    SELECT intervention, gender, date_trunc('quarter', {date}) AS quarter, {columns}
    FROM participations WHERE {date} BETWEEN '2021-01-01' AND '2023-12-31' GROUP BY ALL"""
_LEFT = """
    SELECT intervention, gender, date_trunc('quarter', exited_on) AS quarter, {columns}
    FROM exits JOIN participations USING (participation)
    WHERE exited_on BETWEEN '2021-01-01' AND '2023-12-31'{where} GROUP BY ALL"""
_OPEN = """
    SELECT intervention, gender, quarter, {columns}
    FROM participations LEFT JOIN exits USING (participation)
    JOIN quarters ON started_on <= last AND (exited_on IS NULL OR exited_on >= quarter) GROUP BY ALL"""
_QUESTION = """
    count(*) FILTER ({0} = 1) AS {0}_better, count({0}) AS {0}_answered,
    count(*) FILTER ({0} IS NULL AND exit_asked) AS {0}_silent, count(*) FILTER ({0} IS NULL) AS {0}_missing"""

QUERIES = {
    "participants": _OPEN.format(columns="count(*) AS n"),
    "new": _ENTERED.format(date="started_on", columns="count(*) AS n"),
    "consents": _OPEN.format(columns="count(*) FILTER (consented) AS n, avg(consented::INT) AS rate"),
    "waiting": _ENTERED.format(
        date="started_on",
        columns="count(started_on - referred_on) AS n, avg(started_on - referred_on) AS days, "
        "stddev(started_on - referred_on) AS spread",
    ),
    "first meeting": _ENTERED.format(
        date="signalled_on",
        columns="count(*) AS n, count(*) FILTER (first_meeting_on - signalled_on <= 30) AS soon",
    ),
    "exits by class": _LEFT.format(
        columns="count(*) AS n, count(*) FILTER (exit_class = 1) AS positive, "
        "count(*) FILTER (exit_class = 2) AS unclear, count(*) FILTER (exit_class = 3) AS other",
        where="",
    ),
    "exits by reason": _LEFT.format(columns="exit_code, count(*) AS n", where=" AND exit_code IS NOT NULL"),
    "self-assessment": _LEFT.format(
        columns=",".join(_QUESTION.format(name) for name in ("feeling", "activity", "day_structure")), where=""
    ),
    "hours": _LEFT.format(
        columns="count(hours_after) AS told, count(*) FILTER (hours_after >= 5) AS five, "
        "count(*) FILTER (hours_after >= 10) AS ten, count(hours_after - hours_before) AS n, "
        "avg(hours_before) FILTER (hours_after IS NOT NULL) AS before, "
        "avg(hours_after) FILTER (hours_before IS NOT NULL) AS after, avg(hours_after - hours_before) AS change",
        where="",
    ),
    "support": _LEFT.format(
        columns="support_before, support_after, count(*) AS n",
        where=" AND support_before IS NOT NULL AND support_after IS NOT NULL",
    ),
    "occupation": _LEFT.format(
        columns="occupation_before, occupation_after, count(*) AS n",
        where=" AND occupation_before IS NOT NULL AND occupation_after IS NOT NULL",
    ),
    "answers": """
        SELECT intervention, gender, earlier.item, date_trunc('quarter', later.answered_on) AS quarter,
               count(*) AS n, avg(earlier.value) AS before, avg(later.value) AS after,
               sum(later.value - earlier.value) AS change, count(*) FILTER (later.value > earlier.value) AS raised
        FROM answers earlier
        JOIN answers later ON later.participation = earlier.participation AND later.item = earlier.item
        JOIN participations ON participations.participation = later.participation
        WHERE earlier.occasion = 1 AND later.occasion = 2 AND earlier.value IS NOT NULL AND later.value IS NOT NULL
          AND later.answered_on BETWEEN '2021-01-01' AND '2023-12-31'
        GROUP BY ALL""",
}


def count_by_sql(folder: Path) -> dict[str, pa.Table]:
    """Every table, from Parquet files read where they are."""
    with duckdb.connect(config={"threads": 2}) as database:
        for name in ("participations", "exits", "answers"):
            database.execute(f"CREATE VIEW {name} AS FROM '{folder / name}.parquet'")
        database.execute(
            "CREATE TABLE quarters AS SELECT quarter::DATE AS quarter, (quarter + INTERVAL 3 MONTH)::DATE - 1 AS last "
            "FROM range(DATE '2021-01-01', DATE '2024-01-01', INTERVAL 3 MONTH) AS months(quarter)"
        )
        return {name: database.sql(query).to_arrow_table() for name, query in QUERIES.items()}
