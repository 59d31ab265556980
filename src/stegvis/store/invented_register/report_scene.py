"""Who writes which reports in a demonstration: its invented people, and what their interventions owe."""

from collections.abc import Sequence
from dataclasses import dataclass

from stegvis.store.assignments import actor_of
from stegvis.store.clock import today
from stegvis.store.demonstration import CHARACTERS
from stegvis.store.invented_register.organisation import INTERIM_FORM, MONTHLY_FORM
from stegvis.store.models import Account, Assignment, Edition, Intervention, ReportDue
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.roles import Role


@dataclass(frozen=True, slots=True)
class Owed:
    """What an intervention owes, by the rows' numbers: the months that are over, the latest last, and what runs.

    `intervention` is its number, `version` that of its settings.
    """

    intervention: int
    version: int
    months: Sequence[int]
    under_way: Sequence[int]


@dataclass(frozen=True, slots=True)
class Scene:
    """The people, and what is owed where the chair chairs and at another intervention."""

    writer: Actor
    office: Actor
    chair: Actor
    chaired: Owed
    other: Owed | None


def report_scene() -> Scene | None:
    """The scene, None when the demonstration has nobody to chair."""
    actors = {one.role: _actor(one.email) for one in CHARACTERS}
    chair = Assignment.objects.filter(role=Role.STEERING_GROUP_CHAIR, intervention__isnull=False).first()
    chaired = chair.intervention if chair else None
    if chaired is None:
        return None
    others = [one for one in Intervention.objects.order_by("pk") if one != chaired and one.provider is not None]
    # Rather one of the same operator: then the registrar sees both.
    other = min(others, key=lambda one: (one.provider_id != chaired.provider_id, one.pk), default=None)
    return Scene(
        actors[Role.INTERVENTION_MANAGER],
        actors[Role.ASSOCIATION_ADMINISTRATOR],
        actors[Role.STEERING_GROUP_CHAIR],
        _owed(chaired),
        _owed(other) if other else None,
    )


def version_of(edition: int) -> int:
    """How many steps the edition has taken, for whoever takes the next."""
    return Edition.objects.values_list("version", flat=True).get(pk=edition)


def _actor(email: str) -> Actor:
    return actor_of(Account.objects.get(email=email))


def _owed(intervention: Intervention) -> Owed:
    due = ReportDue.objects.filter(intervention=intervention).order_by("period_start", "pk")
    over = due.filter(form_id=MONTHLY_FORM, period_end__lt=today())
    under_way = due.filter(form_id=INTERIM_FORM, period_end__gte=today())
    rows = (tuple(one.values_list("pk", flat=True)) for one in (over, under_way))
    return Owed(intervention.pk, intervention.version, *rows)
