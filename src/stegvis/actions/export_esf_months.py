"""The monthly participant file for SCB: by identity number, months in their order, from the first that has changed.

Every identity number that goes into the file is read through the one door to participants, and so is in the trail.
"""

from collections.abc import Sequence

from stegvis.actions.access import Actor, open_participant, participants_for
from stegvis.actions.show_esf_months import esf_intervention
from stegvis.store.clock import today
from stegvis.store.models import Intervention, Participant, Participation
from stegvis.store.national.esf import EsfMonthRows, esf_months, keep_handed_over, to_hand_over
from stegvis.store.register_export.files import workbook
from stegvis.store.register_export.meanings import UNITS
from stegvis.store.register_export.tables import TEXT, Column, ExportedTable, column, rows_of
from stegvis.store.sealing.identity_numbers import written_number
from stegvis.store.sealing.participants import unseal_from
from stegvis.store.tables.transactions import transaction
from stegvis.store.trail.events import record
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.wording import Language

SHORTEST = 5
SAY_WHY = Wording(
    "Skriv kort varför personnumren behövs. Det står sedan i loggen.",
    "Write shortly why the identity numbers are needed. It stands in the log.",
)
NOTHING = Wording("Alla månader är redan lämnade som de är.", "All months have been handed over as they are.")
MONTH = Wording("Månad", "Month")
MONTH_COLUMN = Column(
    MONTH,
    Wording("Månaden som raden lämnas i.", "The month that the row is handed over in."),
    TEXT,
    UNITS["year and month"],
)


def export_esf_months(*, by: Actor, intervention: int, reason: str, language: Language = "sv") -> bytes:
    """XLSX with a row a start or an end, and a sheet of those who lack a number, by their local number.

    The months count as handed over from now on. Raises NotPermitted; InvalidFields without a reason (`reason`), and
    when there is no month to hand over ("").
    """
    found = esf_intervention(by, "export_esf_months", intervention)
    if len(reason.strip()) < SHORTEST:
        raise InvalidFields({"reason": SAY_WHY})
    with transaction():
        months = to_hand_over(esf_months(found, participants_for(by, "export_esf_months"), today()))
        if not months:
            raise InvalidFields({"": NOTHING})
        numbers = _numbers(by, months)
        tables = (_handed_over(months, numbers), _lacking(months))
        keep_handed_over(found, months, by=by)
        _note(found, months, len(numbers), reason, by)
    return workbook(tables, language)


def _numbers(by: Actor, months: Sequence[EsfMonthRows]) -> dict[int, str]:
    """The identity number of each who has one, by participant; each reading is in the trail."""
    wanted = sorted({row.participant for month in months for row in month.rows if row.has_number})
    opened = (open_participant(by, "export_esf_months", number) for number in wanted)
    return {one.pk: written_number(unseal_from(one, "sealed_identity")) for one in opened}


def _handed_over(months: Sequence[EsfMonthRows], numbers: dict[int, str]) -> ExportedTable:
    columns = (
        MONTH_COLUMN,
        column(Participant, "sealed_identity", Wording("Personnummer", "Identity number")),
        column(Participation, "started_on", Wording("Startdatum", "Start")),
        column(Participation, "exited_on", Wording("Slutdatum", "End")),
    )
    rows = (
        (_month(month), numbers[row.participant], row.started_on, row.exited_on)
        for month in months
        for row in month.rows
        if row.has_number
    )
    return ExportedTable(Wording("Deltagare", "Participants"), columns, rows_of(rows))


def _lacking(months: Sequence[EsfMonthRows]) -> ExportedTable:
    columns = (MONTH_COLUMN, column(Participant, "local_number", Wording("Löpnummer", "Local number")))
    rows = ((_month(month), row.local_number) for month in months for row in month.rows if not row.has_number)
    return ExportedTable(Wording("Saknar personnummer", "Without a number"), columns, rows_of(rows))


def _month(month: EsfMonthRows) -> str:
    return month.month_on.isoformat()[:7]


def _note(found: Intervention, months: Sequence[EsfMonthRows], people: int, reason: str, by: Actor) -> None:
    details = {
        "intervention": found.pk,
        "participants": people,
        "months": [_month(one) for one in months],
        "rows": sum(len(one.rows) for one in months),
        "reason": reason.strip()[:200],
    }
    record("esf_months_exported", by=by, subject=found.name, details=details, is_reading=True)
