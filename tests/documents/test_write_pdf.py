"""PDF: conforming by a validator's word, readable in order, and the same bytes every time."""

import json
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from bench.invented_account import count, counts, invented_account, odd_document
from tests.verapdf import verapdf

from stegvis.documents.nodes import Chart, ChartKind, Contents, Document, Heading, Paragraph, Run, Table, TableCell
from stegvis.documents.writers.columns import layout, numeric_columns
from stegvis.documents.writers.pdf import write_pdf
from stegvis.documents.writers.pdf.as_data import as_data
from stegvis.documents.writers.pdf.structure import complete_structure
from stegvis.documents.writers.pdf.typesetting import TypesettingFailed, typeset
from stegvis.vocabulary import BadInput, NotAnswered, NotAsked

__all__ = ["verapdf"]


@pytest.fixture(scope="module")
def account() -> bytes:
    return write_pdf(invented_account(3))


@pytest.fixture(scope="module")
def odd() -> bytes:
    return write_pdf(odd_document(60))


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def elements(pdf: pikepdf.Pdf):
    """Every structure element with its kind, in reading order."""
    waiting = [pdf.Root.get("/StructTreeRoot", pikepdf.Dictionary())]
    while waiting:
        element = waiting.pop()
        if "/S" in element:
            yield str(element["/S"])[1:], element
        inside = element.get("/K", [])
        kids = inside if isinstance(inside, pikepdf.Array) else [inside]
        waiting.extend(kid for kid in reversed(list(kids)) if isinstance(kid, pikepdf.Dictionary))


def scope(cell) -> str | None:
    given = cell.get("/A", [])
    parts = given if isinstance(given, pikepdf.Array) else [given]
    return next((str(part["/Scope"])[1:] for part in parts if "/Scope" in part), None)


def shortcomings(pdf: bytes) -> list[str]:
    """What veraPDF does not ask for: scopes of header cells, row headers, and again alt texts and language."""
    with opened(pdf) as tagged:
        kinds = list(elements(tagged))
        found = [] if kinds else ["no structure"]
        found += [] if tagged.Root.get("/Lang") else ["no language"]
        found += ["a figure without alt text" for kind, figure in kinds if kind == "Figure" and not figure.get("/Alt")]
        found += ["a header cell without scope" for kind, cell in kinds if kind == "TH" and scope(cell) is None]
        found += [fault for kind, table in kinds if kind == "Table" for fault in table_faults(table)]
        return found


def table_faults(table) -> list[str]:
    found = []
    groups = {str(group["/S"])[1:]: group for group in table["/K"]}
    # A table without rows has its header row directly in it.
    header_rows = groups["THead"]["/K"] if "THead" in groups else [groups["TR"]] if "TR" in groups else []
    head = [scope(cell) for row in header_rows for cell in row["/K"]]
    if not head or set(head) != {"Column"}:
        found.append("a table without column headers")
    for row in groups["TBody"]["/K"] if "TBody" in groups else []:
        if str(row["/K"][0]["/S"]) != "/TH" or scope(row["/K"][0]) != "Row":
            found.append("a row without a header")
    return found


