"""Which assignments an account holds, and which interventions assignments reach: the one scope of all queries."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import starmap
from typing import TypeAlias

from django.db.models import FilteredRelation, Q, QuerySet
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
    read: tuple[Held, ...] | None = account.held_today if on is None else None
    held = tuple(starmap(_holds, _held_on(on or today()).values([account.pk]))) if read is None else read
    return Actor(account.pk, account.name, held)


def account_numbered(number: int) -> Account | None:
    """The account as it is now, with the assignments of today beside it (`actor_of`); None when there is none."""
    asked = _with_held(today())
    rows = [tuple(row) for row in asked.values([number])]
    if not rows:
        return None
    account = Account.from_db(asked.query.using, _ACCOUNT, rows[0][: len(_ACCOUNT)])
    held = (row[len(_ACCOUNT) :] for row in rows)
    # Of this one account, not of the class.
    account.__dict__["held_today"] = tuple(_holds(role, *places) for role, *places in held if role)
    return account


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


_ACCOUNT = tuple(field.attname for field in Account._meta.concrete_fields)
_HELD = ("role", "association", "operator", "intervention")


@lru_cache(maxsize=4)
def _with_held(day: date) -> CompiledForNumbers:
    """Every request asks for it."""
    in_force = FilteredRelation("assignments", condition=_is_in_force(day, "assignments__"))
    columns = (*_ACCOUNT, *(f"in_force__{one}" for one in _HELD))
    accounts = Account.objects.annotate(in_force=in_force)
    return CompiledForNumbers(lambda number: accounts.filter(pk=number[0]).values_list(*columns), 1)


@lru_cache(maxsize=1)
def _intervention() -> CompiledRows[Intervention]:
    return CompiledRows(lambda number: Intervention.objects.filter(pk=number[0]).order_by().select_related(*_AROUND))


@lru_cache(maxsize=4)
def _held_on(day: date) -> CompiledForNumbers:
    return CompiledForNumbers(lambda account: _in_force(day).filter(account=account[0]).values_list(*_HELD), 1)


def _in_force(day: date) -> QuerySet[Assignment]:
    return Assignment.objects.filter(_is_in_force(day))


def _is_in_force(day: date, way: str = "") -> Q:
    """True of assignments on the day; `way` leads to them from another table."""
    begun, not_ended = Q(**{f"{way}from_on__lte": day}), Q(**{f"{way}ended_at": None})
    return begun & not_ended & (Q(**{f"{way}to_on": None}) | Q(**{f"{way}to_on__gte": day}))


def _holds(role: str, association: int | None, operator: int | None, intervention: int | None) -> Held:
    return Held(Role(role), association, operator, intervention)


def _held(one: Assignment) -> Held:
    return _holds(one.role, one.association_id, one.operator_id, one.intervention_id)
