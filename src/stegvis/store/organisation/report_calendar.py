"""The reports that an intervention owes: rows made from its rules and its agreements, kept in step with both."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from operator import itemgetter

from django.db import transaction
from django.db.models import Q

from stegvis.store.models import DueChange, Intervention, ReportCycle, ReportDue, ReportRule
from stegvis.store.organisation.claiming import claim, rows_as_shown
from stegvis.store.organisation.cycles import periods_owed
from stegvis.store.organisation.terms import spans_of
from stegvis.store.trail.events import record
from stegvis.vocabulary import InvalidFields, Period, Wording
from stegvis.vocabulary.actor import Actor

_TWICE = Wording("Formuläret står redan på en annan rad.", "The form already stands in another row.")
_SETTLED = Q(handed_in_on__isnull=False) | Q(editions__isnull=False)
"""Handed in, or begun: the period was agreed on, and what is left of a longer one is a report of its own."""
IN_A_SERIES = ("pk", "intervention", "form_id", "period_start")
"""The columns of a row that `numbers_of` takes."""


@dataclass(frozen=True, slots=True)
class ReportRuleRow:
    """A form, how often it is owed, and how many days after the period."""

    form_id: str
    cycle: ReportCycle
    days_to_hand_in: int
    counts_from_start: bool = False


@dataclass(frozen=True, slots=True)
class DueReport:
    """A report that is owed; `number` is its row's."""

    number: int
    form_id: str
    period: Period
    due_on: date
    handed_in_on: date | None


def rules_of(intervention: Intervention) -> tuple[ReportRuleRow, ...]:
    """The rules in the order in which they were set."""
    return tuple(
        ReportRuleRow(one.form_id, ReportCycle(one.cycle), one.days_to_hand_in, one.counts_from_start)
        for one in intervention.report_rules.all()
    )


def reports_due(intervention: Intervention) -> tuple[DueReport, ...]:
    """Every report owed, by the day it is due."""
    return due_reports(intervention.reports_due.all())


def due_reports(rows: Iterable[ReportDue]) -> tuple[DueReport, ...]:
    """The rows as others read them."""
    return tuple(DueReport(one.pk, one.form_id, _period(one), one.due_on, one.handed_in_on) for one in rows)


@transaction.atomic
def save_rules(
    intervention: Intervention, version: int, rules: Sequence[ReportRuleRow], agreements: Iterable[Period], *, by: Actor
) -> None:
    """Makes these the intervention's rules, and the reports due follow. Raises InvalidFields and Changed."""
    forms = [rule.form_id for rule in rules]
    twice = {f"form_id-{at}": _TWICE for at, form in enumerate(forms) if form in forms[:at]}
    if twice:
        raise InvalidFields(twice)
    claim(intervention, "reports", version, mine=_as_shown(rules), stored=lambda: _as_shown(rules_of(intervention)))
    intervention.report_rules.all().delete()
    ReportRule.objects.bulk_create(
        ReportRule(
            intervention=intervention,
            form_id=rule.form_id,
            cycle=rule.cycle,
            days_to_hand_in=rule.days_to_hand_in,
            counts_from_start=rule.counts_from_start,
        )
        for rule in rules
    )
    refresh_calendar(intervention, agreements)
    record("report_calendar_set", by=by, subject=intervention.name, details={"forms": forms})


