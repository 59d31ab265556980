"""Every page in a real browser: accessible, without sideways scroll, reachable by keyboard, within its own rules."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.usefixtures("design")

ACCOUNT = "redovisning/1/2031-01-01--2031-08-31/"
PAGES = {
    "accounts": "",
    "account": ACCOUNT,
    "report with findings": "rapport/2/",
    "report without figures": "rapport/5/",
    "findings": f"{ACCOUNT}fynd/",
    "exposure": f"{ACCOUNT}rojande/",
    "no findings left": f"{ACCOUNT}fynd/?allvar=error&regel=period_length",
    "no such page": "finns-inte/",
}
SIZES = {"desktop": (1280, 900), "phone": (375, 812)}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible_and_fit(demo: str, browser: Browser, axe: str, scheme, size):
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    # In the dark only colours differ.
    options = "{resultTypes: ['violations']}" if scheme == "light" else "{runOnly: ['color-contrast']}"
    for name, path in PAGES.items():
        page.goto(demo + path)
        if name == "exposure":
            expect(page.locator("#satt")).to_be_visible(timeout=60_000)
        page.evaluate(axe)
        found = page.evaluate("axe.run(document, {options}).then(r => r.violations)".replace("{options}", options))
        assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == [], name
        spare = page.evaluate("document.documentElement.clientWidth - document.documentElement.scrollWidth")
        assert spare >= 0, f"{name} is {-spare} pixels too wide"
    assert [one for one in said if "404" not in one] == []
    context.close()


@pytest.fixture
def page(demo: str, browser: Browser) -> Page:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.goto(demo + ACCOUNT)
    return opened


def test_the_keyboard_reaches_content_links_and_wide_tables(page: Page):
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Hoppa till innehållet")
    page.keyboard.press("Enter")
    expect(page.locator("#innehall")).to_be_focused()
    seen = []
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.className + '|' + document.activeElement.textContent.trim()"))
    assert any(one.startswith("anchor|Linden") for one in seen)
    assert any(one.startswith("sv-scroll|") for one in seen)


def test_what_has_focus_is_seen(page: Page):
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_no_font_and_nothing_foreign_is_loaded(browser: Browser, demo: str):
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(demo)
    assert {url for url in asked if not url.startswith(demo)} == set()
    assert not [url for url in asked if re.search(r"\.(woff2?|ttf|otf)|\.js", url)]
    assert len([url for url in asked if url.endswith(".css")]) == 3
    families = page.evaluate("getComputedStyle(document.body).fontFamily")
    assert "system-ui" in families and "ExpFont" not in families


def test_the_language_can_be_changed_and_is_remembered(page: Page, demo: str):
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto(f"{demo}{ACCOUNT}fynd/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Findings")
    page.get_by_role("button", name="Svenska").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Fynd")


def test_findings_are_chosen_without_scripts(browser: Browser, demo: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{demo}{ACCOUNT}fynd/")
    everything = page.locator(".sv-finding-line").count()
    page.get_by_label("Hur allvarligt").select_option("error")
    with page.expect_navigation():
        page.get_by_role("button", name="Visa").click()
    errors = page.locator(".sv-finding-line").count()
    assert 0 < errors < everything
    assert set(page.locator(".sv-finding-line__severity").all_inner_texts()) == {"Fel"}
    page.get_by_role("link", name="Visa alla").click()
    expect(page.locator(".sv-finding-line")).to_have_count(everything)
    context.close()


def test_a_findings_number_leads_to_it(page: Page):
    page.get_by_role("link", name="Stigfinnaren").click()
    link = page.locator("a.sv-badge-link").first
    target = link.get_attribute("href")
    link.click()
    expect(page.locator(f"{target}:target")).to_be_visible()


def test_the_account_is_downloaded(page: Page):
    with page.expect_download() as started:
        page.get_by_role("link", name="Word").click()
    file = started.value.path().read_bytes()
    assert started.value.suggested_filename.endswith(".docx")
    assert file[:2] == b"PK"


def test_the_print_has_no_buttons(page: Page):
    page.emulate_media(media="print")
    expect(page.locator(".sv-downloads")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