def page_texts(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as opened:
        return [page.get_textpage().get_text_bounded() for page in opened]


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_an_account_conforms(verapdf, account, flavour):
    assert verapdf(account, flavour) == []


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_a_document_full_of_oddities_conforms(verapdf, odd, flavour):
    assert verapdf(odd, flavour) == []


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_the_validator_can_fail(verapdf, flavour):
    import typst

    untagged = typst.compile(b"#set document(title: [x])\n= Rubrik\nText", format="pdf", pdf_tags=False)
    assert verapdf(untagged, flavour)
    assert "no structure" in shortcomings(untagged)


def test_every_table_has_headers_and_every_figure_words(account, odd):
    assert shortcomings(account) == []
    assert shortcomings(odd) == []


def test_typst_alone_gives_no_row_headers():
    alone = typeset(json.dumps(as_data(invented_account(1))))
    assert "a row without a header" in shortcomings(alone)
    assert shortcomings(complete_structure(alone)) == []


def test_the_same_document_gives_the_same_bytes(account):
    assert write_pdf(invented_account(3)) == account


def test_title_author_and_language_are_told(account):
    with opened(account) as pdf:
        assert pdf.docinfo["/Title"] == "Samlad redovisning 2025"
        assert pdf.docinfo["/Author"] == "Samordningsförbundet Norrby"
        assert str(pdf.Root["/Lang"]).startswith("sv")
        assert pdf.Root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_headings_never_skip_a_level(odd):
    with opened(odd) as pdf:
        levels = [int(kind[1]) for kind, _ in elements(pdf) if kind[0] == "H" and kind[1:].isdigit()]
    assert levels == [1, 2, 1]


def test_contents_name_pages_and_lead_there(account):
    pages = page_texts(account)
    line = next(line for line in pages[1].splitlines() if line.startswith("Insats Norrby 1"))
    assert "Insats Norrby 1" in pages[int(line.rstrip().split(" ")[-1].strip(".")) - 1]
    with opened(account) as pdf:
        links = [note for note in pdf.pages[1].get("/Annots", []) if note["/Subtype"] == "/Link"]
        assert len(links) >= 10
        with pdf.open_outline() as outline:
            assert [entry.title for entry in outline.root][:2] == ["Översikt", "Diagram"]


def test_pages_are_numbered_outside_the_reading_order(account):
    pages = page_texts(account)
    assert all(f"Sida {number} av {len(pages)}" in text for number, text in enumerate(pages, start=1))


def test_a_table_over_several_pages_repeats_its_header(odd):
    rows = [text for text in page_texts(odd) if "Insats nummer" in text and "Kvinnor" in text]
    assert len(rows) >= 2


def test_zero_hidden_blank_and_text_are_four_things():
    table = counts(("Mått", "A", "B", "C", "D"), {"Rad": (0, "hidden", None, "x")})
    asked = Table(
        tuple(map(TableCell, ("Mått", "E", "F"))),
        ((TableCell("Frågor"), TableCell("", NotAsked()), TableCell("", NotAnswered())),),
    )
    (page,) = page_texts(write_pdf(Document("Prov", (Heading(1, "Prov"), table, asked))))
    assert "Rad 0 ‥ x" in " ".join(page.split())
    assert "betyder att uppgiften inte visas" in page
    assert "Frågor ej frågat inga svar" in " ".join(page.split())


def test_links_lead_only_where_they_may():
    runs = (
        Run("sidan", link="https://exempel.example/"),
        Run(" och "),
        Run("skriptet", link="javascript:alert(1)"),
        Run(" och "),
        Run("filen", link="file:///etc/passwd"),
        Run(" och "),
        Run("kapitlet", link="#mal"),
        Run(" och "),
        Run("ingenstans", link="#saknas"),
    )
    pdf = write_pdf(Document("Prov", (Heading(1, "Mål", anchor="mal"), Paragraph(runs))))
    with opened(pdf) as linked:
        notes = list(linked.pages[0]["/Annots"])
        assert [str(note["/A"]["/URI"]) for note in notes if "/A" in note and "/URI" in note["/A"]] == [
            "https://exempel.example/"
        ]
        assert len(notes) == 2
    assert "skriptet och filen och kapitlet och ingenstans" in " ".join(page_texts(pdf)[0].split())


def test_words_are_never_taken_for_markup():
    nasty = '#panic("x") $x$ @a <b> *fet* = rubrik \\ #include "/etc/passwd" // bort'
    table = counts((nasty, "#eval"), {nasty: (1,)}, nasty)
    chart = Chart(ChartKind.BARS, nasty, nasty, table, nasty)
    (page, *_) = page_texts(write_pdf(Document(nasty, (Heading(1, nasty), Paragraph.of(nasty), table, chart))))
    assert page.count("#include") >= 3


def test_letters_that_no_font_has_are_replaced_and_the_others_kept(odd):
    text = " ".join(page_texts(odd)[0].split())
    assert "≤ ✓ " in text
    assert "\ufffd" in text
    assert "å privat" in text
    assert "🎉" not in text


def test_a_chart_taller_than_a_page_is_divided():
    bars = counts(("Insats", "Antal"), {f"Insats {number}": (number,) for number in range(120)})
    chart = Chart(ChartKind.BARS, "Många staplar", "En stapel per insats.", bars, "Antal")
    pdf = write_pdf(Document("Prov", (Heading(1, "Prov"), chart)))
    with opened(pdf) as tagged:
        alternatives = [str(element["/Alt"]) for kind, element in elements(tagged) if kind == "Figure"]
    assert len(alternatives) == 5
    assert alternatives[1] == "En stapel per insats. (del 2 av 5)"


def test_hundreds_of_columns_become_several_tables():
    names = ("Insats", *(f"Kolumn {number}" for number in range(200)))
    pdf = write_pdf(Document("Prov", (Heading(1, "Prov"), counts(names, {"Verkstan": tuple(range(200))}, "Bred"))))
    assert shortcomings(pdf) == []
    text = " ".join(" ".join(page_texts(pdf)).split())
    assert "Kolumn 199" in text
    assert "Bred (del 1 av 15)" in text


def test_contents_make_a_cover_and_their_absence_a_title():
    blocks = (Heading(1, "Ett"), Paragraph.of("Text."))
    assert len(page_texts(write_pdf(Document("Prov", (Contents("Innehåll"), *blocks))))) == 2
    assert len(page_texts(write_pdf(Document("Prov", blocks)))) == 1
    assert page_texts(write_pdf(Document("Ett", blocks)))[0].count("Ett") == 1


def test_a_document_without_headings_or_blocks():
    assert shortcomings(write_pdf(Document("Prov", (Paragraph.of("Bara text."),)))) == []
    assert write_pdf(Document("Tom", ())).startswith(b"%PDF")


def test_columns_hold_their_longest_word():
    narrow = layout(counts(("Insats", "Antal"), {"Rehabiliteringskoordinering": (1,)}))
    assert not narrow.landscape
    assert not any(narrow.hyphenate)
    wide = layout(counts(("Insats", *(f"Deltagarantalet{number}" for number in range(11))), {"A": tuple(range(11))}))
    assert wide.landscape


def test_tall_tables_and_rows_never_run_off_the_page():
    words = "ord " * 60
    rows = {f"Rad {number}": (number, words) for number in range(14)} | {"Lång": (1, "ord " * 3000)}
    pdf = write_pdf(Document("Prov", (Heading(1, "Prov"), counts(("Rad", "Antal", "Text"), rows, "Hög"))))
    with pypdfium2.PdfDocument(pdf) as pages:
        for page in pages:
            text = page.get_textpage()
            body = [text.get_charbox(at)[1] for at in range(text.count_chars()) if text.get_text_range(at, 3) == "ord"]
            assert not body or min(body) > 65


def test_columns_of_figures_are_known():
    table = counts(("Namn", "Antal", "Ord"), {"A": (1, "x"), "B": (None, "se kommentaren nedan")})
    assert numeric_columns(table) == (False, True, False)
    plain = Table(tuple(map(TableCell, ("A", "B"))), ((TableCell("x"), TableCell("1 234,5 %")),))
    assert numeric_columns(plain) == (False, True)
    rows = tuple((TableCell("x"), TableCell(text), TableCell("–")) for text in ("‥", "–", "20"))
    assert numeric_columns(Table(tuple(map(TableCell, "ABC")), rows)) == (False, True, False)


def test_a_document_that_takes_too_long_is_given_up():
    with pytest.raises(BadInput, match=r"^Prov: PDF-filen kunde inte göras") as given_up:
        write_pdf(Document("Prov", (count(1) and Heading(1, "Prov"),)), timeout=0.001)
    assert "\n" not in str(given_up.value)


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ('#panic("trasig mall")', "trasig mall"),
        ('#read("/etc/passwd")', "file not found"),
        ('#read("../../../../etc/passwd")', "escape"),
        ('#import "@preview/cetz:0.4.0": *', "package"),
        ("#while true {}", "always true"),
    ],
)
def test_the_child_reads_nothing_and_its_failure_is_one_line(template, said):
    with pytest.raises(TypesettingFailed, match=said) as failed:
        typeset("{}", template=template, timeout=10)
    assert "\n" not in str(failed.value)
    assert "root:x" not in str(failed.value)


def test_an_endless_document_is_killed():
    endless = (
        "#let grow(n) = { [x #n]; pagebreak() }\n#set document(title: [x])\n#for n in range(100000000) { grow(n) }"
    )
    with pytest.raises(TypesettingFailed):
        typeset("{}", template=endless, timeout=1)
