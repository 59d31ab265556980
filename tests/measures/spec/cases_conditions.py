"""Which rows a condition lets through: only those for which it is true, missing values as in SQL."""

from tests.measures.spec.case import Case

from stegvis.measures.builder import Facts, Flag, amount, count
from stegvis.measures.expressions import Compare, Comparison
from stegvis.measures.facts import ANSWERS, PARTICIPATIONS, SCREENINGS
from stegvis.measures.nodes import PrivacyClass, Unit

P, A, S = Facts(PARTICIPATIONS), Facts(ANSWERS), Facts(SCREENINGS)
B, D = PrivacyClass.B, PrivacyClass.D
STARTED = P.dated_in("started_on")
CONSENTED, DECLINED = P.flag("consented"), P.flag("declined")
# Two flags in all nine combinations of true, false and missing.
FLAGS = """
    started_on | consented | declined
    2023-01-01 | T         | T
    2023-01-01 | T         | F
    2023-01-01 | T         |
    2023-01-01 | F         | T
    2023-01-01 | F         | F
    2023-01-01 | F         |
    2023-01-01 |           | T
    2023-01-01 |           | F
    2023-01-01 |           |
"""
HOURS = """
    started_on | hours_before | hours_after
    2023-01-01 | 5            | 5
    2023-01-01 | 5            | 6
    2023-01-01 | 6            | 5
    2023-01-01 | 5            |
    2023-01-01 |              | 5
    2023-01-01 |              |
"""
CLASSES = """
    exited_on  | exit_class
    2023-01-01 | positive
    2023-01-01 | other
    2023-01-01 | unclear
    2023-01-01 |
"""
BEFORE, AFTER = P.number("hours_before"), P.number("hours_after")


def counted(name: str, condition: Flag, facts: str, expected: int, why: str) -> Case:
    return Case(
        name,
        why,
        {"participations": facts},
        count("x", STARTED.that(condition), privacy=B),
        f"period | numerator | value\n2023-01 | {expected} | {expected}",
    )


CASES = (
    counted("flag", CONSENTED, FLAGS, 3, "a flag that is missing is not true"),
    counted("opposite", ~CONSENTED, FLAGS, 3, "nor is its opposite"),
    counted("both", CONSENTED & DECLINED, FLAGS, 1, "both sides must be true"),
    counted("opposite_of_both", ~(CONSENTED & DECLINED), FLAGS, 5, "one side that is false makes both false"),
    counted("either", CONSENTED | DECLINED, FLAGS, 5, "one side that is true is enough"),
    counted("opposite_of_either", ~(CONSENTED | DECLINED), FLAGS, 1, "both must be false"),
    counted("opposite_of_opposite", ~~CONSENTED, FLAGS, 3, "twice the opposite is the flag itself"),
    counted("known_flag", P.known("declined"), FLAGS, 6, "being known is true or false, never missing"),
    counted("equal", BEFORE.equals(AFTER), HOURS, 1, "what is missing equals nothing, not even what is missing"),
    counted("less", BEFORE < AFTER, HOURS, 1, "less is not the same"),
    counted("at_most", BEFORE <= AFTER, HOURS, 2, "at most includes the same"),
    counted("not_less", ~(BEFORE < AFTER), HOURS, 2, "the opposite of a missing comparison is missing"),
    counted("at_least_a_known_number", AFTER >= 6, HOURS, 1, "a column against a number of the definition"),
    counted("more_than_a_known_number", AFTER > 5, HOURS, 1, "a column against a number of the definition"),
    counted("there", (AFTER - BEFORE).present, HOURS, 3, "a difference is there where both numbers are"),
    counted("not_there", ~(AFTER - BEFORE).present, HOURS, 0, "a number that is missing is not known to be different"),
    counted(
        "a_number_beyond_the_column",
        AFTER < 100_000,
        HOURS,
        4,
        "a number of the definition may be larger than the column holds",
    ),
    counted(
        "dates_compared",
        Flag(Compare(Comparison.AT_MOST, P.column("signalled_on"), P.column("started_on"))),
        """
            started_on | signalled_on
            2023-01-10 | 2023-01-10
            2023-01-10 | 2023-01-11
            2023-01-10 | 2022-12-31
            2023-01-10 |
        """,
        2,
        "dates are compared by time",
    ),
    Case(
        "is_one_of",
        "any of the words; a missing code is none of them, and not another one either",
        {"participations": CLASSES},
        count("x", P.dated_in("exited_on").that(P.code("exit_class").is_one_of("positive", "other")), privacy=B),
        "period | numerator | value\n2023-01 | 2 | 2",
    ),
    Case(
        "is_not_one_of",
        "a missing code is not known to be another one",
        {"participations": CLASSES},
        count("x", P.dated_in("exited_on").that(~P.code("exit_class").is_one_of("positive", "other")), privacy=B),
        "period | numerator | value\n2023-01 | 1 | 1",
    ),
    Case(
        "is_missing",
        "what holds nothing",
        {"participations": "exited_on | exit_class\n2023-01-01 | positive\n2023-01-01 |\n2023-01-01 |"},
        count("x", P.dated_in("exited_on").that(P.code("exit_class").missing & P.flag("consented")), privacy=B),
        "period | numerator | value\n2023-01 | 2 | 2",
    ),
    Case(
        "words_of_an_open_list",
        "items are asked for by name; their numbers come with the facts",
        {
            "answers": """
                answered_on | item    | span          | asked_before | asked_after | before | after
                2023-01-05  | soc13_1 | start_to_exit | T            | T           | 1      | 4
                2023-01-05  | soc13_2 | start_to_exit | T            | T           | 2      | 3
                2023-01-05  | kasam_9 | start_to_exit | T            | T           | 3      | 3
            """
        },
        amount(
            "x",
            A.dated_in("answered_on").that(A.code("item").is_one_of("soc13_1", "kasam_9")).adding(A.number("after")),
            privacy=PrivacyClass.C,
            unit=Unit.POINTS,
        ),
        "period | numerator | value\n2023-01 | 7 | 7",
    ),
    Case(
        "screenings_stand_alone",
        "any yes among the items; a question that was not answered is not a no",
        {
            "screenings": """
                answered_on | item_1 | item_2
                2023-01-05  | T      |
                2023-01-05  | F      | F
                2023-01-05  |        | T
                2023-01-05  | F      |
            """
        },
        count("x", S.dated_in("answered_on").that(S.flag("item_1") | S.flag("item_2")), privacy=D, unit=Unit.FORMS),
        "period | numerator | value\n2023-01 | 2 | 2",
    ),
)
