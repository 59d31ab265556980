"""What Stegvis uses of the machine: the PDF writer, other programs, optional libraries, the built design."""

import io
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import stegvis
from stegvis.vocabulary import Wording
from stegvis.vocabulary.standing import Told, well, wrong

DESIGN = Path(stegvis.__file__).parent / "web" / "static"
BUILT = ("fkui/theme.css", "fkui/fkui.css", "htmx/htmx.min.js")
PROGRAMS = (
    (
        "libreoffice",
        "soffice",
        "LibreOffice",
        "behövs bara för projektets egna prov",
        "only the project's tests need it",
    ),
    ("java", "java", "Java", "behövs bara för Spark", "only Spark needs it"),
    ("pg_dump", "pg_dump", "pg_dump", "behövs för kopior av PostgreSQL", "backups of PostgreSQL need it"),
)
LIBRARIES = (
    ("psycopg", "psycopg", "PostgreSQL", "pip install stegvis[postgresql]"),
    ("pyspark", "pyspark", "Spark", "pip install stegvis[spark]"),
)


def look_at_programs() -> Iterator[Told]:
    """What is installed. Only what every installation needs can be an error."""
    yield _pdf_writer()
    yield _design()
    for about, program, name, sv, en in PROGRAMS:
        if shutil.which(program):
            yield well(about, f"{name} finns", f"{name} is installed")
        else:
            yield well(about, f"{name} finns inte ({sv})", f"{name} is not installed ({en})")
    for about, module, name, install in LIBRARIES:
        if find_spec(module):
            yield well(about, f"tillägget för {name} finns", f"the extra for {name} is installed")
        else:
            yield well(
                about,
                f"tillägget för {name} finns inte ({install})",
                f"the extra for {name} is not installed ({install})",
            )


def _pdf_writer() -> Told:
    """Writes a page and reads it again: nothing less tells that the writer, its fonts and its child process work."""
    import pikepdf

    from stegvis.documents.nodes import Document, Paragraph, Run
    from stegvis.documents.writers import write_document

    try:
        content = write_document(Document("Stegvis", (Paragraph((Run("Stegvis"),)),)), "pdf")
        with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_metadata() as metadata:
            if metadata.get("pdfuaid:part") != "1":
                raise ValueError("PDF/UA")
    except Exception as error:
        # Whatever kind of failure the engine has, it is one line here.
        return wrong(
            "pdf",
            Wording(
                f"PDF kan inte skrivas ({type(error).__name__})", f"no PDF can be written ({type(error).__name__})"
            ),
            Wording("installera om: make install", "install again: make install"),
        )
    return well("pdf", "tillgänglig PDF (PDF/UA) kan skrivas", "accessible PDF (PDF/UA) can be written")


def _design() -> Told:
    if missing := [name for name in BUILT if not (DESIGN / name).is_file()]:
        names = ", ".join(missing)
        return wrong(
            "design",
            Wording(f"utseendet är inte byggt ({names} saknas)", f"the design is not built ({names} missing)"),
            Wording("kör make install", "run make install"),
        )
    return well("design", "utseendet är byggt", "the design is built")
