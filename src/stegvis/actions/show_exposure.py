"""What an account would give away as it stands, and what each way of hiding would still leave."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass
from datetime import date
from threading import Lock, Thread
from typing import Any, TypeAlias

from stegvis.actions.access import Actor, interventions_for
from stegvis.actions.exposure_process import NotWorkedOut, worked_out_apart
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
Asked: TypeAlias = tuple[Period | None, Printed, tuple[ReportText, ...]]
"""All that decides an answer."""
NOT_DECIDED = WorkedOut(0, 0, (), (), (), (), is_decided=False, are_texts_read=False)
KEPT = 16
"""So many answers stand ready."""
_kept: dict[Asked, Future[WorkedOut]] = {}
"""What was asked for last stands last."""
_LOOKING, _ONE_AT_A_TIME = Lock(), Lock()


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
    return Exposure(account, _found((account.key.period, _printed(revisions, figures), texts), wait_s))


def _found(asked: Asked, wait_s: float | None) -> WorkedOut | None:
    """The answer, None while it is under way."""
    begun = _begun(asked)
    if not wait([begun], timeout=wait_s).done:
        return None
    try:
        return begun.result()
    except NotWorkedOut:
        # Whoever waited is told, and asks no more by itself; the next reader tries anew.
        with _LOOKING:
            _kept.pop(asked, None)
        return NOT_DECIDED


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


def _begun(asked: Asked) -> Future[WorkedOut]:
    """Worked out beside the pages, one at a time; kept: the same figures and texts always give the same answer.

    What is under way is never begun twice, however many ask and whatever else they ask for.
    """
    with _LOOKING:
        found = _kept.pop(asked, None)
        if found is None:
            found = Future()
            # Not a pool's thread: a server that is told to stop does not wait for it.
            Thread(target=_work, args=(asked, found), name="exposure", daemon=True).start()
        _kept[asked] = found
        for one in [one for one, answer in _kept.items() if answer.done()][:-KEPT]:
            del _kept[one]
    return found


def _work(asked: Asked, found: Future[WorkedOut]) -> None:
    period, printed, texts = asked
    with _ONE_AT_A_TIME:
        try:
            found.set_result(worked_out_apart(_stated(printed, period), texts))
        except BaseException as error:
            found.set_exception(error)


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
