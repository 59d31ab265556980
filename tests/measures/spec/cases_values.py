"""What is added up over the rows, and what becomes of it."""

from tests.measures.spec.case import Case

from stegvis.measures.builder import Facts, Numeric, amount, count, mean, median, ratio, share
from stegvis.measures.expressions import Known
from stegvis.measures.facts import CAPACITY, COSTS, PARTICIPATIONS
from stegvis.measures.nodes import PrivacyClass, Unit

P, COST, PLACES = Facts(PARTICIPATIONS), Facts(COSTS), Facts(CAPACITY)
A, B = PrivacyClass.A, PrivacyClass.B
EXITED = P.dated_in("exited_on")
BEFORE, AFTER = P.number("hours_before"), P.number("hours_after")
HOURS = """
    exited_on  | hours_before | hours_after
    2023-01-01 | 100          | 120
    2023-01-01 | 40           | 10
    2023-01-01 | 0            | 0
    2023-01-01 | 5            |
    2023-01-01 |              | 5
"""


def hours(name: str, value: Numeric, expected: int, why: str) -> Case:
    return Case(
        name,
        why,
        {"participations": HOURS},
        amount("x", EXITED.adding(value), privacy=B, unit=Unit.HOURS),
        f"period | numerator | value\n2023-01 | {expected} | {expected}",
    )


