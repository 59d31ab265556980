"""Who is to be reminded of which reports today, and that nobody is reminded twice.

A reminder is a stage that has been reached (14 days left, 3 left, 1 late, 7 late; 14 late for the office), not a day
of the calendar: a run that did not come off is made up for by the next, and a clock that is set back finds its
reminders sent.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction

from stegvis.store.access.assignments import holders
from stegvis.store.models import Account, Intervention, Reminder, ReminderKind, ReportDue
from stegvis.store.organisation.owed import reports_owed
from stegvis.vocabulary import Period
from stegvis.vocabulary.roles import Role

STAGES: Mapping[int, ReminderKind] = {
    14: ReminderKind.BEFORE,
    3: ReminderKind.BEFORE,
    -1: ReminderKind.AFTER,
    -7: ReminderKind.AFTER,
}
"""Days before the day (negative: after it) on which those who write are reminded."""
ESCALATED = -14
"""The office is told when a report is so late."""
LATEST = timedelta(days=90)
"""What is later than this stands in the lists and is written of no more: reports of years before Stegvis came."""


@dataclass(frozen=True, slots=True)
class Reminded:
    """A report that somebody is reminded of; `days`: so many before its day, negative after it."""

    due: int
    intervention: str
    form_id: str
    period: Period
    due_on: date
    stage: int

    def days(self, on: date) -> int:
        """The days left on the day."""
        return (self.due_on - on).days


@dataclass(frozen=True, slots=True)
class Post:
    """What one person is told today, earliest first: as a writer (`own`), and as the office (`late`)."""

    account: int
    name: str
    email: str
    own: tuple[Reminded, ...]
    late: tuple[Reminded, ...]

    @property
    def reports(self) -> tuple[Reminded, ...]:
        return (*self.own, *self.late)


@dataclass(frozen=True, slots=True)
class Round:
    """A day's letters, and the interventions with reports to remind of where nobody can be reached."""

    posts: tuple[Post, ...]
    unreached: tuple[str, ...]


def round_of(on: date) -> Round:
    """The letters of the day that have not been sent."""
    found = reports_owed().filter(due_on__lte=on + timedelta(days=max(STAGES)), due_on__gte=on - LATEST)
    dues = list(found.select_related("intervention").order_by("due_on", "intervention__name", "form_id", "pk"))
    sent = _sent(dues)
    people = {one.intervention_id: _People.of(one.intervention) for one in dues}
    told: dict[Account, tuple[list[Reminded], list[Reminded]]] = {}
    for due in dues:
        for account, stage in people[due.intervention_id].to_remind((due.due_on - on).days):
            if sent.get((due.pk, account.pk, due.due_on), max(STAGES) + 1) > stage:
                told.setdefault(account, ([], []))[stage == ESCALATED].append(_reminded(due, stage))
    posts = [Post(one.pk, one.name, one.email, tuple(own), tuple(late)) for one, (own, late) in told.items()]
    unreached = {one.intervention.name for one in dues if not people[one.intervention_id].writers}
    return Round(tuple(sorted(posts, key=lambda one: (one.name, one.account))), tuple(sorted(unreached)))


def claim(post: Post) -> bool:
    """Notes that the letter is sent, before it is: False when another run got there first."""
    kinds = {**STAGES, ESCALATED: ReminderKind.ESCALATED}
    rows = [
        Reminder(due_id=one.due, account_id=post.account, kind=kinds[one.stage], days=one.stage, due_on=one.due_on)
        for one in post.reports
    ]
    try:
        with transaction.atomic():
            Reminder.objects.bulk_create(rows)
    except IntegrityError:
        return False
    return True


def give_up(post: Post) -> None:
    """The letter could not be sent: the next run tries again."""
    for one in post.reports:
        Reminder.objects.filter(due=one.due, account=post.account, days=one.stage, due_on=one.due_on).delete()


@dataclass(frozen=True, slots=True)
class _People:
    """Who is written to about an intervention: those who write its reports, and the association's office."""

    writers: tuple[Account, ...]
    office: tuple[Account, ...]

    @classmethod
    def of(cls, intervention: Intervention) -> "_People":
        """Registrars write where nobody is the manager."""
        roles = (Role.INTERVENTION_MANAGER, Role.PARTICIPANT_REGISTRAR, Role.ASSOCIATION_ADMINISTRATOR)
        by_role: dict[Role, list[Account]] = {one: [] for one in roles}
        for role, account in holders(intervention, roles):
            by_role[role].append(account)
        writers = by_role[Role.INTERVENTION_MANAGER] or by_role[Role.PARTICIPANT_REGISTRAR]
        return cls(tuple(writers), tuple(by_role[Role.ASSOCIATION_ADMINISTRATOR]))

    def to_remind(self, days: int) -> Iterable[tuple[Account, int]]:
        """Who is to have heard what, with so many days left: the stage reached last."""
        reached = [stage for stage in STAGES if days <= stage]
        yield from ((one, min(reached)) for one in self.writers if reached)
        yield from ((one, ESCALATED) for one in self.office if days <= ESCALATED)


def _sent(dues: Iterable[ReportDue]) -> Mapping[tuple[int, int, date], int]:
    """The last stage that each account has heard of for each report and day."""
    rows = Reminder.objects.filter(due__in=[one.pk for one in dues]).order_by("-days")
    return {(one.due_id, one.account_id, one.due_on): one.days for one in rows}


def _reminded(due: ReportDue, stage: int) -> Reminded:
    period = Period(due.period_start, due.period_end)
    return Reminded(due.pk, due.intervention.name, due.form_id, period, due.due_on, stage)
