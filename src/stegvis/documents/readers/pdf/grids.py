"""Tables drawn with rules: edges that cross make a grid, and words fall into its cells.

The grid lines of a chart are rules too: a grid counts as a table only when its heading row and its first
column hold words and words do not run across its edges.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stegvis.documents.readers.pdf.blocks import RawCell, RawTable
from stegvis.documents.readers.pdf.print import Edge, PagePrint, Word, baselines
from stegvis.vocabulary import Place

SNAP = 2.6
REACH = 4.0
MOST_CELLS = 60_000


@dataclass(slots=True)
class Grid:
    """Column borders, row borders, and the edges that are really drawn."""

    xs: list[float]
    ys: list[float]
    across: list[Edge]
    down: list[Edge]

    def holds(self, word: Word) -> bool:
        """True when the word's middle lies inside."""
        return self.xs[0] <= word.middle <= self.xs[-1] and self.ys[0] <= word.centre <= self.ys[-1]

    def spot(self, word: Word) -> tuple[int, int]:
        """Row and column of the word's middle."""
        row = min(max(bisect_right(self.ys, word.centre) - 1, 0), len(self.ys) - 2)
        column = min(max(bisect_right(self.xs, word.middle) - 1, 0), len(self.xs) - 2)
        return row, column


def ruled_tables(
    page: PagePrint, words: Sequence[Word], numbers: Mapping[int, int]
) -> list[tuple[float, RawTable, set[int]]]:
    """The ruled tables of a page: top, table and the ids of the words inside.

    `numbers` gives the line number of each word by id.
    """
    found: list[tuple[float, RawTable, set[int]]] = []
    for grid in grids(page.across, page.down):
        if len(grid.xs) < 3:
            continue
        inside = [word for word in words if grid.holds(word)]
        if not _reads_as_table(grid, inside):
            continue
        table = _table(grid, inside, page.number, numbers)
        if table is not None and not (_only_headings(table) and _goes_on_unruled(grid, words)):
            found.append((grid.ys[0], table, {id(word) for word in inside}))
    return found


def _only_headings(table: RawTable) -> bool:
    """True for a single row of at least two headings: words without a number, not just in the corner."""
    if len(table.rows) > 1:
        return False
    texts = [word.text for cell in table.rows[0][1:] for line in cell.lines for word in line]
    return sum(not cell.blank for cell in table.rows[0][1:]) >= 2 and not any(text[0].isdigit() for text in texts)


def _goes_on_unruled(grid: Grid, words: Sequence[Word]) -> bool:
    """True when words follow right under a single ruled row: often shaded headings of a table without rules."""
    low, left, right = grid.ys[-1], grid.xs[0] - 2, grid.xs[-1] + 2
    return any(0 < word.base - low < 2.5 * word.size and left <= word.middle <= right for word in words)


def grids(across: Sequence[Edge], down: Sequence[Edge]) -> list[Grid]:
    """Groups of crossing edges with at least two columns and one row."""
    flat, upright = _merged(across), _merged(down)
    found: list[Grid] = []
    for rows, columns in _connected(flat, upright):
        ys, xs = _with_open_ends(_distinct(rows), columns), _distinct(columns)
        if len(xs) >= 3 and len(ys) >= 2 and (len(xs) - 1) * (len(ys) - 1) <= MOST_CELLS:
            found.extend(_apart(Grid(xs, ys, rows, columns)))
    return sorted(found, key=lambda grid: grid.ys[0])


def _apart(grid: Grid) -> Iterator[Grid]:
    """The grid, or the several that stand edge to edge: columns that do not agree belong to different tables."""
    posts = [[edge for edge in grid.down if abs(edge.at - x) <= SNAP] for x in grid.xs]
    used: set[float] = set()
    start = 0
    for row in range(len(grid.ys) - 1):
        own = {x for x, edges in zip(grid.xs, posts, strict=True) if _drawn(edges, grid.ys[row], grid.ys[row + 1])}
        if used and not (own <= used or used <= own):
            yield _part(grid, start, row, used)
            start, used = row, set()
        used |= own
    yield _part(grid, start, len(grid.ys) - 1, used)


def _part(grid: Grid, start: int, end: int, xs: set[float]) -> Grid:
    return Grid(sorted(xs), grid.ys[start : end + 1], grid.across, grid.down)


