"""All that an association's account is made of, beside the reports: goals, money, what was owed, the period before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stegvis.catalogue import load_forms
from stegvis.catalogue.measures import load_measures
from stegvis.forms.account import (
    AccountMaterial,
    Earlier,
    Entry,
    GoalRow,
    MissingReport,
    MoneyRow,
    one_each,
)
from stegvis.measures.goal_sentences import goal_sentence
from stegvis.store.access.assignments import Interventions
from stegvis.store.accounts import AccountKey, revisions_of
from stegvis.store.clock import today
from stegvis.store.models import Association, ReportDue, Revision
from stegvis.store.organisation.goals import measured_goals_of
from stegvis.store.organisation.money import money_in
from stegvis.store.questionnaires.released_tallies import released_table
from stegvis.store.read_reports.loading import entries, reports_of, with_sources
from stegvis.store.reports.accounts.signed_first import signed_first, with_left_out
from stegvis.store.reports.accounts.texts import parts_of, texts_of
from stegvis.store.reports.figures.judged_goals import judged_goal
from stegvis.vocabulary import Period, Wording
from stegvis.vocabulary.released import ReleasedTable


@dataclass(frozen=True, slots=True)
class _Ground:
    """The account's reports, and what their interventions are called in them, by number."""

    revisions: tuple[Revision, ...]
    names: Mapping[int, str]


def account_material(key: AccountKey, revisions: Iterable[Revision], among: Interventions) -> AccountMaterial:
    """The account of these revisions; `among` are the interventions that whoever asks may see.

    A fixed number of queries, however many reports there are.
    """
    association = Association.objects.get(pk=key.association)
    ours = among.filter(association=association)
    ground = _ground(revisions, ours)
    kept, left_out = signed_first(ground.revisions)
    found = with_left_out(entries(kept), left_out)
    screening = _screening(association, key.period)
    return AccountMaterial(
        entries=found,
        association=association.name,
        period=key.period,
        goals=tuple(_goals(ground, found)),
        money=tuple(_money(ground, key.period)),
        earlier=_earlier(key, ours),
        missing=tuple(_missing(ground, key.period, ours)),
        screening=screening,
        labels={row.measure: load_measures()[row.measure].label for table in screening for row in table.rows},
        texts=texts_of(parts_of(key), ground.names),
    )


def _ground(revisions: Iterable[Revision], ours: Interventions) -> _Ground:
    found = tuple(revisions)
    called = {one.report.intervention_id: one.name for one in found}
    others = ours.order_by("name_key").values_list("pk", "name")
    return _Ground(found, {**called, **{number: name for number, name in others if number not in called}})


def _goals(ground: _Ground, found: Sequence[Entry]) -> Iterator[GoalRow]:
    reports = {one.intervention: one for one in one_each(one for entry in found for one in entry.reading.reports)}
    goals = measured_goals_of(ground.names)
    for number, name in ground.names.items():
        report = reports.get(name)
        if report is None or report.period is None:
            continue
        shown = {(one.measure, one.gender): one.cell for one in reversed(report.figures)}
        for goal in goals.get(number, ()):
            for text, judged in judged_goal(goal, report.period, shown):
                told = (judged.verdict, goal_sentence(judged)) if judged else (None, None)
                yield GoalRow(name, text, *told)


def _money(ground: _Ground, period: Period | None) -> Iterator[MoneyRow]:
    if period is None:
        return
    rows = money_in(ground.names, period)
    yield from (
        MoneyRow(name, rows[number].budget, rows[number].outcome, rows[number].own_cost)
        for number, name in ground.names.items()
        if number in rows
    )


def _earlier(key: AccountKey, ours: Interventions) -> Earlier | None:
    """The reports of the latest earlier period of as many months."""
    if key.period is None:
        return None
    before = (
        Revision.objects.filter(is_current=True, report__intervention__in=ours, report__period_end__lt=key.period.start)
        .values_list("report__period_start", "report__period_end")
        .distinct()
    )
    periods = [period for start, end in before if (period := Period.of(start, end))]
    same = [period for period in periods if period.length == key.period.length]
    if not same:
        return None
    period = max(same, key=lambda one: one.end)
    return Earlier(period, reports_of(with_sources(revisions_of(AccountKey(key.association, period), ours))))


def _missing(ground: _Ground, period: Period | None, ours: Interventions) -> Iterator[MissingReport]:
    if period is None:
        return
    come = {(one.report.intervention_id, one.report.form_id, one.report.period_end) for one in ground.revisions}
    forms = {form.id: form.title for form in load_forms()}
    overdue = ReportDue.objects.filter(
        intervention__in=ours, period_start__gte=period.start, period_end__lte=period.end, due_on__lt=today()
    )
    for due in overdue.order_by("due_on", "intervention__name_key"):
        if (due.intervention_id, due.form_id, due.period_end) not in come:
            title = forms.get(due.form_id, Wording(due.form_id, due.form_id))
            days = Period(due.period_start, due.period_end)
            yield MissingReport(ground.names[due.intervention_id], title, days, due.due_on)


def _screening(association: Association, period: Period | None) -> tuple[ReleasedTable, ...]:
    """The released tables of the calendar years that the period touches."""
    years = range(period.start.year, period.end.year + 1) if period else ()
    tables = (released_table(association, year) for year in years)
    return tuple(table for table in tables if table is not None)
