"""What Typst leaves out of a PDF's structure: row headers, and now and then a table's hold of its caption."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf

# Elements that hold no tables: not looked into.
_LEAVES = frozenset(f"/{name}" for name in ("P", "H1", "H2", "H3", "H4", "H5", "H6", "TOC", "L", "Caption", "Figure"))


def complete_structure(pdf: bytes) -> bytes:
    """The same pages; the first cell of each body row heads its row, each caption belongs to its table.

    The same bytes in give the same bytes out.
    """
    with Pdf.open(BytesIO(pdf)) as opened:
        for parent in _children(opened.Root[Name.StructTreeRoot]):
            _bind_captions(parent)
        for table in tables(opened):
            for row in body_rows(table):
                _head(_children(row))
        made = BytesIO()
        opened.save(made, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
        return made.getvalue()


def tables(pdf: Pdf) -> Iterator[Any]:
    """The table elements of the structure tree, in reading order."""
    root = pdf.Root.get(Name.StructTreeRoot)
    waiting = _children(root)[::-1] if root is not None else []
    while waiting:
        element = waiting.pop()
        kind = str(element[Name.S])
        if kind == "/Table":
            yield element
        elif kind not in _LEAVES:
            waiting.extend(_children(element)[::-1])


def body_rows(table: Any) -> Iterator[Any]:
    """The rows of a table that are not its header."""
    for group in _children(table):
        if group[Name.S] == Name.TBody:
            yield from (row for row in _children(group) if row[Name.S] == Name.TR)


def _children(element: Any) -> list[Any]:
    """The elements directly in `element`, without marked content and references to objects."""
    inside = element.get(Name.K)
    if isinstance(inside, Array):
        return [kid for kid in inside if isinstance(kid, Dictionary) and Name.S in kid]
    return [inside] if isinstance(inside, Dictionary) and Name.S in inside else []


def _head(cells: list[Any]) -> None:
    """Makes the first cell head the row.

    Typst lists the column's header by name in every cell, which would keep a reader from looking along the row:
    without the list, scopes count.
    """
    for cell in cells:
        if Name.A in cell:
            del cell[Name.A]
    if cells:
        cells[0][Name.S] = Name.TH
        cells[0][Name.A] = Dictionary({"/O": Name.Table, "/Scope": Name.Row})


def _bind_captions(parent: Any) -> None:
    """A table that moves to the next page with its caption comes as Div[Caption, Div[Table]]: puts it right."""
    for place, kid in enumerate(parent.get(Name.K, Array())):
        if not isinstance(kid, Dictionary) or kid.get(Name.S) != Name.Div:
            continue
        inside = _children(kid)
        if [str(element[Name.S]) for element in inside] != ["/Caption", "/Div"]:
            continue
        caption, [*content] = inside[0], _children(inside[1])
        if len(content) == 1 and content[0][Name.S] == Name.Table:
            table = content[0]
            table[Name.K] = Array([caption, *table[Name.K]])
            caption[Name.P], table[Name.P] = table, parent
            parent[Name.K][place] = table
