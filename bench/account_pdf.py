"""Making one account as PDF: our writer beside WeasyPrint and LibreOffice, as ratios, in one run.

WeasyPrint sets the page that our HTML writer makes, LibreOffice the file that our DOCX writer makes; making those
two is not counted. All three then hold the same headings, tables, charts and texts.
"""

import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf

from stegvis.documents.nodes import Chart, Document, Table
from stegvis.documents.writers.docx import write_docx
from stegvis.documents.writers.html import write_html
from stegvis.documents.writers.pdf import write_pdf

TARGET_S = 1.0
OFFICE_LIMIT_S = 300
WEASYPRINT = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/ua-1')"


def compare_account_pdf(document: Document, runs: int = 5) -> dict[str, float]:
    """Prints and returns the median seconds of each maker; the others are run once or twice, being slow."""
    pdf = write_pdf(document)  # a first time, to have everything imported
    tables = sum(isinstance(block, Table | Chart) for block in document.blocks)
    charts = sum(isinstance(block, Chart) for block in document.blocks)
    print(f"Account as PDF: {_pages(pdf)} pages, {tables} tables, {charts} charts")
    seconds = {"stegvis": _median(lambda: write_pdf(document), runs)}
    _report("stegvis", seconds["stegvis"], seconds["stegvis"], f"target < {TARGET_S} s")
    with TemporaryDirectory() as folder:
        for name, maker in _others(document, Path(folder)).items():
            seconds[name] = _median(maker, 2)
            _report(name, seconds[name], seconds["stegvis"], "")
    return seconds


def _others(document: Document, folder: Path) -> dict[str, Callable[[], object]]:
    """The other makers that are installed here."""
    html, docx = folder / "account.html", folder / "account.docx"
    makers: dict[str, Callable[[], object]] = {}
    try:
        import weasyprint  # noqa: F401
    except ImportError:
        print("  WeasyPrint is not installed (extra: bench)")
    else:
        html.write_bytes(write_html(document))
        command = [sys.executable, "-c", WEASYPRINT, str(html), str(folder / "weasyprint.pdf")]
        makers["WeasyPrint"] = lambda: _run(command)
    office = shutil.which("soffice")
    if office is None:
        print("  LibreOffice is not installed")
        return makers
    docx.write_bytes(write_docx(document))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    export = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
    makers["LibreOffice"] = lambda: _run(
        [office, profile, "--headless", "--convert-to", export, "--outdir", str(folder), str(docx)]
    )
    return makers


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=OFFICE_LIMIT_S)


def _median(work: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _report(name: str, seconds: float, ours: float, remark: str) -> None:
    print(f"  {name:<12} {seconds:7.2f} s   ×{seconds / ours:5.1f}   {remark}")


def _pages(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


if __name__ == "__main__":
    from bench.invented_account import invented_account

    compare_account_pdf(invented_account())
