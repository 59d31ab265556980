"""Money, plans and places: cost, budget, cost per participation, planned against actual, places used."""

from datetime import date

from stegvis.catalogue.measures.entry import CatalogueMeasure, Example, InventedRow, counted, divided, invented
from stegvis.catalogue.measures.invented import JANUARY_TO_AUGUST, LEFT_DAY_BEFORE, STARTED, leaver, participant
from stegvis.catalogue.measures.rows import LEFT, TAKING_PART, capacity, costs, participations, plans
from stegvis.catalogue.measures.sources import FINSAM_FOLLOW_UP, LAW, MONTHLY_REPORT, STATUS_REPORT, SUS
from stegvis.measures.builder import amount, ratio
from stegvis.measures.nodes import PrivacyClass, Unit
from stegvis.vocabulary import Period, Wording

_JANUARY = Period(date(2023, 1, 1), date(2023, 1, 31))
_IN_PERIOD = costs.dated_in("month_on")
_COST, _BUDGET = _IN_PERIOD.adding(costs.number("outcome")), _IN_PERIOD.adding(costs.number("budget"))
_OWN_COST = _IN_PERIOD.that(costs.code("cost_type").is_one_of("esf", "intervention")).adding(costs.number("outcome"))
_PLANNED_SINCE_START = plans.dated_by("from_on").adding(plans.number("participants"))
_PLANNED_IN_PERIOD = plans.open_during("from_on", "to_on").adding(plans.number("participants"))
_STARTED_BY_NOW = participations.dated_by("started_on")


def _cost(
    name: str, sv: str, en: str, month: date, budget: int, outcome: int, cost_type: str = "intervention"
) -> InventedRow:
    return invented("costs", name, sv, en, month_on=month, budget=budget, outcome=outcome, cost_type=cost_type)


def _plan(name: str, sv: str, en: str, from_on: date, to_on: date, participants: int) -> InventedRow:
    return invented("plans", name, sv, en, from_on=from_on, to_on=to_on, participants=participants)


_JANUARY_COST = _cost("Januari", "insatsens kostnad", "cost of the intervention", date(2023, 1, 1), 50_000, 40_000)
_COSTS = (
    _JANUARY_COST,
    _cost(
        "Januari, administration", "administration", "administration", date(2023, 1, 1), 10_000, 8_000, "administration"
    ),
    _cost("Augusti", "periodens sista månad", "the last month of the period", date(2023, 8, 1), 40_000, 32_000),
    _cost("December", "månaden före perioden", "the month before the period", date(2022, 12, 1), 90_000, 90_000),
)
_COSTS_AND_PEOPLE = (
    *_COSTS[:3],
    leaver("Anna", "positivt avslut", "positive exit", exit_class="positive"),
    participant("Bo", "är kvar i insatsen", "is still in the intervention", started_on=STARTED),
)
_PLANS = (
    _plan("Plan 2021", "gällde till 2021", "in force until 2021", date(2021, 1, 1), date(2021, 12, 31), 5),
    _plan("Vinterplan", "slutade gälla under perioden", "ended in it", date(2022, 9, 1), date(2023, 3, 31), 10),
    _plan("Plan 2023", "började gälla under perioden", "began in it", date(2023, 4, 1), date(2023, 12, 31), 20),
    _plan("Plan 2024", "nästa års plan", "next year's plan", date(2024, 1, 1), date(2024, 12, 31), 30),
)
_CILLA = leaver(
    "Cilla",
    "positivt avslut dagen före perioden",
    "positive exit the day before the period",
    LEFT_DAY_BEFORE,
    exit_class="positive",
)
_PLANS_AND_PEOPLE = (
    *_PLANS[1:3],
    leaver("Anna", "avslutade under perioden", "left in the period"),
    _CILLA,
    participant("David", "väntar på plats", "waits for a place", referred_on=date(2023, 5, 2)),
)
_COSTS_AND_PEOPLE_BEFORE = (
    _COSTS[0],
    _COSTS[3],
    leaver("Anna", "positivt avslut", "positive exit", exit_class="positive"),
    _CILLA,
)
_PLACES = (
    invented(
        "capacity",
        "Januari",
        "2 platser i 31 dagar",
        "2 places for 31 days",
        month_on=date(2023, 1, 1),
        place_days=62,
    ),
    invented(
        "capacity",
        "December",
        "månaden före perioden",
        "the month before the period",
        month_on=date(2022, 12, 1),
        place_days=62,
    ),
    leaver("Anna", "hela januari, 31 dagar", "all of January, 31 days"),
    participant(
        "Bo",
        "började på periodens sista dag, 1 dag",
        "started on the last day of the period, 1 day",
        started_on=date(2023, 1, 31),
    ),
    _CILLA,
)

