"""Writing a report in a real browser: no word is lost, whatever happens to the connection, the server or the tab."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from tests.web.conftest import AXE, ROOT, free_port

METHOD = "#text-method"
SAVES = "**/spara/"
BOTH = ("studier praktik", "praktik studier")


class Site:
    """The pages with a draft; it can be killed and started again on what it had stored."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.web.writing_process", str(self.folder), str(self.port)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=ROOT,
            start_new_session=True,
        )
        assert self.process.stdout
        line = self.process.stdout.readline()
        assert line, "The site did not start."
        self.said = json.loads(line)
        self.address = f"{self.said['address'].rstrip('/')}/rapporter/{self.said['edition']}/skriv/"

    def kill(self) -> None:
        """As a power cut does: nothing is finished."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def text(self, section: str = "method") -> str:
        """What the database has."""
        with closing(sqlite3.connect(f"file:{self.folder / 'stegvis.sqlite3'}?mode=ro", uri=True)) as connection:
            query = "SELECT text FROM store_sectionversion WHERE section = ? ORDER BY number DESC LIMIT 1"
            row = connection.execute(query, (section,)).fetchone()
        return row[0] if row else ""

    def wait_for(self, words: str, page: Page, section: str = "method") -> None:
        """Until the words are stored."""
        for _ in range(200):
            if words in self.text(section):
                return
            page.wait_for_timeout(100)
        pytest.fail(f"{words!r} was not stored: {self.text(section)!r}")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    made = Site(tmp_path_factory.mktemp("writing"))
    yield made
    made.kill()


@pytest.fixture
def writer(site: Site, browser: Browser) -> Iterator[BrowserContext]:
    """Maja's browser; what the tests before wrote is cleared."""
    context = logged_in(site, browser, "maja")
    yield context
    context.close()


def logged_in(site: Site, browser: Browser, name: str, **options) -> BrowserContext:
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "locale": "sv-SE"} | options)
    log_in(site, context, name)
    return context


def log_in(site: Site, context: BrowserContext, name: str) -> None:
    context.add_cookies([{"name": "sessionid", "value": site.said["sessions"][name], "url": site.said["address"]}])
    context.set_default_timeout(20_000)


def opened(site: Site, context: BrowserContext) -> Page:
    page = context.new_page()
    page.goto(site.address)
    expect(page.locator(METHOD)).to_be_visible()
    return page


def add(page: Page, words: str, area: str = METHOD) -> None:
    """Types at the end, key by key."""
    page.focus(area)
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def kept(page: Page) -> list[str]:
    return page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('stegvis-skriver:'))")


def test_what_is_typed_is_saved_by_itself_and_kept_no_longer_here(site: Site, writer: BrowserContext):
    page = opened(site, writer)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(SAVES, hold)
    add(page, " Av sig självt.")
    assert kept(page), "The words are kept here until the server has them."
    for one in held:
        one.continue_()
    page.unroute(SAVES)
    site.wait_for("Av sig självt.", page)
    expect(page.locator("#sparat")).to_contain_text("Sparat")
    page.wait_for_function("!Object.keys(localStorage).some((key) => key.startsWith('stegvis-skriver:'))")


def test_the_server_is_killed_while_somebody_types(site: Site, writer: BrowserContext):
    page = opened(site, writer)
    add(page, " Före strömavbrottet")
    site.kill()
    add(page, " och efter det.")
    expect(page.locator("#trassel")).to_contain_text("Ingen kontakt")
    site.start()
    site.wait_for("Före strömavbrottet och efter det.", page)
    expect(page.locator("#trassel")).to_be_empty()


def test_without_a_connection_the_words_wait_and_survive_a_closed_tab(site: Site, writer: BrowserContext):
    page = opened(site, writer)
    writer.set_offline(True)
    add(page, " Skrivet på tåget.")
    expect(page.locator("#trassel")).to_contain_text("Ingen kontakt")
    page.close()
    assert "Skrivet på tåget." not in site.text()
    writer.set_offline(False)
    page = opened(site, writer)
    site.wait_for("Skrivet på tåget.", page)
    expect(page.locator(METHOD)).to_have_value(site.text())


@pytest.mark.parametrize(("status", "said"), [(503, "Servern kan inte spara just nu"), (413, "för lång")])
def test_a_server_that_cannot_take_it_is_not_called_a_lost_connection(
    site: Site, writer: BrowserContext, status: int, said: str
):
    page = opened(site, writer)
    page.route(SAVES, lambda route: route.fulfill(status=status, body="<html>"))
    add(page, f" Skrivet under {status}.")
    expect(page.locator("#trassel")).to_contain_text(said)
    page.unroute(SAVES)
    add(page, " Och sedan.")
    site.wait_for(f"Skrivet under {status}. Och sedan.", page)
    expect(page.locator("#trassel")).to_be_empty()


