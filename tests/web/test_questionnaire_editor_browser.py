"""The office writes a questionnaire in a real browser: by keyboard alone, with and without scripts, accessible."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.web.conftest import RegisterSite

pytestmark = pytest.mark.usefixtures("design")

OFFICE = "forbund/1/frageformular/"
TAGS = '["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]'
LOOK = """async () => {
  const found = await axe.run(document, {resultTypes: ["violations"], runOnly: TAGS});
  return {
    "pixels too wide": Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
    "not accessible": found.violations.map(one => [one.id, one.nodes.slice(0, 2).map(node => node.html.slice(0, 160))]),
  };
}""".replace("TAGS", TAGS)


def typed(page: Page, label: str, text: str) -> None:
    """Goes to a field and types."""
    page.get_by_label(label, exact=True).focus()
    page.keyboard.type(text)


def pressed(page: Page, role: str, name: str) -> None:
    """Goes to a button or a link and presses Enter."""
    page.get_by_role(role, name=name, exact=True).focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def ticked(page: Page, label: str) -> None:
    page.get_by_label(label, exact=True).focus()
    page.keyboard.press("Space")


def begun(page: Page, text: str) -> None:
    """Types where the page itself has put the focus."""
    expect(page.locator("[autofocus]")).to_be_focused()
    page.keyboard.type(text)


def write(page: Page, site: str, title: str) -> str:
    """Writes a questionnaire with two questions by the keyboard; returns the address of its desk."""
    page.goto(f"{site}{OFFICE}")
    pressed(page, "link", "Nytt frågeformulär")
    page.locator("[name=title]").focus()
    page.keyboard.type(title)
    ticked(page, "vid start")
    ticked(page, "vid avslut")
    # What a calendar takes from the keyboard hangs on the browser's language.
    page.locator("[name=valid_from]").fill("2031-04-01")
    pressed(page, "button", "Gå vidare till frågorna")
    desk = page.url
    pressed(page, "link", "Lägg till en fråga")
    begun(page, "Har du stöd?")
    ticked(page, "Ja eller nej")
    pressed(page, "button", "Spara och lägg till en till")
    begun(page, "Hur bra är stödet?")
    page.locator("[name=options]").focus()
    page.keyboard.press("ArrowDown")
    page.locator("[name=condition]").focus()
    page.keyboard.press("ArrowDown")
    pressed(page, "button", "Spara")
    return desk


@pytest.fixture
def frida(register_site: RegisterSite, browser: Browser) -> BrowserContext:
    return register_site.context(browser, "frida")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_questionnaire_is_written_by_keyboard(register_site: RegisterSite, browser: Browser, scripts: bool):
    context = register_site.context(browser, "frida", java_script_enabled=scripts)
    page = context.new_page()
    desk = write(page, register_site.address, f"Tangenter {'med' if scripts else 'utan'}")
    expect(page.get_by_text("Visas bara om fråga 1 är ”Ja”")).to_be_visible()
    page.locator("button[name=ner]").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("som kommer senare").first).to_be_visible()
    focused = page.locator("button[name=upp][autofocus]")
    expect(focused).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Publicera")).to_be_visible()
    pressed(page, "link", "Se det som den som svarar")
    expect(page.get_by_text("Hur bra är stödet?")).to_be_hidden()
    ticked(page, "Ja")
    pressed(page, "button", "Visa följdfrågorna")
    expect(page.get_by_text("Hur bra är stödet?")).to_be_visible()
    page.goto(desk)
    pressed(page, "button", "Publicera")
    expect(page.get_by_text("är publicerat")).to_be_visible()
    context.close()


def test_every_page_of_the_editor_is_accessible_and_fits(register_site: RegisterSite, browser: Browser, axe: str):
    context = register_site.context(browser, "frida")
    page = context.new_page()
    desk = write(page, register_site.address, "Alla sidor")
    for where in ("sprak/ar/", "delskala/", "fraga/hur_bra_ar_stodet/rubrik/"):
        page.goto(f"{desk}{where}")
        page.locator("form#formular textarea, form#formular input[type=text]").first.fill("Påhittat")
        for box in page.locator("form#formular input[type=checkbox]").all():
            box.focus()
            page.keyboard.press("Space")
        page.locator("form#formular button[type=submit]").first.click()
        expect(page.get_by_role("button", name="Ångra", exact=True)).to_be_visible()
    state = context.storage_state()
    context.close()
    places = ("", "om/", "fraga/", "fraga/har_du_stod/", "fraga/hur_bra_ar_stodet/", "rubrik/2/", "svar/", "svar/s1/")
    pages = [f"{desk}{one}" for one in (*places, "delskala/pahittat/", "sprak/ar/", "prova/", "prova/?sprak=ar")]
    pages += [f"{register_site.address}{OFFICE}{one}" for one in ("", "nytt/", "fil/", "oversattning/violence/ar/")]
    wrong = []
    for width, scheme in ((1280, "light"), (375, "dark")):
        opened = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, storage_state=state, locale="sv-SE"
        )
        looked = opened.new_page()
        said: list[str] = []
        looked.on("console", lambda message, said=said: said.append(message.text))
        for address in pages:
            answer = looked.goto(address)
            looked.evaluate(axe)
            found = looked.evaluate(LOOK) | {"status": answer.status - 200, "said": list(said)}
            wrong += [f"{address} at {width}: {what}: {seen}" for what, seen in found.items() if seen]
            said.clear()
        opened.close()
    assert wrong == []


def test_only_what_the_kind_of_answer_has_is_shown(register_site: RegisterSite, frida: BrowserContext):
    page = frida.new_page()
    desk = write(page, register_site.address, "Sorters svar")
    page.goto(f"{desk}fraga/")
    for kind, shown in (("Ett svar ur en svarsskala", "options"), ("Ett tal", "lowest"), ("Egna ord", "")):
        ticked(page, kind)
        for name in ("options", "lowest"):
            expect(page.locator(f"[name={name}]")).to_be_visible(visible=name == shown)
    frida.close()


def test_what_is_typed_is_kept_until_it_is_saved(register_site: RegisterSite, frida: BrowserContext):
    page = frida.new_page()
    desk = write(page, register_site.address, "Halvskriven")
    page.goto(f"{desk}fraga/")
    page.get_by_label("Fråga (måste fyllas i)").fill("Halva frågan")
    expect(page.locator("#sparat")).to_contain_text("Sparat")
    page.goto(f"{desk}fraga/")
    expect(page.locator("[name=text]")).to_have_value("Halva frågan")
    frida.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_answers_are_moved_and_enter_saves(register_site: RegisterSite, browser: Browser, scripts: bool):
    context = register_site.context(browser, "frida", java_script_enabled=scripts)
    page = context.new_page()
    desk = write(page, register_site.address, f"Svar {'med' if scripts else 'utan'}")
    page.goto(f"{desk}svar/")
    for row, words in enumerate(("Nej", "Ja", "Kanske"), 1):
        page.locator(f"[name=label_{row}]").fill(words)
    page.locator("button[name=upp][value='3']").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("[name=label_2]")).to_have_value("Kanske")
    page.locator("[name=label_2]").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nej – Ja (1–3)", exact=True)).to_be_visible()
    context.close()
