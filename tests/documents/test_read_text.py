"""Reading plain text. All documents, names and numbers here are invented."""

import json
import textwrap
import time
from pathlib import Path

import pytest

from stegvis.documents.nodes import Block, Document, Heading, ListBlock, Paragraph, Table
from stegvis.documents.readers import document_of_text, read_document

HEADER = "\tAntal\tKvinnor\tMän"


def read(text: str) -> Document:
    return document_of_text(text, "prov.txt")


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in (table.header, *table.rows)]


def only_table(text: str) -> list[list[str]]:
    (table,) = tables(read(text))
    return cells(table)


def words(block: Block) -> list[str]:
    if isinstance(block, Paragraph | Heading):
        return block.text.split()
    if isinstance(block, ListBlock):
        return [word for item in block.items for word in item.text.split()]
    assert isinstance(block, Table)
    return [word for row in cells(block) for cell in row for word in cell.split()]


# Tables


def test_a_tab_table_keeps_blank_zero_and_text_apart_and_knows_its_lines() -> None:
    document = read(f"Resultat\n\n{HEADER}\nDeltagare <i>(vår)</i>\t0\t\tx\n\nAnalys\n")
    (table,) = tables(document)
    assert cells(table) == [["", "Antal", "Kvinnor", "Män"], ["Deltagare (vår)", "0", "", "x"]]
    assert [cell.place.line for cell in table.rows[0]] == [4, 4, 4, 4]
    assert table.place.line == 3


@pytest.mark.parametrize(
    "torn",
    [
        pytest.param("Deltagare under våren (mars till maj)\t12\t7\t5", id="whole"),
        pytest.param(
            "\n\n\nDeltagare under våren (mars till maj)\t12\t7\t5\n---\t---\t---\t---", id="break after header"
        ),
        pytest.param(
            "Deltagare under våren\t12\t7\t5\n\n(mars till maj)\t\t\t\n---\t--\t--\t--", id="tail after break"
        ),
        pytest.param("Deltagare under våren\t12\t7\t5\n(mars till maj)", id="tail without cells"),
        pytest.param("\t12\t7\t5\n\n\n\nDeltagare under våren (mars till maj)\t\t\t", id="figures before page break"),
        pytest.param("Deltagare under\nvåren (mars till maj)\t12\t7\t5", id="label on two lines"),
        pytest.param("Deltagare under våren (mars till maj)\n\t12\t7\t5", id="figures on next line"),
        pytest.param("Deltagare under våren (mars till maj)\t\t\t\n\t12\t7\t5", id="figures on next row"),
        pytest.param("Deltagare under\nvåren (mars\t12\t7\t5\ntill maj)", id="figures in the middle"),
        pytest.param("Deltagare under våren (mars till maj)\n12\t7\t5", id="figures without a first tab"),
        pytest.param("Deltagare under våren (mars till maj)\t12\n7\t5", id="figures over two lines"),
    ],
)
def test_a_torn_row_is_one_row(torn: str) -> None:
    last = "Övriga\t1\t\t1"
    assert only_table(f"{HEADER}\n{torn}\n{last}\n") == [
        ["", "Antal", "Kvinnor", "Män"],
        ["Deltagare under våren (mars till maj)", "12", "7", "5"],
        ["Övriga", "1", "", "1"],
    ]


def test_figures_torn_off_go_to_the_row_after_the_page_break() -> None:
    text = f"{HEADER}\nMår bättre?\t18 (5 ej gjort sista)\t15\t3\n\t22\t19\t3\n\nMer aktiva?\t\t\t\n--\t--\t--\t--\n"
    assert only_table(text)[1:] == [
        ["Mår bättre?", "18 (5 ej gjort sista)", "15", "3"],
        ["Mer aktiva?", "22", "19", "3"],
    ]


def test_rows_left_blank_stay_blank() -> None:
    rows = ["Positiva avslut\t\t\t", "Otydliga avslut\t3\t2\t1", "Övriga avslut\t\t\t", "Mår bättre\t\t\t"]
    text = "\n".join([HEADER, *rows[:3], "", rows[3]])
    assert only_table(text)[1:] == [row.split("\t") for row in rows]


def test_tables_with_headers_of_their_own_stay_apart() -> None:
    text = f"{HEADER}\nDeltagare\t3\t2\t1\n{HEADER}\tIcke binära\nAvslut\t3\t1\t1\t1\n\n{HEADER}\n\nBlanka\t\t\t\n"
    assert [len(table.rows) for table in tables(read(text))] == [1, 1, 1]
    assert [len(table.header) for table in tables(read(text))] == [4, 5, 4]


def test_long_and_short_rows_lose_nothing() -> None:
    table = only_table("Mått\tAntal\tMän\nDeltagare\t3\t1\t9\nAvslut\t2\n")
    assert table == [["Mått", "Antal", "Män", "Kolumn 4"], ["Deltagare", "3", "1", "9"], ["Avslut", "2", "", ""]]


