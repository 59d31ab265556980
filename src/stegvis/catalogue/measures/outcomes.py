"""What participants say when they leave: feeling, activity, structure of the day; how many answered."""

from stegvis.catalogue.measures.entry import CatalogueMeasure, Example, InventedRow, counted, divided, spread
from stegvis.catalogue.measures.invented import (
    JANUARY_TO_AUGUST,
    LEFT_DAY_BEFORE,
    LEFT_IN_JUNE,
    LEFT_ON_LAST_DAY,
    leaver,
)
from stegvis.catalogue.measures.rows import ASKED_AT_EXIT, LEFT, participations
from stegvis.catalogue.measures.sources import INTERVENTION_GOALS, PROJECT_REPORT, SELF_ASSESSMENT
from stegvis.measures.builder import count, distribution, share
from stegvis.measures.nodes import PrivacyClass
from stegvis.vocabulary import Wording

_ANSWERED = participations.known("feeling") | participations.known("activity") | participations.known("day_structure")


def _cast(column: str) -> tuple[InventedRow, ...]:
    """Five who show the edges of a question: better, the same, no answer, not asked, too early."""
    return (
        leaver("Anna", "svarade bättre", "answered better", exit_asked=True, **{column: "better"}),
        leaver(
            "Bo",
            "svarade oförändrat, på periodens sista dag",
            "answered unchanged, on the last day of the period",
            LEFT_ON_LAST_DAY,
            exit_asked=True,
            **{column: "unchanged"},
        ),
        leaver("Cilla", "fick frågan men svarade inte", "was asked but gave no answer", LEFT_IN_JUNE, exit_asked=True),
        leaver("David", "fick inte frågan", "was not asked", exit_asked=False),
        leaver(
            "Elsa",
            "svarade bättre, men avslutade dagen före perioden",
            "answered better, but left the day before the period",
            LEFT_DAY_BEFORE,
            exit_asked=True,
            **{column: "better"},
        ),
    )


_TWO_QUESTIONS = (
    leaver("Anna", "bättre på båda", "better on both", feeling="better", activity="better"),
    leaver("Bo", "bättre på den ena", "better on one", feeling="better", activity="unchanged"),
    leaver("Cilla", "bättre på den andra", "better on the other", feeling="worse", activity="better"),
    leaver("David", "svarade bara på den ena", "answered only one", feeling="better"),
    leaver(
        "Elsa",
        "bättre på båda, men avslutade dagen före perioden",
        "better on both, but left the day before the period",
        LEFT_DAY_BEFORE,
        feeling="better",
        activity="better",
    ),
)
_RESPONSES = (
    leaver("Anna", "svarade på en fråga", "answered one question", exit_asked=True, feeling="better"),
    leaver(
        "Bo",
        "svarade på en annan, på periodens sista dag",
        "answered another, on the last day of the period",
        LEFT_ON_LAST_DAY,
        exit_asked=True,
        day_structure="worse",
    ),
    leaver("Cilla", "fick självskattningen men svarade inte", "was given it but did not answer", exit_asked=True),
    leaver("David", "fick inte självskattningen", "was not given it", exit_asked=False),
    leaver(
        "Elsa",
        "svarade, men avslutade dagen före perioden",
        "answered, but left the day before the period",
        LEFT_DAY_BEFORE,
        exit_asked=True,
        activity="better",
    ),
)


