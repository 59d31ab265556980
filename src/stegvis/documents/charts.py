"""Bar charts drawn as SVG: one picture for pages, PDF and (as PNG) DOCX.

The bars lie down, so that names of any length can stand beside them and hundreds of interventions only
make the picture taller. Every value stands beside or in its bar, so there is no grid to read against.
A figure that is not shown leaves no bar: it says so in words and never looks like a zero. The series
differ in lightness and not only in hue, and have an outline: they can be told apart in grey.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from stegvis.documents.fonts import FAMILY, font_folder, text_width, wrapped
from stegvis.documents.nodes import Chart, ChartKind, TableCell
from stegvis.vocabulary import NotAsked, Number, Withheld
from stegvis.vocabulary.written import written_number

PALETTE = ("#17375e", "#dd8452", "#f1d9a7", "#7d4f73", "#8cc5bd", "#2f5d50")
"""Fill colours by series: neighbours differ clearly in lightness, also for those who see few hues."""

_INK, _QUIET, _OUTLINE = "#1f2933", "#5a6672", "#17375e"
_SIZE = 14.0
_NAME_SIZE = 13.5
_LINE = 17.0
_WIDTH = 640.0
_BAR, _THIN_BAR = 20.0, 16.0
_WORDS = {
    "sv": {"absent": "ingen uppgift", "withheld": "visas inte", "not asked": "ej frågat", "at least": "minst {}"},
    "en": {"absent": "no figure", "withheld": "not shown", "not asked": "not asked", "at least": "at least {}"},
}


def chart_svg(chart: Chart, *, rows: slice | None = None, language: str = "sv") -> str:
    """The chart as an SVG picture, 640 units wide and as tall as its categories need.

    The title is not in the picture: it belongs in the caption, as text. `rows` draws only some of the
    categories, on the scale of all of them, so that a long chart can be divided over pages.
    """
    return "".join(_Drawing(chart, rows or slice(None), language).parts())


def chart_height(chart: Chart, rows: slice | None = None) -> float:
    """How tall `chart_svg` makes the picture, in the same units as its width of 640."""
    return _Drawing(chart, rows or slice(None), "sv").height


def chart_png(chart: Chart, scale: float = 2.0, *, language: str = "sv") -> bytes:
    """The chart as a PNG picture, 640 × `scale` pixels wide, on white."""
    import typst  # only DOCX needs pictures of dots

    picture = typst.compile(
        b"#set page(width: auto, height: auto, margin: 0pt, fill: white)\n#image(bytes(sys.inputs.svg))",
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(font_folder())]),
        sys_inputs={"svg": chart_svg(chart, language=language)},
        format="png",
        ppi=96.0 * scale,  # an SVG unit is 1/96 inch
    )
    if not isinstance(picture, bytes):
        raise ValueError("The chart did not become one picture.")
    return picture


def spoken_number(value: float, language: str = "sv") -> str:
    """A number as the document's language writes it, with two decimals at most: 12 345,6 or 12,345.6."""
    written = written_number(round(value, 2), "sv" if language.startswith("sv") else "en")
    return written.replace("-", "\u2212")


def _words(language: str) -> dict[str, str]:
    return _WORDS["sv" if language.startswith("sv") else "en"]


def _number(cell: TableCell) -> float | None:
    return cell.cell.value if isinstance(cell.cell, Number) else None


@dataclass(frozen=True, slots=True)
class _Scale:
    """From value to place along the bars: `zero` is where bars begin, `unit` how long one is."""

    zero: float
    unit: float

    def at(self, value: float) -> float:
        return self.zero + value * self.unit


