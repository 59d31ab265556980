"""The invented people of a demonstration, and the mark of its store: nothing else is ever shown without a login."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from stegvis.store.configuration import data_directory
from stegvis.store.models import Account, Assignment, Association, Intervention, Operator
from stegvis.vocabulary import Wording
from stegvis.vocabulary.roles import Role

FROM = date(2020, 1, 1)
ONE_PERSONS_WORK = 25
"""About so many participants one person follows at the same time."""
MARK = "demonstration"
"""A file of this name in the data folder says that all in the store is invented, and holds the day that it shows."""


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody as whom a demonstration can be seen."""

    email: str
    name: str
    what: Wording
    role: Role


CHARACTERS = (
    Character(
        "frida@exempel.invalid",
        "Frida",
        Wording("förbundets kansli", "the association's office"),
        Role.ASSOCIATION_ADMINISTRATOR,
    ),
    Character(
        "amina@exempel.invalid",
        "Amina",
        Wording("deltagaransvarig", "participant registrar"),
        Role.PARTICIPANT_REGISTRAR,
    ),
    Character(
        "maja@exempel.invalid",
        "Maja",
        Wording("insatsansvarig", "intervention manager"),
        Role.INTERVENTION_MANAGER,
    ),
    Character(
        "carl@exempel.invalid",
        "Carl",
        Wording("styrgruppens ordförande", "steering group chair"),
        Role.STEERING_GROUP_CHAIR,
    ),
    Character("britta@exempel.invalid", "Britta", Wording("styrelsen", "the board"), Role.BOARD_READER),
    Character("reidar@exempel.invalid", "Reidar", Wording("revisor", "auditor"), Role.AUDITOR),
)
"""The first is who a visitor is at first."""


def is_demonstration() -> bool:
    """True in the processes of `stegvis demo`, for a store that it filled itself: never for a real one."""
    if os.environ.get("STEGVIS_DEMO") != "1" or os.environ.get("STEGVIS_DATABASE_URL"):
        return False
    return (data_directory() / MARK).is_file()


def live_on_its_day() -> None:
    """In a demonstration's store it is the day that it shows, also for commands beside its pages; never in a real one.

    STEGVIS_TODAY stands when it is set. A mark left beside a real store says nothing: its people are not there.
    """
    mark = data_directory() / MARK
    if "STEGVIS_TODAY" in os.environ or os.environ.get("STEGVIS_DATABASE_URL") or not mark.is_file():
        return
    day = mark.read_text("utf-8", errors="replace").strip()
    first = Account.objects.filter(email=CHARACTERS[0].email)
    if _is_date(day) and first.exists():
        os.environ["STEGVIS_TODAY"] = day


def _is_date(text: str) -> bool:
    try:
        return text == date.fromisoformat(text).isoformat()
    except ValueError:
        return False


def add_people() -> None:
    """The characters, each with the role among the associations and interventions that there are; marks the store."""
    for one in CHARACTERS:
        account = Account.objects.create_user(one.email, name=f"{one.name} (påhittad)")
        for place in _places(one.role):
            Assignment.objects.create(account=account, role=one.role, from_on=FROM, **place)
    (data_directory() / MARK).write_text(os.environ.get("STEGVIS_TODAY", ""), "utf-8")


def _places(role: Role) -> Sequence[Mapping[str, object]]:
    """The registrar has one operator's participants, the manager all interventions.

    The chair has the largest of the registrar's, and the two largest of all. Everybody else has all associations.
    """
    interventions = Intervention.objects.order_by("association", "pk")
    run = Operator.objects.filter(pk__in=interventions.exclude(provider=None).values("provider")).order_by("pk")
    own = _working_day(run)
    match role:
        case Role.PARTICIPANT_REGISTRAR:
            return [{"operator": own}] if own else [{"intervention": one} for one in interventions[:1]]
        case Role.INTERVENTION_MANAGER:
            return [{"operator": one} for one in run] or [{"intervention": one} for one in interventions[:1]]
        case Role.STEERING_GROUP_CHAIR:
            largest = interventions.annotate(size=Count("participations")).order_by("-size", "pk")
            of_own = largest.filter(provider=own) if own else largest
            return [{"intervention": one} for one in dict.fromkeys((*of_own[:1], *largest[:2]))]
        case _:
            return [{"association": one} for one in Association.objects.order_by("pk")]


def _working_day(run: QuerySet[Operator]) -> Operator | None:
    """The operator whose participants are nearest to what one person works with."""
    under_way = Count(
        "provided_interventions__participations",
        filter=Q(
            provided_interventions__participations__started_on__isnull=False,
            provided_interventions__participations__exited_on=None,
        ),
    )
    counted = run.annotate(under_way=under_way)
    return min(counted, key=lambda one: (abs(one.under_way - ONE_PERSONS_WORK), one.pk), default=None)
