"""An invented account of the largest size we expect: every person, place and figure in it is made up."""

from collections.abc import Iterator

from stegvis.documents.nodes import (
    Block,
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
from stegvis.vocabulary.cells import WITHHELD_SIGN

PLACES = ("Norrby", "Söderhamra", "Östanvik", "Ängslyckan", "Åkersta", "Ekdungen", "Fjällgläntan", "Ullared Västra")
SENTENCES = (
    "Arbetet har gått som planerat under perioden, och deltagarna har fått stöd i den takt som var och en behövt.",
    "Samverkan mellan kommunen, regionen, Försäkringskassan och Arbetsförmedlingen har fördjupats.",
    "Styrgruppen följer upp rehabiliteringssamordningens långsiktighet och återkommer till frågan i höst.",
    "Flera beskriver att de mår bättre, sover bättre och vågar mer, även när vägen till arbete är lång.",
    "Handläggarna träffas varannan vecka; det har kortat vägen från första samtal till planering.",
)


def count(value: int | str | None) -> TableCell:
    """A cell: a number, None for blank, "hidden" for withheld, other text as it stands."""
    if value is None:
        return TableCell("", Blank())
    if isinstance(value, int):
        return TableCell(str(value), Number(value))
    return TableCell(WITHHELD_SIGN, Withheld()) if value == "hidden" else TableCell(value, NotNumeric(value))


def counts(header: tuple[str, ...], rows: dict[str, tuple[int | str | None, ...]], caption: str | None = None) -> Table:
    """A table of counts."""
    body = tuple((TableCell(name), *map(count, values)) for name, values in rows.items())
    return Table(tuple(map(TableCell, header)), body, caption)


def prose(number: int, sentences: int) -> str:
    """Invented running text."""
    return " ".join(SENTENCES[(number + step) % len(SENTENCES)] for step in range(sentences))


def exits_chart(number: int, name: str) -> Chart:
    """Exits by class and gender."""
    rows = {
        "Arbete eller studier": (4 + number % 9, 3 + number % 7),
        "Närmare arbetsmarknaden": (2 + number % 5, None if number % 4 == 0 else number % 3),
        "Åter till ordinarie myndighet": (number % 2, "hidden" if number % 3 == 0 else 1),
    }
    data = counts(("Avslut till", "Kvinnor", "Män"), rows, f"Avslut efter klass: {name}")
    title = f"Avslut efter klass och kön: {name}"
    return Chart(ChartKind.GROUPED, title, f"Liggande staplar. {title}. Värdena står i tabellen.", data, "Antal avslut")


def chapter(number: int) -> Iterator[Block]:
    """One intervention."""
    name = f"{PLACES[number % len(PLACES)]} {number + 1}"
    yield PageBreak()
    yield Heading(1, f"Insats {name}", anchor=f"insats-{number}")
    link = Run("översikten", link="#oversikt")
    yield Paragraph((Run("Formulär: ", strong=True), Run("delårsrapport. Siffrorna står också i "), link, Run(".")))
    if number % 3 == 0:
        yield Note(NoteKind.ERROR, "Fel", "Deltagare är 43 totalt, men könen ger 22 + 20 = 42. Rätta siffran. (rad 12)")
        yield Note(NoteKind.WARNING, "Varning", "Färre deltagare än planerat, och ingen orsak står i texten.")
        yield Note(NoteKind.INFO, "Att veta", "Perioden är kortare än formulärets.")
    yield Heading(2, "Bakgrund")
    yield Paragraph.of(prose(number, 9))
    yield Paragraph.of(prose(number + 2, 7))
    yield Heading(2, "Mål")
    yield ListBlock(tuple(Paragraph.of(f"{share} % {SENTENCES[3].lower()}") for share in (70, 55)), ordered=True)
    yield Heading(2, "Resultat")
    women, men = 12 + number, 9 + number % 5
    rows = {"Deltagare": (women + men, women, men), "Avslutade": (women, women - 4, 4), "Pågår": (men, 0, None)}
    for caption in ("Deltagare och avslut", "Hur det gick", "Vad de själva säger"):
        yield counts(("Mått", "Antal", "Kvinnor", "Män"), rows | {"Totalt": (99, "hidden", "x")}, caption)
        yield Paragraph.of(prose(number, 3))
    yield exits_chart(number, name)
    yield Heading(3, "Analys")
    for step in range(4):
        yield Paragraph.of(prose(number + step, 8))
    yield ListBlock(tuple(map(Paragraph.of, SENTENCES[:3])))


def invented_account(chapters: int = 20) -> Document:
    """An account with contents, an overview, charts and as many chapters as asked for."""
    names = [f"{PLACES[number % len(PLACES)]} {number + 1}" for number in range(chapters)]
    kinds, genders = ("Deltagare", "Avslut", "Mår bättre", "Mer aktiva"), ("alla", "kvinnor", "män")
    wide = ("Insats", *(f"{kind} {gender}" for kind in kinds for gender in genders))[:12]
    overview = counts(wide, dict.fromkeys(names, (21, 12, 9, 8, None, "hidden", 4, 3, 1, 0, "x")), "Översikt")
    blocks: list[Block] = [Contents("Innehåll"), PageBreak(), Heading(1, "Översikt", anchor="oversikt"), overview]
    many = {
        f"Insats {number + 1} i {PLACES[number % 8]} samverkansområde": (number * 7 % 90, 30) for number in range(12)
    }
    stacked = counts(("Insats", "Kvinnor", "Män"), many)
    blocks += [Heading(1, "Diagram")]
    blocks += [
        Chart(kind, "Deltagare per insats", "Liggande staplar, en för varje insats.", stacked, "Antal deltagare")
        for kind in (ChartKind.STACKED, ChartKind.GROUPED, ChartKind.STACKED)
    ]
    for number in range(chapters):
        blocks += chapter(number)
    return Document(
        "Samlad redovisning 2025", tuple(blocks), "sv", "Samordningsförbundet Norrby", "Påhittad: siffror för prov"
    )


def odd_document(rows: int = 300) -> Document:
    """What is hard to set: long words, many columns, long cells, an empty table, hundreds of rows and bars."""
    word = "rehabiliteringssamordningsverksamhetsutvecklingsprojektledargruppsmöte"
    address = "https://exempel.example/" + "mycket-lang-adress/" * 6
    many = {f"Insats nummer {number}": (number % 40, number % 7, None) for number in range(rows)}
    month = ("Insats", *(f"Månad {number} deltagartillströmning" for number in range(1, 12)))
    talk = Table(
        tuple(map(TableCell, ("Regel", "Angivet", "Väntat", "Vad som kan ha hänt"))),
        (
            (TableCell("Könen ger inte summan"), count(169), count(167), TableCell(prose(0, 4))),
            (TableCell(word), count(0), count(None), TableCell(prose(1, 25))),
        ),
        "Fynd",
    )
    bars = counts(("Insats", "Antal"), {name: values[:1] for name, values in many.items()})
    return Document(
        "Svårt att sätta",
        (
            Heading(2, "Börjar på nivå två"),
            Paragraph.of(f"Ett långt ord: {word}, {word.upper()}. En lång adress: {address}"),
            Paragraph((Run(address, link=address), Run(" och "), Run("ingenstans", link="#finns-inte"))),
            Paragraph.of("Tecken: ‥ → ≤ ✓ 🎉 中文 \x07 a\u030a privat \ue000 slut."),
            Heading(5, "Hoppar till nivå fem"),
            talk,
            counts(month, {"Verkstan": (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)}, "Tolv kolumner"),
            counts(("Mått", "Antal"), {}, "Tom tabell"),
            counts(("Namn", "Antal"), {word: (1,), "kort": (0,)}),
            Table((TableCell("En kolumn"),), ((TableCell("ensam"),),)),
            counts(("Insats", "Alla", "Kvinnor", "Män"), many, "Trehundra rader"),
            Chart(ChartKind.BARS, "Trehundra staplar", "En stapel för varje insats.", bars, "Antal deltagare"),
            Note(NoteKind.INFO, "Att veta", prose(2, 30)),
            Heading(1, f"Rubrik med {word}"),
        ),
    )
