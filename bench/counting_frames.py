"""The same tables with pandas and with Polars over the normalised tables."""

from pathlib import Path
from typing import Any

GROUP = ["intervention", "gender", "quarter"]
_MARKS = ("feeling", "activity", "day_structure")


def count_by_polars(folder: Path) -> dict[str, Any]:
    """Every table, lazily, collected together so that Polars may share what they have in common."""
    import polars as pl

    people = pl.scan_parquet(folder / "participations.parquet")
    exits = pl.scan_parquet(folder / "exits.parquet")
    answers = pl.scan_parquet(folder / "answers.parquet")

    def quarter(name: str) -> pl.Expr:
        return pl.col(name).dt.truncate("1q").alias("quarter")

    three_years = pl.date_range(pl.date(2021, 1, 1), pl.date(2023, 10, 1), "3mo", eager=False)
    quarters = (
        pl.select(quarter=three_years)
        .lazy()
        .with_columns(last=pl.col("quarter").dt.offset_by("3mo").dt.offset_by("-1d"))
    )
    entered = people.with_columns(quarter("started_on")).filter(pl.col("started_on").is_not_null())
    signalled = people.with_columns(quarter("signalled_on")).filter(
        pl.col("signalled_on").is_between(pl.date(2021, 1, 1), pl.date(2023, 12, 31))
    )
    left = exits.join(people, on="participation").with_columns(quarter("exited_on"))
    began = people.join(exits.select("participation", "exited_on"), on="participation", how="left")
    is_open = (
        began.filter(pl.col("started_on").is_not_null())
        .select("intervention", "gender", "consented", "started_on", pl.col("exited_on").fill_null(pl.date(9999, 1, 1)))
        .join_where(quarters, pl.col("started_on") <= pl.col("last"), pl.col("exited_on") >= pl.col("quarter"))
        .group_by(GROUP)
    )
    wait = (pl.col("started_on") - pl.col("referred_on")).dt.total_days()
    soon = (pl.col("first_meeting_on") - pl.col("signalled_on")).dt.total_days() <= 30
    change = pl.col("hours_after").cast(pl.Int32) - pl.col("hours_before")
    paired = answers.filter(pl.col("occasion") == 1).join(
        answers.filter(pl.col("occasion") == 2), on=["participation", "item"], suffix="_after"
    )
    rise = pl.col("value_after") - pl.col("value")
    tables = {
        "participants": is_open.agg(pl.len()),
        "new": entered.group_by(GROUP).agg(pl.len()),
        "consents": is_open.agg(pl.col("consented").sum(), rate=pl.col("consented").mean()),
        "waiting": entered.group_by(GROUP).agg(wait.count(), days=wait.mean(), spread=wait.std()),
        "first meeting": signalled.group_by(GROUP).agg(pl.len(), soon=soon.sum()),
        "exits by class": left.group_by(GROUP).agg(
            pl.len(), *((pl.col("exit_class") == place).sum().alias(f"class_{place}") for place in (1, 2, 3))
        ),
        "exits by reason": left.group_by([*GROUP, "exit_code"]).agg(pl.len()),
        "self-assessment": left.group_by(GROUP).agg(
            *((pl.col(name) == 1).sum().alias(f"{name}_better") for name in _MARKS),
            *(pl.col(name).count().alias(f"{name}_answered") for name in _MARKS),
            *((pl.col(name).is_null() & pl.col("exit_asked")).sum().alias(f"{name}_silent") for name in _MARKS),
        ),
        "hours": left.group_by(GROUP).agg(
            pl.col("hours_after").count(),
            five=(pl.col("hours_after") >= 5).sum(),
            ten=(pl.col("hours_after") >= 10).sum(),
            n=change.count(),
            before=pl.col("hours_before").filter(change.is_not_null()).mean(),
            after=pl.col("hours_after").filter(change.is_not_null()).mean(),
            change=change.mean(),
        ),
        "support": left.group_by([*GROUP, "support_before", "support_after"]).agg(pl.len()),
        "occupation": left.group_by([*GROUP, "occupation_before", "occupation_after"]).agg(pl.len()),
        "answers": paired.join(people.select("participation", "intervention", "gender"), on="participation")
        .with_columns(quarter("answered_on_after"))
        .filter(rise.is_not_null())
        .group_by([*GROUP, "item"])
        .agg(
            pl.len(), pl.col("value").mean(), pl.col("value_after").mean(), change=rise.sum(), raised=(rise > 0).sum()
        ),
    }
    return dict(zip(tables, pl.collect_all(list(tables.values())), strict=True))


