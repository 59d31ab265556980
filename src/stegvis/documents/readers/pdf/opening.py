"""Opens a PDF file, or says in one sentence why it cannot be used."""

from pathlib import Path

import pikepdf
import pypdfium2 as pdfium

from stegvis.vocabulary import BadInput, Wording

HEAD, TAIL = 1024, 2048

NOT_A_PDF = Wording(
    "Filen är ingen PDF, fast den heter så. Spara den på nytt som PDF, DOCX eller text.",
    "The file is not a PDF although it is named so. Save it again as PDF, DOCX or text.",
)
TRUNCATED = Wording(
    "PDF-filen är avbruten: slutet saknas. Hämta eller spara filen på nytt.",
    "The PDF file is cut off: its end is missing. Fetch or save the file again.",
)
ENCRYPTED = Wording(
    "PDF-filen är låst med lösenord. Spara en kopia utan lösenord och läs in den.",
    "The PDF file is locked with a password. Save a copy without a password and read that.",
)
NO_TEXT = Wording(
    "PDF-filen har ingen text, bara bilder: den är troligen inskannad. "
    "Textigenkänn den (OCR) först, eller be om filen i Word-format.",
    "The PDF file holds no text, only pictures: it was probably scanned. "
    "Run text recognition (OCR) first, or ask for the file in Word format.",
)
NO_LETTERS = Wording(
    "Texten i PDF-filen går inte att läsa ut: typsnitten saknar bokstäver. Be om filen i Word-format.",
    "The text of the PDF file cannot be read out: its fonts name no letters. Ask for the file in Word format.",
)


def damaged(page: int | None = None) -> Wording:
    """The file is broken, at `page` when that is known."""
    sv = f" på sidan {page}" if page else ""
    en = f" on page {page}" if page else ""
    return Wording(
        f"PDF-filen är skadad{sv} och kan inte läsas. Hämta eller spara filen på nytt.",
        f"The PDF file is damaged{en} and cannot be read. Fetch or save the file again.",
    )


def checked(path: Path, name: str) -> None:
    """Raises BadInput when the file is no PDF or its end is missing."""
    with path.open("rb") as file:
        head = file.read(HEAD)
        size = file.seek(0, 2)
        file.seek(max(0, size - TAIL))
        tail = file.read()
    if b"%PDF-" not in head:
        raise BadInput(name, NOT_A_PDF)
    if b"%%EOF" not in tail:
        raise BadInput(name, TRUNCATED)


def opened(path: Path, name: str) -> pdfium.PdfDocument:
    """The document for its print. Raises BadInput when it is locked or damaged."""
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        reason = ENCRYPTED if "password" in str(error).lower() else damaged()
        raise BadInput(name, reason) from error
    if len(document) == 0:
        document.close()
        raise BadInput(name, damaged())
    return document


def opened_structure(path: Path, name: str) -> pikepdf.Pdf:
    """The document for its structure, every page's content proven readable. Raises BadInput when it is not."""
    try:
        pdf = pikepdf.open(path)
    except pikepdf.PasswordError as error:
        raise BadInput(name, ENCRYPTED) from error
    except pikepdf.PdfError as error:
        raise BadInput(name, damaged()) from error
    for number, page in enumerate(pdf.pages, start=1):
        try:
            _read_content(page)
        except (pikepdf.PdfError, RuntimeError) as error:
            pdf.close()
            raise BadInput(name, damaged(page=number)) from error
    return pdf


def _read_content(page: pikepdf.Page) -> None:
    contents = page.obj.get("/Contents")
    for stream in contents if isinstance(contents, pikepdf.Array) else [contents]:
        if isinstance(stream, pikepdf.Stream):
            stream.read_bytes()
