"""Starts and exits in a real browser: by keyboard alone, without scripts, without a connection, in two tabs."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.web.conftest import RegisterSite

pytestmark = pytest.mark.usefixtures("design")
START = "insats/1/start/"
PER_SECOND = 2
"""Keystrokes of somebody who does not type fast."""


class Keys:
    """A keyboard that counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.pressed += len(text)

    def at(self, name: str) -> None:
        """Tabs on until the field of that name has focus."""
        for _ in range(8):
            if self.page.evaluate("document.activeElement.name") == name:
                return
            self.press("Tab")
        pytest.fail(f"The keyboard does not reach {name}.")


def choose(page: Page, group: str, label: str) -> None:
    """Clicks the words of an option: the button itself is drawn by the design."""
    page.get_by_role("group", name=group).get_by_text(label, exact=True).click()


def new_participation(site: RegisterSite, page: Page, year: int = 1985) -> int:
    """Registers a start as fast as possible; the number of the participation."""
    page.goto(site.address + START)
    choose(page, "Samtycker", "Ja")
    choose(page, "Kön", "Kvinna")
    page.get_by_label("Födelseår").fill(str(year))
    page.get_by_role("button", name="Registrera").click()
    expect(page.get_by_text("starten är registrerad")).to_be_visible()
    return int(site.ask("SELECT max(id) FROM store_participation")[0][0])


@pytest.fixture
def page(register_site: RegisterSite, browser: Browser) -> Page:
    context = register_site.context(browser)
    yield context.new_page()
    context.close()


def test_a_start_by_keyboard_takes_less_than_a_minute(register_site, page):
    page.goto(register_site.address + START)
    keys = Keys(page)
    keys.at("has_consent")
    keys.press("Space")
    keys.at("gender")
    keys.press("Space")
    for name, typed in (
        ("birth_year", "1985"),
        ("referrer", "psyk"),
        ("municipality", "karlsb"),  # the browser under test types no å, ä and ö into a list
        ("support", "f"),
        ("occupation", "ingen"),
        ("hours_before", "4"),
        ("education", "gym"),
        ("support_time", "mer"),
    ):
        keys.at(name)
        keys.type(typed)
    keys.press("Tab", "Enter")
    expect(page.get_by_text("starten är registrerad")).to_be_visible()
    row = register_site.ask(
        "SELECT gender, birth_year, municipality, referrer, education, support_time, hours_before, started_on"
        " FROM store_participation p JOIN store_participant q ON q.id = p.participant_id ORDER BY p.id DESC LIMIT 1"
    )[0]
    assert row == ("women", 1985, 1446, "psychiatry", "upper_secondary", "over_5_years", 4, "2031-03-10")
    print(f"A start: {keys.pressed} keystrokes, {keys.pressed / PER_SECOND:.0f} s.")
    assert keys.pressed / PER_SECOND < 60


def test_an_exit_by_keyboard_takes_less_than_half_a_minute(register_site, page):
    number = new_participation(register_site, page)
    page.goto(f"{register_site.address}deltagande/{number}/avslut/")
    keys = Keys(page)
    keys.at("exit_code")
    keys.type("arb")
    for name in ("feeling", "activity", "day_structure"):
        keys.at(name)
        keys.press("ArrowRight")
    for name, typed in (("hours_after", "20"), ("occupation", "arb"), ("support", "ingen")):
        keys.at(name)
        keys.type(typed)
    keys.press("Tab", "Enter")
    expect(page.get_by_text("avslutet är registrerat")).to_be_visible()
    columns = "exited_on, feeling, activity, day_structure, hours_after"
    row = register_site.ask(f"SELECT {columns} FROM store_participation WHERE id = {number}")[0]
    assert row == ("2031-03-10", "better", "better", "better", 20)
    print(f"An exit: {keys.pressed} keystrokes, {keys.pressed / PER_SECOND:.0f} s.")
    assert keys.pressed / PER_SECOND < 30


