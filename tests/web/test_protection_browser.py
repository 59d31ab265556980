"""Consents, counting without data, the trail and disposal in a real browser: accessible, and within the screen."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.web.conftest import RegisterSite

pytestmark = pytest.mark.usefixtures("design")
PICTURES = os.environ.get("PICTURES")
"""A folder: the pages are put there as pictures, to be looked at."""


def starts(site: RegisterSite, page: Page) -> tuple[int, int]:
    """Registers a start; the numbers of participant and consent."""
    page.goto(f"{site.address}insats/1/start/")
    page.get_by_role("group", name="Samtycker").get_by_label("Ja").check(force=True)
    page.get_by_label("Kvinna").check(force=True)
    page.get_by_label("Födelseår").fill("1985")
    page.get_by_role("button", name="Registrera").click()
    expect(page.get_by_text("starten är registrerad")).to_be_visible()
    row = site.ask("SELECT max(participant_id), max(id) FROM store_consent")[0]
    return int(row[0]), int(row[1])


def is_sound(page: Page, axe: str, name: str) -> None:
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)")
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == [], name
    spare = page.evaluate("document.documentElement.clientWidth - document.documentElement.scrollWidth")
    assert spare >= 0, f"{name} is {-spare} pixels too wide"


@pytest.mark.parametrize(("size", "scheme"), [((1280, 900), "light"), ((375, 812), "dark")])
def test_the_pages_are_accessible_and_fit(
    register_site: RegisterSite, browser: Browser, axe: str, size: tuple[int, int], scheme: str
):
    options = {"viewport": {"width": size[0], "height": size[1]}, "color_scheme": scheme}
    context = register_site.context(browser, **options)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    number, consent = starts(register_site, page)
    person = f"{register_site.address}deltagare/{number}/"
    page.goto(f"{person}samtycken/")
    with page.expect_navigation():
        page.get_by_role("link", name="Registrera ett samtycke").click()
    is_sound(page, axe, f"register-{size[0]}")
    page.get_by_label("Utvärdering och forskning").check(force=True)
    page.get_by_role("button", name="Registrera").click()
    expect(page.get_by_text("Samtycket är registrerat.")).to_be_visible()
    is_sound(page, axe, f"consents-{size[0]}")
    for name, address in (
        ("withdraw", f"{person}samtycken/{consent}/ta-tillbaka/"),
        ("only-count", f"{person}rakna-bara/"),
        ("disposal", f"{register_site.address}gallring/"),
        ("count-one", f"{register_site.address}insats/1/utan-uppgifter/en-till/"),
    ):
        page.goto(address)
        is_sound(page, axe, f"{name}-{size[0]}")
    page.get_by_label("Kvinnor").check(force=True)
    with page.expect_navigation():
        page.get_by_role("button", name="Räkna").click()
    is_sound(page, axe, f"counted-{size[0]}")
    assert said == []
    context.close()


@pytest.mark.parametrize(("size", "scheme"), [((1280, 900), "light"), ((375, 812), "dark")])
def test_the_trail_is_accessible_and_fits(
    register_site: RegisterSite, browser: Browser, axe: str, size: tuple[int, int], scheme: str
):
    options = {"viewport": {"width": size[0], "height": size[1]}, "color_scheme": scheme}
    context = register_site.context(browser, "reidar", **options)
    page = context.new_page()
    page.goto(f"{register_site.address}spar/")
    page.get_by_role("button", name="Kontrollera loggen").click()
    expect(page.get_by_text("varje länk håller")).to_be_visible()
    is_sound(page, axe, f"trail-{size[0]}")
    context.close()


def test_without_scripts_a_person_is_removed_by_keyboard(register_site: RegisterSite, browser: Browser):
    context = register_site.context(browser)
    number, _ = starts(register_site, context.new_page())
    context.close()
    plain = register_site.context(browser, java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{register_site.address}deltagare/{number}/rakna-bara/")
    expect(page.get_by_role("heading", name="Det här går inte att ångra")).to_be_visible()
    page.get_by_label("Uppgifterna tas bort").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Bara antalet finns kvar")).to_be_visible()
    assert register_site.ask(f"SELECT count(*) FROM store_participant WHERE id = {number}") == [(0,)]
    plain.close()
