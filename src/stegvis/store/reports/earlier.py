"""What was written before: the last reports on the intervention, and what goes from them into a new one."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from stegvis.store.models import Edition, Revision, SectionText
from stegvis.store.organisation.terms import spans_of
from stegvis.store.reports.editions import period_of
from stegvis.store.reports.form_in_use import form_of
from stegvis.store.tables.compiled_query import CompiledRows
from stegvis.vocabulary import Period
from stegvis.vocabulary.orientation import Orientation


@dataclass(frozen=True, slots=True)
class FixedParts:
    """What a report says that stands with the intervention. `agreement` is the one that the period lies in."""

    parties: tuple[str, ...]
    agreement: Period | None
    orientation: Orientation | None


@dataclass(frozen=True, slots=True)
class EarlierText:
    """What stood under the same heading in an earlier report, and which report that was."""

    text: str
    form_id: str
    period: Period | None


def fixed_parts(edition: Edition) -> FixedParts:
    """The parts that nobody writes. Two queries."""
    found, period = edition.intervention, period_of(edition)
    agreements = [span for span in spans_of(found) if span.overlaps(period)]
    return FixedParts(
        tuple(found.parties.order_by("name").values_list("name", flat=True)),
        agreements[-1] if agreements else None,
        Orientation(found.orientation) if found.orientation else None,
    )


def earlier_texts(edition: Edition) -> Mapping[str, EarlierText]:
    """The last text under each heading of the form, by section: from the same form when it has one, else from others.

    Three queries. Raises BadInput as `form_of`.
    """
    asked = [section.id for section in form_of(edition).sections]
    earlier = {one.pk: one for one in earlier_revisions(edition)}
    texts: dict[int, dict[str, str]] = {}
    found = SectionText.objects.filter(revision__in=earlier, section__in=asked).exclude(text="")
    for number, section, text in found.order_by("position").values_list("revision", "section", "text"):
        texts.setdefault(number, {}).setdefault(section, text)
    latest: dict[str, EarlierText] = {}
    for number, revision in earlier.items():
        report = revision.report
        for section, text in texts.get(number, {}).items():
            period = Period.of(report.period_start, report.period_end)
            latest.setdefault(section, EarlierText(text, report.form_id, period))
    return latest


def earlier_revisions(edition: Edition) -> tuple[Revision, ...]:
    """The reports in force on periods that ended before the edition's own: the same form first, then the latest."""
    ends = ((one, one.report.period_end) for one in _current().of(edition.intervention_id))
    found = [one for one, end in ends if end is not None and end < edition.period_end]
    return tuple(sorted(found, key=lambda one: _nearness(edition, one), reverse=True))


@cache
def _current() -> CompiledRows[Revision]:
    current = Revision.objects.filter(is_current=True).order_by().select_related("report")
    return CompiledRows(lambda of: current.filter(report__intervention=of[0]))


def _nearness(edition: Edition, one: Revision) -> tuple[bool, str, int]:
    return one.report.form_id == edition.form_id, str(one.report.period_end), one.pk
