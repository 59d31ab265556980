"""The layout of the facts: which tables there are, with their columns, types, units and keys.

Paired answers stand in one row (before and after), so that a change is a scan and not a join. What groups a row
(gender, intervention …) is repeated in every table, for the same reason. Violence screenings stand alone: nothing
ties them to a participation or to an intervention.
"""

from dataclasses import dataclass
from enum import StrEnum

from stegvis.measures import codes
from stegvis.measures.codes import CodeList
from stegvis.vocabulary import Wording


class Kind(StrEnum):
    """What a column or an expression holds."""

    NUMBER = "number"
    DATE = "date"
    FLAG = "flag"
    CODE = "code"


class RowLevel(StrEnum):
    """What one row is: a participation or a plan, which goes on for a span of days, or an event, which happens once."""

    PARTICIPATION = "participation"
    PLAN = "plan"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class FactColumn:
    """One column. `bits` is the width of a whole number in the files; codes and numbers are signed.

    A `grouping` column may divide results into groups. `unit` is given for numbers.
    """

    name: str
    kind: Kind
    what: str
    bits: int = 32
    unit: str = ""
    codes: CodeList | None = None
    required: bool = False
    grouping: bool = False

    def __post_init__(self) -> None:
        if (self.kind is Kind.CODE) != (self.codes is not None):
            raise ValueError(f"Column {self.name}: a code needs its list, and nothing else has one.")


