"""An association's interventions as tables: what is set for them, money, goals, and figures that were reported."""

from stegvis.measures import codes
from stegvis.store.access.assignments import Interventions
from stegvis.store.models import CostLine, GoalVersion, Intervention, PlannedParticipants
from stegvis.store.register_export.tables import Cell, ExportedTable, column, labels, rows_of
from stegvis.vocabulary import Wording

NAME = column(Intervention, "name", Wording("Insats", "Intervention"))
FIELDS = (
    ("provider", Wording("Utförare", "Provider"), ""),
    ("owner", Wording("Ägare", "Owner"), ""),
    ("orientation", Wording("Inriktning", "Orientation"), ""),
    ("method", Wording("Uppföljning", "Follow-up"), ""),
    ("kind", Wording("Slag", "Kind"), ""),
    ("target_group", Wording("Målgrupp", "Target group"), ""),
    ("weeks", Wording("Veckor", "Weeks"), "weeks"),
    ("extension_weeks", Wording("Förlängning", "Extension"), "weeks"),
    ("places", Wording("Platser", "Places"), ""),
    ("hours_a_week", Wording("Timmar i veckan", "Hours a week"), "hours"),
    ("intake", Wording("Intag", "Intake"), ""),
)


def organisation_tables(interventions: Interventions) -> tuple[ExportedTable, ...]:
    """All tables of those interventions. No participant, and no number that was not released, is in any."""
    listed = interventions.order_by("name_key")
    return (_interventions(listed), _money(listed), _plans(listed), _goals(listed))


def _interventions(listed: Interventions) -> ExportedTable:
    columns = (NAME, *(column(Intervention, name, heading, unit=unit) for name, heading, unit in FIELDS))
    found = listed.select_related("provider", "owner")
    rows = ((one.name, *(_cell(getattr(one, name)) for name, _, _ in FIELDS)) for one in found)
    return ExportedTable(Wording("Insatser", "Interventions"), columns, rows_of(rows))


def _money(listed: Interventions) -> ExportedTable:
    columns = (
        NAME,
        column(CostLine, "year", Wording("År", "Year"), unit="year"),
        column(CostLine, "cost_type", Wording("Kostnad", "Type of cost"), codes.COST_TYPE),
        column(CostLine, "funder", Wording("Finansiär", "Funder")),
        column(CostLine, "budget", Wording("Budget", "Budget"), unit="kronor"),
        column(CostLine, "outcome", Wording("Utfall", "Outcome"), unit="kronor"),
    )
    shown = labels(codes.COST_TYPE)
    found = CostLine.objects.filter(intervention__in=listed).select_related("intervention")
    rows = (
        (one.intervention.name, one.year, shown[one.cost_type], one.funder, one.budget, one.outcome) for one in found
    )
    return ExportedTable(Wording("Pengar", "Money"), columns, rows_of(rows))


def _plans(listed: Interventions) -> ExportedTable:
    columns = (
        NAME,
        column(PlannedParticipants, "from_on", Wording("Från", "From")),
        column(PlannedParticipants, "to_on", Wording("Till", "To")),
        column(PlannedParticipants, "gender", Wording("Kön", "Gender"), codes.GENDER),
        column(PlannedParticipants, "participants", Wording("Planerade deltagare", "Planned participants")),
    )
    shown = labels(codes.GENDER)
    found = PlannedParticipants.objects.filter(intervention__in=listed).select_related("intervention")
    rows = ((one.intervention.name, one.from_on, one.to_on, shown[one.gender], one.participants) for one in found)
    return ExportedTable(Wording("Planerade", "Planned"), columns, rows_of(rows))


def _goals(listed: Interventions) -> ExportedTable:
    columns = (
        NAME,
        column(GoalVersion, "text", Wording("Mål", "Goal")),
        column(GoalVersion, "stated_on", Wording("Gäller från", "From")),
        column(GoalVersion, "ends_on", Wording("Till", "To")),
        column(GoalVersion, "share", Wording("Andel", "Share"), unit="0 to 1"),
        column(GoalVersion, "count", Wording("Antal", "Number"), unit="participants"),
    )
    found = GoalVersion.objects.filter(goal__intervention__in=listed).select_related("goal__intervention")
    rows = ((one.goal.intervention.name, one.text, one.stated_on, one.ends_on, one.share, one.count) for one in found)
    return ExportedTable(Wording("Mål", "Goals"), columns, rows_of(rows))


def _cell(value: object) -> Cell:
    return value if isinstance(value, int | str) or value is None else str(value)
