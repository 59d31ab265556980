"""A report from draft to publication in a real browser, by keyboard alone, by people who were never shown how."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.web.conftest import served

pytestmark = pytest.mark.usefixtures("design")

MOST_TABS = 200
FIELDS = ("TEXTAREA", "INPUT")
NAME = """() => {
  const one = document.activeElement;
  const labels = one.labels?.length ? [...one.labels].map(label => label.textContent).join(" ") : "";
  const by = (one.getAttribute("aria-labelledby") ?? "").split(" ").map(id => document.getElementById(id)?.textContent);
  const name = labels || one.ariaLabel || by.join(" ").trim() || one.textContent;
  return [one.tagName, name.replace(/\\s+/g, " ").trim()];
}"""
TEXTS = {
    "Bakgrund": "Många i kommunen har varit sjukskrivna länge och saknar en väg tillbaka.",
    "Syfte": "Fler ska komma närmare arbete och studier.",
    "Mål": "De flesta ska ha ett tydligt nästa steg när de slutar.",
    "Metod": "Handledaren möter varje deltagare varje vecka och följer med till arbetsplatsen.",
    "Resultat": "Under perioden deltog 45 personer i insatsen. Tre kvinnor slutade i förtid.",
    "Analys": "Det tidiga samarbetet med arbetsgivare gör störst skillnad.",
}
"""What Maja writes; under the results a number that is wrong, and one that is too small to tell."""
MENDED = "Under perioden deltog 44 personer i insatsen."
ASSESSMENT = "Styrgruppen ser att arbetet följer planen."


@dataclass(frozen=True)
class Site:
    """Where the pages are, and the sessions of the cast."""

    address: str
    sessions: dict[str, str]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("life")
    with served("report_life_process", folder) as said:
        yield Site(said["address"], said["sessions"])


class Person:
    """Somebody at a keyboard, who sees each page through axe's eyes too."""

    def __init__(self, site: Site, browser: Browser, axe: str, name: str) -> None:
        self.context: BrowserContext = browser.new_context(viewport={"width": 1280, "height": 900}, locale="sv-SE")
        self.context.add_cookies([{"name": "sessionid", "value": site.sessions[name], "url": site.address}])
        self.context.set_default_timeout(30_000)
        self.page: Page = self.context.new_page()
        self.axe = axe
        self.page.goto(site.address)

    def look(self) -> None:
        """The page is accessible."""
        self.page.evaluate(self.axe)
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)")
        told = [(one["id"], [node["html"][:160] for node in one["nodes"]][:2]) for one in found]
        assert told == [], self.page.url

    def reach(self, name: str, *, field: bool = False) -> None:
        """Tabs on until what has that name has focus: a field, or a link or button ("Skriv: Linden" is "Skriv")."""
        heard = []
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            tag, told = self.page.evaluate(NAME)
            if (tag in FIELDS) is field and (told == name or told.startswith(f"{name} " if field else f"{name}:")):
                return
            heard.append(told[:40])
        pytest.fail(f"{name!r} is not reached by keyboard at {self.page.url}: {list(dict.fromkeys(heard))}")

    def press(self, name: str) -> None:
        """Reaches a link or a button, presses Enter, and looks at the page that comes."""
        before = self.page.evaluate("performance.timeOrigin")
        self.reach(name)
        self.page.keyboard.press("Enter")
        self.page.wait_for_function("before => performance.timeOrigin !== before", arg=before)
        self.page.wait_for_load_state()
        self.look()

    def write(self, label: str, text: str) -> None:
        """Reaches a field and writes it anew."""
        self.reach(label, field=True)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    def stands(self, state: str) -> None:
        """The page says where the report stands."""
        expect(self.page.locator(".rl-stop--now .rl-stop__name")).to_have_text(state)


def test_a_report_from_draft_to_publication(site: Site, browser: Browser, axe: str):
    maja, frida, carl = (Person(site, browser, axe, name) for name in ("maja", "frida", "carl"))
    _writes_and_hands_in(maja)
    _receives_and_sends_back(frida)
    _writes_more_and_hands_in(maja)
    _receives_again(frida)
    _assesses_and_signs(carl)
    _accepts_and_publishes(frida)
    _begins_a_correction(maja)


