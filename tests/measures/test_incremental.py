"""Figures that follow single changes are those of the oracle."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.measures.spec.invented import Asked, asked
from tests.measures.spec.text_tables import Row

from stegvis.measures.builder import Facts, amount, count, distribution, mean, median, share
from stegvis.measures.engines.memory import MemoryEngine
from stegvis.measures.facts import PARTICIPATIONS
from stegvis.measures.incremental import Standing
from stegvis.measures.nodes import Measure, PrivacyClass, Unit
from stegvis.vocabulary import BadInput, Period

P = Facts(PARTICIPATIONS)
B = PrivacyClass.B
OPEN, EXITED = P.open_during("started_on", "exited_on"), P.dated_in("exited_on")
WORDS = {column.name: column.codes.words for column in PARTICIPATIONS.columns if column.codes}
MEASURES = (
    count("participants", OPEN, privacy=B),
    count("ongoing", P.open_at_end("started_on", "exited_on"), privacy=B),
    count("new", P.dated_in("started_on"), privacy=B),
    count("exits", EXITED, privacy=B),
    amount("days", OPEN.days_in_period, privacy=B, unit=Unit.DAYS),
    share("positive", of=EXITED, that=P.code("exit_class").is_one_of("positive"), privacy=B),
    share(
        "better",
        of=EXITED,
        that=P.code("feeling").is_one_of("better"),
        privacy=B,
        answer=P.column("feeling"),
        asked=P.flag("exit_asked"),
    ),
    mean("hours", P.number("hours_after") - P.number("hours_before"), of=EXITED, privacy=B, unit=Unit.HOURS),
    distribution("codes", P.column("exit_code"), of=EXITED, privacy=B),
    distribution("transitions", P.column("occupation_before"), P.column("occupation_after"), of=EXITED, privacy=B),
)


def oracle(measures: Sequence[Measure], periods: Sequence[Period], by: Sequence[str], rows: Sequence[Row]):
    return MemoryEngine({"participations": rows}).measure(measures, periods, by)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(asked(), st.data())
def test_changes_give_what_the_oracle_counts(request: Asked, data: st.DataObject):
    rows = request.facts["participations"]
    measures = [one for one in request.measures if _can_stand(one)]
    if not measures or not rows or any(name not in measures[0].groupings for name in request.by):
        return
    before = data.draw(st.lists(st.sampled_from(rows), max_size=len(rows)))
    standing = Standing(measures, request.periods, request.by, before)
    now = list(before)
    for row in data.draw(st.lists(st.sampled_from(rows), max_size=3)):
        old = now.pop() if now else None
        standing.replace(old, row)
        now.append(row)
    engine = MemoryEngine({"participations": now, "codes": request.facts["codes"]})
    for theirs, ours in zip(standing.tables(), engine.measure(measures, request.periods, request.by), strict=True):
        assert theirs.rows == ours.rows


def test_sixteen_reports_follow_changes():
    random = Random(3)
    rows = [_participation(random, number) for number in range(800)]
    periods = [Period(date(2023, 1, 1), date(2023, month, 28)) for month in (3, 6, 9, 12)]
    by = ("intervention", "gender")
    standing = Standing(MEASURES, periods, by, rows)
    for at in range(5):
        changed = _participation(random, at)
        standing.replace(rows[at], changed)
        rows[at] = changed
    one = rows[0]["intervention"]
    own = [row for row in rows if row["intervention"] == one]
    for theirs, ours in zip(standing.tables(), oracle(MEASURES, periods, by, own), strict=True):
        assert tuple(row for row in theirs.rows if row.group[0][1] == one) == ours.rows


def test_a_group_leaves_with_its_last_row():
    row: Row = {"gender": "women", "started_on": date(2023, 1, 1)}
    january = [Period(date(2023, 1, 1), date(2023, 1, 31))]
    standing = Standing(MEASURES[:1], january, ("gender",), [row])
    standing.replace(row, row | {"gender": "men"})
    [table] = standing.tables()
    assert [one.group for one in table.rows] == [(("gender", "men"),)]


def test_what_does_not_add_up_is_refused():
    january = [Period(date(2023, 1, 1), date(2023, 1, 31))]
    for measure in (
        median("a_median", P.number("hours_after"), of=EXITED, privacy=B, unit=Unit.HOURS),
        amount("persons", OPEN.different(P.column("person")), privacy=B, unit=Unit.PERSONS),
    ):
        with pytest.raises(BadInput, match=f"{measure.id}: kan inte hållas löpande"):
            Standing([measure], january)
    with pytest.raises(BadInput, match="participants: kan inte delas upp efter item"):
        Standing(MEASURES[:1], january, ("item",))


def _can_stand(measure: Measure) -> bool:
    try:
        Standing([measure], [])
    except BadInput:
        return False
    return measure.numerator.table == "participations"


def _participation(random: Random, number: int) -> Row:
    started = date(2023, 1, 1) + timedelta(days=random.randrange(-100, 300))
    row: Row = {name: random.choice([*words, None]) for name, words in WORDS.items() if words}
    return row | {
        "participation": number,
        "intervention": f"insats_{random.randrange(16)}",
        "gender": random.choice(["women", "men", "nonbinary"]),
        "started_on": started,
        "exited_on": random.choice([None, started + timedelta(days=random.randrange(300))]),
        "exit_asked": random.choice([True, False, None]),
        "hours_before": random.randrange(20),
        "hours_after": random.choice([None, random.randrange(40)]),
    }
