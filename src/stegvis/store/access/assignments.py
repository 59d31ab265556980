"""Which assignments an account holds, and which interventions assignments reach: the one scope of all queries."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from django.db.models import Q, QuerySet
from django.utils import timezone

from stegvis.store.clock import today
from stegvis.store.models import Account, Assignment, Intervention
from stegvis.store.tables.compiled_query import CompiledForNumbers, CompiledForScopes, CompiledRows, KeptScopes
from stegvis.vocabulary.actor import Actor, Held
from stegvis.vocabulary.roles import ASSOCIATION_ROLES, Role

_AROUND = ("association", "provider")
Interventions: TypeAlias = QuerySet[Intervention]
"""Interventions still to be asked for: what somebody's assignments reach."""


def actor_of(account: Account, on: date | None = None) -> Actor:
    """The account with the assignments in force on the day (today). An account that is not active holds none."""
    if not account.is_active:
        return Actor(account.pk, account.name)
    held = (
        Held(Role(role), association, operator, intervention)
        for role, association, operator, intervention in _held_on(on or today()).values([account.pk])
    )
    return Actor(account.pk, account.name, tuple(held))


def account_numbered(number: int) -> Account | None:
    """The account as it is now; None when there is none."""
    return next(iter(_account().of(number)), None)


def intervention_numbered(number: int) -> Intervention | None:
    """The intervention as it is now, for whoever may see it; None when there is none."""
    return next(iter(_intervention().of(number)), None)


def holders(intervention: Intervention, roles: Iterable[Role]) -> tuple[tuple[Role, Account], ...]:
    """Who holds one of the roles at the intervention today, by name; an account with two of them stands twice."""
    places = (intervention.pk, intervention.association_id, intervention.provider_id)
    wanted = tuple(sorted({one.value for one in roles}))
    assigned = _HOLDERS.of([], today(), wanted, numbers=[one for one in places if one is not None])
    found = [one for one in assigned if reaches(_held(one), intervention)]
    return tuple(
        dict.fromkeys((Role(one.role), one.account) for one in sorted(found, key=lambda one: one.account.name))
    )


def _at(day: date, roles: Sequence[str], places: Sequence[int]) -> QuerySet[Assignment]:
    """Whoever holds one of the roles at the intervention, the association, or the operator, when there is one."""
    intervention, association, *operator = places
    here = Q(intervention=intervention) | Q(association=association)
    if operator:
        here |= Q(operator=operator[0])
    return _in_force(day).filter(here, role__in=roles, account__is_active=True).select_related("account")


_HOLDERS = CompiledForScopes[Assignment](_at)


def ended_roles(account: int) -> tuple[tuple[Role, date], ...]:
    """The roles that the account held and holds nowhere any more, each with its last day, the latest first."""
    rows = Assignment.objects.filter(account=account)
    now = set(_in_force(today()).filter(account=account).values_list("role", flat=True))
    over = rows.filter(Q(to_on__lt=today()) | Q(ended_at__isnull=False)).exclude(role__in=now)
    days = [(_last_day(one), Role(one.role)) for one in over]
    latest = {role: day for day, role in sorted(days)}
    return tuple(sorted(latest.items(), key=lambda one: one[1], reverse=True))


def _last_day(one: Assignment) -> date:
    days = (one.to_on, timezone.localdate(one.ended_at) if one.ended_at else None)
    return min(day for day in days if day is not None)


def interventions_reached(held: Iterable[Held]) -> Interventions:
    """The interventions that the assignments reach, each once. Every query of a page is made of this: it is short."""
    places = {column: set[int]() for column in ("pk", "provider", "association")}
    for one in held:
        if one.intervention is not None:
            places["pk"].add(one.intervention)
        elif one.operator is not None:
            places["provider"].add(one.operator)
        # A role that sees persons is never held at an association; should a row say so, it opens nothing.
        elif one.association is not None and one.role in ASSOCIATION_ROLES:
            places["association"].add(one.association)
    found: Interventions = _REACHED.of(
        tuple((column, *sorted(numbers)) for column, numbers in places.items() if numbers)
    )
    return found


def _in_places(places: Iterable[tuple[str, *tuple[int, ...]]]) -> Interventions:
    wanted = Q()
    for column, *numbers in places:
        wanted |= Q(**{f"{column}__in": numbers})
    return Intervention.objects.filter(wanted) if wanted else Intervention.objects.none()


_REACHED = KeptScopes(_in_places)


def reaches(held: Held, intervention: Intervention) -> bool:
    """True when the assignment reaches the intervention."""
    if held.intervention is not None:
        return held.intervention == intervention.pk
    if held.operator is not None:
        return held.operator == intervention.provider_id
    return held.role in ASSOCIATION_ROLES and held.association == intervention.association_id


@lru_cache(maxsize=1)
def _account() -> CompiledRows[Account]:
    return CompiledRows(lambda number: Account.objects.filter(pk=number[0]))


@lru_cache(maxsize=1)
def _intervention() -> CompiledRows[Intervention]:
    return CompiledRows(lambda number: Intervention.objects.filter(pk=number[0]).order_by().select_related(*_AROUND))


@lru_cache(maxsize=4)
def _held_on(day: date) -> CompiledForNumbers:
    """Every request asks for it."""
    columns = ("role", "association", "operator", "intervention")
    return CompiledForNumbers(lambda account: _in_force(day).filter(account=account[0]).values_list(*columns), 1)


def _in_force(day: date) -> QuerySet[Assignment]:
    return Assignment.objects.filter(from_on__lte=day, ended_at=None).filter(Q(to_on=None) | Q(to_on__gte=day))


def _held(one: Assignment) -> Held:
    return Held(Role(one.role), one.association_id, one.operator_id, one.intervention_id)