def test_running_header_and_page_number_inside_a_table_are_set_aside() -> None:
    page = "Rapport från Storviken\n\nSida {} av 3\n\n"
    rows = "\tAntal\tMän\nDeltagare\t3\t1\n\n\f" + page.format(2) + "Avslut\t2\t1\n"
    document = read(page.format(1) + rows + "\f" + page.format(3))
    (table,) = tables(document)
    assert cells(table)[1:] == [["Deltagare", "3", "1"], ["Avslut", "2", "1"]]
    assert [row[0].place.page for row in table.rows] == [1, 2]
    assert sum("Sida 2" in " ".join(words(block)) for block in document.blocks) == 1


def test_contents_keep_name_and_page() -> None:
    text = "Innehållsförteckning\n\n<i>Ekbacken</i>\t3\n<i>Norrgläntan</i>\t14\n"
    assert only_table(text) == [["Namn", "Sida"], ["Ekbacken", "3"], ["Norrgläntan", "14"]]


def test_markdown_tables_with_and_without_a_header() -> None:
    text = (
        "| | Antal | Män |\n|---|:--|--:|\n| *Deltagare* | 3 | 1 |\n\n"
        "Text\n\n| | |\n|---|---|\n| Datum 2031 02 03 | Namn Ada Prov |\n|---|---|\n\n"
        "Mer\n\n| | | |\n|-|-|-|\n| Mått | Antal | Män |\n| Avslut | 2 | |\n"
    )
    assert [cells(table) for table in tables(read(text))] == [
        [["", "Antal", "Män"], ["Deltagare", "3", "1"]],
        [["Kolumn 1", "Kolumn 2"], ["Datum 2031 02 03", "Namn Ada Prov"]],
        [["Mått", "Antal", "Män"], ["Avslut", "2", ""]],
    ]


def test_columns_aligned_by_spaces() -> None:
    text = textwrap.dedent(
        """\
                                          Antal   Kvinnor   Män
        Deltagare under våren               12         7      5
        Avslut där steget inte är lika       6         4      2
        tydligt (tillbaka till
        remittent)
        Övriga avslut (flytt)
        8 veckor eller mer                              3

        Minst 8 avslutade krävs.
        """
    )
    assert only_table(text) == [
        ["", "Antal", "Kvinnor", "Män"],
        ["Deltagare under våren", "12", "7", "5"],
        ["Avslut där steget inte är lika tydligt (tillbaka till remittent)", "6", "4", "2"],
        ["Övriga avslut (flytt)", "", "", ""],
        ["8 veckor eller mer", "", "3", ""],
    ]


def test_form_lines_with_tabs_or_wide_spaces_are_no_table() -> None:
    text = "Datum:\t2031-02-03\tNamn:\tAda\n\nPlanerat antal 24    Faktiskt antal 23\n\n\tEtt stycke med indrag.\n"
    document = read(text)
    assert tables(document) == []
    assert [words(block)[0] for block in document.blocks] == ["Datum:", "Planerat", "Ett"]


# Everything else


def test_emphasis_becomes_runs_and_leaves_the_lines_clean() -> None:
    document = read("**Insatsens namn:\nEkbacken** och *lugn* 5*3=15 Antal* snake_case [här](https://ex.se)  \nslut\n")
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert [line.text for line in paragraph.lines] == [
        "Insatsens namn:",
        "Ekbacken och lugn 5*3=15 Antal* snake_case här",
        "slut",
    ]
    assert [run.text for run in paragraph.runs if run.strong] == ["Insatsens namn:\nEkbacken"]
    assert [run.text for run in paragraph.runs if run.emphasis] == ["lugn"]
    assert [run.link for run in paragraph.runs if run.link] == ["https://ex.se"]


def test_a_link_that_runs_code_is_text() -> None:
    (paragraph,) = read("[tryck](javascript:alert(1))\n").blocks
    assert isinstance(paragraph, Paragraph)
    assert all(run.link is None for run in paragraph.runs)


def test_headings_and_lists() -> None:
    text = (
        "# Rapport\n\nDelar\n=====\n\nMål:\n- 30 % i arbete\n- > 70 % mår\nbättre\n\n"
        "1. Kartlägga\n2. Stödja\n\n2. Aktiviteter\n\n2031-01-01\n– 2031-02-03\n"
    )
    blocks = read(text).blocks
    assert [block.text for block in blocks if isinstance(block, Heading)] == ["Rapport", "Delar"]
    lists = [block for block in blocks if isinstance(block, ListBlock)]
    assert [[item.text for item in block.items] for block in lists] == [
        ["30 % i arbete", "70 % mår\nbättre"],
        ["Kartlägga", "Stödja"],
    ]
    assert [block.ordered for block in lists] == [False, True]
    paragraphs = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert paragraphs == ["Mål:", "2. Aktiviteter", "2031-01-01\n– 2031-02-03"]


