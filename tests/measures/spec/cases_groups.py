"""How results are divided: into groups that all have a row, and into parts that have one where they occur."""

from tests.measures.spec.case import Case

from stegvis.measures.builder import Facts, amount, count, distribution, median, ratio
from stegvis.measures.facts import COSTS, PARTICIPATIONS
from stegvis.measures.nodes import Measure, PrivacyClass, Statistic, Unit

P, COST = Facts(PARTICIPATIONS), Facts(COSTS)
A, B = PrivacyClass.A, PrivacyClass.B
STARTED, EXITED = P.dated_in("started_on"), P.dated_in("exited_on")

CASES = (
    Case(
        "every_group_has_a_row",
        "groups stand in the order of their list, zeros and those without a date too",
        {
            "participations": """
                gender    | started_on
                men       | 2023-01-01
                women     | 2023-02-01
                men       | 2023-01-02
                nonbinary |
            """
        },
        count("x", STARTED, privacy=A),
        """
            period  | gender    | numerator | value
            2023-01 | women     | 0         | 0
            2023-01 | men       | 2         | 2
            2023-01 | nonbinary | 0         | 0
            2023-02 | women     | 1         | 1
            2023-02 | men       | 0         | 0
            2023-02 | nonbinary | 0         | 0
        """,
        periods=("2023-01", "2023-02"),
        by=("gender",),
    ),
    Case(
        "missing_groups_are_unknown",
        "a missing gender belongs to those who are registered as unknown, a missing referrer is a group of its own",
        {
            "participations": """
                gender  | referrer  | started_on
                unknown | school    | 2023-01-01
                        | school    | 2023-01-01
                unknown |           | 2023-01-01
                        |           | 2023-01-01
                women   | self      | 2023-01-01
            """
        },
        count("x", STARTED, privacy=A),
        """
            period  | gender  | referrer | numerator | value
            2023-01 | women   | self     | 1         | 1
            2023-01 | unknown | school   | 2         | 2
            2023-01 | unknown |          | 2         | 2
        """,
        by=("gender", "referrer"),
    ),
    Case(
        "different_persons_in_the_unknown_group",
        "one person both registered as unknown and missing is one",
        {"participations": "gender | person | started_on\nunknown | 1 | 2023-01-01\n | 1 | 2023-01-01"},
        amount("x", STARTED.different(P.column("person")), privacy=A, unit=Unit.PERSONS),
        "period | gender | numerator | value\n2023-01 | unknown | 1 | 1",
        by=("gender",),
    ),
    Case(
        "numbers_as_groups",
        "numbers stand as digits, by size and not by their first digit",
        {"participations": "municipality | started_on\n2580 | 2023-01-01\n180 | 2023-01-01\n | 2023-01-01"},
        count("x", STARTED, privacy=A),
        """
            period  | municipality | numerator | value
            2023-01 | 180          | 1         | 1
            2023-01 | 2580         | 1         | 1
            2023-01 |              | 1         | 1
        """,
        by=("municipality",),
    ),
    Case(
        "open_lists_as_groups",
        "interventions stand in the order of the alphabet",
        {"participations": "intervention | started_on\nrowan | 2023-01-01\nash | 2023-01-01\nrowan | 2023-01-01"},
        count("x", STARTED, privacy=A),
        "period | intervention | numerator | value\n2023-01 | ash | 1 | 1\n2023-01 | rowan | 2 | 2",
        by=("intervention",),
    ),
    Case(
        "groups_of_either_table",
        "a group that has costs and no participation has a row, and the other way round",
        {
            "costs": "intervention | month_on | cost_type | budget | outcome\nash | 2023-01-01 | esf | 10 | 900",
            "participations": "intervention | started_on\nrowan | 2023-01-10",
        },
        ratio(
            "x",
            COST.dated_in("month_on").adding(COST.number("outcome")),
            STARTED.total,
            privacy=A,
            unit=Unit.KRONOR,
        ),
        """
            period  | intervention | numerator | denominator | value
            2023-01 | ash          | 900       | 0           |
            2023-01 | rowan        | 0         | 1           | 0
        """,
        by=("intervention",),
    ),
    Case(
        "medians_of_groups",
        "each group has its own middle",
        {
            "participations": """
                gender | exited_on  | hours_after
                men    | 2023-01-01 | 3
                men    | 2023-01-01 | 4
                women  | 2023-01-01 | 40
                women  | 2022-01-01 | 1
                women  | 2023-01-01 | 20
                women  | 2023-01-01 | 20
                nonbinary | 2023-01-01 |
            """
        },
        median("x", P.number("hours_after"), of=EXITED, privacy=B, unit=Unit.HOURS),
        """
            period  | gender    | numerator | denominator | value
            2023-01 | women     | 80        | 3           | 20
            2023-01 | men       | 7         | 2           | 3.5
            2023-01 | nonbinary | 0         | 0           |
        """,
        by=("gender",),
    ),
    Case(
        "distribution",
        "the denominator is the group's; only parts that occur have a row; the question is about the codes",
        {
            "participations": """
                gender | exited_on  | exit_class
                women  | 2023-01-01 | other
                women  | 2023-01-01 | positive
                women  | 2023-01-02 | positive
                women  | 2023-01-02 |
                men    | 2023-02-02 | unclear
            """
        },
        distribution("x", P.column("exit_class"), of=EXITED, privacy=B),
        """
            period  | gender | exit_class | numerator | denominator | value | answered | not_answered | not_asked
            2023-01 | women  | positive   | 2  | 3 | 0.6666666666666666 | 3 | 1 | 0
            2023-01 | women  | other      | 1  | 3 | 0.3333333333333333 | 3 | 1 | 0
            2023-02 | men    | unclear    | 1  | 1 | 1                  | 1 | 0 | 0
        """,
        periods=("2023-01", "2023-02"),
        by=("gender",),
    ),
    Case(
        "transitions",
        "from a code to a code, in the order of the lists",
        {
            "participations": """
                exited_on  | occupation_before | occupation_after
                2023-01-01 | none              | work
                2023-01-01 | none              | work
                2023-01-01 | studies           | none
                2023-01-01 | none              | studies
                2023-01-01 | none              |
            """
        },
        distribution("x", P.column("occupation_before"), P.column("occupation_after"), of=EXITED, privacy=B),
        """
            period|occupation_before|occupation_after|numerator|denominator|value|answered|not_answered|not_asked
            2023-01 | studies       | none           | 1       | 4         | 0.25| 4      | 1          | 0
            2023-01 | none          | work           | 2       | 4         | 0.5 | 4      | 1          | 0
            2023-01 | none          | studies        | 1       | 4         | 0.25| 4      | 1          | 0
        """,
    ),
    Case(
        "parts_with_nothing_to_add",
        "a part occurs where rows do, even if they add up to zero or have no number; a missing code is unknown",
        {
            "participations": """
                exited_on  | exit_class | hours_before | hours_after
                2023-01-01 | positive   | 5            | 5
                2023-01-01 | other      |              | 5
                2023-01-01 |            | 1            | 3
                2023-02-01 | unclear    | 1            | 3
            """
        },
        Measure(
            "x",
            Statistic.COUNT,
            Unit.HOURS,
            B,
            EXITED.adding(P.number("hours_after") - P.number("hours_before")),
            split=(P.column("exit_class"),),
        ),
        """
            period  | exit_class | numerator | value
            2023-01 | positive   | 0         | 0
            2023-01 | other      | 0         | 0
            2023-01 |            | 2         | 2
        """,
    ),
    Case(
        "different_persons_in_parts",
        "parts of different values come and go with the period",
        {
            "participations": """
                person | started_on | exited_on  | support_before
                1      | 2022-01-01 | 2022-12-31 | a
                1      | 2022-01-01 |            | b
                2      | 2022-01-01 |            | b
                1      | 2022-02-01 |            | b
            """.replace("| a\n", "| study_support\n").replace("| b\n", "| no_public\n")
        },
        Measure(
            "x",
            Statistic.COUNT,
            Unit.PERSONS,
            B,
            P.open_during("started_on", "exited_on").different(P.column("person")),
            split=(P.column("support_before"),),
        ),
        """
            period  | support_before | numerator | value
            2022-12 | study_support  | 1         | 1
            2022-12 | no_public      | 2         | 2
            2023-01 | no_public      | 2         | 2
        """,
        periods=("2022-12", "2023-01"),
    ),
)