def _self_rated(name: str, column: str, label: Wording, better: Wording) -> tuple[CatalogueMeasure, ...]:
    """One question at the exit: the share of those who answered, the share of all exits, and every answer."""
    is_better = participations.code(column).is_one_of("better")
    answer, cast = participations.column(column), _cast(column)
    return (
        CatalogueMeasure(
            share(name, of=LEFT, that=is_better, privacy=PrivacyClass.B, answer=answer, asked=ASKED_AT_EXIT),
            label,
            Wording(
                f"De som avslutade under perioden och {better.sv}, delat med dem som svarade på frågan. Hur många som "
                "inte svarade och inte fick frågan visas bredvid.",
                f"Those who left in the period and {better.en}, divided by those who answered the question. How many "
                "did not answer or were not asked stands beside it.",
            ),
            PROJECT_REPORT,
            (Example(JANUARY_TO_AUGUST, cast, divided(1, 2, (2, 1, 1))),),
        ),
        CatalogueMeasure(
            share(f"{name}_of_exits", of=LEFT, that=is_better, privacy=PrivacyClass.B),
            Wording(f"{label.sv}, andel av avslutade", f"{label.en}, share of exits"),
            Wording(
                f"De som avslutade under perioden och {better.sv}, delat med alla avslut, också de som inte svarade.",
                f"Those who left in the period and {better.en}, divided by all exits, also those without an answer.",
            ),
            PROJECT_REPORT,
            (Example(JANUARY_TO_AUGUST, cast, divided(1, 4)),),
        ),
        CatalogueMeasure(
            distribution(f"{name}_answers", answer, of=LEFT, privacy=PrivacyClass.B, asked=ASKED_AT_EXIT),
            Wording(f"{label.sv}, alla svar", f"{label.en}, all answers"),
            Wording(
                "Bättre, oförändrat och sämre: varje svar delat med dem som avslutade under perioden och svarade.",
                "Better, unchanged and worse: each answer divided by those who left in the period and answered.",
            ),
            SELF_ASSESSMENT,
            (Example(JANUARY_TO_AUGUST, cast, spread({("better",): 1, ("unchanged",): 1}, 2, (2, 1, 1))),),
        ),
    )


MEASURES = (
    *_self_rated(
        "feels_better",
        "feeling",
        Wording("Mår bättre", "Feel better"),
        Wording("säger att de mår bättre", "say that they feel better"),
    ),
    *_self_rated(
        "more_active",
        "activity",
        Wording("Mer tid i aktivitet", "More time in activity"),
        Wording("säger att de har mer tid i aktivitet", "say that they have more time in activity"),
    ),
    *_self_rated(
        "day_more_structured",
        "day_structure",
        Wording("Bättre struktur på dagen", "Better structure of the day"),
        Wording("säger att dagen har bättre struktur", "say that the day has a better structure"),
    ),
    CatalogueMeasure(
        share(
            "better_and_more_active",
            of=LEFT.that(participations.known("feeling") & participations.known("activity")),
            that=participations.code("feeling").is_one_of("better")
            & participations.code("activity").is_one_of("better"),
            privacy=PrivacyClass.B,
        ),
        Wording("Mår bättre och har mer tid i aktivitet", "Feel better and have more time in activity"),
        Wording(
            "De som avslutade under perioden och svarade bättre på båda frågorna, delat med dem som svarade på båda.",
            "Those who left in the period and answered better to both questions, divided by those who answered both.",
        ),
        INTERVENTION_GOALS,
        (Example(JANUARY_TO_AUGUST, _TWO_QUESTIONS, divided(1, 3)),),
    ),
    CatalogueMeasure(
        count("answered", LEFT.that(ASKED_AT_EXIT & _ANSWERED), privacy=PrivacyClass.B),
        Wording("Svarat", "Answered"),
        Wording(
            "De som avslutade under perioden, fick självskattningen och svarade på minst en fråga.",
            "Those who left in the period, were given the self-assessment and answered at least one question.",
        ),
        SELF_ASSESSMENT,
        (Example(JANUARY_TO_AUGUST, _RESPONSES, counted(2)),),
    ),
    CatalogueMeasure(
        share("response_rate", of=LEFT.that(ASKED_AT_EXIT), that=_ANSWERED, privacy=PrivacyClass.B),
        Wording("Svarsfrekvens", "Response rate"),
        Wording(
            "De som svarade på minst en fråga, delat med dem som avslutade under perioden och fick självskattningen.",
            "Those who answered at least one question, divided by those who left in the period and were given the "
            "self-assessment.",
        ),
        SELF_ASSESSMENT,
        (Example(JANUARY_TO_AUGUST, _RESPONSES, divided(2, 3)),),
    ),
)
