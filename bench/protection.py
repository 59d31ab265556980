"""Protecting report families, beside the four usual rules of hand and ACRO; and a hunt for leaks.

`python -m bench.protection` alone runs it with `--families N` odd families (default 1,000), and with `--large` the
family of 1,000 interventions in four quarters, which takes minutes. All families are invented.
"""

import argparse
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import replace
from importlib.util import find_spec
from io import StringIO
from itertools import combinations
from logging import CRITICAL, disable
from math import isnan
from pathlib import Path
from tempfile import TemporaryDirectory
from warnings import catch_warnings, simplefilter

from stegvis.disclosure.attack import provable
from stegvis.disclosure.audit import Auditor
from stegvis.disclosure.family import Cell, Family, Group, PublishedCell
from stegvis.disclosure.hand_rules import HAND_RULES
from stegvis.disclosure.invented_families import (
    GENDERS,
    MEASURES,
    Person,
    counts_in,
    invented_people,
    random_family,
    report_family,
)
from stegvis.disclosure.known import Known, known_from_visible
from stegvis.disclosure.protect import protect
from stegvis.disclosure.protection_outcome import Protection, Status

SEED = 6
"""With this seed 15 interventions give 258 cells and 130 groups at risk."""
FAMILIES = 1000
PERIODS = ("period 1", "period 2", "period 3")


def compare_protection(families: int = FAMILIES, *, large: bool = False) -> None:
    """Print every measurement."""
    print("Protection: invented report families")
    one = report_family(15, seed=SEED)
    _protected("15 interventions", one, "optimum ≤ 3 s")
    _protected("60 interventions", report_family(60, seed=SEED), "optimum ≤ 30 s")
    _second_period()
    if large:
        _large()
    _hand_rules(one)
    _acro(one)
    _leaks(families)


def _line(what: str, figure: str, target: str = "") -> None:
    print(f"  {what:<44} {figure:>62}   {f'target {target}' if target else ''}")


def _protected(what: str, family: Family, target: str) -> Protection:
    """Protect, attack what is shown, and say what it cost."""
    started = time.perf_counter()
    done = protect(family)
    taken = time.perf_counter() - started
    _line(f"{what}, {len(family.cells)} cells, {done.audit.groups} at risk", f"{taken:.2f} s, {_cost(done)}", target)
    return done


def _cost(done: Protection) -> str:
    if done.status is Status.REFUSED:
        return f"refused: {done.reason.en if done.reason else ''}"
    gap = 100 * (done.weight_hidden - done.lower_bound) / max(done.weight_hidden, 1)
    return f"{done.status}, {len(done.hidden)} hidden, gap {gap:.1f} %, audit {done.audit.provable} provable"


def _only(family: Family, publications: Sequence[str], ledger: tuple[PublishedCell, ...] = ()) -> Family:
    """The family when `publications` are about to be published, after the ledger."""
    return replace(family, cells=tuple(one for one in family.cells if one.publication in publications), ledger=ledger)


def _published(family: Family, done: Protection) -> tuple[PublishedCell, ...]:
    """The ledger when a protected family is out."""
    visible = set(done.visible)
    out = (PublishedCell(cell.id, cell.terms, cell.value, cell.id in visible) for cell in family.cells)
    return (*family.ledger, *out)


def _second_period() -> None:
    """The full year after January to August: protected beside what is out, and alone."""
    both = report_family(15, 2, seed=SEED)
    first = _only(both, ["period 1"])
    early = protect(first)
    second = _only(both, ["period 2"], _published(first, early))
    _protected("second period against the ledger", second, "≤ 10 s")
    alone = protect(_only(both, ["period 2"]))
    left = provable(second, known_from_visible(second, alone.visible))
    _line("second period, each protected alone", f"{len(left)} of {len(second.must_not_be_provable())} provable")


def _large() -> None:
    started = time.perf_counter()
    family = replace(report_family(1000, 4, seed=SEED, longest_stay=0), time_limit_s=300.0)
    print(f"  (1,000 interventions × 4 quarters made in {time.perf_counter() - started:.0f} s)")
    _protected("1,000 interventions × 4 quarters", family, "safe in ≤ 5 minutes, gap ≤ 5 %")


def _hand_rules(family: Family) -> None:
    """How much is hidden and how many groups can still be worked out, after each rule and after ours."""
    at_risk, cells = len(family.must_not_be_provable()), len(family.cells)
    for name, rule in HAND_RULES.items():
        known = rule(family)
        figure = f"{len(provable(family, known))} of {at_risk} provable, {cells - len(known)} of {cells} hidden"
        _line(f"rule of hand: {name}", figure)
    done = protect(family)
    left = provable(family, known_from_visible(family, done.visible))
    _line("stegvis", f"{len(left)} of {at_risk} provable, {len(done.hidden)} of {cells} hidden", "0")


