"""Answering on a phone, in a real browser: what was ticked and written is there when the page was closed in between."""

from playwright.sync_api import Browser, Page, expect
from tests.web.conftest import RegisterSite
from tests.web.test_start_exit_browser import new_participation


def link_of(site: RegisterSite, page: Page) -> str:
    """Hands out the self-assessment to somebody new, and makes a link to it."""
    page.goto(f"{site.address}deltagande/{new_participation(site, page)}/enkat/")
    page.get_by_role("button", name="Lämna ut").click()
    page.locator("section[aria-labelledby=lank]").get_by_role("button").click()
    return page.locator(".sq-address").inner_text()


def test_a_page_that_is_closed_before_the_next_button_keeps_the_answer(register_site: RegisterSite, browser: Browser):
    own = register_site.context(browser)
    address = link_of(register_site, own.new_page())
    own.close()
    phone = browser.new_context(viewport={"width": 375, "height": 812}, locale="sv-SE")
    page = phone.new_page()
    page.goto(address)
    page.locator("button[value=borja]").click()
    option = page.locator("form[data-answers] input[type=radio]").nth(1)
    option.check(force=True)
    expect(page.locator("[data-say]")).to_have_text("Sparat")
    page.reload()
    expect(page.locator("form[data-answers] input[type=radio]").nth(1)).to_be_checked()
    page.goto(f"{address}?fraga=hours")
    page.get_by_role("textbox").fill("12")
    expect(page.locator("[data-say]")).to_have_text("Sparat")
    page.reload()
    expect(page.get_by_role("textbox")).to_have_value("12")
    phone.close()
