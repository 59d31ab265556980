"""Every page that can be got: which addresses each role opens, found by trying numbers of every table."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product
from random import Random

from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from stegvis.vocabulary import Period

NOT_PAGES = frozenset({"download", "set_language", "become_person"})
"""Files to take home and what only changes something."""
OF_THE_LOGIN = ("account_", "mfa_", "openid", "social")
TRIED, WANTED = 60, 6
SEED = 5


@dataclass(frozen=True, slots=True)
class Address:
    """A page that a role opens; `queries` is how many the database was asked."""

    route: str
    person: int
    url: str
    queries: int
    session: str


def addresses(people: int) -> list[Address]:
    """Some addresses of every page, for every character of the demonstration who may open it."""
    logging.getLogger("django").setLevel(logging.CRITICAL)
    pools = _pools()
    found = []
    for person in range(people):
        client = Client(raise_request_exception=False, SERVER_NAME="localhost")
        client.get("/")
        client.post("/demo/person/", {"person": person})
        for route in _routes(get_resolver().url_patterns):
            found += islice(_opened(client, route, person, pools), WANTED)
    return found


def _opened(client: Client, route: URLPattern, person: int, pools: Mapping[str, list[object]]) -> Iterator[Address]:
    names = list(route.pattern.converters)
    for values in islice(product(*(pools.get(name, pools["number"]) for name in names)), TRIED):
        try:
            url = reverse(str(route.name), kwargs=dict(zip(names, values, strict=True)))
        except NoReverseMatch:
            return
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(url)
        if answer.status_code == 200 and not hasattr(answer, "streaming_content"):
            session = client.cookies["sessionid"].value
            yield Address(str(route.name), person, url, len(asked), session)
        elif answer.status_code in {403, 405, 500}:
            if answer.status_code == 500:
                print(f"  500 at {url} as {person}")
            return


def _routes(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from _routes(one.url_patterns)
        elif one.name and one.name not in NOT_PAGES and not one.name.startswith(OF_THE_LOGIN):
            yield one


def _pools() -> dict[str, list[object]]:
    """Values to try for each argument: numbers of the table of that name, else of any table."""
    chance = Random(SEED)
    pools: dict[str, list[object]] = {}
    for table in apps.get_app_config("store").get_models():
        numbers = list(table._default_manager.order_by().values_list("pk", flat=True)[:2000])
        if numbers and all(isinstance(one, int) for one in numbers):
            pools[table._meta.model_name or ""] = chance.sample(numbers, min(6, len(numbers)))
    mixed = [one for numbers in pools.values() for one in numbers]
    chance.shuffle(mixed)
    from stegvis.store.models import Report

    spans = Report.objects.order_by().values_list("period_start", "period_end").distinct()[:3]
    periods = [Period(start, end) for start, end in spans if start]
    return {**pools, "number": mixed[:TRIED], "period": list(periods)}
