"""The days that agreements last: every term as it became known, and what is in force."""

from collections.abc import Iterable

from stegvis.store.models import AgreementTerm, Intervention
from stegvis.store.read_reports.history import TermLine, term_lines
from stegvis.store.tables.compiled_query import CompiledForMany
from stegvis.vocabulary import Period


def terms_of(intervention: Intervention) -> tuple[TermLine, ...]:
    """Every term of the agreements, by first day and then as they became known."""
    return term_lines(intervention.pk)


def spans_of(intervention: Intervention) -> tuple[Period, ...]:
    """Each agreement from its first day to the last day stated last, oldest first."""
    return spans_in_force(terms_of(intervention))


def spans_in_force(terms: Iterable[TermLine]) -> tuple[Period, ...]:
    """The same, of terms in the order of `terms_of`."""
    ends = {line.start: line.end for line in terms}
    return tuple(Period(start, end) for start, end in sorted(ends.items()) if start <= end)


def spans_by_intervention(interventions: Iterable[int]) -> dict[int, tuple[Period, ...]]:
    """The same for several, by the intervention's number; those without an agreement are missing."""
    lines: dict[int, list[TermLine]] = {}
    for intervention, *days in _TERMS_OF_MANY.values(list(interventions)):
        lines.setdefault(intervention, []).append(TermLine(*days))
    return {number: spans_in_force(terms) for number, terms in lines.items()}


_TERMS_OF_MANY = CompiledForMany(
    lambda interventions: (
        AgreementTerm.objects.filter(agreement__intervention__in=interventions)
        .order_by("agreement__start", "stated_on", "id")
        .values_list("agreement__intervention", "agreement__start", "end", "stated_on")
    )
)
