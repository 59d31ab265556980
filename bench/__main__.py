"""`make bench`: what the targets say, measured in one run and told as ratios.

    python -m bench [--largest]     counts 100 million invented participations too, after inventing them

The account is that of ../shared/documents' largest report when that folder is there, else of the invented sample.
"""

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import counting
from bench.account_pdf import compare_account_pdf
from bench.accounts import compare_accounts
from bench.counting_costs import counting_costs
from bench.inputs import largest_report, long_text
from bench.protection import compare_protection
from bench.register import compare_register
from bench.register_import import compare_register_import
from bench.reports import compare_reports
from bench.searching import compare_search

RUNS = 7
MEMORY = """
import resource, sys
from pathlib import Path
from stegvis.actions.compile_account import compile_account, write_account
from stegvis.actions.read_documents import read_one
from stegvis.forms.account import Entry
outcome = read_one(Path(sys.argv[1]))
for file_format in sys.argv[2:]:
    write_account(compile_account([Entry(outcome.reading, outcome.findings)]), file_format)
own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(own // 1024, children // 1024)
"""


def median_s(work: Callable[[], object], runs: int = RUNS) -> float:
    """Median wall-clock seconds of `work` over `runs` runs."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def report_line(what: str, figure: str, target: str) -> None:
    """One line of the report."""
    print(f"{what:<52} {figure:>22}   target {target}")


def read_and_check(path: Path) -> None:
    """How long reading and checking one file takes once everything is imported."""
    from stegvis.actions.read_documents import read_one

    first = median_s(lambda: read_one(path), runs=1)
    later = median_s(lambda: read_one(path))
    report_line(f"read and check {path.name[:24]}", f"{first:.2f} s, then {later:.2f} s", "< 1 s")


def account_pdf(path: Path) -> None:
    """The account as PDF, beside two other programs making the same account."""
    from stegvis.actions.compile_account import compile_account
    from stegvis.actions.read_documents import read_one
    from stegvis.forms.account import Entry

    outcome = read_one(path)
    assert outcome.reading is not None, outcome.error
    compare_account_pdf(compile_account([Entry(outcome.reading, outcome.findings)]).document)


def memory(path: Path) -> None:
    """Peak resident memory of a process that reads, checks and writes the account in every format."""
    for formats in (["pdf"], ["pdf", "docx", "html", "xlsx", "json"]):
        done = subprocess.run(
            [sys.executable, "-c", MEMORY, str(path), *formats], capture_output=True, text=True, check=True
        )
        own, children = done.stdout.split()
        report_line(f"memory, account as {','.join(formats)}", f"{own} + child {children} MiB", "< 300 MiB")


def linear_time() -> None:
    """Seconds a page of a long text, at growing lengths: the ratio stays near 1 when time is proportional to length."""
    from stegvis.actions.read_documents import read_one

    with TemporaryDirectory() as folder:
        base = None
        for pages in (250, 500, 1000, 2000):
            path = Path(folder) / f"{pages}.txt"
            path.write_text(long_text(pages), "utf-8")
            taken = median_s(lambda path=path: read_one(path), runs=1) / pages
            base = base or taken
            report_line(f"text of {pages} pages", f"{taken * 1000:.2f} ms a page, ×{taken / base:.2f}", "× 1 (linear)")


def main() -> None:
    """Run every measurement."""
    path = largest_report()
    print(f"Python {sys.version.split()[0]}, input {path.name}, medians of {RUNS} runs")
    read_and_check(path)
    account_pdf(path)
    compare_accounts()
    memory(path)
    linear_time()
    compare_protection(large=True)
    compare_register()
    sys.stdout.flush()
    compare_register_import()
    compare_reports()
    compare_search()
    counting_costs()
    counting.main([one for one in sys.argv[1:] if one == "--largest"])
    print(f"this process' own peak: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")


if __name__ == "__main__":
    main()
