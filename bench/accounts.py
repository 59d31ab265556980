"""1,000 reports a year for 100 associations compiled as PDF, two processes side by side: seconds, and memory.

Every report is made up. Each process compiles one association after another, so memory does not grow with their number.
"""

import resource
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date

from stegvis.actions.compile_account import compile_account, write_account
from stegvis.catalogue import load_forms
from stegvis.documents.nodes import Document
from stegvis.forms.account import AccountMaterial, Earlier, Entry, MoneyRow
from stegvis.forms.reading import FormMatch, Reading, ReportReading, SectionReading
from stegvis.vocabulary import Figure, Gender, Number, Period, Place, Withheld
from stegvis.vocabulary.cells import WITHHELD_SIGN
from stegvis.vocabulary.orientation import Orientation

ASSOCIATIONS, REPORTS, TARGET_S = 100, 10, 60
NOW, BEFORE = (Period(date(year, 1, 1), date(year, 12, 31)) for year in (2032, 2031))
PARTS = (("participants", 60), ("exits", 40), ("exits_positive", 20), ("exits_unclear", 12), ("exits_other", 8))
SENTENCE = "Arbetet har gått som planerat, och deltagarna har fått stöd i sin egen takt. "


def compare_accounts() -> float:
    """Prints and returns the seconds that all associations take, with each process' first and last memory."""
    start = time.perf_counter()
    with ProcessPoolExecutor(2) as pool:
        peaks = list(pool.map(_compiled, range(ASSOCIATIONS), chunksize=ASSOCIATIONS // 2))
    seconds = time.perf_counter() - start
    print(f"{ASSOCIATIONS * REPORTS} reports of {ASSOCIATIONS} associations: {seconds:.1f} s, target < {TARGET_S} s")
    print(
        f"  memory of a process after its 10th and its last account: {peaks[9]} and {peaks[ASSOCIATIONS // 2 - 1]} MiB"
    )
    return seconds


def _compiled(association: int) -> int:
    """Compiles one association's account; the process' peak memory so far, in MiB."""
    write_account(compile_account(_material(association)), "pdf")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _material(association: int) -> AccountMaterial:
    form = FormMatch(next(form for form in load_forms() if form.id == "skaraborg_annual"), 1.0)
    reports, before = (
        tuple(_report(association + at, at, period, form) for at in range(REPORTS)) for period in (NOW, BEFORE)
    )
    reading = Reading("påhittad", Document("påhittad", ()), form, None, f"Förbund {association}", reports)
    money = tuple(MoneyRow(one.intervention, 900_000, 850_000, 800_000) for one in reports)
    return AccountMaterial(
        (Entry(reading),), f"Förbund {association}", NOW, money=money, earlier=Earlier(BEFORE, before)
    )


def _report(seed: int, at: int, period: Period, form: FormMatch) -> ReportReading:
    figures = tuple(_figure(measure, base + seed % 9, gender) for measure, base in PARTS for gender in Gender)
    texts = tuple(
        SectionReading(section.id, section.heading.sv, SENTENCE * 8, (), Place()) for section in form.form.sections
    )
    stated = {"orientation": Orientation.INDIVIDUAL, "period": period, "form": form}
    return ReportReading(f"Påhittad insats {at + 1}", Place(), figures=figures, sections=texts, **stated)


def _figure(measure: str, total: int, gender: Gender) -> Figure:
    if gender not in (Gender.ALL, Gender.WOMEN, Gender.MEN):
        return Figure(measure, gender, Withheld(), WITHHELD_SIGN)
    value = total if gender is Gender.ALL else total // 2 + (total % 2 if gender is Gender.WOMEN else 0)
    return Figure(measure, gender, Number(value), str(value))


if __name__ == "__main__":
    compare_accounts()
