"""Plain text, Markdown and HTML."""

import lxml.html
import pytest
from tests.documents.invented import EVERYTHING

from stegvis.documents.nodes import Document, Paragraph, Run
from stegvis.documents.writers import FORMATS, write_document


@pytest.fixture(scope="module")
def page() -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(write_document(EVERYTHING, "html").decode())


@pytest.mark.parametrize("file_format", FORMATS)
def test_same_document_gives_same_bytes(file_format: str):
    assert write_document(EVERYTHING, file_format) == write_document(EVERYTHING, file_format)


def test_text_keeps_zero_blank_withheld_and_x_apart():
    text = write_document(EVERYTHING, "text").decode()
    assert "Deltagare\t12\t7\t‥" in text
    assert "=2+3\t0\t\tx" in text
    assert "[Fel: Kvinnor och män ger 11, inte 12.]" in text
    assert "1. ny början" in text


def test_markdown_escapes_what_is_not_markup():
    text = write_document(EVERYTHING, "markdown").decode()
    assert "# Redovisning \\<påhittad\\>" in text
    assert "Vanlig **fet** *kursiv* \\<script\\>" in text
    assert "| Mått | Antal | Kvinnor | Män |\n|---|---|---|---|" in text


def test_html_tables_have_captions_and_scopes(page: lxml.html.HtmlElement):
    tables = page.xpath("//table")
    assert len(tables) == 2
    for table in tables:
        assert table.xpath("./caption")
        assert {th.get("scope") for th in table.xpath(".//thead//th")} == {"col"}
        assert all(row.xpath("./th[@scope='row']") for row in table.xpath(".//tbody/tr"))


def test_html_says_its_language_and_never_skips_a_heading(page: lxml.html.HtmlElement):
    assert page.get("lang") == "sv"
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels == [1, 2, 3, 2]


def test_html_runs_nothing_and_fetches_nothing(page: lxml.html.HtmlElement):
    assert not page.xpath("//script|//link|//iframe|//object|//img[not(starts-with(@src, 'data:'))]")
    assert page.xpath("//p[contains(., '<script>')]")


def test_html_links_that_run_code_become_text():
    document = Document("Prov", (Paragraph((Run("klicka", link="javascript:alert(1)"),)),))
    assert b"javascript" not in write_document(document, "html")


def test_html_chart_has_an_alternative(page: lxml.html.HtmlElement):
    (chart,) = page.xpath("//figure//*[@role='img']")
    assert chart.findtext("desc").startswith("Stapeldiagram")


def test_html_internal_links_lead_somewhere(page: lxml.html.HtmlElement):
    targets = {link.get("href")[1:] for link in page.xpath("//a[starts-with(@href, '#')]")}
    assert targets <= set(page.xpath("//@id"))
