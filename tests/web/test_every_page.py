"""Every page of the demonstration, found by its links: accessible, complete, without sideways scroll, by keyboard."""

from io import BytesIO

import pytest
from django.urls import URLPattern, get_resolver
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from tests.web.walk import Place, Walk, become, walk

from stegvis.actions.play_demonstration import CHARACTERS

pytestmark = pytest.mark.usefixtures("design")

NUMBERS = {one.name: number for number, one in enumerate(CHARACTERS)}
SIZES = {1280: "light", 375: "dark"}
NARROWEST = 320
"""What is left of 1280 pixels when everything is enlarged four times, as WCAG 1.4.10 has it."""
NOT_LOOKED_AT = {""}
"""What is no page of ours."""
AFTER_SOMETHING = {
    "give_back_assignment",
    "move_in_queue",
    "offer_questionnaire",
    "restore_consent",
    "reveal_identity",
    "undo_error",
    "undo_exit",
    "use_answers",
    "withdraw_invitation",
}
"""Buttons that are there only after something was done or registered, which the walk does not do."""
AFTER_A_FILE = {
    "do_import",
    "import_columns",
    "import_done",
    "import_preview",
    "import_table",
    "refused_rows",
    "undo_import",
}
"""The pages of an import, which begin with a file; `tests/web/test_import_export.py` goes there."""
BY_SCRIPT = {"keep_draft", "look_over_report", "meanwhile", "write_section"}
FOR_MACHINES = {"robots"}
ON_THE_DESK_OF_A_QUESTIONNAIRE = {
    *("about_questionnaire", "add_question", "change_question", "add_heading", "change_heading"),
    *("add_answers", "change_answers", "add_subscale", "change_subscale", "translate_questionnaire"),
    *("change_questionnaire", "undo_questionnaire_change", "discard_questionnaire", "preview_questionnaire"),
    *("questionnaire_desk", "publish_questionnaire", "withdraw_questionnaire", "take_review_back"),
    "take_back_questionnaire",
}
"""What is there once somebody writes a questionnaire: `tests/web/test_questionnaire_editor_browser.py` goes there."""
IN_A_REPORTS_LIFE = {
    "accept_report",
    "ask_package_state",
    "changed_facts",
    "close_shared_link",
    "confirm_texts",
    "decide_remark",
    "end_key",
    "errata",
    "errata_file",
    "esf_months",
    "public_account",
    "public_data",
    "publish_report",
    "refresh_numbers",
    "renew_form",
    "restore_section",
    "settle_comment",
    "explain_assessment",
    "throw_away_correction",
    "sign_report",
    "take_back_report",
    "take_in_draft",
    "take_up_report",
    "use_proposal",
}
"""What is there only in some states of a report, or after something was done, which the demonstration need not show:

`tests/web/test_report_life_browser.py` and the pages' own tests go there.
"""
TOO_WIDE = "Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)"
LOOK = r"""async () => {
  const unnamed = [...document.querySelectorAll("input:not([type=hidden]), select, textarea, button")].filter(
    one => !one.labels?.length && !one.textContent.trim() && !one.ariaLabel
      && !one.getAttribute("aria-labelledby"));
  const asked = new URLSearchParams(location.search).get("sprak") ?? "sv";
  const found = await axe.run(document, {resultTypes: ["violations"],
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]});
  return {
    "pixels too wide": TOO_WIDE,
    "tables cut off": [...document.querySelectorAll("table")].filter(one => {
      const room = one.parentElement;
      return one.scrollWidth > room.clientWidth + 1 && !(room.matches("[role=region][tabindex='0']")
        && (room.ariaLabel || document.getElementById(room.getAttribute("aria-labelledby"))?.textContent.trim()));
    }).map(one => one.outerHTML.slice(0, 120)),
    "headings instead of one": document.querySelectorAll("h1").length - 1,
    "no title": /^\s*(–|$)/.test(document.title),
    "another language": document.documentElement.lang === asked ? "" : document.documentElement.lang,
    "without a label": unnamed.map(one => one.outerHTML.slice(0, 120)),
    "not accessible": found.violations.map(one => [one.id, one.nodes.slice(0, 3).map(node => node.html.slice(0, 160))]),
  };
}""".replace("TOO_WIDE", TOO_WIDE)


@pytest.fixture(scope="module")
def walked(demo: str, browser: Browser) -> Walk:
    """What links lead to, for everybody."""
    found = Walk()
    for person in NUMBERS.values():
        context = become(browser, demo, person)
        walk(context, demo, person, found)
        context.close()
    return found


def test_every_link_leads_to_a_page(walked: Walk):
    assert walked.wrong == []