class _Drawing:
    """One chart being drawn; holds the measures that every part needs."""

    def __init__(self, chart: Chart, rows: slice, language: str) -> None:
        self.chart = chart
        self.language = language
        self.words = _words(language)
        self.all_rows = [row[: len(chart.drawn)] for row in chart.data.rows]
        self.rows = self.all_rows[rows]
        self.series = chart.drawn[1:]
        self.name_width = min(250.0, max(text_width(row[0].text) for row in self.all_rows) * _NAME_SIZE + 4)
        self.names = [wrapped(row[0].text, self.name_width / _NAME_SIZE, 3) or ("",) for row in self.rows]
        self.legend = list(self._legend_places())
        self.top = self.legend[-1][1] + 24.0 if self.legend else 26.0
        self.heights = [self._row_height(lines) for lines in self.names]
        self.height = self.top + sum(self.heights) + 4
        self.scale = self._scale()

    @property
    def stacked(self) -> bool:
        return self.chart.kind is ChartKind.STACKED

    def parts(self) -> Iterator[str]:
        """The picture, piece by piece."""
        size = f'width="{_WIDTH:g}" height="{_round(self.height)}" viewBox="0 0 {_WIDTH:g} {_round(self.height)}"'
        font = quoteattr(f"'{FAMILY}', 'Source Sans 3', Helvetica, Arial, sans-serif")
        yield f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family={font} font-size="{_SIZE:g}">'
        yield f"<title>{escape(self.chart.title)}</title><desc>{escape(self.chart.alternative)}</desc>"
        yield from _hatches(len(self.series))
        yield _text(0, 15, self.chart.value_title, fill=_QUIET)
        yield from self._legend()
        y = self.top
        for row, lines, height in zip(self.rows, self.names, self.heights, strict=True):
            yield from self._row(row, lines, y, height)
            y += height
        line = f"M{_round(self.scale.zero)} {_round(self.top)}V{_round(y)}"
        yield f'<path d="{line}" stroke="{_OUTLINE}" stroke-width="1"/>'
        yield "</svg>"

    def _legend_places(self) -> Iterator[tuple[float, float, str]]:
        if len(self.series) == 1:
            return
        x, y = 0.0, 26.0
        for cell in self.series:
            wide = 18 + text_width(cell.text) * _SIZE + 22
            if x and x + wide > _WIDTH:
                x, y = 0.0, y + 22
            yield x, y, cell.text
            x += wide

    def _legend(self) -> Iterator[str]:
        for number, (x, y, name) in enumerate(self.legend):
            yield _bar(x, y, 12, 12, number)
            yield _text(x + 18, y + 11, name)

    def _row_height(self, lines: Sequence[str]) -> float:
        bars = _THIN_BAR * len(self.series) + 2 if self.chart.kind is ChartKind.GROUPED else _BAR
        return max(bars, len(lines) * _LINE) + 10

    def _scale(self) -> _Scale:
        """The scale of the whole chart; room is kept for the widest label outside the bars."""
        ends = [end for row in self.all_rows for end in self._ends(row)]
        low, high = min(0.0, *ends), max(0.0, *ends)
        room = max((text_width(self._outer_label(row)) for row in self.all_rows), default=0) * _SIZE + 12
        left = self.name_width + 14 + (room if low < 0 else 0)
        unit = max(_WIDTH - left - room, 40.0) / ((high - low) or 1.0)
        return _Scale(left - low * unit, unit)

    def _ends(self, row: Sequence[TableCell]) -> tuple[float, float]:
        values = [value for cell in row[1:] if (value := _number(cell)) is not None]
        if self.stacked:
            return sum(value for value in values if value < 0), sum(value for value in values if value > 0)
        return min(values, default=0.0), max(values, default=0.0)

    def _outer_label(self, row: Sequence[TableCell]) -> str:
        if self.stacked:
            return self._total(row)
        return max((self._label(cell) for cell in row[1:]), key=text_width)

    def _label(self, cell: TableCell) -> str:
        value = _number(cell)
        if value is not None:
            return spoken_number(value, self.language)
        return self.words[{Withheld: "withheld", NotAsked: "not asked"}.get(type(cell.cell), "absent")]

    def _total(self, row: Sequence[TableCell]) -> str:
        """What stands after a stacked bar: the sum, or the least it can be when a part is not shown."""
        asked = [cell for cell in row[1:] if not isinstance(cell.cell, NotAsked)]
        known = [value for cell in asked if (value := _number(cell)) is not None]
        if not known:
            return self._label((asked or row[1:])[0])
        total = spoken_number(sum(known), self.language)
        return total if len(known) == len(asked) else self.words["at least"].format(total)

    def _row(self, row: Sequence[TableCell], lines: Sequence[str], y: float, height: float) -> Iterator[str]:
        middle = y + height / 2
        first = middle - (len(lines) - 1) * _LINE / 2 + _NAME_SIZE * 0.35
        for number, line in enumerate(lines):
            yield _text(self.name_width, first + number * _LINE, line, anchor="end", size=_NAME_SIZE)
        yield from self._stack(row, middle - _BAR / 2) if self.stacked else self._side_by_side(row, middle)

    def _side_by_side(self, row: Sequence[TableCell], middle: float) -> Iterator[str]:
        thick = _BAR if len(self.series) == 1 else _THIN_BAR
        y = middle - thick * len(self.series) / 2
        for number, cell in enumerate(row[1:]):
            value = _number(cell)
            if value:
                yield _bar(min(self.scale.at(value), self.scale.zero), y, abs(value) * self.scale.unit, thick, number)
            yield self._beside(self._label(cell), value, y + thick / 2)
            y += thick

    def _beside(self, label: str, value: float | None, middle: float) -> str:
        fill = _QUIET if value is None else _INK
        backwards = value is not None and value < 0
        x = self.scale.at(value or 0.0) + (-6 if backwards else 6)
        return _text(x, middle + _SIZE * 0.35, label, fill=fill, anchor="end" if backwards else "start")

    def _stack(self, row: Sequence[TableCell], y: float) -> Iterator[str]:
        right = left = 0.0
        for number, cell in enumerate(row[1:]):
            value = _number(cell)
            if not value:
                continue
            start = right if value > 0 else left + value
            right, left = (right + value, left) if value > 0 else (right, left + value)
            wide = abs(value) * self.scale.unit
            yield _bar(self.scale.at(start), y, wide, _BAR, number)
            label = spoken_number(value, self.language)
            if text_width(label) * _SIZE + 6 <= wide and number < len(PALETTE):
                ink = "#ffffff" if _is_dark(number) else _INK
                middle = self.scale.at(start) + wide / 2
                yield _text(middle, y + _BAR / 2 + _SIZE * 0.35, label, fill=ink, anchor="middle")
        known = any(_number(cell) is not None for cell in row[1:])
        fill, weight = (_INK, "600") if known else (_QUIET, "400")
        yield _text(self.scale.at(right) + 6, y + _BAR / 2 + _SIZE * 0.35, self._total(row), fill=fill, weight=weight)