@dataclass(frozen=True, slots=True)
class FactTable:
    """One table. `key` names the columns that together are unique.

    `spans` are the dates, first and last, between which a row can be open. Raises ValueError when they do not suit
    the level: an event has none, everything else has one.
    """

    name: str
    level: RowLevel
    what: Wording
    key: tuple[str, ...]
    columns: tuple[FactColumn, ...]
    spans: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if (self.level is RowLevel.EVENT) == bool(self.spans):
            raise ValueError(f"Table {self.name}: an event has no span, and everything else has one.")
        if any(self.column(date).kind is not Kind.DATE for span in self.spans for date in span):
            raise ValueError(f"Table {self.name}: a span goes from a date to a date.")

    def column(self, name: str) -> FactColumn:
        """The column of that name. Raises KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def groupings(self) -> tuple[str, ...]:
        """The columns that may divide results."""
        return tuple(column.name for column in self.columns if column.grouping)


def _number(name: str, what: str, unit: str, *, bits: int = 32, required: bool = False) -> FactColumn:
    return FactColumn(name, Kind.NUMBER, what, bits=bits, unit=unit, required=required)


def _date(name: str, what: str, *, required: bool = False) -> FactColumn:
    return FactColumn(name, Kind.DATE, what, required=required)


def _flag(name: str, what: str, *, required: bool = False) -> FactColumn:
    return FactColumn(name, Kind.FLAG, what, required=required)


def _code(
    name: str, what: str, codes: CodeList, *, bits: int = 8, required: bool = False, grouping: bool = False
) -> FactColumn:
    return FactColumn(name, Kind.CODE, what, bits=bits, codes=codes, required=required, grouping=grouping)


_INTERVENTION = _code("intervention", "the intervention", codes.INTERVENTION, bits=32, required=True, grouping=True)
_ORIENTATION = _code("orientation", "of the intervention", codes.ORIENTATION, required=True, grouping=True)
_GENDER = _code("gender", "as registered, never from an identity number", codes.GENDER, required=True, grouping=True)

PARTICIPATIONS = FactTable(
    "participations",
    RowLevel.PARTICIPATION,
    Wording("En rad per deltagande i en insats.", "One row for each participation in an intervention."),
    ("participation",),
    (
        _number("participation", "number of the participation", "", bits=64, required=True),
        _number("person", "local number of the person, the same within one controller", "", bits=64, required=True),
        _INTERVENTION,
        _ORIENTATION,
        _GENDER,
        FactColumn("group", Kind.NUMBER, "number of the group that started together", bits=16, grouping=True),
        FactColumn("municipality", Kind.NUMBER, "official municipality code", bits=16, grouping=True),
        _code("referrer", "who referred the person", codes.REFERRER, grouping=True),
        _code("education", "highest completed education", codes.EDUCATION, grouping=True),
        _code("support_time", "time on public income support before the start", codes.SUPPORT_TIME, grouping=True),
        _number("birth_year", "year of birth", "year", bits=16),
        _flag("consented", "has consented to measurement", required=True),
        _date("signalled_on", "the need was signalled"),
        _date("referred_on", "the referral arrived"),
        _date("waiting_ended_on", "the person started or the referral was declined; empty while waiting"),
        _flag("declined", "the referral was declined"),
        _date("first_meeting_on", "first meeting"),
        _date("started_on", "first day of the participation; empty while waiting"),
        _date("exited_on", "last day of the participation; empty while it goes on"),
        _code("exit_class", "class of the exit", codes.EXIT_CLASS),
        _code("exit_code", "reason for the exit", codes.EXIT_CODE),
        _flag("exit_asked", "the self-assessment was handed out at the exit"),
        _code("feeling", "how the person feels after the intervention", codes.SELF_RATED_CHANGE),
        _code("activity", "time in activity after the intervention", codes.SELF_RATED_CHANGE),
        _code("day_structure", "structure of the day after the intervention", codes.SELF_RATED_CHANGE),
        _number("hours_before", "activity at the start", "hours a week", bits=8),
        _number("hours_after", "activity at the exit", "hours a week", bits=8),
        _code("support_before", "main means of support at the start", codes.SUPPORT),
        _code("support_after", "main means of support at the exit", codes.SUPPORT),
        _code("occupation_before", "occupation at the start", codes.OCCUPATION),
        _code("occupation_after", "occupation at the exit", codes.OCCUPATION),
        _flag("asked_6_months", "was asked 6 months after the exit"),
        _code("occupation_6_months", "occupation 6 months after the exit", codes.OCCUPATION),
        _flag("asked_12_months", "was asked 12 months after the exit"),
        _code("occupation_12_months", "occupation 12 months after the exit", codes.OCCUPATION),
        _number("violence_asked", "how often the person has been asked about violence", "times", bits=8, required=True),
    ),
    spans=(("started_on", "exited_on"), ("referred_on", "waiting_ended_on")),
)
ANSWERS = FactTable(
    "answers",
    RowLevel.EVENT,
    Wording(
        "En rad per deltagande och fråga eller skala, med svaret före och efter.",
        "One row for each participation and item or scale, with the answer before and after.",
    ),
    ("participation", "item", "span"),
    (
        _number("participation", "number of the participation", "", bits=64, required=True),
        _INTERVENTION,
        _ORIENTATION,
        _GENDER,
        _code("item", "the item or scale of the questionnaire", codes.ITEM, bits=16, required=True, grouping=True),
        _code("span", "between which occasions", codes.SPAN, required=True),
        _date("answered_on", "the later occasion", required=True),
        _flag("asked_before", "was asked at the earlier occasion", required=True),
        _flag("asked_after", "was asked at the later occasion", required=True),
        _number("before", "the earlier answer or score", "points", bits=16),
        _number("after", "the later answer or score", "points", bits=16),
    ),
)
SCREENINGS = FactTable(
    "screenings",
    RowLevel.EVENT,
    Wording("En rad per besvarat formulär om våld.", "One row for each answered form on violence."),
    ("screening",),
    (
        _number("screening", "number of the form", "", bits=64, required=True),
        _GENDER,
        _date("answered_on", "day of the answer", required=True),
        *(_flag(f"item_{number}", f"yes to question {number}") for number in range(1, 8)),
        _flag("children_exposed", "children at home have been exposed"),
    ),
)
COSTS = FactTable(
    "costs",
    RowLevel.EVENT,
    Wording("En rad per insats, månad och kostnadsslag.", "One row for each intervention, month and type of cost."),
    ("intervention", "month_on", "cost_type"),
    (
        _INTERVENTION,
        _ORIENTATION,
        _code("cost_type", "type of cost", codes.COST_TYPE, required=True, grouping=True),
        _date("month_on", "first day of the month", required=True),
        _number("budget", "planned cost", "kronor", bits=64, required=True),
        _number("outcome", "actual cost", "kronor", bits=64, required=True),
    ),
)
PLANS = FactTable(
    "plans",
    RowLevel.PLAN,
    Wording("En rad per insats, kön och planeringsperiod.", "One row for each intervention, gender and planned span."),
    ("intervention", "gender", "from_on"),
    (
        _INTERVENTION,
        _ORIENTATION,
        _GENDER,
        _date("from_on", "first day that the plan covers", required=True),
        _date("to_on", "last day that the plan covers", required=True),
        _number("participants", "planned participants", "participations", required=True),
    ),
    spans=(("from_on", "to_on"),),
)
CAPACITY = FactTable(
    "capacity",
    RowLevel.EVENT,
    Wording("En rad per insats och månad.", "One row for each intervention and month."),
    ("intervention", "month_on"),
    (
        _INTERVENTION,
        _ORIENTATION,
        _date("month_on", "first day of the month", required=True),
        _number("place_days", "places times days of the month", "days", required=True),
    ),
)
FACT_TABLES = {table.name: table for table in (PARTICIPATIONS, ANSWERS, SCREENINGS, COSTS, PLANS, CAPACITY)}