MEASURES = (
    CatalogueMeasure(
        amount("cost", _COST, privacy=PrivacyClass.A, unit=Unit.KRONOR),
        Wording("Kostnad", "Cost"),
        Wording("Alla kostnader bokförda på månader i perioden.", "All costs booked on months of the period."),
        LAW,
        (Example(JANUARY_TO_AUGUST, _COSTS, counted(80_000)),),
    ),
    CatalogueMeasure(
        amount("budget", _BUDGET, privacy=PrivacyClass.A, unit=Unit.KRONOR),
        Wording("Budget", "Budget"),
        Wording("Planerade kostnader för månader i perioden.", "Planned costs of the months of the period."),
        LAW,
        (Example(JANUARY_TO_AUGUST, _COSTS, counted(100_000)),),
    ),
    CatalogueMeasure(
        ratio("budget_used", _COST, _BUDGET, privacy=PrivacyClass.A),
        Wording("Använd andel av budgeten", "Share of the budget used"),
        Wording(
            "Kostnader under perioden delat med budgeten för samma månader. Över 1 betyder dyrare än planerat.",
            "Costs in the period divided by the budget of the same months. Above 1 means dearer than planned.",
        ),
        STATUS_REPORT,
        (Example(JANUARY_TO_AUGUST, _COSTS, divided(80_000, 100_000)),),
    ),
    CatalogueMeasure(
        ratio("cost_per_participation", _OWN_COST, TAKING_PART.total, privacy=PrivacyClass.A, unit=Unit.KRONOR),
        Wording("Kostnad per deltagande", "Cost per participation"),
        Wording(
            "Insatsens kostnader under perioden, utan administration, delat med alla deltaganden som pågick då.",
            "The cost of the intervention in the period, without administration, divided by all participations then.",
        ),
        SUS,
        (
            Example(JANUARY_TO_AUGUST, _COSTS_AND_PEOPLE, divided(72_000, 2)),
            Example(JANUARY_TO_AUGUST, _COSTS_AND_PEOPLE_BEFORE, divided(40_000, 1)),
        ),
    ),
    CatalogueMeasure(
        ratio(
            "cost_per_positive_exit",
            _OWN_COST,
            LEFT.that(participations.code("exit_class").is_one_of("positive")).total,
            privacy=PrivacyClass.B,
            unit=Unit.KRONOR,
        ),
        Wording("Kostnad per positivt avslut", "Cost per positive exit"),
        Wording(
            "Insatsens kostnader under perioden, utan administration, delat med periodens positiva avslut.",
            "The cost of the intervention in the period, without administration, divided by its positive exits.",
        ),
        SUS,
        (
            Example(JANUARY_TO_AUGUST, _COSTS_AND_PEOPLE, divided(72_000, 1)),
            Example(JANUARY_TO_AUGUST, _COSTS_AND_PEOPLE_BEFORE, divided(40_000, 1)),
        ),
    ),
    CatalogueMeasure(
        amount("planned_participants", _PLANNED_SINCE_START, privacy=PrivacyClass.A, unit=Unit.PARTICIPATIONS),
        Wording("Planerat antal", "Planned participants"),
        Wording(
            "Planerade deltagare i alla planer som har börjat gälla, sedan insatsens start.",
            "Planned participants of all plans that have come into force, since the start of the intervention.",
        ),
        STATUS_REPORT,
        (Example(JANUARY_TO_AUGUST, _PLANS, counted(35)),),
    ),
    CatalogueMeasure(
        ratio("actual_against_planned", _STARTED_BY_NOW.total, _PLANNED_SINCE_START, privacy=PrivacyClass.A),
        Wording("Deltagare mot plan, sedan start", "Participants against plan, since start"),
        Wording(
            "Deltagare sedan start delat med planerat antal sedan start.",
            "Participants since the start divided by those planned since the start.",
        ),
        STATUS_REPORT,
        (Example(JANUARY_TO_AUGUST, _PLANS_AND_PEOPLE, divided(2, 30)),),
    ),
    CatalogueMeasure(
        amount("planned_in_period", _PLANNED_IN_PERIOD, privacy=PrivacyClass.A, unit=Unit.PARTICIPATIONS),
        Wording("Planerat antal för perioden", "Planned for the period"),
        Wording(
            "Planerade deltagare i de planer som gäller någon dag under perioden, hela planens antal.",
            "Planned participants of the plans in force at some time of the period, the whole number of each plan.",
        ),
        FINSAM_FOLLOW_UP,
        (Example(JANUARY_TO_AUGUST, _PLANS, counted(30)),),
    ),
    CatalogueMeasure(
        ratio("actual_against_planned_in_period", TAKING_PART.total, _PLANNED_IN_PERIOD, privacy=PrivacyClass.A),
        Wording("Deltagare mot plan, i perioden", "Participants against plan, in the period"),
        Wording(
            "Deltagare under perioden delat med planerat antal för perioden.",
            "Participants in the period divided by those planned for the period.",
        ),
        FINSAM_FOLLOW_UP,
        (
            Example(JANUARY_TO_AUGUST, _PLANS_AND_PEOPLE, divided(1, 30)),
            Example(JANUARY_TO_AUGUST, (_PLANS[0], _PLANS[2], _PLANS_AND_PEOPLE[2]), divided(1, 20)),
        ),
    ),
    CatalogueMeasure(
        ratio(
            "places_used",
            TAKING_PART.days_in_period,
            capacity.dated_in("month_on").adding(capacity.number("place_days")),
            privacy=PrivacyClass.A,
        ),
        Wording("Använda platser", "Places used"),
        Wording(
            "Dagar under perioden då deltagare var med, delat med platser gånger dagar i samma hela månader. Över 1 "
            "betyder fler deltagare än platser.",
            "Days of the period on which participants took part, divided by places times days of the same whole "
            "months. Above 1 means more participants than places.",
        ),
        MONTHLY_REPORT,
        (Example(_JANUARY, _PLACES, divided(32, 62)),),
    ),
)
