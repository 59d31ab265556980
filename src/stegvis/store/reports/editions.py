"""Which editions there are, and what stands in them now."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias

from django.db.models import Exists, OuterRef, Q, QuerySet

from stegvis.store.access.assignments import Interventions
from stegvis.store.models import Edition, EditionPackage, EditionStep, RemarkDecision, ReportDue, SectionVersion
from stegvis.store.tables.compiled_query import CompiledForMany, CompiledForNumbers, CompiledRows, KeptScopes
from stegvis.vocabulary import Period
from stegvis.vocabulary.report_life import STEERING_GROUP_SECTION, ReportState

Editions: TypeAlias = QuerySet[Edition]
"""Editions still to be asked for: what somebody may see."""
StandingTexts: TypeAlias = Mapping[str, SectionVersion]
"""What stands in each section now, by the section's id."""
THROWN_AWAY = Q(state=ReportState.PLANNED, corrects__isnull=False)
"""Corrections that were begun and thrown away: their rows stay for the steps taken, and nobody sees them."""
ACTS_OF_WRITERS = ("submit_report", "correct_report")


def editions_seen(inside: Interventions, outside: Interventions) -> Editions:
    """Every edition of the interventions `inside`, and those of the interventions `outside` that were handed in."""
    return _SEEN.of(inside, outside)


def _seen(inside: Interventions, outside: Interventions) -> Editions:
    handed_in = EditionPackage.objects.values("edition")
    reached = Q(intervention__in=inside) | Q(intervention__in=outside, pk__in=handed_in)
    return Edition.objects.filter(reached & ~THROWN_AWAY).select_related(
        "intervention__association", "intervention__provider"
    )


_SEEN = KeptScopes(_seen)


def edition_with(number: int) -> Edition | None:
    """The edition with that number, with its intervention, the report that was owed, and what it corrects."""
    return next(iter(_by_number().of(number)), None)


def was_handed_in(edition: Edition) -> bool:
    """True when there is a package of it: then the association's layer sees that it is."""
    return any(_packages_of().values([edition.pk]))


def period_of(edition: Edition) -> Period:
    """The days that the edition reports on."""
    return Period(edition.period_start, edition.period_end)


def texts_of(edition: Edition) -> StandingTexts:
    """What stands in each section now, by the section's id; sections that nobody wrote in are missing."""
    found = _standing_texts().of(edition.pk)
    for one in found:
        one.edition = edition
    return {one.section: one for one in found}


def operators_texts(standing: StandingTexts) -> Mapping[str, str]:
    """Of `texts_of`, the text of each section that is the operator's."""
    return {section: one.text for section, one in standing.items() if not one.is_assessment}


def writers_of(edition: Edition) -> frozenset[int]:
    """The accounts whose words the report prints: none of them may take a step that asks for four eyes.

    Who wrote in the operator's sections, explained a remark, told why a report is corrected, or handed in.
    """
    return frozenset(one for (one,) in _WRITERS.values([edition.pk]) if one is not None)


def _writers(editions: Sequence[int]) -> QuerySet[Any, Any]:
    wrote = SectionVersion.objects.filter(is_assessment=False)
    explained = RemarkDecision.objects.exclude(section=STEERING_GROUP_SECTION)
    handed_in = EditionStep.objects.filter(action__in=ACTS_OF_WRITERS)
    of_all = (wrote, explained, handed_in)
    first, *others = (rows.filter(edition__in=editions).order_by().values_list("account") for rows in of_all)
    return first.union(*others)


_WRITERS = CompiledForMany(_writers)


def latest_edition(due: ReportDue) -> Edition | None:
    """The edition in force of a report that is owed, or None while nobody has begun."""
    return Edition.objects.filter(~THROWN_AWAY, due=due).order_by("-number").first()


@cache
def _by_number() -> CompiledRows[Edition]:
    joined = ("intervention__association", "intervention__provider", "due", "corrects")
    there = Edition.objects.filter(~THROWN_AWAY)
    return CompiledRows(lambda number: there.filter(pk=number[0]).order_by().select_related(*joined))


@cache
def _packages_of() -> CompiledForNumbers:
    return CompiledForNumbers(lambda of: EditionPackage.objects.filter(edition=of[0]).order_by().values_list("pk"), 1)


@cache
def _standing_texts() -> CompiledRows[SectionVersion]:
    newer = SectionVersion.objects.filter(
        edition=OuterRef("edition"), section=OuterRef("section"), number__gt=OuterRef("number")
    )
    return CompiledRows(lambda of: SectionVersion.objects.filter(~Exists(newer), edition=of[0]))
