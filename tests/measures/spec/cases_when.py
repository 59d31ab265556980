"""Which rows belong to a period."""

from tests.measures.spec.case import Case

from stegvis.measures.builder import Facts, amount, count
from stegvis.measures.facts import PARTICIPATIONS
from stegvis.measures.nodes import PrivacyClass, Unit

P = Facts(PARTICIPATIONS)
A = PrivacyClass.A
OPEN = P.open_during("started_on", "exited_on")
LATER = P.open_during("started_on", "exited_on", days_later=10)
SPANS = """
    started_on | exited_on
    2022-12-01 | 2022-12-31
    2022-12-01 | 2023-01-01
    2023-01-31 |
    2023-02-01 |
    2023-01-10 | 2023-01-10
               |
               | 2023-01-10
    2023-01-20 | 2023-01-05
"""

CASES = (
    Case(
        "dated_in_counts_both_ends",
        "the first and the last day belong to the period; a missing date belongs to none",
        {"participations": "exited_on\n2022-12-31\n2023-01-01\n2023-01-31\n2023-02-01\n\n2023-02-28"},
        count("x", P.dated_in("exited_on"), privacy=A),
        "period | numerator | value\n2023-01 | 2 | 2\n2023-02 | 2 | 2",
        periods=("2023-01", "2023-02"),
    ),
    Case(
        "dated_in_months_later",
        "the 31st of August is six months later the last of February; so are the 28th to the 30th",
        {
            "participations": """
                exited_on
                2022-08-27
                2022-08-28
                2022-08-29
                2022-08-31
                2022-09-01
                2022-07-31
            """
        },
        count("x", P.dated_in("exited_on", months_later=6), privacy=A),
        """
            period                 | numerator | value
            2023-02                | 4         | 4
            2023-02-28..2023-02-28 | 3         | 3
            2023-01                | 1         | 1
            2023-01-31..2023-03-01 | 6         | 6
        """,
        periods=("2023-02", "2023-02-28..2023-02-28", "2023-01", "2023-01-31..2023-03-01"),
    ),
    Case(
        "dated_in_months_later_leap_day",
        "a leap day is one year later the 28th, and four years later itself",
        {"participations": "exited_on\n2020-02-28\n2020-02-29\n2020-03-01"},
        count("x", P.dated_in("exited_on", months_later=12), privacy=A),
        "period | numerator | value\n2021-02 | 2 | 2\n2021-02-28..2021-02-28 | 2 | 2\n2021-03 | 1 | 1",
        periods=("2021-02", "2021-02-28..2021-02-28", "2021-03"),
    ),
    Case(
        "dated_in_a_day_that_no_shifted_day_reaches",
        "one month after February there is a 1st to 28th of March, and no 30th",
        {"participations": "exited_on\n2023-02-27\n2023-02-28\n2023-03-01"},
        count("x", P.dated_in("exited_on", months_later=1), privacy=A),
        "period | numerator | value\n2023-03-29..2023-03-31 | 0 | 0\n2023-03-28..2023-04-01 | 2 | 2",
        periods=("2023-03-29..2023-03-31", "2023-03-28..2023-04-01"),
    ),
    Case(
        "dated_by_counts_what_came_before",
        "all that is dated by the end of the period, however long ago",
        {"participations": "started_on\n1999-01-01\n2023-01-31\n2023-02-01\n"},
        count("x", P.dated_by("started_on"), privacy=A),
        "period | numerator | value\n2023-01 | 2 | 2\n2023-02 | 3 | 3\n1998-12 | 0 | 0",
        periods=("2023-01", "2023-02", "1998-12"),
    ),
    Case(
        "open_during_touches_the_period",
        "one day is enough; what has no begin, or ends before it begins, is never open",
        {"participations": SPANS},
        count("x", OPEN, privacy=A),
        """
            period                 | numerator | value
            2023-01                | 3         | 3
            2023-02                | 2         | 2
            2023-01-10..2023-01-19 | 1         | 1
            2023-01-06..2023-01-09 | 0         | 0
        """,
        periods=("2023-01", "2023-02", "2023-01-10..2023-01-19", "2023-01-06..2023-01-09"),
    ),
    Case(
        "open_during_some_days_later",
        "a row begins ten days later: what ends on the ninth day is never open, what ends on the tenth is, for a day",
        {
            "participations": """
                started_on | exited_on
                2023-01-01 | 2023-01-10
                2023-01-02 | 2023-01-12
                2023-01-21 |
                2023-01-22 |
                           | 2023-01-10
            """
        },
        count("x", LATER, privacy=A),
        """
            period                 | numerator | value
            2023-01                | 2         | 2
            2023-02                | 2         | 2
            2023-01-01..2023-01-11 | 0         | 0
            2023-01-12..2023-01-12 | 1         | 1
            2023-01-13..2023-01-30 | 0         | 0
        """,
        periods=(
            *("2023-01", "2023-02", "2023-01-01..2023-01-11", "2023-01-12..2023-01-12", "2023-01-13..2023-01-30"),
        ),
    ),
    Case(
        "different_values_some_days_later",
        "who has been there for ten days, each person once",
        {
            "participations": """
                person | started_on | exited_on
                1      | 2023-01-01 |
                1      | 2023-01-05 |
                2      | 2023-01-01 | 2023-01-10
                3      | 2023-01-22 |
                4      | 2023-01-02 | 2023-01-12
            """
        },
        amount("x", LATER.different(P.column("person")), privacy=A, unit=Unit.PERSONS),
        "period | numerator | value\n2023-01 | 2 | 2\n2023-02 | 2 | 2",
        periods=("2023-01", "2023-02"),
    ),
    Case(
        "open_at_end_outlasts_the_period",
        "what ends on the last day is no longer open when the period has ended",
        {"participations": SPANS},
        count("x", P.open_at_end("started_on", "exited_on"), privacy=A),
        """
            period                 | numerator | value
            2022-12                | 1         | 1
            2023-01                | 1         | 1
            2023-02                | 2         | 2
            2023-01-04..2023-01-04 | 0         | 0
        """,
        periods=("2022-12", "2023-01", "2023-02", "2023-01-04..2023-01-04"),
    ),
    Case(
        "days_in_period_counts_both_ends",
        "a whole month is 31 days, a day is 1; days outside the period do not count",
        {
            "participations": """
                started_on | exited_on
                2022-12-30 | 2023-01-02
                2023-01-31 |
                2023-01-10 | 2023-01-10
                2023-01-20 | 2023-01-05
                           | 2023-01-05
                2020-02-28 | 2020-03-01
            """
        },
        amount("x", OPEN.days_in_period, privacy=A, unit=Unit.DAYS),
        """
            period           | numerator | value
            2023-01          | 4         | 4
            2022-12          | 2         | 2
            2022-12..2023-02 | 34        | 34
            2020-02          | 2         | 2
        """,
        periods=("2023-01", "2022-12", "2022-12..2023-02", "2020-02"),
    ),
    Case(
        "the_same_period_twice_and_overlapping",
        "periods may come in any order, overlap and stand twice",
        {"participations": "started_on\n2023-01-05\n2023-02-05"},
        count("x", P.dated_in("started_on"), privacy=A),
        "period | numerator | value\n2023-02 | 1 | 1\n2023-01..2023-02 | 2 | 2\n2023-02 | 1 | 1",
        periods=("2023-02", "2023-01..2023-02", "2023-02"),
    ),
)
