"""The page of flows: what it shows, to whom, and that nobody can be pointed out by its tables or its drawing."""

import random
import re
from dataclasses import replace
from datetime import date
from html import unescape
from threading import Event
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from tests.store.test_flows import TODAY, Way, on_that_day, take_part
from tests.web.test_my_day import client_of
from tests.web.test_pages import text

from stegvis.actions import protect_flows
from stegvis.actions.protect_flows import Question, flow_family, told_flows
from stegvis.actions.show_flows import AT_ONCE, Flow, InterventionFlows, State, show_flows
from stegvis.disclosure.attack import provable
from stegvis.disclosure.known import Known
from stegvis.store.register.flows import DESTINATIONS, ORIGINS
from stegvis.vocabulary import Wording
from stegvis.web.flow_diagram import WITHHELD, flow_diagram
from stegvis.web.pages.flows import AT_FIRST_S

__all__ = ["on_that_day"]
SVG = re.compile(r"<svg class=\"sv-flows__picture.*?</svg>", re.DOTALL)
REFERRERS = ["employment_service", "social_insurance", "social_services", "primary_care", "school", "self", ""]
REASONS = [None, "regular_work", "studies", "back_to_referrer", "drop_out", "medical_treatment", "pension"]


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """What the page shows is there when it is asked for the first time."""
    monkeypatch.setattr("stegvis.web.pages.flows.AT_FIRST_S", 20.0)


def invented(number: int, seed: int, on: date = TODAY) -> list[Way]:
    chance = random.Random(seed)
    referrers = chance.choices(REFERRERS, [30, 40, 15, 8, 4, 2, 1], k=number)
    reasons = chance.choices(REASONS, [30, 25, 12, 10, 5, 3, 1], k=number)
    return [(one, why, on if why else None) for one, why in zip(referrers, reasons, strict=True)]


def address(cast, place: str = "linden") -> str:
    return reverse("flows", args=[getattr(cast, place).pk])


def picture(page: str) -> ElementTree.Element:
    found = SVG.search(page)
    assert found, page
    return ElementTree.fromstring(unescape(found[0]).replace("&", "&amp;"))


def cells(page: str) -> list[tuple[str, str, str]]:
    """The rows of the tables as they are read."""
    rows = re.findall(r"<tr class=\"table-ng__row\"><td>(.*?)</td><td>(.*?)</td><td[^>]*>(.*?)</td>", page)
    return [(unescape(one), unescape(two), re.sub("<.*?>.*", "", three)) for one, two, three in rows]


def test_those_who_work_there_see_where_participants_come_from_and_go(cast):
    take_part(cast.linden, [("social_insurance", "regular_work", TODAY)] * 12)
    take_part(cast.linden, [("school", None, None)] * 8)
    for name in ("amina", "maja"):
        page = client_of(cast, name).get(address(cast)).content.decode()
        assert cells(page) == [
            ("Försäkringskassan", "Linden", "12"),
            ("Skola", "Linden", "8"),
            ("Linden", "Kvar i insatsen", "8"),
            ("Linden", "Arbete", "12"),
        ]
        assert "De flesta kom från: Försäkringskassan, 12 av 20. 8 av 20 är kvar." in text(
            client_of(cast, name), address(cast)
        )


@pytest.mark.parametrize("name", ["frida", "britta", "carl", "reidar"])
def test_the_association_does_not_and_is_told_why(cast, name):
    client = client_of(cast, name)
    assert client.get(address(cast)).status_code == client.get(reverse("all_flows")).status_code == 403
    shown = client.get(reverse("intervention", args=[cast.linden.pk])).content.decode()
    assert address(cast) not in shown and "Flöden, alltså varifrån deltagare kommer" in shown


def test_another_operators_intervention_does_not_exist(cast):
    assert client_of(cast, "bosse").get(address(cast)).status_code == 404
    take_part(cast.linden, [("self", None, None)] * 9)
    assert "Linden" not in text(client_of(cast, "bosse"), reverse("all_flows"))


def test_too_few_are_told_like_what_cannot_be_shown(cast):
    assert "Ingen har deltagit i år." in text(client_of(cast, "amina"), address(cast))
    take_part(cast.linden, [("self", None, None)] * 7)
    shown = text(client_of(cast, "amina"), address(cast))
    assert "Det är för få för att visas" in shown and "7" not in shown.split("Så räknas det")[0].replace("375", "")
    assert "här finns bara antal" in text(client_of(cast, "amina"), address(cast, "asken"))


