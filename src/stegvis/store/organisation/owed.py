"""What is owed: not handed in, and within an agreement. One that ended before the period owes nothing."""

from functools import cache

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from stegvis.store.models import Agreement, AgreementTerm, Intervention, ReportDue
from stegvis.store.organisation.report_calendar import DueReport, due_reports
from stegvis.store.organisation.terms import spans_of
from stegvis.store.tables.compiled_query import CompiledRows
from stegvis.vocabulary import BadInput, Period, Wording
from stegvis.vocabulary.days_in_words import day_in_words, period_in_words

_LAST_TERM = AgreementTerm.objects.filter(agreement=OuterRef("pk")).order_by("-stated_on", "-id").values("end")[:1]
_TERMS = AgreementTerm.objects.filter(agreement__intervention=OuterRef("intervention"))
_IN_FORCE = Agreement.objects.annotate(end=Subquery(_LAST_TERM)).filter(
    intervention=OuterRef("intervention"), start__lte=OuterRef("period_end"), end__gte=OuterRef("period_start")
)


def reports_agreed() -> QuerySet[ReportDue]:
    """The reports whose period an agreement reaches; all of an intervention whose agreement nobody has entered."""
    return ReportDue.objects.filter(Exists(_IN_FORCE) | Q(~Exists(_TERMS)))


def reports_owed() -> QuerySet[ReportDue]:
    """Those of them that are not handed in."""
    return reports_agreed().filter(handed_in_on=None)


def owed_by(intervention: Intervention) -> tuple[DueReport, ...]:
    """What the intervention owes, by the day it is due."""
    return due_reports(_owed().of(intervention.pk))


@cache
def _owed() -> CompiledRows[ReportDue]:
    return CompiledRows(lambda of: reports_owed().filter(intervention=of[0]))


def require_agreed(due: ReportDue) -> None:
    """Returns when an agreement reaches the report's period. Raises BadInput that says when it ended or begins."""
    period = Period(due.period_start, due.period_end)
    spans = spans_of(due.intervention)
    if spans and not any(span.overlaps(period) for span in spans):
        raise BadInput(due.intervention.name, _nothing_owed(period, spans[-1]))


def _nothing_owed(period: Period, agreement: Period) -> Wording:
    sv, en = period_in_words(period, "sv"), period_in_words(period, "en")
    if agreement.end < period.start:
        return Wording(
            f"avtalet tog slut {day_in_words(agreement.end, 'sv')}, före {sv}: det finns ingen rapport att lämna in. "
            "Är avtalet förlängt, be förbundets kansli skriva in det.",
            f"the agreement ended on {day_in_words(agreement.end, 'en')}, before {en}: there is no report to hand in. "
            "If it has been extended, ask the association's office to enter that.",
        )
    return Wording(
        f"inget avtal gäller för {sv}: det finns ingen rapport att lämna in. Be förbundets kansli se över avtalet.",
        f"no agreement covers {en}: there is no report to hand in. Ask the association's office to check it.",
    )
