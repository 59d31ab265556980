"""HTML: one accessible page that stands alone, without scripts and without anything fetched."""

import re
from collections.abc import Iterator
from html import escape
from importlib.resources import files

from stegvis.documents.charts import chart_svg
from stegvis.documents.nodes import (
    Block,
    Chart,
    Contents,
    Document,
    Heading,
    ListBlock,
    Note,
    PageBreak,
    Paragraph,
    Run,
    Table,
    TableCell,
)
from stegvis.documents.writers.outline import OutlineEntry, outline
from stegvis.vocabulary import Number

SAFE_LINK = re.compile(r"(#|https?://|mailto:)")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
"""What a browser may do with a page of ours that somebody opens from disk: show it, and nothing else."""
SKIP = {"sv": "Hoppa till innehållet", "en": "Skip to the content"}
BLANK = {"sv": "tomt", "en": "blank"}
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>\s*")


def write_html(document: Document) -> bytes:
    """The document as a UTF-8 page: title as h1, headings from h2, tables with caption and scope."""
    style = files("stegvis.documents.writers").joinpath("html.css").read_text("utf-8")
    language = escape(document.language)
    body = "\n".join(_body(document))
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(document.title)}</title>\n{_meta(document)}<style>\n{style}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#innehall">{SKIP.get(document.language, SKIP["en"])}</a>\n'
        f'<main id="innehall">\n<h1>{escape(document.title)}</h1>\n{body}\n</main>\n</body>\n</html>\n'
    ).encode()


def _meta(document: Document) -> str:
    given = {"author": document.author, "description": document.subject}
    return "".join(f'<meta name="{name}" content="{escape(value)}">\n' for name, value in given.items() if value)


def _body(document: Document) -> Iterator[str]:
    entries = outline(document)
    headings = iter(entries)
    for block in document.blocks:
        if isinstance(block, Heading):
            entry = next(headings)
            level = min(entry.level + 1, 6)
            yield f'<h{level} id="{escape(entry.anchor)}">{escape(block.text)}</h{level}>'
        else:
            yield from _block(block, entries, document.language)


def _block(block: Block, entries: tuple[OutlineEntry, ...], language: str) -> Iterator[str]:
    match block:
        case Paragraph():
            yield f"<p>{_runs(block)}</p>"
        case ListBlock():
            tag = "ol" if block.ordered else "ul"
            yield f"<{tag}>" + "".join(f"<li>{_runs(item)}</li>" for item in block.items) + f"</{tag}>"
        case Table():
            yield _table(block, language)
        case Chart():
            yield _chart(block, language)
            yield _table(block.data, language)
        case Note():
            label = f"<strong>{escape(block.label)}:</strong>"
            yield f'<aside class="note {block.kind.value}"><p>{label} {_lines(block.text)}</p></aside>'
        case Contents():
            yield _contents(block, entries)
        case PageBreak():
            yield '<div class="page-break"></div>'
        case Heading():
            raise ValueError("Headings are written by write_html, which knows their level.")


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>\n")


def _runs(paragraph: Paragraph) -> str:
    return "".join(map(_run, paragraph.runs))


def _run(run: Run) -> str:
    text = _lines(run.text)
    text = f"<em>{text}</em>" if run.emphasis else text
    text = f"<strong>{text}</strong>" if run.strong else text
    if run.link and SAFE_LINK.match(run.link):
        return f'<a href="{escape(run.link)}">{text}</a>'
    return text


def _contents(block: Contents, entries: tuple[OutlineEntry, ...]) -> str:
    items = "".join(
        f'<li class="level-{entry.level}"><a href="#{escape(entry.anchor)}">{escape(entry.heading.text)}</a></li>'
        for entry in entries
        if entry.level <= block.depth
    )
    title = escape(block.title)
    return f'<nav aria-label="{title}"><p class="contents-title">{title}</p><ul>{items}</ul></nav>'


def _table(table: Table, language: str) -> str:
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    numeric = _numeric_columns(table)
    head = "".join(_header_cell(cell, number in numeric) for number, cell in enumerate(table.header))
    rows = "".join(f"<tr>{_row(row, numeric, language)}</tr>\n" for row in table.rows)
    label = escape(table.caption or table.header[0].text or table.header[-1].text)
    return (
        f'<div class="table" role="region" aria-label="{label}" tabindex="0"><table>{caption}\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>"
    )


def _header_cell(cell: TableCell, numeric: bool) -> str:
    if not cell.text.strip():
        return "<td></td>"
    kind = ' class="number"' if numeric else ""
    return f'<th scope="col"{kind}>{_lines(cell.text)}</th>'


def _row(row: tuple[TableCell, ...], numeric: frozenset[int], language: str) -> str:
    first, *rest = row
    cells = [f'<th scope="row">{_lines(first.text)}</th>' if first.text.strip() else "<td></td>"]
    for number, cell in enumerate(rest, start=1):
        kind = ' class="number"' if number in numeric else ""
        blank = f'<span class="unseen">{BLANK.get(language, BLANK["en"])}</span>'
        cells.append(f"<td{kind}>{_lines(cell.text) if cell.text.strip() else blank}</td>")
    return "".join(cells)


def _numeric_columns(table: Table) -> frozenset[int]:
    return frozenset(
        number
        for number in range(1, len(table.header))
        if any(isinstance(row[number].cell, Number) for row in table.rows)
    )


def _chart(chart: Chart, language: str) -> str:
    svg = XML_DECLARATION.sub("", chart_svg(chart, language=language))
    caption = f"{escape(chart.title)}. {escape(chart.alternative)}"
    return f"<figure><div>{svg}</div><figcaption>{caption}</figcaption></figure>"