def test_a_year_is_chosen_and_only_one_that_there_is(cast):
    take_part(cast.linden, [("self", "studies", date(2030, 5, 1))] * 9)
    client = client_of(cast, "amina")
    assert "Linden Studier 9" in text(client, f"{address(cast)}?ar=2030")
    for asked in ("", "2029", "x", "99999", "²"):
        assert "Ingen har deltagit i år." in text(client, f"{address(cast)}?ar={asked}")


def told(ways: list[Way], cast, name: str = "amina") -> tuple[str, InterventionFlows]:
    take_part(cast.linden, ways)
    page = client_of(cast, name).get(address(cast)).content.decode()
    return page, show_flows(by=cast.actor(name), intervention=cast.linden.pk).interventions[0]


def names_of(page: str) -> dict[str, str]:
    """What each row says, by the name of its cell in the family."""
    origins = {end.label.sv: f"from {end.id}" for end in ORIGINS}
    ends = {end.label.sv: f"to {end.id}" for end in DESTINATIONS}
    return {
        origins[came_from] if went_to == "Linden" else ends[went_to]: number
        for came_from, went_to, number in cells(page)
    }


@pytest.mark.parametrize(("number", "seed"), [(9, 1), (14, 2), (25, 3), (40, 4), (64, 5), (110, 6)])
def test_nobody_is_pointed_out_by_table_and_drawing_together(cast, number, seed):
    """The page is read back as it stands; the widths of the drawing are turned into numbers again."""
    ways = invented(number, seed)
    page, _ = told(ways, cast)
    question = question_of(cast)
    family = flow_family(question, b"secret of the test")
    terms = {cell.id: cell.terms for cell in family.cells}
    read = names_of(page)
    total = re.search(r"<tfoot>.*?<td[^>]*>(.*?)<", page)
    assert total
    read["all"] = total[1]
    # Rows that are left out are nobody.
    read |= {name: "0" for name in terms if name not in read}
    known = [Known(name, terms[name], int(said), int(said)) for name, said in read.items() if said != "‥"]
    assert all(one.value == value_of(family, one.id) for one in known)
    known += [Known(f"drawn {name}", terms[name], size, size) for name, size in drawn_numbers(page, read).items()]
    assert provable(family, known) == ()
    assert number < 100 or len(known) > 10, "nothing is shown"


def question_of(cast) -> Question:
    from stegvis.store.models import Intervention
    from stegvis.store.register.flows import flow_counts

    return Question(flow_counts(Intervention.objects.all(), TODAY.year)[cast.linden.pk], is_so_far=True)


def value_of(family, name: str) -> int:
    return next(cell.value for cell in family.cells if cell.id == name)


def drawn_numbers(page: str, read: dict[str, str]) -> dict[str, int]:
    """What the areas between two nodes count when their width is measured. A width all withheld ones share is none."""
    paths = [one for one in picture(page).iter("path") if "sv-flows__band" in one.get("class", "")]
    names = [name for name, said in read.items() if name != "all" and said != "0"]
    widths = {}
    for name, path in zip(names, paths, strict=True):
        there = float(path.get("d", "").split(" ")[1].split("C")[0])
        back = float(path.get("d", "").rstrip("Z").rsplit(" ", 1)[1])
        widths[name] = round(back - there, 2)
        is_withheld = read[name] == "‥"
        assert ("sv-flows__withheld" in path.get("class", "")) is is_withheld
        assert (path.get("fill") == "url(#dolt)") is is_withheld
    shown = {name: width for name, width in widths.items() if read[name] != "‥"}
    assert {width for name, width in widths.items() if read[name] == "‥"} <= {WITHHELD}
    scale = next((width / int(read[name]) for name, width in shown.items()), 1)
    return {name: round(width / scale) for name, width in shown.items()}


def test_what_is_withheld_leaves_no_trace_in_the_drawing():
    """Two interventions that differ in nothing that is shown are drawn alike: the drawing knows shown numbers only."""

    def flows(total: int | None) -> InterventionFlows:
        word = Wording("x", "x")
        came = (Flow("school", word, 9), Flow("self", word, None), Flow("other", word, None))
        return InterventionFlows(1, "Linden", State.SHOWN, total, came, (Flow("work", word, None),))

    with_total, without = flow_diagram([flows(40)], "sv"), flow_diagram([flows(None)], "sv")
    assert with_total and without
    assert with_total.bands == without.bands and with_total.height == without.height
    assert [replace(one, number="") for one in with_total.nodes] == [replace(one, number="") for one in without.nodes]
    assert [node.height for node in with_total.nodes if node.kind == "work"] == [WITHHELD]


