"""The ways on from an intervention's page: one table."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from stegvis.vocabulary import Wording
from stegvis.web.language import current_language


@dataclass(frozen=True, slots=True)
class Way:
    """What it is called, its page (by the intervention's number), and the action that opens it.

    `is_for` "register" or "counts" when only interventions that are followed up so have it. `is_daily`: a button,
    for what is done every day; the others stand in a list.
    """

    label: Wording
    page: str
    action: str
    is_for: str = ""
    is_daily: bool = False


WAYS = (
    Way(
        Wording("Registrera en start", "Register a start"), "start_in_intervention", "register_start", "register", True
    ),
    Way(Wording("Registrera en remiss", "Register a referral"), "referral_form", "register_referral", "register", True),
    Way(Wording("Skriv in siffror", "Enter counts"), "counts_periods", "enter_counts", "counts", True),
    Way(Wording("Tavlan", "Journey board"), "board", "show_board", "register", True),
    Way(Wording("Deltagare", "Participants"), "participants", "list_participants", "register", True),
    Way(Wording("Närvaro", "Attendance"), "attendance", "show_attendance", "register", True),
    Way(Wording("Kö", "Queue"), "queue", "show_queue", "register"),
    Way(Wording("Frågeformulär", "Questionnaires"), "questionnaire_results", "show_questionnaire_results"),
    Way(Wording("Flöden", "Flows"), "flows", "show_flows", "register"),
    Way(Wording("Utan uppgifter", "Counted without data"), "counted_only", "show_counted_only", "register"),
    Way(Wording("Importera från fil", "Import from a file"), "import_file", "import_participations", "register"),
    Way(Wording("Deltagare till SCB", "Participants to SCB"), "esf_months", "show_esf_months", "register"),
    Way(Wording("Exportera", "Export"), "export_intervention", "export_register"),
    Way(Wording("Inställningar", "Settings"), "intervention_settings", "show_intervention_settings"),
)
"""In the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class ShownWay:
    """A way as it is shown."""

    label: str
    address: str


def ways_on(number: int, may: Iterable[str], *, has_register: bool, is_daily: bool) -> list[ShownWay]:
    """The ways that are open at the intervention with that number: buttons when `is_daily`, else the list."""
    open_to, method = set(may), "register" if has_register else "counts"
    shown = []
    for way in WAYS:
        if way.is_daily == is_daily and way.action in open_to and way.is_for in {"", method}:
            address = reverse(way.page, args=[number])
            shown.append(ShownWay(way.label.in_language(current_language()), address))
    return shown