def refresh_calendar(intervention: Intervention, agreements: Iterable[Period]) -> None:
    """Makes the reports due what rules and agreements ask for.

    What was handed in or begun stays as it is. Any other keeps its row as long as it is asked for, so that its
    reminders and its history stay; its period follows the agreement, and so does its day unless another was granted.
    """
    spans = tuple(agreements)
    settled = tuple(intervention.reports_due.filter(_SETTLED).distinct())
    known = {(one.form_id, one.period_start): one for one in intervention.reports_due.exclude(_SETTLED)}
    put_off = frozenset(DueChange.objects.filter(due__intervention=intervention).values_list("due", flat=True))
    new = []
    for rule in rules_of(intervention):
        for period in _left_to_report(rule, spans, [one for one in settled if one.form_id == rule.form_id]):
            asked = _due(intervention, rule, period)
            if row := known.pop((rule.form_id, period.start), None):
                _follow(row, asked, is_put_off=row.pk in put_off)
            else:
                new.append(asked)
    ReportDue.objects.bulk_create(new)
    # Another day was granted and the agreement ended before the period: that stays told, and nothing is owed.
    unasked = [one.pk for one in known.values() if one.pk not in put_off or _lies_within(one, spans)]
    intervention.reports_due.filter(pk__in=unasked).delete()


def mark_handed_in(due: ReportDue, on: date) -> None:
    """The report was handed in on the day. The first day stays: a report sent back was handed in all the same."""
    ReportDue.objects.filter(pk=due.pk, handed_in_on=None).update(handed_in_on=on)
    due.refresh_from_db(fields=["handed_in_on"])


def unmark_handed_in(due: ReportDue) -> None:
    """The report was taken back: it is owed again."""
    due.handed_in_on = None
    due.save(update_fields=["handed_in_on"])


def due_number(due: ReportDue) -> tuple[int, int]:
    """Which of the reports on its form within its agreement it is, from 1, and how many they are."""
    same = due.intervention.reports_due.filter(form_id=due.form_id)
    return numbers_of(same.values_list(*IN_A_SERIES), {due.intervention_id: spans_of(due.intervention)})[due.pk]


def numbers_of(
    dues: Iterable[tuple[int, int, str, date]], spans: Mapping[int, Sequence[Period]]
) -> Mapping[int, tuple[int, int]]:
    """The same by the number of the row. `dues`: IN_A_SERIES of all those of the forms; `spans`: by intervention."""
    series: dict[tuple[int, str, Period | None], list[int]] = {}
    for number, intervention, form, start in sorted(dues, key=itemgetter(3)):
        agreement = next((span for span in spans.get(intervention, ()) if start in span), None)
        series.setdefault((intervention, form, agreement), []).append(number)
    return {number: (at, len(row)) for row in series.values() for at, number in enumerate(row, 1)}


def _due(intervention: Intervention, rule: ReportRuleRow, period: Period) -> ReportDue:
    return ReportDue(
        intervention=intervention,
        form_id=rule.form_id,
        period_start=period.start,
        period_end=period.end,
        due_on=period.end + timedelta(days=rule.days_to_hand_in),
    )


def _follow(row: ReportDue, asked: ReportDue, *, is_put_off: bool) -> None:
    """The row becomes what is asked for now. A day that was granted stays, unless the period grew beyond it."""
    day = asked.due_on
    if is_put_off:
        day = row.due_on if row.period_end == asked.period_end else max(row.due_on, day)
    if (row.period_end, row.due_on) != (asked.period_end, day):
        row.period_end, row.due_on = asked.period_end, day
        row.save(update_fields=["period_end", "due_on"])


def _lies_within(row: ReportDue, spans: Iterable[Period]) -> bool:
    return any(span.overlaps(_period(row)) for span in spans)


def _period(due: ReportDue) -> Period:
    return Period(due.period_start, due.period_end)


def _left_to_report(
    rule: ReportRuleRow, agreements: Iterable[Period], settled: Iterable[ReportDue]
) -> Iterator[Period]:
    """The periods owed; of one that was settled for its first days, when the agreement was shorter, the rest."""
    reported = {one.period_start: one.period_end for one in settled}
    for agreement in agreements:
        for period in periods_owed(rule.cycle, agreement, from_start=rule.counts_from_start):
            start = period.start
            while start in reported:
                start = reported[start] + timedelta(days=1)
            if start <= period.end:
                yield Period(start, period.end)


def _as_shown(rules: Iterable[ReportRuleRow]) -> Mapping[str, str]:
    return rows_as_shown(asdict(rule) for rule in rules)