def test_several_interventions_are_not_added_up(cast):
    take_part(cast.linden, [("self", None, None)] * 9)
    other = type(cast.linden).objects.create(
        association=cast.association, provider=cast.municipality, name="Granen", name_key="granen", method="register"
    )
    take_part(other, [("self", "studies", TODAY)] * 11)
    page = client_of(cast, "amina").get(reverse("all_flows")).content.decode()
    assert [number for *_, number in cells(page)] == ["11", "11", "9", "9"]
    assert "20" not in {one.text for one in picture(page).iter("tspan")}
    assert [one.text for one in picture(page).iter("tspan")] == ["11", "9"]
    alone = client_of(cast, "amina").get(address(cast)).content.decode()
    assert cells(alone) == cells(page)[2:]


def test_where_an_outcome_is_hidden_one_more_is_and_never_those_who_are_still_there():
    less = protect_flows._less_one_outcome
    shown = ["all", "from self", "to still_there", "to work", "to studies"]
    for seed in map(str, range(20)):
        assert len(gone := {*shown} - {*less(shown, ["to back", "to other"], seed)}) == 1
        assert gone <= {"to work", "to studies"}
        assert {*less(shown, ["from school", "to drop_out"], seed)} == {*less(shown, ["to drop_out"], seed)}
        assert {*less(shown, ["from school"], seed)} == {*shown}


def test_many_interventions_stand_on_several_pages(cast):
    for number in range(AT_ONCE):
        cast.linden.pk, cast.linden.name, cast.linden.name_key = None, f"Insats {number}", f"insats {number}"
        cast.linden.save()
    client = client_of(cast, "amina")
    first, second = text(client, reverse("all_flows")), text(client, reverse("all_flows") + "?sida=2")
    assert "Insats 7" in first and "Linden" not in first and "Fler insatser" in first
    assert "Linden" in second and "Insats 7" not in second and "Tidigare insatser" in second


def test_the_same_numbers_give_the_same_pattern_and_are_not_worked_out_again(cast, monkeypatch):
    take_part(cast.linden, invented(50, 7))
    question = question_of(cast)
    first = told_flows([question])[0].result()
    protect_flows._answer.cache_clear()
    assert told_flows([question])[0].result() == first

    def never(*_args):
        raise AssertionError("worked out again")

    monkeypatch.setattr(protect_flows, "_told", never)
    assert told_flows([question])[0].result() == first


@pytest.mark.parametrize("language", ["sv", "en"])
def test_there_is_room_for_the_longest_label(language):
    """A letter of a wide typeface takes 0.6 of its size of 15; no total has more than four figures."""
    ends = [InterventionFlows(1, "Linden", State.SHOWN, 9999, _flows(ORIGINS), _flows(DESTINATIONS))]
    found = flow_diagram(ends, language)
    for node in found.nodes:
        wide = 9 * len(f"{node.label} {node.number}")
        assert node.anchor != "end" or node.label_x - wide >= 0, node.label
        assert node.anchor != "start" or node.label_x + wide <= found.width, node.label


def _flows(ends):
    return tuple(Flow(one.id, one.label, 9999) for one in ends)


def test_what_takes_long_holds_nobody_up(cast, monkeypatch):
    """The page comes at once and says that the work goes on; then nothing is shown where nothing is proven."""
    go_on = Event()

    def slow(*_args):
        go_on.wait(10)

    monkeypatch.setattr(protect_flows, "_told", slow)
    monkeypatch.setattr("stegvis.web.pages.flows.AT_FIRST_S", AT_FIRST_S)
    take_part(cast.linden, [("self", None, None)] * 31)
    client = client_of(cast, "amina")
    answer = client.get(address(cast))
    seconds, _, back = answer["Refresh"].partition("; url=")
    assert int(seconds) and "Sidan kommer tillbaka" in answer.content.decode()
    go_on.set()
    after = client.get(back)
    assert "Refresh" not in after and "Det är för få för att visas" in after.content.decode()
    assert not SVG.search(after.content.decode())
    protect_flows._answer.cache_clear()


@pytest.mark.parametrize("page", ["one", "all"])
def test_a_large_register_asks_no_more(cast, django_assert_max_num_queries, page):
    take_part(cast.linden, invented(400, 8))
    client = client_of(cast, "amina")
    client.get(reverse("my_day"))
    with django_assert_max_num_queries(20):
        client.get(address(cast) if page == "one" else reverse("all_flows"))
