"""What the styles and numberings of a DOCX mean: headings, lists, strong and emphasised text."""

import re
from dataclasses import dataclass, field

from lxml import etree

from stegvis.documents.readers.docx_package import Package, W

_HEADING = re.compile(r"(?:heading|rubrik)\s*([1-9])$")
_TITLES = frozenset({"title", "rubrik"})
_BULLETS = ("list bullet", "punktlista")
_NUMBERS = ("list number", "numrerad lista")
_PLAIN = frozenset({"preformatted text", "plain text", "oformaterad text", "html preformatted", "förformaterad text"})
_NO = frozenset({"0", "false", "off"})
_LONGEST_CHAIN = 12


def switched_on(properties: etree._Element | None, name: str) -> bool | None:
    """True or False as the on/off property `name` says; None when it says nothing."""
    found = None if properties is None else properties.find(W + name)
    return None if found is None else (found.get(W + "val") or "1").lower() not in _NO


def value_of(properties: etree._Element | None, *names: str) -> str | None:
    """The value of the nested property, e.g. ("numPr", "numId")."""
    for name in names:
        if properties is None:
            return None
        properties = properties.find(W + name)
    return None if properties is None else properties.get(W + "val")


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits already added. `level` is the heading level, `numbering` (id, level)."""

    name: str
    level: int | None = None
    strong: bool | None = None
    emphasis: bool | None = None
    hidden: bool | None = None
    numbering: tuple[str, int] | None = None

    @property
    def is_plain_text(self) -> bool:
        """True for the style that an office program gives the lines of a text file."""
        return self.name in _PLAIN

    @property
    def list_kind(self) -> bool | None:
        """True for a numbered list by the style's name alone, False for bullets, None for no list."""
        if self.name.startswith(_BULLETS):
            return False
        return True if self.name.startswith(_NUMBERS) else None


@dataclass(slots=True)
class Level:
    """One level of a numbering: its format ("bullet", "decimal" ...), its text ("%1.%2") and its first number."""

    format: str
    text: str
    start: int


@dataclass(slots=True)
class Styles:
    """All styles and numberings of a document."""

    styles: dict[str, Style]
    default: Style
    levels: dict[str, dict[int, Level]]
    counters: dict[str, dict[int, int]] = field(default_factory=dict)

    def of(self, style_id: str | None) -> Style:
        """The style with that id, else the default one."""
        return self.styles.get(style_id or "", self.default)

    def number(self, number_id: str, level: int) -> tuple[bool, int, str] | None:
        """Count one more item: (ordered, its number, its label as printed); None when the list marks nothing."""
        known = self.levels.get(number_id, {})
        here = known.get(level)
        if number_id == "0" or here is None or here.format == "none":
            return None
        if here.format == "bullet":
            return False, 0, "•"
        counters = self.counters.setdefault(number_id, {})
        counters[level] = counters.get(level, here.start - 1) + 1
        for deeper in [key for key in counters if key > level]:
            del counters[deeper]
        label = re.sub(r"%([1-9])", lambda m: str(counters.get(int(m.group(1)) - 1, 1)), here.text)
        return True, counters[level], label


def read_styles(package: Package) -> Styles:
    """The styles and numberings of the package; empty ones when it has none."""
    root = package.beside_main("styles.xml")
    elements = {
        element.get(W + "styleId") or "": element
        for element in (root if root is not None else ())
        if element.tag == W + "style"
    }
    styles = {style_id: _style(style_id, elements) for style_id in elements}
    default = next(
        (styles[key] for key, e in elements.items() if e.get(W + "default") and e.get(W + "type") == "paragraph"),
        Style("normal"),
    )
    return Styles(styles, default, _numberings(package.beside_main("numbering.xml")))


def _style(style_id: str, elements: dict[str, etree._Element]) -> Style:
    """The style with the properties it lacks taken from the styles it is based on."""
    chain: list[etree._Element] = []
    next_id: str | None = style_id
    while next_id in elements and len(chain) < _LONGEST_CHAIN:
        chain.append(elements[next_id])
        next_id = value_of(chain[-1], "basedOn")
    runs = [element.find(W + "rPr") for element in chain]
    name = (value_of(chain[0], "name") or style_id).strip().lower()
    return Style(
        name,
        level=next((found for element in chain if (found := _level(element)) is not None), None),
        strong=_first(runs, "b"),
        emphasis=_first(runs, "i"),
        hidden=_first(runs, "vanish"),
        numbering=next(filter(None, (numbering_of(element.find(W + "pPr")) for element in chain)), None),
    )


def _first(properties: list[etree._Element | None], name: str) -> bool | None:
    return next((found for one in properties if (found := switched_on(one, name)) is not None), None)


def _level(style: etree._Element) -> int | None:
    if style.get(W + "type") not in {None, "paragraph"}:
        return None
    name = (value_of(style, "name") or "").strip().lower()
    if match := _HEADING.match(name):
        return min(int(match.group(1)), 6)
    return 1 if name in _TITLES else outline_level(style.find(W + "pPr"))


def outline_level(properties: etree._Element | None) -> int | None:
    """The heading level (1 to 6) that paragraph properties give, or None for body text."""
    value = value_of(properties, "outlineLvl")
    return min(int(value) + 1, 6) if value and value.isdigit() and int(value) < 9 else None


def numbering_of(properties: etree._Element | None) -> tuple[str, int] | None:
    """(numbering id, level) of paragraph properties, or None."""
    number_id = value_of(properties, "numPr", "numId")
    level = value_of(properties, "numPr", "ilvl") or "0"
    return None if number_id is None else (number_id, int(level) if level.isdigit() else 0)


def _numberings(root: etree._Element | None) -> dict[str, dict[int, Level]]:
    if root is None:
        return {}
    abstract = {e.get(W + "abstractNumId"): e for e in root if e.tag == W + "abstractNum"}
    found: dict[str, dict[int, Level]] = {}
    for number in root.findall(W + "num"):
        levels = abstract.get(value_of(number, "abstractNumId"))
        if levels is not None:
            found[number.get(W + "numId") or ""] = dict(map(_numbering_level, levels.findall(W + "lvl")))
    return found


def _numbering_level(element: etree._Element) -> tuple[int, Level]:
    start = value_of(element, "start") or "1"
    level = Level(value_of(element, "numFmt") or "decimal", value_of(element, "lvlText") or "", _whole(start, 1))
    return _whole(element.get(W + "ilvl"), 0), level


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else otherwise