def _merged(edges: Sequence[Edge]) -> list[Edge]:
    """Edges snapped to common lines, and pieces that touch made one."""
    lines: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda edge: edge.at):
        if lines and edge.at - lines[-1][-1].at <= SNAP / 2 and edge.at - lines[-1][0].at <= SNAP:
            lines[-1].append(edge)
        else:
            lines.append([edge])
    merged = []
    for line in lines:
        at = sum(edge.at for edge in line) / len(line)
        low, high = None, 0.0
        for edge in sorted(line, key=lambda edge: edge.low):
            if low is None:
                low, high = edge.low, edge.high
            elif edge.low <= high + REACH:
                high = max(high, edge.high)
            else:
                merged.append(Edge(at, low, high))
                low, high = edge.low, edge.high
        if low is not None:
            merged.append(Edge(at, low, high))
    return merged


def _connected(flat: list[Edge], upright: list[Edge]) -> Iterable[tuple[list[Edge], list[Edge]]]:
    """Components of edges that cross or touch. `flat` is sorted by y, so each upright looks only at its own span."""
    owner = list(range(len(flat) + len(upright)))

    def find(at: int) -> int:
        while owner[at] != at:
            owner[at] = owner[owner[at]]
            at = owner[at]
        return at

    heights = [edge.at for edge in flat]
    for number, post in enumerate(upright, start=len(flat)):
        start = bisect_right(heights, post.low - REACH)
        for at in range(start, bisect_right(heights, post.high + REACH)):
            if flat[at].low - REACH <= post.at <= flat[at].high + REACH:
                owner[find(at)] = find(number)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for at, edge in enumerate([*flat, *upright]):
        groups.setdefault(find(at), ([], []))[at >= len(flat)].append(edge)
    return [group for group in groups.values() if group[0] and len(group[1]) >= 2]


def _distinct(edges: Iterable[Edge]) -> list[float]:
    places: list[float] = []
    for at in sorted(edge.at for edge in edges):
        if not places or at - places[-1] > SNAP:
            places.append(at)
    return places


def _with_open_ends(ys: list[float], columns: Sequence[Edge]) -> list[float]:
    """The row borders, and the ends of the columns where a page break left a row without its border."""
    top, bottom = min(edge.low for edge in columns), max(edge.high for edge in columns)
    return [*([top] if top < ys[0] - 8 else []), *ys, *([bottom] if bottom > ys[-1] + 8 else [])]


def _reads_as_table(grid: Grid, words: Sequence[Word]) -> bool:
    if not words:
        return False
    torn = sum(1 for word in words if any(word.x0 + 2 < x < word.x1 - 2 for x in grid.xs[1:-1]))
    struck = sum(1 for word in words if any(abs(word.centre - y) < 0.2 * word.size for y in grid.ys[1:-1]))
    return torn + struck <= 0.15 * len(words)


def _table(grid: Grid, words: Sequence[Word], page: int, numbers: Mapping[int, int]) -> RawTable | None:
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    home = _homes(grid, rows, columns)
    held: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        held.setdefault(home[grid.spot(word)], []).append(word)
    cells = [[RawCell(place=Place(page=page)) for _ in range(columns)] for _ in range(rows)]
    for (row, column), inside in held.items():
        lines = baselines(inside)
        cells[row][column] = RawCell(lines, Place(page=page, line=numbers.get(id(lines[0][0]))))
    kept = [at for at in range(columns) if any(not row[at].blank for row in cells) or _own(home, rows, at)]
    table = [[row[at] for at in kept] for row in cells if any(not cell.blank for cell in row)]
    if len(kept) < 2 or not table:
        return None
    xs = (*(grid.xs[at] for at in kept), grid.xs[kept[-1] + 1])
    return RawTable(table, 1, "rules", page, page, xs)


def _own(home: Mapping[tuple[int, int], tuple[int, int]], rows: int, column: int) -> bool:
    """True when some cell of the column is not just the end of a wider cell."""
    return any(home[row, column][1] == column for row in range(rows))


def _homes(grid: Grid, rows: int, columns: int) -> dict[tuple[int, int], tuple[int, int]]:
    """For each spot of the grid the spot whose cell it belongs to: cells without an edge between them are one."""
    posts = [[edge for edge in grid.down if abs(edge.at - x) <= SNAP] for x in grid.xs]
    beams = [[edge for edge in grid.across if abs(edge.at - y) <= SNAP] for y in grid.ys]
    home: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(rows):
        for column in range(columns):
            spot = (row, column)
            if column and not _drawn(posts[column], grid.ys[row], grid.ys[row + 1]):
                spot = home[row, column - 1]
            elif row and not _drawn(beams[row], grid.xs[column], grid.xs[column + 1]):
                spot = home[row - 1, column]
            home[row, column] = spot
    return home


def _drawn(edges: Sequence[Edge], low: float, high: float) -> bool:
    covered = sum(max(0.0, min(edge.high, high) - max(edge.low, low)) for edge in edges)
    return covered >= 0.5 * (high - low)