def count_by_pandas(folder: Path) -> dict[str, Any]:
    """Every table, with the columns that are needed and Arrow's types."""
    import pandas as pd

    def read(name: str, *columns: str) -> Any:
        return pd.read_parquet(folder / f"{name}.parquet", columns=list(columns), dtype_backend="pyarrow")

    def quarter(days: Any) -> Any:
        moments = days.astype("datetime64[s]")
        return moments.dt.year * 4 + moments.dt.quarter

    who = ("participation", "intervention", "gender")
    people = read(
        *("participations", *who, "consented", "signalled_on", "referred_on", "first_meeting_on", "started_on"),
        *("hours_before", "support_before", "occupation_before"),
    )
    exits = read(
        *("exits", "participation", "exited_on", "exit_class", "exit_code", "exit_asked", *_MARKS),
        *("hours_after", "support_after", "occupation_after"),
    )
    tables: dict[str, Any] = {}
    began = people[people.started_on.notna()].merge(exits[["participation", "exited_on"]], how="left")
    began["consented"] = began.consented.astype("int8")
    open_by_quarter = []
    for first in pd.date_range("2021-01-01", "2023-10-01", freq="QS"):
        last = (first + pd.offsets.QuarterEnd()).date()
        is_open = began[(began.started_on <= last) & ~(began.exited_on < first.date()).fillna(False)]
        open_by_quarter.append(is_open.groupby(["intervention", "gender"]).consented.agg(["size", "sum", "mean"]))
    tables["participants"] = tables["consents"] = pd.concat(open_by_quarter)
    entered = people[people.started_on.notna()]
    entered = entered.assign(quarter=quarter(entered.started_on))
    entered["wait"] = (entered.started_on.astype("datetime64[s]") - entered.referred_on.astype("datetime64[s]")).dt.days
    tables["new"] = entered.groupby(GROUP).size()
    tables["waiting"] = entered.groupby(GROUP).wait.agg(["count", "mean", "std"])
    signalled = people[people.signalled_on.notna()]
    signalled = signalled.assign(quarter=quarter(signalled.signalled_on))
    days = signalled.first_meeting_on.astype("datetime64[s]") - signalled.signalled_on.astype("datetime64[s]")
    signalled["soon"] = days.dt.days <= 30
    tables["first meeting"] = signalled.groupby(GROUP).soon.agg(["size", "sum"])
    left = exits.merge(people, on="participation")
    left["quarter"] = quarter(left.exited_on)
    tables["exits"] = left.groupby(GROUP).size()
    for name in ("exit_class", "exit_code"):
        tables[f"exits by {'class' if name == 'exit_class' else 'reason'}"] = left.groupby([*GROUP, name]).size()
    for name in _MARKS:
        left[f"{name}_better"] = left[name] == 1
        left[f"{name}_silent"] = left[name].isna() & left.exit_asked
    tables["self-assessment"] = left.groupby(GROUP)[
        [f"{name}_{what}" for name in _MARKS for what in ("better", "silent")]
    ].agg(["count", "sum"])
    left["change"] = left.hours_after - left.hours_before
    left["five"], left["ten"] = left.hours_after >= 5, left.hours_after >= 10
    tables["hours"] = left.groupby(GROUP)[["five", "ten"]].agg(["count", "sum"])
    both = left[left.change.notna()]
    tables["hours paired"] = both.groupby(GROUP)[["hours_before", "hours_after", "change"]].mean()
    for name in ("support", "occupation"):
        tables[name] = left.groupby([*GROUP, f"{name}_before", f"{name}_after"]).size()
    tables["answers"] = _answers_by_pandas(read, quarter, people[list(who)])
    return tables


def _answers_by_pandas(read: Any, quarter: Any, people: Any) -> Any:
    """Answers before and after of all items."""
    answers = read("answers", "participation", "item", "occasion", "answered_on", "value")
    answers = answers[answers.value.notna()]
    earlier = answers[answers.occasion == 1][["participation", "item", "value"]]
    paired = answers[answers.occasion == 2].merge(earlier, on=["participation", "item"], suffixes=("", "_before"))
    paired = paired.merge(people, on="participation")
    paired["quarter"] = quarter(paired.answered_on)
    paired["change"] = paired.value - paired.value_before
    paired["raised"] = paired.change > 0
    return paired.groupby([*GROUP, "item"]).agg(
        {"value": "mean", "value_before": "mean", "change": ["sum", "count"], "raised": "sum"}
    )
