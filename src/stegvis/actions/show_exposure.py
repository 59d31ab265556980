"""What an account would give away as it stands, and what each way of hiding would still leave."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from threading import Lock, Thread
from typing import Any, TypeAlias

from stegvis.actions.access import Actor, interventions_for
from stegvis.actions.exposure_process import worked_out_apart
from stegvis.actions.work_out_exposure import OURS, HidingRule, ReportText, Stated, TextOfReport, WorkedOut
from stegvis.catalogue.report_counts import load_report_structure
from stegvis.disclosure.release import Count
from stegvis.store.accounts import AccountKey, StoredAccount, revision_columns, stored_account
from stegvis.store.read_reports.account_rows import account_figures, account_texts
from stegvis.store.read_reports.cells import CellRow, cell_of
from stegvis.vocabulary import Gender, Number, Period

__all__ = ["OURS", "Exposure", "HidingRule", "TextOfReport", "WorkedOut", "show_exposure"]

ANY_PERIOD = Period(date(1900, 1, 1), date(2999, 12, 31))
"""For reports that state no period."""
PrintedFigure: TypeAlias = tuple[Any, ...]
"""Measure, gender and the columns of the cell."""
Rows: TypeAlias = Sequence[tuple[Any, ...]]
"""Number, report and name of every revision."""
Printed = tuple[tuple[str, tuple[PrintedFigure, ...]], ...]
"""Each intervention with its figures as they are stored: what decides all the rest."""
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Exposure:
    """What the account gives away; `found` is None while it is still being worked out."""

    account: StoredAccount
    found: WorkedOut | None


def show_exposure(key: AccountKey, *, by: Actor, wait_s: float | None = None) -> Exposure | None:
    """The exposure of the account, or None when there is no such account for the actor.

    Many interventions take minutes: after `wait_s` seconds what is known so far is returned, the rest goes on.
    """
    among = interventions_for(by, "show_exposure")
    account = stored_account(key, among)
    if account is None:
        return None
    revisions = revision_columns(key, among, "pk", "report", "name")
    figures = account_figures(key, among, tuple(load_report_structure().by_id))
    texts = tuple(_texts(revisions, account_texts(key, among)))
    begun = _begun(account.key.period, _printed(revisions, figures), texts)
    try:
        return Exposure(account, begun.result(timeout=wait_s))
    except TimeoutError:
        return Exposure(account, None)


def _texts(revisions: Rows, sections: Iterable[Sequence[Any]]) -> Iterator[ReportText]:
    """What stands in the sections of each report."""
    texts: dict[int, list[str]] = defaultdict(list)
    for revision, text in sections:
        texts[revision].append(text)
    return (ReportText(report, name, tuple(texts[number])) for number, report, name in revisions if number in texts)


def _printed(revisions: Rows, figures: Iterable[Sequence[Any]]) -> Printed:
    """The columns of all figures of the reports, beside the names of the reports."""
    distinct = _distinct([name for _, _, name in revisions])
    found: dict[int, list[PrintedFigure]] = {number: [] for number, _, _ in revisions}
    for number, *columns in figures:
        found[number].append(tuple(columns))
    return tuple((name, tuple(columns)) for name, columns in zip(distinct, found.values(), strict=True))


def _distinct(names: Sequence[str]) -> list[str]:
    """Reports of the same name are told apart by their order."""
    seen: Counter[str] = Counter()
    distinct = []
    for name in names:
        seen[name] += 1
        distinct.append(f"{name} ({seen[name]})" if seen[name] > 1 else name)
    return distinct


@lru_cache(maxsize=16)
def _begun(period: Period | None, printed: Printed, texts: tuple[ReportText, ...]) -> Future[WorkedOut]:
    """Worked out beside the pages, one at a time; kept: the same figures and texts always give the same answer."""
    found: Future[WorkedOut] = Future()

    def work() -> None:
        with _ONE_AT_A_TIME:
            try:
                found.set_result(worked_out_apart(_stated(printed, period), texts))
            except BaseException as error:
                # What went wrong once is tried anew by the next reader.
                _begun.cache_clear()
                found.set_exception(error)

    # Not a pool's thread: a server that is told to stop does not wait for it.
    Thread(target=work, name="exposure", daemon=True).start()
    return found


def _stated(printed: Printed, period: Period | None) -> Stated:
    return tuple((name, tuple(_counts(figures, name, period or ANY_PERIOD))) for name, figures in printed)


def _counts(figures: Iterable[PrintedFigure], name: str, period: Period) -> Iterator[Count]:
    """The report's numbers of people, each group once, as the account shows them."""
    told: set[tuple[str, Gender]] = set()
    for measure, label, *columns in figures:
        cell, gender = cell_of(CellRow(*columns)), Gender(label)
        if isinstance(cell, Number) and cell.value == int(cell.value) and (measure, gender) not in told:
            told.add((measure, gender))
            yield Count(measure, name, gender, period, int(cell.value))