def _acro(family: Family) -> None:
    """The same tables through ACRO, and through us: cells and groups that can be worked out."""
    if find_spec("acro") is None:
        print("  ACRO is not installed (extra: bench)")
        return
    counts = invented_people(15, seed=SEED)
    started = time.perf_counter()
    known = list(_acro_tables(counts, family.k))
    taken = time.perf_counter() - started
    cells = tuple(_crossed(counts))
    same = replace(family, cells=cells)
    seen = {frozenset(one.terms) for one in known}
    hidden = [cell for cell in cells if frozenset(cell.terms) not in seen]
    derived = {group.id for group in provable(same, known)}
    again = sum(cell.id in derived for cell in hidden)
    at_risk = len(same.must_not_be_provable())
    _line("ACRO, threshold 5, suppressed", f"{taken:.2f} s, {len(hidden)} of {len(cells)} hidden")
    _line("ACRO: hidden cells, groups re-derivable", f"{again} cells, {len(derived)} of {at_risk} groups")
    ours = protect(same)
    left = {group.id for group in provable(same, known_from_visible(same, ours.visible))}
    again = sum(name in left for name in ours.hidden)
    _line("stegvis, the same tables", f"{ours.seconds:.2f} s, {len(ours.hidden)} of {len(cells)} hidden")
    _line("stegvis: hidden cells, groups re-derivable", f"{again} cells, {len(left)} of {at_risk} groups", "0")


def _crossed(counts: dict[Person, int]) -> Iterator[Cell]:
    """For each measure the table of interventions × gender with its margins, as ACRO makes it."""
    interventions = list(dict.fromkeys(person.intervention for person in counts))
    for measure in MEASURES:
        for row in (*interventions, "All"):
            for column in (*GENDERS, "All"):
                people = [one for one in counts if _in_cell(one, measure, row, column)]
                terms = tuple((str(one), 1) for one in people)
                yield Cell(f"{measure}/{row}/{column}", terms, sum(counts[one] for one in people), "period 1")


def _in_cell(person: Person, measure: str, row: str, column: str) -> bool:
    return counts_in(measure, person, 0) and row in {person.intervention, "All"} and column in {person.gender, "All"}


def _acro_tables(counts: dict[Person, int], k: int) -> Iterator[Known]:
    """What ACRO's tables show. It recomputes its margins without the cells that it hides, and a reader knows that."""
    import pandas as pd
    from acro import ACRO

    disable(CRITICAL)
    home = Path.cwd()
    with TemporaryDirectory() as folder, redirect_stdout(StringIO()), catch_warnings():
        simplefilter("ignore")  # of pandas, about how ACRO uses it
        os.chdir(folder)
        acro = ACRO(suppress=True)
        acro.config["safe_threshold"] = k
        for measure in MEASURES:
            people = [one for one, count in counts.items() for _ in range(count) if counts_in(measure, one, 0)]
            rows = pd.Series([one.intervention for one in people], name="intervention")
            columns = pd.Series([one.gender for one in people], name="gender")
            table = acro.crosstab(rows, columns, margins=True)
            yield from _shown(table, measure, counts)
        os.chdir(home)
    disable(0)


def _shown(table: "pd.DataFrame", measure: str, counts: dict[Person, int]) -> Iterator[Known]:  # noqa: F821
    inner = [(row, column) for row in table.index for column in table.columns if "All" not in {row, column}]
    kept = {(row, column) for row, column in inner if not isnan(table.loc[row, column])}
    for row in table.index:
        for column in table.columns:
            covered = {(one, other) for one, other in kept if row in {one, "All"} and column in {other, "All"}}
            people = [one for one in counts if counts_in(measure, one, 0) and (one.intervention, one.gender) in covered]
            value, terms = table.loc[row, column], tuple((str(one), 1) for one in people)
            if not isnan(value) and terms and sum(counts[one] for one in people) == value:
                yield Known(f"{measure}/{row}/{column}", terms, int(value), int(value), "ACRO")


def _leaks(families: int) -> None:
    """Odd families in three periods, each beside those before; the attacker has any two periods, and all three."""
    started = time.perf_counter()
    found = refused = groups = 0
    with Auditor() as auditor:
        for seed in range(families):
            whole = _in_three(random_family(seed))
            ledger, shown = whole.ledger, {}
            for period in PERIODS:
                one = _only(whole, [period], ledger)
                done = protect(one, auditor=auditor)
                refused += done.status is Status.REFUSED
                groups += done.audit.groups
                ledger, shown[period] = _published(one, done), done.visible
            found += sum(len(_found(whole, shown, readable)) for readable in (*combinations(PERIODS, 2), PERIODS))
    taken = time.perf_counter() - started
    figure = f"{found} leaks in {groups} groups, {refused} of {3 * families} refused, {taken:.0f} s"
    _line(f"{families} odd families × 3 periods, every pair attacked", figure, "0 leaks")


def _in_three(family: Family) -> Family:
    """The family with its cells dealt out to three periods. What a later one will show must not be provable before."""
    cells = (replace(cell, publication=PERIODS[number % 3]) for number, cell in enumerate(family.cells))
    later = (Group(f"{cell.id}, some day", cell.terms, cell.value) for cell in family.cells)
    return replace(family, cells=tuple(cells), groups=(*family.groups, *later))


def _found(family: Family, shown: dict[str, tuple[str, ...]], readable: Sequence[str]) -> set[str]:
    """What a reader of some periods proves, if it was to be protected: not what the ledger proves by itself."""
    visible = [name for period in readable for name in shown[period]]
    by_itself = {group.id for group in provable(family, known_from_visible(family, ()))}
    return {group.id for group in provable(family, known_from_visible(family, visible))} - by_itself


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--families", type=int, default=FAMILIES)
    parser.add_argument("--large", action="store_true")
    chosen = parser.parse_args()
    compare_protection(chosen.families, large=chosen.large)
