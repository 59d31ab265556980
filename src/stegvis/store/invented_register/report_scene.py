"""Who writes which reports in a demonstration: its invented people, and what their interventions owe."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from stegvis.store.access.assignments import actor_of
from stegvis.store.clock import today
from stegvis.store.demonstration import CHARACTERS
from stegvis.store.invented_register.organisation import HALF_YEAR_FORM, INTERIM_FORM, MONTHLY_FORM
from stegvis.store.models import Account, Assignment, Edition, Intervention, ReportDue
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.roles import Role

HALF_YEARS = 7
"""So many half-years are told of: enough for a board to compare, and few enough for a demonstration to start soon."""


@dataclass(frozen=True, slots=True)
class Owed:
    """What an intervention owes, by the rows' numbers: the months that are over, the latest last, and what runs.

    `intervention` is its number. `half_years` are over, too.
    """

    intervention: int
    months: Sequence[int]
    under_way: Sequence[int]
    half_years: Sequence[int]


@dataclass(frozen=True, slots=True)
class Scene:
    """The people, and what is owed: where the chair chairs and at another intervention.

    `with_chair` and `large` are the largest interventions, which tell of a half-year: with that chair and others.
    """

    writer: Actor
    office: Actor
    chair: Actor
    chaired: Owed
    other: Owed | None
    with_chair: Sequence[Owed]
    large: Sequence[Owed]


def report_scene() -> Scene | None:
    """The scene, None when the demonstration has nobody to chair."""
    actors = {one.role: _actor(one.email) for one in CHARACTERS}
    chairs = Assignment.objects.filter(role=Role.STEERING_GROUP_CHAIR, intervention__isnull=False).order_by("pk")
    places = [one.intervention for one in chairs if one.intervention is not None]
    if not places:
        return None
    chaired = places[0]
    others = [one for one in Intervention.objects.order_by("pk") if one != chaired and one.provider is not None]
    # Rather one of the same operator: then the registrar sees both.
    other = min(others, key=lambda one: (one.provider_id != chaired.provider_id, one.pk), default=None)
    large = [one for one in dict.fromkeys((*([other] if other else []), *_largest())) if one not in places]
    return Scene(
        actors[Role.INTERVENTION_MANAGER],
        actors[Role.ASSOCIATION_ADMINISTRATOR],
        actors[Role.STEERING_GROUP_CHAIR],
        _owed(chaired),
        _owed(other) if other else None,
        [_owed(one) for one in places],
        [_owed(one) for one in large[: HALF_YEARS - len(places)]],
    )


def version_of(edition: int) -> int:
    """How many steps the edition has taken, for whoever takes the next."""
    return Edition.objects.values_list("version", flat=True).get(pk=edition)


def settings_version_of(intervention: int) -> int:
    """The version of the intervention's settings, for whoever changes them next."""
    return Intervention.objects.values_list("version", flat=True).get(pk=intervention)


def owe_again(due: int) -> None:
    """The report is not handed in yet: whoever hands it in now settles which day it is told of."""
    ReportDue.objects.filter(pk=due).update(handed_in_on=None)


def _actor(email: str) -> Actor:
    return actor_of(Account.objects.get(email=email))


def _largest() -> QuerySet[Intervention]:
    return Intervention.objects.annotate(size=Count("participations")).filter(size__gt=0).order_by("-size", "pk")


def _owed(intervention: Intervention) -> Owed:
    due = ReportDue.objects.filter(intervention=intervention).order_by("period_start", "pk")
    over = due.filter(form_id=MONTHLY_FORM, period_end__lt=today())
    under_way = due.filter(form_id=INTERIM_FORM, period_end__gte=today())
    half_years = due.filter(form_id=HALF_YEAR_FORM, period_end__lt=today())
    rows = (tuple(one.values_list("pk", flat=True)) for one in (over, under_way, half_years))
    return Owed(intervention.pk, *rows)
