"""All that an account shows of two periods, sums and differences too: no small group can be proved from it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from tests.released_reports import Published, publish

from stegvis.actions.compile_account import compile_account
from stegvis.actions.import_documents import import_documents
from stegvis.catalogue.sample import sample_documents
from stegvis.disclosure.attack import provable
from stegvis.disclosure.family import Terms
from stegvis.disclosure.known import Known, known_from_visible
from stegvis.disclosure.release.drafting import draft_of
from stegvis.disclosure.release.families import Draft
from stegvis.disclosure.release.stated import Who
from stegvis.documents.nodes import Chart, Document, Table
from stegvis.forms.account import AccountMaterial, Earlier, MoneyRow
from stegvis.forms.account.words import WORDS
from stegvis.forms.reading import ReportReading
from stegvis.store.invented_register import demonstration_day, fill_register
from stegvis.store.models import Intervention
from stegvis.store.reports.figures.decided import release_secret
from stegvis.vocabulary import Gender, Number, Period
from stegvis.vocabulary.measure import EXIT_CLASSES, measure_heading

pytestmark = pytest.mark.django_db
BEFORE = Period(date(2031, 1, 1), date(2031, 4, 30))
NOW = Period(date(2031, 5, 1), date(2031, 8, 31))


@pytest.fixture(scope="module")
def published(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any
) -> Iterator[tuple[Published, Published]]:
    """Two periods of the sample's register, the second released beside the first."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setenv("STEGVIS_DATA_DIR", str(tmp_path_factory.mktemp("data")))
        assert not import_documents(list(sample_documents()), by="test").errors
        patch.setenv("STEGVIS_TODAY", str(demonstration_day()))
        fill_register()
        first = Intervention.objects.order_by("pk")[0].association
        ours = list(Intervention.objects.filter(association=first).order_by("pk"))
        yield publish(ours, BEFORE), publish(ours, NOW)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def account(published: tuple[Published, Published]) -> Document:
    before, now = published
    money = tuple(MoneyRow(one.intervention, 400_000, 380_000, 350_000) for one in now.reports)
    earlier = Earlier(BEFORE, before.reports)
    return compile_account(AccountMaterial((now.entry,), "Påhittade", NOW, money=money, earlier=earlier)).document


@pytest.fixture(scope="module")
def draft(published: tuple[Published, Published]) -> Draft:
    """What the second period was decided from: the first one lies in its ledger."""
    pending = published[1].pending
    return draft_of(pending.request, pending.earlier, release_secret(Intervention.objects.all()[0].association), 100.0)


def test_nothing_is_provable_from_what_the_account_shows(
    published: tuple[Published, Published], account: Document, draft: Draft
) -> None:
    told = tuple(told_by_account(account, published, draft))
    assert len(told) > 20
    entry = published[1].pending.entry
    shown = {cell.who for cell in entry.cells if cell.visible}
    visible = [name for name, who in draft.cells.items() if who in shown]
    assert len(visible) < len(draft.cells), "nothing is hidden: the test would try nothing"
    known = known_from_visible(draft.family, visible)
    assert provable(draft.family, (*known, *told)) == ()
    assert provable(draft.family, known_from_visible(draft.family, tuple(draft.cells))), "all of it shown must be found"


def told_by_account(account: Document, published: tuple[Published, Published], draft: Draft) -> Iterator[Known]:
    """Every count in the account's own tables: totals, both periods with their difference, sums by gender."""
    for table in tables(account):
        for row in table.rows:
            for head, cell in zip(table.header[1:], row[1:], strict=True):
                if isinstance(cell.cell, Number) and isinstance(cell.cell.value, int):
                    place = (table.caption or "", row[0].text, head.text)
                    terms = meant(*place, published[1].reports, draft)
                    if terms:
                        yield Known(" ".join(place), terms, cell.cell.value, cell.cell.value)


def tables(account: Document) -> Iterator[Table]:
    for block in account.blocks:
        if isinstance(block, Table | Chart):
            yield block if isinstance(block, Table) else block.data


HEADS = {measure_heading(one).sv: one for one in ("participants", "exits", *EXIT_CLASSES)}
GENDERS = {"Kvinnor": Gender.WOMEN, "Män": Gender.MEN, "Antal": Gender.ALL}
PERIODS = {"förra": {BEFORE: 1}, "nu": {NOW: 1}, "skillnad": {NOW: 1, BEFORE: -1}}
COMPARED = re.compile(r"(?P<measure>.+), (?P<when>förra|nu|skillnad)")


def meant(caption: str, name: str, head: str, reports: Sequence[ReportReading], draft: Draft) -> Terms:
    """The people whom a reader takes the cell to count; nothing when it counts no people."""
    names = [one.intervention for one in reports]
    compared = COMPARED.fullmatch(head)
    if name in names and head in HEADS:
        return terms_of(draft, HEADS[head], (name,), Gender.ALL, NOW)
    if name in names and compared and compared["measure"] in HEADS:
        measure, signs = HEADS[compared["measure"]], PERIODS[compared["when"]]
        return added(terms_of(draft, measure, (name,), Gender.ALL, period, times) for period, times in signs.items())
    if name in names and caption == WORDS["chart.participants"].sv:
        return terms_of(draft, "participants", (name,), GENDERS[head], NOW)
    if name in HEADS and caption.startswith(WORDS["chart.exits"].sv):
        measure, gender = HEADS[name], GENDERS[head]
        # "…: Linden" is of Linden alone; else it sums up the reports that show the number.
        asked = [one for one in reports if caption.endswith(f": {one.intervention}")] or reports
        shown = [one for one in asked if one.value(measure, gender) is not None]
        return added(terms_of(draft, measure, (one.intervention,), gender, NOW) for one in shown)
    return ()


def added(sums: Iterable[Terms]) -> Terms:
    total: dict[str, int] = {}
    for terms in sums:
        for atom, times in terms:
            total[atom] = total.get(atom, 0) + times
    return tuple((atom, times) for atom, times in total.items() if times)


def terms_of(
    draft: Draft, measure: str, interventions: tuple[str, ...], gender: Gender, period: Period, times: int = 1
) -> Terms:
    who = Who(measure, interventions, gender, period)
    return tuple((atom, count * times) for atom, count in draft.atoms.terms(who, draft.history.new.versions).items())
