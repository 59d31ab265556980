"""Charts: what is drawn, and what is deliberately not."""

import struct
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from stegvis.documents.charts import PALETTE, chart_height, chart_png, chart_svg, spoken_number
from stegvis.documents.nodes import Chart, ChartKind, Table, TableCell
from stegvis.vocabulary import Blank, NotAsked, NotNumeric, Number, Withheld

SVG = "{http://www.w3.org/2000/svg}"


def chart(kind, header, *rows, title="Påhittat"):
    body = tuple(
        (
            TableCell(name),
            *(TableCell("", value if not isinstance(value, int | float) else Number(value)) for value in v),
        )
        for name, *v in rows
    )
    return Chart(kind, title, "Påhittade siffror.", Table(tuple(map(TableCell, header)), body), "Antal deltagare")


def bars(svg):
    return [bar for bar in ElementTree.fromstring(svg).iter(f"{SVG}rect") if float(bar.get("height")) > 12]


def texts(svg):
    return [text.text for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def luminance(colour):
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_bar_is_as_long_as_its_value():
    svg = chart_svg(chart(ChartKind.BARS, ("Insats", "Antal"), ("Verkstan", 40), ("Bryggan", 10)))
    long, short = (float(bar.get("width")) for bar in bars(svg))
    assert long == pytest.approx(4 * short, rel=0.01)


def test_what_is_not_shown_has_no_bar_and_says_so():
    rows = (
        ("Noll", 0),
        ("Dold", Withheld()),
        ("Tom", Blank()),
        ("Kryss", NotNumeric("x")),
        ("Ej", NotAsked()),
        ("Tre", 3),
    )
    svg = chart_svg(chart(ChartKind.BARS, ("Insats", "Antal"), *rows))
    assert len(bars(svg)) == 1
    said = texts(svg)
    assert [said[said.index(name) + 1] for name, _ in rows] == [
        "0",
        "visas inte",
        "ingen uppgift",
        "ingen uppgift",
        "ej frågat",
        "3",
    ]


def test_a_stacked_bar_with_a_hidden_part_has_no_false_total():
    header = ("Insats", "Kvinnor", "Män")
    rows = ("Hel", 5, 6), ("Halv", 5, Withheld()), ("Dold", Withheld(), Withheld()), ("Bara kvinnor", 4, NotAsked())
    said = texts(chart_svg(chart(ChartKind.STACKED, header, *rows)))
    assert "11" in said
    assert "minst 5" in said
    assert "visas inte" in said
    assert said[-1] == "4"


def test_bars_stay_inside_the_picture():
    rows = (("Ett mycket långt namn " * 5, 123456.5, -40), ("B" * 80, 1, 2))
    for kind in ChartKind:
        for bar in bars(chart_svg(chart(kind, ("Insats", "Före", "Efter"), *rows))):
            assert float(bar.get("x")) >= 0
            assert float(bar.get("x")) + float(bar.get("width")) <= 640


def test_hundreds_of_categories_in_parts_on_one_scale():
    whole = chart(ChartKind.BARS, ("Insats", "Antal"), *((f"Insats {number}", number) for number in range(400)))
    assert len(bars(chart_svg(whole))) == 399
    part = slice(0, 40)
    assert chart_height(whole, part) < chart_height(whole) / 8
    first = [bar.get("width") for bar in bars(chart_svg(whole, rows=part))]
    assert first == [bar.get("width") for bar in bars(chart_svg(whole))][:39]


def test_colours_are_told_apart_in_grey():
    for one, next_one in pairwise(PALETTE):
        light, dark = sorted((luminance(one), luminance(next_one)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 1.5, (one, next_one)


def test_more_series_than_colours_get_stripes():
    svg = chart_svg(
        chart(ChartKind.STACKED, ("Insats", *(f"Serie {number}" for number in range(8))), ("A", *range(9, 17)))
    )
    fills = [bar.get("fill") for bar in bars(svg)]
    assert len(set(fills)) == 8


def test_words_are_text_and_never_markup():
    svg = chart_svg(chart(ChartKind.BARS, ("<b>", "Antal"), ("<script>&", 1), title="<i>&"))
    assert "<script>" not in svg
    root = ElementTree.fromstring(svg)
    assert root.find(f"{SVG}title").text == "<i>&"
    assert root.find(f"{SVG}desc").text == "Påhittade siffror."


@pytest.mark.parametrize(
    ("value", "spoken"),
    [(0, "0"), (1234567, "1\u00a0234\u00a0567"), (12.5, "12,5"), (-3, "\u22123"), (7.0, "7"), (100, "100")],
)
def test_numbers_as_swedish_writes_them(value, spoken):
    assert spoken_number(value) == spoken


def test_numbers_as_english_writes_them():
    assert spoken_number(1234567.5, "en") == "1,234,567.5"
    assert "1,234.5" in chart_svg(chart(ChartKind.BARS, ("Insats", "Antal"), ("A", Number(1234.5))), language="en")


def test_english_words():
    assert "not shown" in chart_svg(chart(ChartKind.BARS, ("Insats", "Antal"), ("A", Withheld())), language="en")


def test_a_picture_of_dots():
    small = chart(ChartKind.GROUPED, ("Insats", "Kvinnor", "Män"), ("Verkstan", 3, 2))
    png = chart_png(small, 2)
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    assert (width, height) == (1280, pytest.approx(chart_height(small) * 2, abs=2))
    assert chart_png(small, 2) == png