def _round(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _is_dark(series: int) -> bool:
    return PALETTE[series % len(PALETTE)] in {PALETTE[0], PALETTE[3], PALETTE[5]} and series < len(PALETTE)


def _hatches(series: int) -> Iterator[str]:
    """Stripes for the series after the sixth, where the colours begin anew."""
    for number in range(len(PALETTE), series):
        colour = PALETTE[number % len(PALETTE)]
        box = 'width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"'
        yield f'<pattern id="stripes-{number}" {box}><path d="M0 0H6V6H0Z" fill="#ffffff"/>'
        yield f'<path d="M0 0H3V6H0Z" fill="{colour}"/></pattern>'


def _bar(x: float, y: float, width: float, height: float, series: int) -> str:
    fill = PALETTE[series] if series < len(PALETTE) else f"url(#stripes-{series})"
    place = f'x="{_round(x)}" y="{_round(y)}" width="{_round(width)}" height="{_round(height)}"'
    return f'<rect {place} fill="{fill}" stroke="{_OUTLINE}" stroke-width=".75"/>'


def _text(
    x: float, y: float, text: str, *, fill: str = _INK, anchor: str = "start", size: float = _SIZE, weight: str = "400"
) -> str:
    style = f' text-anchor="{anchor}"' if anchor != "start" else ""
    style += f' font-size="{size:g}"' if size != _SIZE else ""
    style += f' font-weight="{weight}"' if weight != "400" else ""
    return f'<text x="{_round(x)}" y="{_round(y)}" fill="{fill}"{style}>{escape(text)}</text>'
