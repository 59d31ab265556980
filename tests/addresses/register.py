"""Where the pages of participants lie."""

from collections.abc import Mapping

from tests.addresses.visits import Visit, Visits, each_intervention, each_participant, each_participation
from tests.addresses.world import World
from tests.cast import FROM

from stegvis.store.keeping.consents import consents_of, give_consent
from stegvis.store.models import (
    ConsentKind,
    FollowUp,
    Meeting,
    PlanGoal,
    PlanStep,
)


def each_follow_up(world: World) -> list[Visit]:
    """A follow-up to tick off, of each participation."""
    made = {
        place: FollowUp.objects.create(participation=found, label="Uppföljning", due_on=FROM)
        for place, found in world.participations.items()
    }
    return [Visit(place, {"number": one.pk, "state": "klar"}) for place, one in made.items()]


def each_step(world: World) -> list[Visit]:
    """A step of a plan to tick off, of each participation."""
    visits = []
    for place, found in world.participations.items():
        goal = PlanGoal.objects.create(participation=found, text="Mål", set_on=FROM)
        visits.append(Visit(place, {"number": PlanStep.objects.create(goal=goal, text="Steg").pk, "state": "klar"}))
    return visits


def each_own_goal(world: World) -> list[Visit]:
    """A goal of a plan by its participation and its number."""
    visits = []
    for place, found in world.participations.items():
        goal = PlanGoal.objects.create(participation=found, text="Mål", set_on=FROM)
        visits.append(Visit(place, {"number": found.pk, "goal": goal.pk}))
    return visits


def each_step_of_goal(world: World) -> list[Visit]:
    """A goal that gets a step."""
    return [Visit(one.place, {"number": one.arguments["goal"]}) for one in each_own_goal(world)]


def each_meeting(world: World) -> list[Visit]:
    """A meeting of each participation."""
    visits = []
    for place, found in world.participations.items():
        meeting = Meeting.objects.create(participation=found, on=FROM)
        visits.append(Visit(place, {"number": found.pk, "meeting": meeting.pk}))
    return visits


def each_plan_goal(world: World) -> list[Visit]:
    """A goal of a plan, of each participation."""
    made = {
        place: PlanGoal.objects.create(participation=found, text="Mål", set_on=FROM)
        for place, found in world.participations.items()
    }
    return [Visit(place, {"number": one.pk, "state": "klar"}) for place, one in made.items()]


def each_consent(world: World) -> list[Visit]:
    """A consent of each participant."""
    visits = []
    for place, one in world.participations.items():
        consent = consents_of(one).first() or give_consent(one, ConsentKind.EVALUATION, FROM)
        visits.append(Visit(place, {"number": one.participant_id, "consent": consent.pk}))
    return visits


ADDRESSES: Mapping[str, Visits] = {
    "referral_form": each_intervention(),
    "start_in_intervention": each_intervention(),
    "queue": each_intervention(),
    "decision_form": each_participation(),
    "start_referred": each_participation(),
    "extend_form": each_participation(),
    "exit_form": each_participation(),
    "undo_exit": each_participation(),
    "error_form": each_participation(),
    "undo_error": each_participation(),
    "take_over_form": each_participation(),
    "after_6_months": each_participation(),
    "after_12_months": each_participation(),
    "move_in_queue": each_participation(),
    "participant": each_participant(),
    "reveal_identity": each_participant(),
    "participant_trail": each_participant(),
    "new_starts": each_participant(),
    "participants": each_intervention(),
    "find_participant": each_intervention(),
    "attendance": each_intervention(),
    "note_attendance": each_intervention(),
    "change_participant": each_participant(),
    "hold_meeting": each_participation(),
    "change_meeting": each_meeting,
    "remove_meeting": each_meeting,
    "set_plan_goal": each_participation(),
    "change_goal": each_own_goal,
    "remove_goal": each_own_goal,
    "set_plan_step": each_step_of_goal,
    "register_hours": each_participation(),
    "add_follow_up": each_participation(),
    "set_means_of_support": each_participation(),
    "set_occupations": each_participation(),
    "tick_own_follow_up": each_follow_up,
    "tick_own_step": each_step,
    "tick_goal": each_plan_goal,
    "tick_follow_up": each_follow_up,
    "tick_step": each_step,
    "flows": each_intervention(),
    "board": each_intervention(),
    "move_on_board": each_participation(),
    "consents": each_participant(),
    "register_consent": lambda world: [
        Visit(place, {"number": one.participant_id, "participation": one.pk})
        for place, one in world.participations.items()
    ],
    "withdraw_consent": each_consent,
    "restore_consent": each_consent,
    "protect_identity": each_participant(),
    "counted_only": each_intervention(),
    "count_only": each_intervention(),
    "uncount_only": each_intervention(year=2026, gender="men"),
}
