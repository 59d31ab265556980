"""The days that agreements last: every term as it became known, and what is in force."""

from collections.abc import Iterable
from functools import cache

from stegvis.store.models import AgreementTerm, Intervention
from stegvis.store.read_reports.history import TermLine
from stegvis.store.tables.compiled_query import CompiledForNumbers
from stegvis.vocabulary import Period


def terms_of(intervention: Intervention) -> tuple[TermLine, ...]:
    """Every term of the agreements, by first day and then as they became known."""
    return tuple(TermLine(*days) for days in _terms().values([intervention.pk]))


def spans_of(intervention: Intervention) -> tuple[Period, ...]:
    """Each agreement from its first day to the last day stated last, oldest first."""
    return spans_in_force(terms_of(intervention))


def spans_in_force(terms: Iterable[TermLine]) -> tuple[Period, ...]:
    """The same, of terms in the order of `terms_of`."""
    ends = {line.start: line.end for line in terms}
    return tuple(Period(start, end) for start, end in sorted(ends.items()) if start <= end)


def spans_by_intervention(interventions: Iterable[int]) -> dict[int, tuple[Period, ...]]:
    """The same for several, by the intervention's number; those without an agreement are missing."""
    rows = AgreementTerm.objects.filter(agreement__intervention__in=list(interventions)).select_related("agreement")
    lines: dict[int, list[TermLine]] = {}
    for one in rows.order_by("agreement__start", "stated_on", "id"):
        line = TermLine(one.agreement.start, one.end, one.stated_on)
        lines.setdefault(one.agreement.intervention_id, []).append(line)
    return {number: spans_in_force(terms) for number, terms in lines.items()}


@cache
def _terms() -> CompiledForNumbers:
    """Every page of an intervention asks for them."""
    in_order = AgreementTerm.objects.order_by("agreement__start", "stated_on", "id")
    columns = ("agreement__start", "end", "stated_on")
    return CompiledForNumbers(lambda of: in_order.filter(agreement__intervention=of[0]).values_list(*columns), 1)