def test_every_page_has_a_way_to_it(walked: Walk):
    ours = {str(one.name) for one in get_resolver().url_patterns if isinstance(one, URLPattern)}
    assert (
        ours
        - walked.reached
        - AFTER_SOMETHING
        - AFTER_A_FILE
        - BY_SCRIPT
        - FOR_MACHINES
        - IN_A_REPORTS_LIFE
        - ON_THE_DESK_OF_A_QUESTIONNAIRE
        == set()
    )


@pytest.mark.parametrize("width", SIZES)
def test_every_page_is_accessible_and_fits(walked: Walk, demo: str, browser: Browser, axe: str, width: int):
    """On the desk as the first person who came there, on the phone as the last: pages differ between people."""
    last = -1 if width == min(SIZES) else 0
    places = [found[last] for route, found in walked.pages.items() if route not in NOT_LOOKED_AT]
    wrong: list[str] = []
    for person in sorted({one.person for one in places}):
        context = become(browser, demo, person, width=width, scheme=SIZES[width])
        for place in (one for one in places if one.person == person):
            wrong += look(context.new_page(), place, axe)
        context.close()
    assert wrong == []


def look(page: Page, place: Place, axe: str) -> list[str]:
    """What is wrong with a page."""
    said: list[str] = []
    page.on("console", lambda message: message.type in ("error", "warning") and said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(place.address)
    page.evaluate(axe)
    found = page.evaluate(LOOK) | {"said by the browser": said}
    if page.viewport_size == {"width": min(SIZES), "height": 900}:
        page.set_viewport_size({"width": NARROWEST, "height": 900})
        found["pixels too wide when enlarged"] = page.evaluate(TOO_WIDE)
    return [f"{place.address} ({place.route}): {what}: {seen}" for what, seen in found.items() if seen]


def test_a_ticked_box_shows_its_tick(demo: str, browser: Browser):
    context = become(browser, demo, NUMBERS["Frida"])
    page = context.new_page()
    page.goto(f"{demo}insats/1/installningar/grunder/")
    box = page.locator(".checkbox:has(input:checked)").first.bounding_box()
    assert box
    shown = page.screenshot(clip={"x": box["x"], "y": box["y"], "width": 22, "height": 22})
    colours = Image.open(BytesIO(shown)).convert("RGB").getcolors(22 * 22) or []
    assert sum(number for number, (red, green, blue) in colours if blue - red > 60) > 100, "no coloured box"
    assert sum(number for number, (red, green, blue) in colours if red > 230) > 20, "no white tick"
    context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_card_is_moved_by_its_list_with_the_keyboard(demo: str, browser: Browser, scripts: bool):
    context = become(browser, demo, NUMBERS["Amina"], scripts=scripts)
    page = context.new_page()
    board = board_of_amina(page, demo)
    card = page.locator(".sv-journey:has(select)").last
    who = card.locator(".sv-journey__who").inner_text()
    card.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(card.locator("select")).to_be_visible()
    page.keyboard.press("Tab")
    expect(card.locator("select")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("är flyttad.")).to_be_visible()
    assert who and page.url.startswith(board)
    context.close()


def board_of_amina(page: Page, demo: str) -> str:
    """Opens the board of the first intervention of hers, from the list; the address."""
    page.goto(f"{demo}insatser/")
    page.locator(".org-list__name a").first.click()
    page.get_by_role("link", name="Tavlan").click()
    return page.url


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_follow_up_is_done_with_the_keyboard(demo: str, browser: Browser, scripts: bool):
    context = become(browser, demo, NUMBERS["Amina"], scripts=scripts)
    page = context.new_page()
    page.goto(f"{demo}min-dag/")
    due = page.locator(".sv-due:has(form)")
    before = due.count()
    due.first.get_by_role("button").focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("Klart.")).to_be_visible()
    expect(due).to_have_count(before - 1)
    page.get_by_role("button", name="Ångra").focus()
    page.keyboard.press("Enter")
    expect(due).to_have_count(before)
    context.close()


def test_the_questions_beside_their_scores_are_not_squeezed(demo: str, browser: Browser):
    context = become(browser, demo, NUMBERS["Amina"])
    page = context.new_page()
    page.set_viewport_size({"width": 375, "height": 900})
    board_of_amina(page, demo)
    page.goto(page.url.replace("tavla/", "enkater/"))
    questions = page.get_by_role("table", name="Poäng vid varje tillfälle").locator("tbody th")
    expect(questions.first).to_be_visible()
    widths = [(box := one.bounding_box()) and round(box["width"]) for one in questions.all()]
    assert min(width or 0 for width in widths) >= 10 * 16, widths
    context.close()
