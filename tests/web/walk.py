"""A walk through a demonstration by links alone, from the first page on, as each of its invented people."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from lxml import html
from playwright.sync_api import APIResponse, Browser, BrowserContext

MOST = 3
"""So many addresses of one page are opened by one person: participants differ in what their pages lead to."""
ALL = {"edition", "intervention", "intervention_settings"}
"""Pages that are opened at every address: what is counted instead of registered differs, and a report in each state."""
FILES = {"download"}
"""What is slow to make, and no page."""
PRESSED: Mapping[str, Mapping[str, str]] = {
    "make_answer_link": {},
    "invite_person": {
        "name": "Ida Påhittad",
        "email": "ida@exempel.invalid",
        "role": "intervention_manager",
        "place": "intervention-1",
        "from_on": "2031-08-25",
    },
}
"""Forms that are sent on the way, by page, with what is written into them: only they show some links."""


@dataclass(frozen=True)
class Place:
    """A page that somebody came to: its route's name, its address, and the person's number in the demonstration."""

    route: str
    address: str
    person: int


@dataclass
class Walk:
    """What was found: pages by route, routes that forms send to, those sent on the way, and wrong answers."""

    pages: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    sent_to: set[str] = field(default_factory=set)
    pressed: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)

    @property
    def reached(self) -> set[str]:
        """The routes that some link or form leads to."""
        return self.pages.keys() | self.sent_to


def become(
    browser: Browser, site: str, person: int, *, width: int = 1280, scheme: str = "light", scripts: bool = True
) -> BrowserContext:
    """A browser in which one is the person of that number in the demonstration."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        locale="sv-SE",
        java_script_enabled=scripts,
    )
    form = html.fromstring(context.request.get(site).text()).find(".//form")
    assert form is not None
    token = dict(form.fields)["csrfmiddlewaretoken"]
    context.request.post(f"{site}demo/person/", form={"csrfmiddlewaretoken": token, "person": str(person)})
    return context


def walk(context: BrowserContext, site: str, person: int, found: Walk) -> None:
    """Opens what the links of each page lead to, and writes down what was found."""
    waiting, seen, opened = deque([site]), {site}, Counter[str]()
    while waiting:
        address = waiting.popleft()
        route = route_of(address)
        if opened[route] >= MOST and route not in ALL:
            continue
        opened[route] += 1
        if route in FILES:
            found.sent_to.add(route)
            continue
        answer = context.request.get(address)
        if answer.status != 200:
            found.wrong.append(f"{address} ({route}), person {person}: {answer.status}")
        if "attachment" in answer.headers.get("content-disposition", ""):
            found.sent_to.add(route)
            continue
        found.pages[route].append(Place(route, address, person))
        for link in ways_on(context, answer, found):
            if link.startswith(site) and link not in seen and "formular=" not in link:
                seen.add(link)
                waiting.append(link)


def ways_on(context: BrowserContext, answer: APIResponse, found: Walk) -> Iterator[str]:
    """The addresses that a page leads to: its links, and those of the pages after its forms in PRESSED."""
    if "text/html" not in answer.headers["content-type"]:
        return
    page = html.fromstring(answer.text())
    yield from links(page, answer.url)
    for form in page.iterfind(".//form"):
        address = urljoin(answer.url, form.get("action") or answer.url)
        route = route_of(address)
        if form.method != "POST":
            continue
        found.sent_to.add(route)
        if route in PRESSED and route not in found.pressed:
            found.pressed.add(route)
            sent = {name: str(value) for name, value in form.form_values()} | PRESSED[route]
            after = context.request.post(address, form=sent)
            yield from links(html.fromstring(after.text()), after.url)


def links(page: html.HtmlElement, address: str) -> Iterator[str]:
    """What the page links to, and addresses in its text, which are shown to be handed on."""
    for link in page.iterfind(".//a[@href]"):
        yield urljoin(address, link.get("href", "")).partition("#")[0]
    yield from re.findall(r"http://localhost:\d+/\S+", page.text_content())


def route_of(address: str) -> str:
    """The name of the route of an address, empty when it is none of ours."""
    try:
        return resolve(urlsplit(address).path).url_name or ""
    except Resolver404:
        return ""
