"""The DOCX writer: one method a node."""

import re
from collections.abc import Iterator
from io import BytesIO

from docx.shared import Cm
from docx.text.paragraph import Paragraph as DocxParagraph

from stegvis.documents.charts import chart_png
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
)
from stegvis.documents.writers.docx import parts
from stegvis.documents.writers.docx.table import add_table
from stegvis.documents.writers.fixed_zip import with_fixed_dates
from stegvis.documents.writers.outline import OutlineEntry, outline

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f￾￿]")
CHART_WIDTH = Cm(16)


def write_docx(document: Document) -> bytes:
    """The document as a DOCX file; the same document gives the same bytes."""
    return _DocxWriter(document).write()


def printable(text: str) -> str:
    """Text without the control characters that XML cannot hold."""
    return CONTROL.sub("", text)


class _DocxWriter:
    """Holds the file under construction and what the next block needs to know."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.file, self.style_ids = parts.opened(document)
        self.entries = outline(document)
        self.headings: Iterator[OutlineEntry] = iter(self.entries)
        self.break_before = self.after_table = False

    def write(self) -> bytes:
        self.paragraph(self.document.title, "Title")
        for block in self.document.blocks:
            self.write_block(block)
        self.leave_table()
        content = BytesIO()
        self.file.save(content)
        return with_fixed_dates(content.getvalue())

    def write_block(self, block: Block) -> None:
        match block:
            case Heading():
                self.write_heading(next(self.headings))
            case Paragraph():
                self.write_runs(self.paragraph(), block)
            case ListBlock():
                self.write_list(block)
            case Note():
                self.write_note(block)
            case Contents():
                self.write_contents(block)
            case PageBreak():
                self.break_before = True
            case Chart():
                self.write_chart(block)
            case _:
                self.write_table(block)

    def write_table(self, table: Table) -> None:
        self.leave_table()
        self.break_page()
        if table.caption:
            self.paragraph(table.caption, "Caption").paragraph_format.keep_with_next = True
        add_table(self.file, table, self.style_ids["Table Grid"], printable)
        self.after_table = True

    def leave_table(self) -> None:
        """Some air after a table; not before a new page, where it could be a page of its own."""
        if self.after_table and not self.break_before:
            self.file.add_paragraph().paragraph_format.space_after = 0
        self.after_table = False

    def paragraph(self, text: str = "", style: str | None = None) -> DocxParagraph:
        self.leave_table()
        paragraph = self.file.add_paragraph()
        if shown := printable(text):
            parts.put_text(parts.add(paragraph._p, "r"), shown)
        if style:
            # Setting paragraph.style searches all styles each time; the id is known.
            paragraph._p.style = self.style_ids[style]
        if self.break_before:
            paragraph.paragraph_format.page_break_before = True
            self.break_before = False
        return paragraph

    def break_page(self) -> None:
        if self.break_before:
            self.paragraph()

    def write_heading(self, entry: OutlineEntry) -> None:
        paragraph = self.paragraph(entry.heading.text, f"Heading {min(entry.level, 9)}")
        parts.bookmark(paragraph, entry.anchor, self.entries.index(entry))

    def write_runs(self, target: DocxParagraph, source: Paragraph) -> None:
        for run in source.runs:
            self.write_run(target, run)

    def write_run(self, target: DocxParagraph, run: Run) -> None:
        if run.link and run.link.startswith("#"):
            parts.internal_link(target, printable(run.text), run.link[1:])
            return
        written = target.add_run()
        parts.put_text(written._r, printable(run.text))
        written.bold = run.strong or None
        written.italic = run.emphasis or None
        if run.link:
            parts.external_link(target, written, run.link)

    def write_list(self, block: ListBlock) -> None:
        numbering = parts.restarted_numbering(self.file) if block.ordered else None
        for item in block.items:
            paragraph = self.paragraph(style="List Number" if block.ordered else "List Bullet")
            if numbering is not None:
                parts.number_by(paragraph, numbering)
            self.write_runs(paragraph, item)

    def write_note(self, note: Note) -> None:
        paragraph = self.paragraph(style=parts.NOTE_STYLES[note.kind])
        paragraph.add_run(f"{printable(note.label)}: ").bold = True
        paragraph.add_run(printable(note.text))

    def write_contents(self, contents: Contents) -> None:
        self.paragraph(contents.title, "TOC Heading" if "TOC Heading" in self.style_ids else None)
        entries = [entry for entry in self.entries if entry.level <= contents.depth]
        parts.add_contents(self.file, entries, contents.depth, printable)

    def write_chart(self, chart: Chart) -> None:
        paragraph = self.paragraph()
        paragraph.paragraph_format.keep_with_next = True
        png = BytesIO(chart_png(chart, language=self.document.language))
        picture = paragraph.add_run().add_picture(png, width=CHART_WIDTH)
        parts.describe(picture, printable(chart.title), printable(chart.alternative))
        self.paragraph(chart.alternative, "Caption")
        self.write_table(chart.data)
