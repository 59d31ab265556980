"""A Sankey diagram of flows, as shapes for a template: referrers to the left, interventions, where people went.

All that is drawn follows from the numbers that are shown. A withheld number is a band of one width, whatever it
counts; a node is as tall as its bands, never as its total.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from stegvis.actions.show_flows import IN_ORDER, Flow, InterventionFlows
from stegvis.vocabulary.cells import WITHHELD_SIGN
from stegvis.vocabulary.wording import Language
from stegvis.vocabulary.written import written_number

WIDTH = 1158.0
LEFT, MIDDLE, RIGHT = 326.0, 567.0, 808.0
"""Where each column of nodes begins; beside the outer two there is room for the longest label with its number."""
NODE = 14.0
"""How wide a node is."""
TALLEST = 340.0
"""How tall all shown numbers of a column are together."""
MOST = 9.0
"""How tall one participation is at most."""
WITHHELD = 10.0
"""How tall a withheld number is."""
SLOT, GAP = 24.0, 12.0
"""The least room of a node, so that labels do not meet, and what is left free between two."""
HEAD = 28.0
"""Room for a label above an intervention."""
LETTER = 5.0
"""How far the middle of a label is above its line."""


@dataclass(frozen=True, slots=True)
class Node:
    """A box with its label. `kind`: "origin", "intervention" or the destination's name."""

    kind: str
    x: float
    y: float
    height: float
    label: str
    number: str
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Band:
    """A flow between two nodes, as the outline of its area. `kind`: that of the outer node."""

    kind: str
    path: str
    is_withheld: bool


@dataclass(frozen=True, slots=True)
class FlowDiagram:
    """The shapes, in units of a picture that is `width` wide and `height` tall."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class _Link:
    start: str
    end: str
    kind: str
    flow: Flow


Heights = Mapping[str, float]
Places = Mapping[str, float]


def flow_diagram(interventions: Sequence[InterventionFlows], language: Language) -> FlowDiagram | None:
    """The diagram of what is shown; None when nothing is."""
    drawn = [one for one in interventions if one.came and one.went]
    if not drawn:
        return None
    came = [_Link(f"from {flow.end}", f"at {one.number}", "origin", flow) for one in drawn for flow in one.came]
    went = [_Link(f"at {one.number}", f"to {flow.end}", flow.end, flow) for one in drawn for flow in one.went]
    scale = min(MOST, TALLEST / max(_shown(came), _shown(went), 1))
    heights = _heights(came, went, scale)
    columns = (
        [f"from {end}" for end in IN_ORDER if f"from {end}" in heights],
        [f"at {one.number}" for one in drawn],
        [f"to {end}" for end in IN_ORDER if f"to {end}" in heights],
    )
    height = max(_room(column, heights, HEAD if column is columns[1] else 0) for column in columns)
    places = {**_places(columns[0], heights, height), **_places(columns[2], heights, height)}
    places |= _places(columns[1], heights, height, HEAD)
    bands = (*_bands(came, LEFT, MIDDLE, places, heights, scale), *_bands(went, MIDDLE, RIGHT, places, heights, scale))
    nodes = (_node(key, labels, places[key], heights[key]) for key, labels in _labels(drawn, columns, language).items())
    return FlowDiagram(WIDTH, round(height, 1), tuple(nodes), bands)


def _shown(links: Iterable[_Link]) -> int:
    return sum(link.flow.number or 0 for link in links)


def _thick(link: _Link, scale: float) -> float:
    return WITHHELD if link.flow.number is None else link.flow.number * scale


def _heights(came: Iterable[_Link], went: Iterable[_Link], scale: float) -> Heights:
    """A node is as tall as its bands on the side where they are taller."""
    sides: defaultdict[tuple[str, int], float] = defaultdict(float)
    for link in chain(came, went):
        sides[link.start, 1] += _thick(link, scale)
        sides[link.end, 0] += _thick(link, scale)
    return {key: max(sides.get((key, 0), 0.0), sides.get((key, 1), 0.0)) for key, _side in list(sides)}


def _room(column: Sequence[str], heights: Heights, head: float) -> float:
    return sum(max(heights[key], SLOT) + GAP + head for key in column) - GAP


def _places(column: Sequence[str], heights: Heights, height: float, head: float = 0) -> Places:
    """The top of each node: one under the other, the whole in the middle of the height."""
    at = (height - _room(column, heights, head)) / 2
    places = {}
    for key in column:
        slot = max(heights[key], SLOT)
        places[key] = at + head + (slot - heights[key]) / 2
        at += head + slot + GAP
    return places


def _bands(
    links: Sequence[_Link], left: float, right: float, places: Places, heights: Heights, scale: float
) -> Iterable[Band]:
    """Bands leave and enter a node one under the other, in the order of what lies at their other end."""
    outgoing = _first_tops([(link.start, _thick(link, scale)) for link in links], places, heights)
    incoming = _first_tops([(link.end, _thick(link, scale)) for link in links], places, heights)
    for link in links:
        thick = _thick(link, scale)
        path = _ribbon(left + NODE, outgoing[link.start], right, incoming[link.end], thick)
        yield Band(link.kind, path, link.flow.number is None)
        outgoing[link.start] += thick
        incoming[link.end] += thick


def _first_tops(ends: Iterable[tuple[str, float]], places: Places, heights: Heights) -> dict[str, float]:
    """Where the first band of each node begins: together they stand in the middle of it."""
    together: defaultdict[str, float] = defaultdict(float)
    for key, thick in ends:
        together[key] += thick
    return {key: places[key] + (heights[key] - whole) / 2 for key, whole in together.items()}


def _ribbon(left: float, from_y: float, right: float, to_y: float, thick: float) -> str:
    middle = (left + right) / 2
    there = f"M{left:.2f} {from_y:.2f}C{middle:.2f} {from_y:.2f} {middle:.2f} {to_y:.2f} {right:.2f} {to_y:.2f}"
    below, above = to_y + thick, from_y + thick
    back = f"V{below:.2f}C{middle:.2f} {below:.2f} {middle:.2f} {above:.2f} {left:.2f} {above:.2f}Z"
    return there + back


def _labels(
    drawn: Sequence[InterventionFlows], columns: Sequence[Sequence[str]], language: Language
) -> Mapping[str, tuple[str, str]]:
    """The label and the number of each node, in the order of the columns.

    With several interventions the ends have none: those would be totals, which no page tells.
    """
    found = {f"at {one.number}": (one.name, _number(one.total, language)) for one in drawn}
    for one in drawn:
        for prefix, flows in (("from", one.came), ("to", one.went)):
            for flow in flows:
                number = _number(flow.number, language) if len(drawn) == 1 else ""
                found[f"{prefix} {flow.end}"] = (flow.label.in_language(language), number)
    return {key: found[key] for column in columns for key in column}


def _number(number: int | None, language: Language) -> str:
    return WITHHELD_SIGN if number is None else written_number(number, language)


def _node(key: str, labels: tuple[str, str], y: float, height: float) -> Node:
    side, end = key.split(" ", 1)
    x, label_x, anchor = {
        "from": (LEFT, LEFT - 10, "end"),
        "at": (MIDDLE, MIDDLE + NODE / 2, "middle"),
        "to": (RIGHT, RIGHT + NODE + 10, "start"),
    }[side]
    kind = {"from": "origin", "at": "intervention", "to": end}[side]
    label_y = y - 10 if side == "at" else y + height / 2 + LETTER
    return Node(kind, x, round(y, 2), round(height, 2), *labels, label_x, round(label_y, 2), anchor)
