"""A draft's figures and why each is what it is, in a browser: accessible and fitting, light and dark."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from tests.web.conftest import served

pytestmark = pytest.mark.usefixtures("design")

SIZES = {"light": (1280, 900), "dark": (375, 812)}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """A server with drafts: counted from a register, and typed in."""
    folder = tmp_path_factory.mktemp("figures")
    with served("figures_process", folder) as said:
        yield said


@pytest.mark.parametrize("scheme", SIZES)
@pytest.mark.parametrize("name", ["amina", "maja"])
def test_figures_and_their_reasons_are_accessible_and_fit(
    site: dict[str, Any], browser: Browser, axe: str, scheme: Any, name: str
):
    width, height = SIZES[scheme]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, locale="sv-SE", reduced_motion="reduce"
    )
    context.add_cookies([{"name": "sessionid", "value": site["sessions"][name], "url": site["address"]}])
    context.set_default_timeout(30_000)
    page = context.new_page()
    edition = f"{site['address'].rstrip('/')}/rapporter/{site['counted' if name == 'amina' else 'typed']}/"
    for path, heading in (
        ("siffror/", "Rapportens siffror"),
        ("varfor/exits/all/", "Varför står det 27?"),
        ("varfor/feels_better/men/", "Varför står det 7?"),
    ):
        page.goto(edition + path)
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        for more in page.locator("main details summary").all():
            more.click()
        page.evaluate(axe)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)")
        assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == [], path
        spare = page.evaluate("document.documentElement.clientWidth - document.documentElement.scrollWidth")
        assert spare >= 0, f"{path} is {-spare} pixels too wide"
    context.close()


def test_a_number_leads_to_why_it_is_what_it_is(site: dict[str, Any], browser: Browser):
    context = browser.new_context(locale="sv-SE")
    context.add_cookies([{"name": "sessionid", "value": site["sessions"]["maja"], "url": site["address"]}])
    page = context.new_page()
    page.goto(f"{site['address'].rstrip('/')}/rapporter/{site['typed']}/siffror/")
    expect(page.get_by_text("De är inskrivna för perioden.")).to_be_visible()
    page.locator('a.rf-why[href$="/varfor/exits/all/"]').first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Varför står det 27?")
    expect(page.get_by_text("inskriven för hand")).to_be_visible()
    context.close()