def test_pages_are_counted_only_when_there_are_form_feeds() -> None:
    assert [block.place.page for block in read("A\n\nB\n").blocks] == [None, None]
    assert [(b.place.page, b.place.line) for b in read("A\n\fB\n\n\fC\n").blocks] == [(1, 1), (2, 2), (3, 4)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "rapport.txt"
    path.write_bytes("Lägesrapport från Åmåsa\r\nÖvrigt".encode(encoding))
    (block,) = read_document(path).blocks
    assert isinstance(block, Paragraph)
    assert block.text == "Lägesrapport från Åmåsa\nÖvrigt"


INVENTED = f"""\
Ekbacken och dess grannar är en insats – påhittad för detta prov – som tar emot deltagare från tre kommuner
och från vården. Den började 2030-01-01 – och slutar 2031-12-31 - om inget annat sägs - med en fest.

Mål

- Minst 70 % av deltagarna har gjort en stegförflyttning och är på väg mot arbete eller studier inom ett år
- Alla har en plan som är deras egen

{HEADER}
Deltagare under våren <i>(mars till och med maj, nya och gamla sammanräknade oavsett kommun)</i>\t31\t20\t11
Avslut där steget inte är lika tydligt <i>(tillbaka till remittent utan en plan, annan insats)</i>\t\t\t
Övriga avslut <i>(flytt, ålder eller annat)</i>\t2\t\t2

Analys

Fler kvinnor än män har kommit - liksom i fjol - och de flesta stannar hela tiden. Det är 3. året i rad som
vi ser detta, och 4. gången vi skriver om det, så nu tror vi på det själva och ändrar vårt arbetssätt.
"""


def rewrapped(text: str, width: int) -> str:
    lines: list[str] = []
    for part in text.split("\n\n"):
        if "\t" in part:
            for row in part.split("\n"):
                label, _, rest = row.partition("\t")
                folded = textwrap.wrap(label, width, break_on_hyphens=False) or [""]
                lines += [*folded[:-1], f"{folded[-1]}\t{rest}"] if rest else folded
        else:
            items = part.split("\n") if part.startswith("- ") else [" ".join(part.split("\n"))]
            lines += [line for item in items for line in textwrap.wrap(item, width, break_on_hyphens=False)]
        lines.append("")
    return "\n".join(lines)


@pytest.mark.parametrize("width", [32, 45, 60, 72, 80, 100])
def test_other_line_breaks_change_nothing(width: int) -> None:
    other = read(rewrapped(INVENTED, width))
    assert [words(block) for block in other.blocks] == [words(block) for block in read(INVENTED).blocks]


def test_time_grows_with_length_and_no_faster() -> None:
    def seconds(copies: int) -> float:
        """The least of three: what else a machine does makes a reading longer, never shorter."""
        text, spent = INVENTED * copies, []
        for _ in range(3):
            start = time.process_time()
            read(text)
            spent.append(time.process_time() - start)
        return min(spent)

    seconds(20)
    assert seconds(800) < 10 * max(seconds(200), 0.05)


HOSTILE = ["[", "*a ", "<b ", "a|b\n--|--\n", "A  B\n", "\t1\t2\n", "x\n\n", "(y\n", "# ", "1. a\n"]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_repetition_takes_no_extra_time(unit: str) -> None:
    start = time.process_time()
    read(f"{HEADER}\nslut\t1\t2\t3\n{unit * 6_000}\nText.")
    assert time.process_time() - start < 4


# The shared document


MEASURES = ["participants", "exited", "positive", "unclear", "other", "feel_better", "increased_activity"]


def test_every_table_row_of_the_shared_document_is_as_in_the_truth(shared: Path) -> None:
    truth = json.loads((shared / "truth" / "seed_001.truth.json").read_text(encoding="utf-8"))
    document = read_document(next((shared / "documents").glob("001_*.txt")))
    found = [row for table in tables(document) if table.header[1].text == "Antal" for row in table.rows]
    expected = [(one, key) for one in truth["interventions"] if one.get("counts") for key in MEASURES]
    assert len(found) == len(expected)
    for row, (intervention, key) in zip(found, expected, strict=True):
        counts = intervention["counts"][key]
        stated = [counts["total"], counts["women"], counts["men"], counts["nonbinary"]][: len(row) - 1]
        numbers = [int(cell.text.split()[0]) if cell.text else None for cell in row[1:]]
        assert numbers == stated, (intervention["name"], key)
        if counts["as_printed"]:
            assert row[1].text == counts["as_printed"]


def test_no_line_of_the_shared_documents_is_lost(shared: Path) -> None:
    for path in sorted((shared / "documents").glob("*.txt")):
        document = read_document(path)
        said = {word for block in document.blocks for word in words(block)}
        raw = path.read_text(encoding="utf-8").replace("<i>", " ").replace("</i>", " ").replace("](#)", " ")
        asked = set(raw.replace("*", " ").replace("|", " ").replace("[", " ").split())
        missing = {word for word in asked - said if any(map(str.isalnum, word))}
        assert not {word for word in missing if not any(word in other for other in said)}, path.name
