"""The world that the pages are tried in: the cast, a second association, and people whose time is over."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from tests.cast import FROM, Cast, intervention, make_cast, operator
from tests.store.invented import reading, report

from stegvis.store.models import (
    Account,
    Assignment,
    Association,
    Intervention,
    Participant,
    Participation,
)
from stegvis.store.read_reports.importing import save_reading
from stegvis.vocabulary.roles import Role


@dataclass
class World:
    """The cast, a second association with an administrator of its own ("olof"), a report on each intervention, and

    people whose assignment has ended ("elsa"), not begun ("nils"), or whose account is switched off ("gunnar").
    `participations` has one at each intervention with a register, by the intervention's name in small letters.
    """

    cast: Cast
    other: Association
    ronnen: Intervention
    participations: dict[str, Participation]

    @property
    def interventions(self) -> dict[str, Intervention]:
        return {"linden": self.cast.linden, "eken": self.cast.eken, "asken": self.cast.asken, "ronnen": self.ronnen}


ROLES: Mapping[str, Role | None] = {
    "amina": Role.PARTICIPANT_REGISTRAR,
    "bosse": Role.PARTICIPANT_REGISTRAR,
    "maja": Role.INTERVENTION_MANAGER,
    "frida": Role.ASSOCIATION_ADMINISTRATOR,
    "carl": Role.STEERING_GROUP_CHAIR,
    "britta": Role.BOARD_READER,
    "reidar": Role.AUDITOR,
    "olof": Role.ASSOCIATION_ADMINISTRATOR,
    "elsa": None,
    "nils": None,
    "stranger": None,
}
"""The role that each account has today."""


CANNOT_LOG_IN = ("nobody", "gunnar")


OFFICE = frozenset({"frida", "britta", "reidar"})


INSIDE: Mapping[str, frozenset[str]] = {
    "linden": OFFICE | {"amina", "maja", "carl"},
    "eken": OFFICE | {"bosse"},
    "asken": OFFICE | {"amina"},
    "ronnen": frozenset({"olof"}),
    "municipality": frozenset({"amina"}),
    "region": frozenset({"bosse"}),
    "association": OFFICE,
    "account": OFFICE | {"carl"},
    "people": frozenset({"frida"}),
    "other association": frozenset({"olof"}),
    "anywhere": frozenset(ROLES),
}
"""Whose assignment reaches the place. Carl sees an account as far as it tells of Linden."""


def make_world() -> World:
    """Writes the world to the database."""
    cast = make_cast()
    other = Association.objects.create(name="Andra förbundet (påhittat)", name_key="andra förbundet (påhittat)")
    elsewhere = operator(other, "Andra kommunen (påhittad)")
    world = World(cast, other, intervention(other, elsewhere, "Rönnen"), {})
    _people(world)
    for place in ("linden", "eken", "ronnen"):
        found = world.interventions[place]
        who = Participant.objects.create(controller=found.provider, local_number=1, gender="women", birth_year=1988)
        world.participations[place] = Participation.objects.create(
            participant=who, intervention=found, referred_on=FROM, decision="accepted", started_on=FROM
        )
    _reports(cast.association, "Linden", "Eken", "Asken")
    _reports(other, "Rönnen")
    return world


def _people(world: World) -> None:
    at_linden = {"role": Role.INTERVENTION_MANAGER, "intervention": world.cast.linden}
    assigned = {
        "olof": {"role": Role.ASSOCIATION_ADMINISTRATOR, "association": world.other, "from_on": FROM},
        "elsa": {**at_linden, "from_on": FROM, "to_on": date(2020, 12, 31)},
        "nils": {**at_linden, "from_on": date(2990, 1, 1)},
        "gunnar": {"role": Role.ASSOCIATION_ADMINISTRATOR, "association": world.cast.association, "from_on": FROM},
    }
    for name, held in assigned.items():
        account = Account.objects.create_user(f"{name}@exempel.invalid", name=f"{name.capitalize()} Påhittad")
        Assignment.objects.create(account=account, **held)
        world.cast.accounts[name] = account


def _reports(association: Association, *names: str) -> None:
    file = replace(reading(*map(report, names)), issuer=association.name)
    save_reading(file, (), digest=association.name, by="Office")
