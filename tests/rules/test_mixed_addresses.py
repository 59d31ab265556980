"""An address that names two things names them of one place: mine beside somebody else's does not exist."""

from collections.abc import Iterator, Mapping
from itertools import permutations
from typing import Any

import pytest
from django.urls import URLPattern, reverse
from tests.addresses import ADDRESSES, INSIDE, ROLES, Visit, World, make_world
from tests.rules.test_routes import GUARDED, met, opens, sent, visitor

from stegvis.actions.access import PERMISSIONS
from stegvis.web.addresses import NumberConverter


def names_two_rows(route: URLPattern) -> bool:
    numbers = [one for one in route.pattern.converters.values() if isinstance(one, NumberConverter)]
    return len(numbers) > 1


OF_TWO = [one for one in GUARDED if names_two_rows(one)]


def mixed(visits: list[Visit]) -> Iterator[tuple[Visit, Visit, Mapping[str, Any]]]:
    """Two visits, and the address of the first with one of its rows' numbers from the second."""
    for mine, other in permutations(visits, 2):
        differing = [
            name
            for name, value in mine.arguments.items()
            if isinstance(value, int) and value != other.arguments.get(name, value)
        ]
        if len(differing) > 1:
            for name in differing:
                yield mine, other, {**mine.arguments, name: other.arguments[name]}


@pytest.mark.django_db
@pytest.mark.parametrize("route", OF_TWO, ids=lambda route: str(route.name))
def test_what_is_mine_opens_nothing_of_somebody_elses(route: URLPattern):
    world: World = make_world()
    wrong = []
    for mine, other, arguments in mixed(list(ADDRESSES[route.name](world))):
        for name in ("amina", "bosse", "maja", "frida", "olof"):
            if ROLES[name] not in PERMISSIONS[opens(route)] or {name} <= INSIDE[mine.place] & INSIDE[other.place]:
                continue
            client, address = visitor(world, name), reverse(route.name, kwargs=arguments)
            answers = {
                "GET": met(client.get(address), "does not exist"),
                "POST": met(sent(client, mine, address), "does not exist"),
            }
            wrong += [f"{how} {address} by {name}: {got}" for how, got in answers.items() if got != "does not exist"]
    assert not wrong, "\n".join(wrong)