def test_the_browser_is_closed_in_the_middle_of_a_word(site: Site, browser: Browser, tmp_path: Path):
    for typed in (" Mitt i ett or", ""):
        context = browser.browser_type.launch_persistent_context(
            str(tmp_path), executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        log_in(site, context, "maja")
        page = opened(site, context)
        if typed:
            context.set_offline(True)
            add(page, typed)
        else:
            site.wait_for("Mitt i ett or", page)
        context.close()


def test_two_tabs_of_one_writer(site: Site, writer: BrowserContext):
    one, other = opened(site, writer), opened(site, writer)
    add(one, " Från den ena fliken.", "#text-background")
    add(other, " Från den andra fliken.", "#text-purpose")
    site.wait_for("Från den ena fliken.", one, "background")
    expect(other.locator("#text-background")).to_have_value(" Från den ena fliken.")
    expect(one.locator("#text-purpose")).to_have_value(" Från den andra fliken.")


def test_two_tabs_in_the_same_section_lose_nothing(site: Site, writer: BrowserContext):
    one, other = opened(site, writer), opened(site, writer)
    add(one, "\n\nEna flikens stycke.")
    add(other, "\n\nAndra flikens stycke.")
    site.wait_for("Ena flikens stycke.", one)
    site.wait_for("Andra flikens stycke.", other)
    assert "Ena flikens stycke." in site.text()
    expect(one.locator(METHOD)).to_have_value(site.text())


def test_two_writers_meet_in_the_same_words(site: Site, browser: Browser, writer: BrowserContext):
    page = opened(site, writer)
    page.fill("#text-goals", "Hälften ska gå vidare till arbete.")
    site.wait_for("Hälften", page, "goals")
    with closing(logged_in(site, browser, "stranger")) as second:
        theirs = opened(site, second)
        theirs.fill("#text-goals", "Hälften ska gå vidare till studier.")
        page.fill("#text-goals", "Hälften ska gå vidare till praktik.")
        site.wait_for("‖", page, "goals")
        for word in ("studier", "praktik"):
            assert word in site.text("goals")
        expect(page.locator("#andra")).to_contain_text("Stranger Påhittad skriver i Mål")
        for one in (page, theirs):
            expect(one.locator(".wr-place")).to_be_visible()
        told = [one.locator("[data-answer=goals] [data-told]").inner_text() for one in (page, theirs)]
        assert any("Båda står kvar" in one for one in told), told
        page.get_by_role("button", name="Behåll båda").click()
        expect(page.locator(".wr-place")).to_have_count(0)
        page.wait_for_function("document.getElementById('text-goals').value.includes('⟦') === false")
        for _ in range(100):
            if "⟦" not in site.text("goals"):
                break
            page.wait_for_timeout(100)
        assert site.text("goals") in {f"Hälften ska gå vidare till {both}." for both in BOTH}


def test_the_way_back_shows_what_stands_there_now(site: Site, writer: BrowserContext):
    page = opened(site, writer)
    add(page, " Innan jag gick.", "#text-analysis")
    site.wait_for("Innan jag gick.", page, "analysis")
    with page.expect_navigation():
        page.locator("[data-answer=analysis] [data-versions]").click()
    page.go_back()
    expect(page.locator("#text-analysis")).to_have_value(site.text("analysis"))
    add(page, " Och efteråt.", "#text-analysis")
    site.wait_for("Innan jag gick. Och efteråt.", page, "analysis")


def test_without_scripts_one_button_saves_it_all(site: Site, browser: Browser):
    with closing(logged_in(site, browser, "maja", java_script_enabled=False)) as context:
        page = context.new_page()
        page.goto(site.address)
        page.fill("#text-result", "Utan skript.")
        page.get_by_role("button", name="Spara").click()
        expect(page.locator("#besked")).to_contain_text("Allt är sparat")
        assert site.text("result") == "Utan skript."


def test_logging_out_leaves_nothing_in_the_browser(site: Site, browser: Browser):
    with closing(logged_in(site, browser, "stranger")) as context:
        page = opened(site, context)
        page.evaluate("localStorage.setItem('stegvis-skriver:9:9:x:method', '{}'); sessionStorage.setItem('a', 'b')")
        add(page, " Sist före utloggningen.", "#text-purpose")
        page.locator(".sv-menu--own summary").click()
        page.get_by_role("button", name="Logga ut").click()
        page.wait_for_url("**/logga-in/**")
        assert page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]") == []
        assert "Sist före utloggningen." in site.text("purpose")


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "method/versioner/", "word/"])
def test_every_page_is_accessible(site: Site, browser: Browser, width: int, scheme: str, path: str):
    size = {"width": width, "height": 900}
    with closing(logged_in(site, browser, "maja", viewport=size, color_scheme=scheme)) as context:
        page = context.new_page()
        page.goto(site.address + path)
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("axe.run()")
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keyboard_reaches_the_text_and_the_way_on(site: Site, writer: BrowserContext):
    page = opened(site, writer)
    page.focus("#text-analysis")
    names = []
    for _ in range(12):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert "Granska och lämna in" in names
