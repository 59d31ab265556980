"""Follow-ups by an intervention's rhythm: made at the start, moved with an extension, others after the exit."""

import calendar
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from stegvis.store.clock import today
from stegvis.store.models import FollowUp, FollowUpRule, Participation, Rhythm
from stegvis.store.tables.batches import batched

OPEN_END = timedelta(weeks=52)
"""How far ahead follow-ups are laid out while nobody knows when a participation ends."""


def plan_follow_ups(participation: Participation) -> None:
    """Makes the follow-ups that are not done fit the participation as it is now.

    What is done stays, and so does what is due and still holds. Nothing new is made for days that have passed.
    """
    plan_all_follow_ups([participation])


def plan_all_follow_ups(participations: Iterable[Participation]) -> None:
    """The same for many at once: the questions to the database do not grow with their number."""
    by_number = {one.pk: one for one in participations}
    rules: dict[int, list[FollowUpRule]] = {}
    for rule in FollowUpRule.objects.filter(intervention__in={one.intervention_id for one in by_number.values()}):
        rules.setdefault(rule.intervention_id, []).append(rule)
    wanted = {
        (one.pk, rule.pk, day): rule
        for one in by_number.values()
        for rule in rules.get(one.intervention_id, ())
        for day in days_due(rule, one)
    }
    kept: set[tuple[int, int, date]] = set()
    dropped = []
    for found in _with_rules(list(by_number)):
        key = (found.participation_id, found.rule_id or 0, found.due_on)
        if found.done_on is None and (key not in wanted or key in kept):
            dropped.append(found.pk)
        else:
            kept.add(key)
    for some in batched(dropped):
        FollowUp.objects.filter(pk__in=some).delete()
    FollowUp.objects.bulk_create(
        (
            FollowUp(participation=by_number[number], rule=rule, label=rule.label, due_on=day)
            for (number, rule_number, day), rule in wanted.items()
            if (number, rule_number, day) not in kept and day >= today()
        ),
        batch_size=500,
    )


def _with_rules(numbers: Sequence[int]) -> Iterator[FollowUp]:
    for some in batched(numbers):
        yield from FollowUp.objects.filter(participation__in=some, rule__isnull=False)


def days_due(rule: FollowUpRule, participation: Participation) -> Iterator[date]:
    """The days on which the rule asks for a follow-up of the participation."""
    start, exit_on = participation.started_on, participation.exited_on
    if start is None or participation.is_registered_in_error:
        return
    if rule.rhythm == Rhythm.MONTHS_AFTER_EXIT:
        if exit_on is not None:
            yield months_later(exit_on, rule.number)
        return
    last = min(exit_on or date.max, participation.planned_end_on or start + OPEN_END)
    yield from (day for day in _during(rule, start, participation.planned_end_on) if start <= day <= last)


def _during(rule: FollowUpRule, start: date, end: date | None) -> Iterator[date]:
    match Rhythm(rule.rhythm):
        case Rhythm.WEEKS_AFTER_START:
            yield start + timedelta(weeks=rule.number)
        case Rhythm.WEEKS_BEFORE_END:
            if end is not None:
                yield end - timedelta(weeks=rule.number)
        case Rhythm.EVERY_WEEKS if rule.number:
            last = end or start + OPEN_END
            weeks = range(rule.number, (last - start).days // 7 + 1, rule.number)
            yield from (start + timedelta(weeks=one) for one in weeks)
        case Rhythm.EVERY_MONTHS if rule.number:
            last = end or start + OPEN_END
            months = range(rule.number, (last.year - start.year + 1) * 12 + 1, rule.number)
            yield from (months_later(start, one) for one in months)


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day: 31 January and a month is 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
