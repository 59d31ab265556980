"""Where the pages of the association's office lie: interventions, operators, people."""

from collections.abc import Mapping

from tests.addresses.visits import Visit, Visits, each_association, each_intervention
from tests.addresses.world import World
from tests.cast import FROM
from tests.store.invented import PERIOD

from stegvis.store.access.invitations import Promised, invite
from stegvis.store.models import (
    Assignment,
    Goal,
    GoalVersion,
)
from stegvis.vocabulary.actor import Held
from stegvis.vocabulary.roles import Role


def each_goal(world: World) -> list[Visit]:
    """A goal to word anew, of each intervention."""
    visits = []
    for place, found in world.interventions.items():
        goal = Goal.objects.create(intervention=found, words_key="mål")
        GoalVersion.objects.create(goal=goal, text="Mål", stated_on=FROM)
        visits.append(Visit(place, {"number": found.pk, "goal": goal.pk}))
    return visits


def each_assignment(world: World) -> list[Visit]:
    """A role that is ended or given back: the administrators' own ones."""
    numbers = {name: Assignment.objects.get(account=world.cast.accounts[name]).pk for name in ("amina", "olof")}
    return [Visit("people", {"number": numbers["amina"]}), Visit("other association", {"number": numbers["olof"]})]


def each_invitation(world: World) -> list[Visit]:
    """An invitation that waits, at each association."""
    promised = {"people": world.cast.association, "other association": world.other}
    visits = []
    for place, association in promised.items():
        held = Held(Role.BOARD_READER, association=association.pk)
        made, _ = invite(f"{association.pk}@exempel.invalid", "Påhittad", Promised(held, FROM, None), "Frida")
        visits.append(Visit(place, {"number": made.pk}))
    return visits


ADDRESSES: Mapping[str, Visits] = {
    "intervention_settings": each_intervention(),
    "change_intervention": each_intervention(),
    "set_places": each_intervention(),
    "extend_agreement": each_intervention(),
    "enter_costs": each_intervention(),
    "plan_participants": each_intervention(),
    "set_report_calendar": each_intervention(),
    "new_goal": each_intervention(),
    "word_goal": each_goal,
    "set_rhythm": each_intervention(),
    "set_stages": each_intervention(),
    "counts_periods": each_intervention(),
    "enter_counts": each_intervention(period=PERIOD),
    "operators": each_association("association"),
    "exit_codes": each_association("association"),
    "intervention": each_intervention(),
    "end_assignment": each_assignment,
    "give_back_assignment": each_assignment,
    "withdraw_invitation": each_invitation,
}
