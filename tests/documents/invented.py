"""An invented document with every kind of node; no real person, place or intervention."""

from stegvis.documents.nodes import (
    Chart,
    ChartKind,
    Contents,
    Document,
    Heading,
    ListBlock,
    Note,
    NoteKind,
    PageBreak,
    Paragraph,
    Run,
    Table,
    TableCell,
)
from stegvis.vocabulary import Blank, NotNumeric, Number, Withheld


def number(value: int) -> TableCell:
    return TableCell(str(value), Number(value))


FIGURES = Table(
    header=(TableCell("Mått"), TableCell("Antal"), TableCell("Kvinnor"), TableCell("Män")),
    rows=(
        (TableCell("Deltagare"), number(12), number(7), TableCell("‥", Withheld())),
        (TableCell("=2+3"), number(0), TableCell("", Blank()), TableCell("x", NotNumeric("x"))),
    ),
    caption="Deltagare under perioden",
)

CHART = Chart(
    kind=ChartKind.STACKED,
    title="Deltagare per insats",
    alternative="Stapeldiagram: Ängslyckan har 12 deltagare, Backbruket 8.",
    data=Table(
        header=(TableCell("Insats"), TableCell("Kvinnor"), TableCell("Män")),
        rows=(
            (TableCell("Ängslyckan"), number(7), number(5)),
            (TableCell("Backbruket"), number(3), number(5)),
        ),
        caption="Deltagare per insats",
    ),
    value_title="Antal personer",
)

EVERYTHING = Document(
    title="Redovisning <påhittad>",
    author="Påhittade förbundet",
    subject="Prov",
    blocks=(
        Contents("Innehåll", depth=2),
        PageBreak(),
        Heading(1, "Ängslyckan & Co"),
        Paragraph((Run("Vanlig "), Run("fet", strong=True), Run(" kursiv", emphasis=True), Run(" <script>"))),
        Heading(3, "Siffror"),
        FIGURES,
        ListBlock((Paragraph.of("ett"), Paragraph.of("två"))),
        ListBlock((Paragraph.of("först"), Paragraph.of("sedan")), ordered=True),
        ListBlock((Paragraph.of("ny början"),), ordered=True),
        Note(NoteKind.ERROR, "Fel", "Kvinnor och män ger 11, inte 12."),
        PageBreak(),
        Heading(1, "Diagram"),
        CHART,
        Paragraph(
            (Run("Se "), Run("siffrorna", link="#rubrik-2"), Run(" och "), Run("webben", link="https://example.org"))
        ),
    ),
)