def _writes_and_hands_in(maja: Person) -> None:
    """A number that is wrong and one that is too small stop the report until the text is mended."""
    maja.press("Rapporter")
    maja.press("Börja skriva")
    for heading, text in TEXTS.items():
        maja.write(heading, text)
    maja.press("Granska och lämna in")
    maja.stands("Utkast")
    expect(maja.page.locator("#nu ~ .message-box")).to_contain_text("Tre kvinnor")
    maja.press("Lämna in")
    maja.press("Lämna in rapporten")
    expect(maja.page.get_by_role("alert").first).to_contain_text("lämnades inte in")
    maja.press("Åtgärda i texten")
    maja.write("Resultat", MENDED)
    maja.press("Granska och lämna in")
    maja.press("Lämna in")
    maja.press("Lämna in rapporten")
    maja.stands("Inlämnad")


def _receives_and_sends_back(frida: Person) -> None:
    frida.press("Rapporter")
    frida.press("Ta emot")
    frida.press("Ta emot")
    frida.write("Diarienummer", "2026/17")
    frida.press("Ta emot")
    frida.stands("Mottagen")
    _prints_without_what_is_typed_in(frida)
    frida.press("Skicka tillbaka")
    frida.write("Det här saknas", "Berätta mer om metoden.")
    frida.press("Skicka tillbaka")
    frida.stands("Skickad tillbaka")


def _prints_without_what_is_typed_in(frida: Person) -> None:
    """Paper has no comments to send: browsers print what is folded together too."""
    ways = frida.page.get_by_text("Kommentera det här").first
    expect(ways).to_be_visible()
    frida.page.emulate_media(media="print")
    expect(ways).to_be_hidden()
    frida.page.emulate_media(media="screen")


def _writes_more_and_hands_in(maja: Person) -> None:
    maja.page.reload()
    expect(maja.page.locator(".message-box--warning")).to_contain_text("Berätta mer om metoden.")
    maja.press("Skriv vidare")
    maja.press("Skriv vidare")
    expect(maja.page.locator(".message-box--warning")).to_contain_text("Berätta mer om metoden.")
    maja.write("Metod", f"{TEXTS['Metod']} Arbetsgivarna är med från början.")
    maja.press("Granska och lämna in")
    maja.press("Lämna in")
    maja.press("Lämna in rapporten")
    maja.stands("Inlämnad")


def _receives_again(frida: Person) -> None:
    frida.page.reload()
    frida.press("Ta emot")
    frida.press("Ta emot")
    frida.stands("Mottagen")


def _assesses_and_signs(carl: Person) -> None:
    carl.press("Rapporter")
    carl.press("Skriv styrgruppens bedömning")
    carl.press("Skriv styrgruppens bedömning")
    carl.write("Styrgruppens bedömning", ASSESSMENT)
    carl.press("Spara bedömningen")
    carl.stands("Bedömd av styrgruppen")
    carl.press("Signera")
    carl.press("Signera")
    expect(carl.page.get_by_text("Kryssa i att du har läst rapporten.").first).to_be_visible()
    carl.reach("Jag har läst rapporten och styrgruppens bedömning och signerar dem.", field=True)
    carl.page.keyboard.press("Space")
    carl.press("Signera")
    carl.stands("Signerad")


def _accepts_and_publishes(frida: Person) -> None:
    frida.page.reload()
    for step, state in (("Godkänn", "Godkänd"), ("Publicera", "Publicerad")):
        frida.press(step)
        frida.press(step)
        frida.stands(state)
    expect(frida.page.locator("main")).to_contain_text(ASSESSMENT)


def _begins_a_correction(maja: Person) -> None:
    maja.page.reload()
    maja.press("Rätta")
    maja.write("Varför rapporten rättas", "Några avslut registrerades sent.")
    maja.press("Börja rätta")
    maja.stands("Utkast")
    expect(maja.page.get_by_role("heading", level=1)).to_contain_text("rättelse 1")
