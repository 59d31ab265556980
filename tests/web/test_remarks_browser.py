"""Remarks in a browser: they change as one types, are told politely, and focus never moves by itself."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.web.conftest import served

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 375, "height": 800}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """A server with a draft whose numbers have moved."""
    folder = tmp_path_factory.mktemp("remarks")
    with served("remarks_process", folder) as said:
        yield said


def opened(site: dict[str, Any], browser: Browser, **options: Any) -> Page:
    context = browser.new_context(locale="sv-SE", **options)
    address = site["address"].rstrip("/")
    context.add_cookies([{"name": "sessionid", "value": site["sessions"]["maja"], "url": address}])
    page = context.new_page()
    page.goto(f"{address}/rapporter/{site['edition']}/skriv/")
    return page


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (NARROW, "dark")], ids=["wide", "narrow"])
def test_remarks_are_accessible_and_fit(site: dict[str, Any], browser: Browser, axe: str, size: Any, scheme: Any):
    page = opened(site, browser, viewport=size, color_scheme=scheme)
    assert page.locator(".rm-remark").count() >= 4
    page.locator(".rm-keep summary").first.click()
    page.evaluate(axe)
    found = page.evaluate("axe.run('.wr-report', {resultTypes: ['violations']}).then(r => r.violations)")
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_remarks_follow_what_is_typed(site: dict[str, Any], browser: Browser):
    page = opened(site, browser, viewport=WIDE)
    area = page.locator('textarea[name="text.method"]')
    beside = page.locator('[data-remarks="method"]')
    area.press_sequentially("Handledaren Kerstin Påhittsson möter alla.")
    expect(beside.locator(".rm-remark")).to_contain_text("Kerstin Påhittsson")
    expect(area).to_be_focused()
    area.fill("Handledaren möter alla.")
    expect(beside.locator(".rm-remark")).to_have_count(0)


def test_the_proposal_is_written_into_the_text_and_saved(site: dict[str, Any], browser: Browser):
    page = opened(site, browser, viewport=WIDE)
    area = page.locator('textarea[name="text.result"]')
    remarks = page.locator('[data-remarks="result"] .rm-remark--moved')
    before = remarks.count()
    assert before >= 2
    remarks.first.locator("[data-use]").click()
    expect(area).to_have_value(re.compile("47 deltagare"))
    expect(remarks).to_have_count(before - 1)
    expect(page.locator('[name="base.result"]')).to_have_value(area.input_value())


def test_an_explanation_that_is_being_written_is_left_alone(site: dict[str, Any], browser: Browser):
    page = opened(site, browser, viewport=WIDE)
    beside = page.locator('[data-remarks="analysis"]')
    beside.locator(".rm-keep summary").click()
    beside.locator(".rm-keep__text").press_sequentially("Räknat med")
    area = page.locator('textarea[name="text.analysis"]')
    with page.expect_response(
        lambda one: "Nytt.+" in (one.request.post_data or "") and one.url.endswith("/granska/")
    ) as answer:
        area.press_sequentially("Nytt. ")
    answer.value.finished()
    assert beside.locator(".rm-keep__text").input_value() == "Räknat med"
