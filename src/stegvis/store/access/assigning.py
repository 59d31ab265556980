"""Giving and ending roles: assignments are dated and never removed."""

from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from stegvis.store.access.places import Places, place_of
from stegvis.store.clock import today
from stegvis.store.models import Account, Assignment
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Held
from stegvis.vocabulary.roles import WHERE, Role, exclude_each_other


def assign(account: Account, held: Held, from_on: date, to_on: date | None = None) -> Assignment:
    """Gives the account the role. Raises InvalidFields when the account may not have it or has it already.

    Of two that are given at once the second waits for the first: nobody gets both of two that exclude each other.
    """
    with transaction.atomic():
        _one_at_a_time(account)
        refuse(account, held, from_on, to_on)
        return Assignment.objects.create(
            account=account,
            role=held.role,
            association_id=held.association,
            operator_id=held.operator,
            intervention_id=held.intervention,
            from_on=from_on,
            to_on=to_on,
        )


def refuse(account: Account | None, held: Held, from_on: date, to_on: date | None = None) -> None:
    """Raises InvalidFields when nobody, or not this account, may have the role there in those days."""
    if place_of(held)[0] not in WHERE[held.role]:
        raise InvalidFields({"place": WRONG_PLACE[held.role]})
    if to_on is not None and to_on < from_on:
        raise InvalidFields({"to_on": ENDS_BEFORE})
    if account is None:
        return
    meanwhile = _meanwhile(account, from_on, to_on)
    if any(exclude_each_other(held.role, Role(other)) for other in meanwhile.values_list("role", flat=True)):
        raise InvalidFields({"role": EXCLUDED})
    if meanwhile.filter(role=held.role, **{place_of(held)[0]: place_of(held)[1]}).exists():
        raise InvalidFields({"role": HAS_IT})


def last_day_of(assignment: Assignment) -> date | None:
    """The last day on which it opened anything; None: until further notice."""
    return timezone.localdate(assignment.ended_at) if assignment.ended_at else assignment.to_on


def assignments_at(places: Places) -> QuerySet[Assignment]:
    """All assignments ever held there, by the holder's name."""
    found = Assignment.objects.filter(places.is_there).select_related("account")
    return found.order_by("account__name", "account", "from_on", "pk")


def assignment_with(number: int) -> Assignment | None:
    """The assignment with that number. It and all others at its place are kept from others until the transaction

    ends: of two last administrators who end each other, the second waits and is told.
    """
    found = Assignment.objects.filter(pk=number).first()
    if found is None:
        return None
    place = getattr(found, place_of(held_of(found))[0])
    type(place)._default_manager.select_for_update().get(pk=place.pk)
    return Assignment.objects.select_for_update().get(pk=number)


def is_the_last(assignment: Assignment) -> bool:
    """True when nobody else has that role there from today on without an end."""
    where, number = place_of(held_of(assignment))
    others = Assignment.objects.filter(role=assignment.role, ended_at=None, to_on=None, from_on__lte=today())
    return not others.filter(**{where: number}, account__is_active=True).exclude(account=assignment.account).exists()


def end(assignment: Assignment) -> None:
    """Ends it at once: what it opened is closed with the next page."""
    assignment.ended_at = timezone.now()
    assignment.save(update_fields=["ended_at"])


def take_back_end(assignment: Assignment) -> None:
    """It goes on as before. Raises InvalidFields when the account has got a role since that excludes it."""
    with transaction.atomic():
        _one_at_a_time(assignment.account)
        refuse(assignment.account, held_of(assignment), max(assignment.from_on, today()), assignment.to_on)
        assignment.ended_at = None
        assignment.save(update_fields=["ended_at"])


def held_of(assignment: Assignment) -> Held:
    """The role and the place."""
    return Held(Role(assignment.role), assignment.association_id, assignment.operator_id, assignment.intervention_id)


def _one_at_a_time(account: Account) -> None:
    Account.objects.select_for_update().get(pk=account.pk)


def _meanwhile(account: Account, from_on: date, to_on: date | None) -> QuerySet[Assignment]:
    """The account's assignments that hold on one of those days."""
    found = Assignment.objects.filter(Q(to_on=None) | Q(to_on__gte=from_on), account=account, ended_at=None)
    return found if to_on is None else found.filter(from_on__lte=to_on)


_PLACES_OF_ROLES = {
    ("association",): Wording(
        "Rollen gäller ett helt förbund: välj ett förbund.",
        "The role is held at a whole association: choose an association.",
    ),
    ("intervention", "association"): Wording(
        "Rollen gäller en insats eller ett förbund: välj en sådan.",
        "The role is held at an intervention or an association: choose one.",
    ),
    ("operator", "intervention"): Wording(
        "Rollen gäller en insats eller en aktör som driver insatser, inte ett förbund.",
        "The role is held at an intervention or at an operator that runs interventions, not at an association.",
    ),
}
WRONG_PLACE = {role: _PLACES_OF_ROLES[tuple(str(one) for one in places)] for role, places in WHERE.items()}
ENDS_BEFORE = Wording(
    "Sista dagen kommer före första dagen.",
    "The last day comes before the first day.",
)
EXCLUDED = Wording(
    "Den som är deltagaransvarig ser deltagare och kan därför inte samtidigt ha en roll i förbundet. "
    "Avsluta den ena rollen först, eller bjud in en annan person.",
    "A participant registrar sees participants and so cannot hold a role of the association at the same time. "
    "End one of the roles first, or invite somebody else.",
)
HAS_IT = Wording(
    "Personen har redan den rollen där under de dagarna.",
    "The person already has that role there in those days.",
)