def test_an_error_takes_the_focus_and_leads_to_its_field(register_site, page):
    page.goto(register_site.address + START)
    page.get_by_label("Födelseår").fill("2020")
    page.get_by_role("button", name="Registrera").click()
    expect(page.locator("#fel")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#id_has_consent")).to_be_focused()
    assert page.get_by_label("Födelseår").input_value() == "2020"


def test_the_exit_is_undone_where_one_is(register_site, page):
    number = new_participation(register_site, page)
    page.goto(f"{register_site.address}deltagande/{number}/avslut/")
    page.get_by_label("Varför det avslutas").select_option(label="Arbete")
    page.get_by_role("button", name="Registrera").click()
    page.get_by_role("button", name="Ångra").click()
    expect(page.get_by_text("Avslutet är ångrat")).to_be_visible()
    assert register_site.ask(f"SELECT exited_on FROM store_participation WHERE id = {number}") == [(None,)]


def test_everything_works_without_scripts(register_site, browser):
    context = register_site.context(browser, java_script_enabled=False)
    page = context.new_page()
    number = new_participation(register_site, page)
    page.goto(f"{register_site.address}deltagande/{number}/avslut/")
    page.get_by_role("button", name="Registrera").click()
    expect(page.locator("#id_exit_code_error")).to_have_text("Välj ett alternativ.")
    page.get_by_role("link", name="Varför det avslutas").click()
    page.get_by_label("Varför det avslutas").select_option(label="Studier")
    page.get_by_role("button", name="Registrera").click()
    page.get_by_role("button", name="Ångra").click()
    expect(page.get_by_text("Avslutet är ångrat")).to_be_visible()
    context.close()


def test_a_second_click_registers_nothing_twice(register_site, page):
    page.goto(register_site.address + START)
    choose(page, "Samtycker", "Ja")
    choose(page, "Kön", "Man")
    page.get_by_label("Födelseår").fill("1979")
    before = register_site.ask("SELECT count(*) FROM store_participation")[0][0]
    page.get_by_role("button", name="Registrera").dblclick()
    expect(page.get_by_text(re.compile("starten är registrerad|redan sparat"))).to_be_visible()
    assert register_site.ask("SELECT count(*) FROM store_participation")[0][0] == before + 1


def test_the_way_back_after_saving_tells_that_it_is_done(register_site, page):
    new_participation(register_site, page)
    page.go_back()
    expect(page.get_by_role("heading", name="Det här är redan registrerat")).to_be_visible()
    page.get_by_role("link", name="Ett tomt formulär").click()
    expect(page.get_by_label("Födelseår")).to_have_value("")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_way_back_after_a_form_that_was_refused_first_asks_to_send_nothing_again(register_site, browser, scripts):
    context = register_site.context(browser, java_script_enabled=scripts)
    page = context.new_page()
    number = new_participation(register_site, page)
    page.goto(f"{register_site.address}deltagande/{number}/avslut/")
    page.get_by_label("Aktivitet, timmar i veckan").fill("7")
    page.get_by_role("button", name="Registrera").click()
    expect(page.locator("#id_exit_code_error")).to_be_visible()
    expect(page.get_by_label("Aktivitet, timmar i veckan")).to_have_value("7")
    page.reload()
    expect(page.locator("#id_exit_code_error")).to_be_visible()
    page.get_by_label("Varför det avslutas").select_option(label="Studier")
    page.get_by_role("button", name="Registrera").click()
    expect(page.get_by_text("avslutet är registrerat")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Det här är redan registrerat")).to_be_visible()
    context.close()


def test_what_is_typed_is_there_after_a_closed_lid(register_site, browser, page):
    page.goto(register_site.address + START)
    page.get_by_label("Födelseår").fill("1961")
    choose(page, "Kön", "Kvinna")
    expect(page.locator("#sparat")).to_have_text(re.compile(r"Sparat \d\d:\d\d"))
    page.close()
    context = register_site.context(browser)
    later = context.new_page()
    later.goto(register_site.address + START)
    expect(later.get_by_label("Födelseår")).to_have_value("1961")
    expect(later.get_by_label("Kvinna")).to_be_checked()
    later.get_by_role("button", name="Kasta utkastet").click()
    expect(later.get_by_label("Födelseår")).to_have_value("")
    context.close()


def test_a_lost_connection_loses_nothing(register_site, page):
    page.goto(register_site.address + START)
    before = register_site.ask("SELECT count(*) FROM store_participation")[0][0]
    page.context.set_offline(True)
    choose(page, "Samtycker", "Ja")
    choose(page, "Kön", "Man")
    page.get_by_label("Födelseår").fill("1962")
    expect(page.locator("#sparat")).to_have_text(re.compile("Ingen kontakt. Det du skriver finns kvar"))
    page.get_by_role("button", name="Registrera").click()
    expect(page.locator("#sparat")).to_have_text(re.compile("Ingen kontakt. Inget är borta"))
    expect(page.get_by_label("Födelseår")).to_have_value("1962")
    page.context.set_offline(False)
    expect(page.locator("#sparat")).to_have_text(re.compile(r"Sparat \d\d:\d\d"))
    page.get_by_role("button", name="Registrera").click()
    expect(page.get_by_text("starten är registrerad")).to_be_visible()
    assert register_site.ask("SELECT count(*) FROM store_participation")[0][0] == before + 1
    assert page.evaluate("Object.keys(sessionStorage).filter(one => one.startsWith('stegvis'))") == []


@pytest.mark.parametrize("status", [400, 413, 503])
def test_a_server_that_cannot_save_is_told_of_and_asked_again(register_site, page, status):
    page.route("**/utkast/", lambda route: route.fulfill(status=status, content_type="text/html", body="<html>"))
    page.goto(register_site.address + START)
    page.get_by_label("Födelseår").fill("1964")
    expect(page.locator("#sparat")).to_have_text(re.compile("Servern kan inte spara just nu"))
    page.unroute("**/utkast/")
    expect(page.locator("#sparat")).to_have_text(re.compile(r"Sparat \d\d:\d\d"), timeout=20_000)
    page.reload()
    page.get_by_role("button", name="Kasta utkastet").click()


def test_what_the_server_never_got_comes_back_in_the_same_tab(register_site, page):
    page.route("**/utkast/", lambda route: route.abort())
    page.goto(register_site.address + START)
    page.get_by_label("Födelseår").fill("1963")
    page.get_by_label("Remittent").select_option(label="Psykiatri")
    expect(page.locator("#sparat")).to_have_text(re.compile("Ingen kontakt"))
    page.reload()
    expect(page.get_by_label("Födelseår")).to_have_value("1963")
    expect(page.get_by_label("Remittent")).to_have_value("psychiatry")
    page.unroute("**/utkast/")
    expect(page.locator("#sparat")).to_have_text(re.compile(r"Sparat \d\d:\d\d"), timeout=20_000)


def test_two_tabs_about_one_person_see_each_other(register_site, page):
    number = new_participation(register_site, page)
    address = f"{register_site.address}deltagande/{number}/avslut/"
    other = page.context.new_page()
    page.goto(address)
    other.goto(address)
    other.get_by_label("Varför det avslutas").select_option(label="Studier")
    other.get_by_label("timmar i veckan").fill("10")
    other.get_by_role("button", name="Registrera").click()
    expect(other.get_by_text("avslutet är registrerat")).to_be_visible()
    page.get_by_label("Varför det avslutas").select_option(label="Arbete")
    page.get_by_role("button", name="Registrera").click()
    expect(page.get_by_role("heading", name="Någon annan ändrade samtidigt")).to_be_visible()
    reason = page.get_by_role("group", name="Varför det avslutas")
    expect(reason).to_contain_text("Du skrev: Arbete")
    expect(reason).to_contain_text("Någon annan sparade: Studier")
    reason.get_by_text("Någon annan sparade").click()
    page.get_by_role("button", name="Spara ändringen").click()
    expect(page.get_by_text("avslutet är ändrat")).to_be_visible()
    labels = (
        f"SELECT c.label FROM store_participation p JOIN store_exitcode c ON c.id = exit_code_id WHERE p.id = {number}"
    )
    assert register_site.ask(labels) == [("Studier",)]


def problems(page: Page, axe: str) -> list[tuple[str, list[str]]]:
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)")
    return [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found]


@pytest.mark.parametrize(("size", "scheme"), [((1280, 900), "light"), ((375, 812), "dark")])
def test_the_pages_are_accessible_and_fit(register_site, browser, axe, size, scheme):
    viewport = {"width": size[0], "height": size[1]}
    context = register_site.context(browser, viewport=viewport, color_scheme=scheme)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    number = new_participation(register_site, page)
    pages = [START, "insats/1/remiss/", "insats/1/ko/"]
    pages += [f"deltagande/{number}/{one}/" for one in ("avslut", "start", "forlangning", "av-misstag", "beslut")]
    for path in pages:
        page.goto(register_site.address + path)
        assert problems(page, axe) == [], path
        spare = page.evaluate("document.documentElement.clientWidth - document.documentElement.scrollWidth")
        assert spare >= 0, f"{path} is {-spare} pixels too wide"
    page.goto(register_site.address + START)
    page.get_by_role("button", name="Registrera").click()
    expect(page.locator("#fel")).to_be_focused()
    assert problems(page, axe) == []
    assert [one for one in said if "422" not in one] == []
    context.close()