CASES = (
    hours("a_column_added_up", AFTER, 135, "rows without the number add nothing"),
    hours("plus", BEFORE + AFTER, 270, "numbers are wider than their columns: 100 + 120 is no byte"),
    hours("minus", AFTER - BEFORE, -10, "differences may be negative"),
    hours("times", BEFORE * AFTER, 12_400, "100 times 120 is no byte either"),
    hours("times_a_known_number", AFTER * 1_000_000_000, 135_000_000_000, "and 120 milliards no 32 bits"),
    hours("a_known_number", Numeric(Known(7)), 35, "the same number for every row"),
    hours("plus_a_known_number", AFTER + 1, 139, "a row without the number adds nothing"),
    Case(
        "large_numbers",
        "kronor have 64 bits",
        {
            "costs": """
                intervention | cost_type    | month_on   | budget | outcome
                oak          | intervention | 2023-01-01 | 0      | 3000000000000000
                oak          | esf          | 2023-01-01 | 0      | 6000000000000001
            """
        },
        amount("x", COST.dated_in("month_on").adding(COST.number("outcome")), privacy=A, unit=Unit.KRONOR),
        "period | numerator | value\n2023-01 | 9000000000000001 | 9000000000000001",
    ),
    Case(
        "days_between",
        "the same day is 0, a leap day counts, an earlier day is negative",
        {
            "participations": """
                exited_on  | signalled_on
                2020-03-01 | 2020-02-28
                2020-03-01 | 2020-03-01
                2020-03-01 | 2020-03-11
                2020-03-01 | 1999-03-01
                2020-03-01 |
            """
        },
        amount("x", EXITED.adding(P.days("signalled_on", "exited_on")), privacy=B, unit=Unit.DAYS),
        "period | numerator | value\n2020-03 | 7663 | 7663",
        periods=("2020-03",),
    ),
    Case(
        "different_persons",
        "each person once, whoever is missing not at all; nothing to add up over periods",
        {
            "participations": """
                person | started_on | exited_on
                7      | 2023-01-01 | 2023-01-31
                7      | 2023-01-15 |
                8      | 2023-02-01 |
                9      | 2023-01-20 | 2023-01-10
                       | 2023-01-20 |
            """
        },
        amount(
            "x",
            P.open_during("started_on", "exited_on").that(P.flag("consented")).different(P.column("person")),
            privacy=A,
            unit=Unit.PERSONS,
        ),
        "period | numerator | value\n2023-01 | 1 | 1\n2023-02 | 2 | 2\n2023-01..2023-02 | 2 | 2",
        periods=("2023-01", "2023-02", "2023-01..2023-02"),
    ),
    Case(
        "different_at_the_end_and_by_then",
        "different values with each way to place rows in time",
        {
            "participations": """
                started_on | exited_on  | hours_after
                2023-01-01 | 2023-01-31 | 1
                2023-01-01 | 2023-02-01 | 2
                2023-01-01 |            | 2
                2023-02-01 |            | 3
            """
        },
        ratio(
            "x",
            P.open_at_end("started_on", "exited_on").different(P.column("hours_after")),
            P.dated_by("started_on").different(P.column("hours_after")),
            privacy=A,
        ),
        "period | numerator | denominator | value\n2023-01 | 1 | 2 | 0.5\n2023-02 | 2 | 3 | 0.6666666666666666",
        periods=("2023-01", "2023-02"),
    ),
    Case(
        "different_dated_later",
        "months are added to dates for different values too",
        {"participations": "person | exited_on\n1 | 2022-08-31\n1 | 2022-08-28\n2 | 2022-08-27\n3 | 2022-09-01"},
        amount(
            "x",
            P.dated_in("exited_on", months_later=6).different(P.column("person")),
            privacy=A,
            unit=Unit.PERSONS,
        ),
        "period | numerator | value\n2023-02-28..2023-02-28 | 1 | 1\n2023-02 | 2 | 2",
        periods=("2023-02-28..2023-02-28", "2023-02"),
    ),
    Case(
        "share",
        "a part of the rows by all of them; of nobody there is no share",
        {"participations": "exited_on | exit_class\n2023-01-01 | positive\n2023-01-02 | other\n2023-01-03 |"},
        share("x", of=EXITED, that=P.code("exit_class").is_one_of("positive"), privacy=B),
        "period | numerator | denominator | value\n2023-01 | 1 | 3 | 0.3333333333333333\n2023-02 | 0 | 0 |",
        periods=("2023-01", "2023-02"),
    ),
    Case(
        "share_with_a_question",
        "of those who answered; asked in vain and not asked are told apart; an answer counts even if nobody asked",
        {
            "participations": """
                exited_on  | feeling   | exit_asked
                2023-01-01 | better    | T
                2023-01-01 | worse     | T
                2023-01-01 | unchanged |
                2023-01-01 | better    | F
                2023-01-01 |           | T
                2023-01-01 |           | T
                2023-01-01 |           | F
                2023-01-01 |           |
                2023-02-01 |           |
            """
        },
        share(
            "x",
            of=EXITED,
            that=P.code("feeling").is_one_of("better"),
            privacy=B,
            answer=P.column("feeling"),
            asked=P.flag("exit_asked"),
        ),
        """
            period  | numerator | denominator | value | answered | not_answered | not_asked
            2023-01 | 2         | 4           | 0.5   | 4        | 2            | 2
            2023-02 | 0         | 0           |       | 0        | 0            | 1
        """,
        periods=("2023-01", "2023-02"),
    ),
    Case(
        "a_question_put_to_all",
        "without a condition for being asked everybody was",
        {"participations": "exited_on | feeling\n2023-01-01 | better\n2023-01-01 |"},
        share("x", of=EXITED, that=P.code("feeling").is_one_of("better"), privacy=B, answer=P.column("feeling")),
        """
            period  | numerator | denominator | value | answered | not_answered | not_asked
            2023-01 | 1         | 1           | 1     | 1        | 1            | 0
        """,
    ),
    Case(
        "a_question_to_those_who_are_open",
        "questions follow every way to place rows in time",
        {
            "participations": """
                started_on | exited_on  | feeling
                2022-01-01 | 2022-12-31 | better
                2023-01-01 | 2023-01-31 | better
                2023-01-01 |            |
                2023-01-02 | 2023-01-01 |
            """
        },
        share(
            "x",
            of=P.open_during("started_on", "exited_on"),
            that=P.code("feeling").is_one_of("better"),
            privacy=B,
            answer=P.column("feeling"),
        ),
        """
            period  | numerator | denominator | value | answered | not_answered | not_asked
            2023-01 | 1         | 1           | 1     | 1        | 1            | 0
            2022-12 | 1         | 1           | 1     | 1        | 0            | 0
        """,
        periods=("2023-01", "2022-12"),
    ),
    Case(
        "mean_of_paired_changes",
        "only rows with both numbers; the squares are those of the changes",
        {"participations": HOURS},
        mean("x", AFTER - BEFORE, of=EXITED, privacy=B, unit=Unit.HOURS),
        "period | numerator | denominator | value | squares\n2023-01 | -10 | 3 | -3.3333333333333335 | 1300",
    ),
    Case(
        "median_of_an_odd_and_an_even_number",
        "the number in the middle, or the mean of the two there; of nothing there is no median",
        {
            "participations": """
                exited_on  | hours_after
                2023-01-01 | 9
                2023-01-02 | 1
                2023-01-03 | 2
                2023-01-04 |
                2023-02-01 | 7
                2023-02-01 | 7
                2023-02-01 | 0
                2023-02-01 | 8
            """
        },
        median("x", AFTER, of=EXITED, privacy=B, unit=Unit.HOURS),
        """
            period           | numerator | denominator | value
            2023-01          | 12        | 3           | 2
            2023-02          | 22        | 4           | 7
            2023-01..2023-02 | 34        | 7           | 7
            2023-01-01..2023-01-02 | 10  | 2           | 5
            2023-03          | 0         | 0           |
        """,
        periods=("2023-01", "2023-02", "2023-01..2023-02", "2023-01-01..2023-01-02", "2023-03"),
    ),
    Case(
        "median_of_those_who_are_open",
        "a median of rows that come and go: what has ended is taken out again",
        {
            "participations": """
                started_on | exited_on  | hours_before
                2022-01-01 | 2022-06-30 | 40
                2022-01-01 | 2023-01-10 | 1
                2022-01-01 |            | 4
                2023-01-31 |            | 10
                2023-02-01 |            | 0
                2023-01-31 | 2023-01-01 | 7
            """
        },
        median("x", BEFORE, of=P.open_during("started_on", "exited_on"), privacy=B, unit=Unit.HOURS),
        """
            period  | numerator | denominator | value
            2023-01 | 15        | 3           | 4
            2023-02 | 14        | 3           | 4
            2022-02 | 45        | 3           | 4
        """,
        periods=("2023-01", "2023-02", "2022-02"),
    ),
    Case(
        "ratio_between_tables",
        "cost per participation: each total at its own table's dates",
        {
            "costs": "month_on | cost_type | budget | outcome\n2023-01-01 | esf | 10 | 900\n2023-02-01 | esf | 10 | 70",
            "participations": "started_on\n2023-01-10\n2023-01-11\n2022-12-31",
        },
        ratio(
            "x",
            COST.dated_in("month_on").adding(COST.number("outcome")),
            P.dated_in("started_on").total,
            privacy=A,
            unit=Unit.KRONOR,
        ),
        "period | numerator | denominator | value\n2023-01 | 900 | 2 | 450\n2023-02 | 70 | 0 |",
        periods=("2023-01", "2023-02"),
    ),
    Case(
        "places_used",
        "days that were used by days there was place for",
        {
            "participations": "started_on | exited_on\n2022-12-01 | 2023-01-10\n2023-01-22 |",
            "capacity": "month_on | place_days\n2023-01-01 | 40",
        },
        ratio(
            "x",
            P.open_during("started_on", "exited_on").days_in_period,
            PLACES.dated_in("month_on").adding(PLACES.number("place_days")),
            privacy=A,
        ),
        "period | numerator | denominator | value\n2023-01 | 20 | 40 | 0.5",
    ),
    Case(
        "no_rows_at_all",
        "an empty table is counted as nothing",
        {"participations": "started_on"},
        count("x", P.dated_in("started_on"), privacy=A),
        "period | numerator | value\n2023-01 | 0 | 0",
    ),
)
