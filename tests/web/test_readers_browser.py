"""What boards and everybody read, in a real browser: accessible, fits, needs no scripts, and can be printed."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.usefixtures("design")

PAGES = ("styrelsen/", "offentligt/", "sok/?fraga=arbetsgivare", "uppfoljning-finsam/")
WAYS = {
    "desktop": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "phone": {"viewport": {"width": 375, "height": 812}, "color_scheme": "dark"},
}
CHECK = "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v => [v.id, v.nodes[0].html]))"


def published(page: Page, demo: str) -> str:
    """The address of the first period that is published in the demonstration."""
    page.goto(f"{demo}offentligt/")
    return str(page.locator("main a").first.get_attribute("href")).lstrip("/")


def readers(context: BrowserContext, demo: str) -> list[str]:
    """The readers' pages as the office sees them, who sees them all."""
    return [*PAGES, published(context.new_page(), demo)]


@pytest.mark.parametrize("way", WAYS)
def test_readers_pages_are_accessible_and_fit(demo: str, browser: Browser, axe: str, way):
    context = browser.new_context(**WAYS[way])
    page = context.new_page()
    for path in readers(context, demo):
        assert page.goto(demo + path).status == 200, path
        page.evaluate(axe)
        assert page.evaluate(CHECK) == [], path
        spare = page.evaluate("document.documentElement.clientWidth - document.documentElement.scrollWidth")
        assert spare >= 0, f"{path} is {-spare} pixels too wide"
        cut = "[...document.querySelectorAll('.sv-scroll:has(.sv-bars)')].filter(e => e.scrollWidth > e.clientWidth)"
        assert page.evaluate(f"{cut}.length") == 0, f"{path}: bars are reached by sideways scroll"
    context.close()


def test_readers_pages_need_no_scripts(demo: str, browser: Browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{demo}sok/")
    page.get_by_label("Ord att söka efter").fill("arbetsgivare")
    page.get_by_role("button", name="Sök").click()
    expect(page.locator("mark").first).to_be_visible()
    page.goto(f"{demo}styrelsen/")
    periods = page.locator("#period")
    periods.select_option(index=1)
    page.get_by_role("button", name="Visa").click()
    expect(page.locator("#pengar")).to_be_visible()
    page.goto(f"{demo}uppfoljning-finsam/")
    with page.expect_download() as started:
        page.get_by_role("button", name="Excel").click()
    assert started.value.suggested_filename.endswith(".xlsx")
    page.goto(demo + published(page, demo))
    page.get_by_text("Vad kolumnerna betyder").click()
    expect(page.locator("dl.sv-facts")).to_be_visible()
    context.close()


def test_on_paper_the_tables_stay_whole_and_the_buttons_go(demo: str, browser: Browser):
    context = browser.new_context(viewport={"width": 700, "height": 1000})
    page = context.new_page()
    page.emulate_media(media="print")
    for path in readers(context, demo):
        page.goto(demo + path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        for gone in (".sv-filter", ".sv-menu--wide", ".sv-downloads", ".sv-language__link"):
            for one in page.locator(gone).all():
                expect(one).to_be_hidden()
        wide = "(all) => all.filter(e => e.getBoundingClientRect().right > innerWidth + 1).length"
        assert page.locator("main table").evaluate_all(wide) == 0, f"{path}: a table is cut"
    context.close()
