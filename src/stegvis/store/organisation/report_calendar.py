"""The reports that an intervention owes: rows made from its rules and its agreements, kept in step with both."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from django.db import transaction

from stegvis.store.audit import record
from stegvis.store.models import Intervention, ReportCycle, ReportDue, ReportRule
from stegvis.store.organisation.claiming import claim, rows_as_shown
from stegvis.store.organisation.cycles import periods_owed
from stegvis.vocabulary import InvalidFields, Period, Wording
from stegvis.vocabulary.actor import Actor

_TWICE = Wording("Formuläret står redan på en annan rad.", "The form already stands in another row.")


@dataclass(frozen=True, slots=True)
class ReportRuleRow:
    """A form, how often it is owed, and how many days after the period."""

    form_id: str
    cycle: ReportCycle
    days_to_hand_in: int
    counts_from_start: bool = False


@dataclass(frozen=True, slots=True)
class DueReport:
    """A report that is owed."""

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
    return tuple(
        DueReport(one.form_id, Period(one.period_start, one.period_end), one.due_on, one.handed_in_on)
        for one in intervention.reports_due.all()
    )


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
    """Makes the reports due what rules and agreements ask for. What was handed in stays as it is."""
    handed_in = tuple(intervention.reports_due.filter(handed_in_on__isnull=False))
    intervention.reports_due.filter(handed_in_on=None).delete()
    spans = tuple(agreements)
    ReportDue.objects.bulk_create(
        ReportDue(
            intervention=intervention,
            form_id=rule.form_id,
            period_start=period.start,
            period_end=period.end,
            due_on=period.end + timedelta(days=rule.days_to_hand_in),
        )
        for rule in rules_of(intervention)
        for period in _left_to_report(rule, spans, [one for one in handed_in if one.form_id == rule.form_id])
    )


def _left_to_report(
    rule: ReportRuleRow, agreements: Iterable[Period], handed_in: Iterable[ReportDue]
) -> Iterator[Period]:
    """The periods owed; of one that was handed in for its first days, when the agreement was shorter, the rest."""
    reported = {one.period_start: one.period_end for one in handed_in}
    for agreement in agreements:
        for period in periods_owed(rule.cycle, agreement, from_start=rule.counts_from_start):
            start = period.start
            while start in reported:
                start = reported[start] + timedelta(days=1)
            if start <= period.end:
                yield Period(start, period.end)


def _as_shown(rules: Iterable[ReportRuleRow]) -> Mapping[str, str]:
    return rows_as_shown(asdict(rule) for rule in rules)
