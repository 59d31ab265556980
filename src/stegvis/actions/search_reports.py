"""Search in the text of reports, so that what one intervention learned is found by the next.

Only what stands in a report that was read in or handed in is searched: no draft, no comment, nothing that a
participant wrote or answered.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from stegvis.actions.access import Actor, interventions_for, may
from stegvis.catalogue.form_files import load_forms
from stegvis.store.models import SectionText
from stegvis.store.search.finding import (
    Covered,
    Narrowed,
    holding,
    narrowed,
    rebuild_index,
    reports_covered,
    revisions_seen,
    sections_of,
)
from stegvis.store.search.words import Passage, Wanted, marked, passages, wanted_words
from stegvis.vocabulary import Period, Wording

__all__ = ["Found", "Hit", "Narrowed", "Passage", "SearchChoices", "rebuild_search", "search_reports"]

ON_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that holds what was asked for. `report` is its page's number, None where the page is not open.

    `passages` are the sentences that hold it, `whole` the section; what was asked for is marked in both.
    """

    report: int | None
    association: str
    intervention: str
    period: Period | None
    heading: str
    passages: tuple[Passage, ...]
    whole: Passage


@dataclass(frozen=True, slots=True)
class SearchChoices:
    """What the search can be narrowed to, of what the reader may see: (number or id, name)."""

    associations: tuple[tuple[int, str], ...]
    interventions: tuple[tuple[int, str], ...]
    sections: tuple[tuple[str, Wording], ...]
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits, the latest reports first. `total` counts all; `is_asked` is false when no word was given."""

    hits: tuple[Hit, ...]
    total: int
    page: int
    pages: int
    is_asked: bool
    choices: SearchChoices


def search_reports(*, by: Actor, query: str, to: Narrowed, page: int = 1) -> Found:
    """The sections that hold all words of `query`. Three queries, and no query text is an error.

    Roles of the association search all reports of what they reach; others those of their own interventions, and what
    was accepted of the association's other interventions.
    """
    wanted = wanted_words(query)
    seen = revisions_seen(interventions_for(by, "search_reports"))
    found = holding(narrowed(sections_of(seen), to), wanted)
    total = found.count() if wanted else 0
    pages = max(1, -(-total // ON_A_PAGE))
    page = min(max(page, 1), pages)
    shown = found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE] if total else ()
    opened = _reports_opened(by)
    hits = tuple(_hit(one, wanted, opened) for one in shown)
    return Found(hits, total, page, pages, bool(wanted), _choices(reports_covered(seen)))


def rebuild_search() -> int:
    """Makes the search index anew from what is stored; how many sections stand in it. For the command line."""
    return rebuild_index()


def _reports_opened(by: Actor) -> frozenset[int]:
    """The interventions whose reports have a page that the reader may open."""
    if not may(by, "show_report"):
        return frozenset()
    return frozenset(interventions_for(by, "show_report").values_list("pk", flat=True))


def _hit(section: SectionText, wanted: tuple[Wanted, ...], opened: frozenset[int]) -> Hit:
    report = section.revision.report
    return Hit(
        report=report.pk if report.intervention_id in opened else None,
        association=report.intervention.association.name,
        intervention=report.intervention.name,
        period=Period.of(report.period_start, report.period_end),
        heading=section.heading,
        passages=passages(section.text, wanted),
        whole=marked(section.text, wanted),
    )


def _choices(covered: Iterable[Covered]) -> SearchChoices:
    covered = tuple(covered)
    forms = {one.form for one in covered}
    named = {one.intervention: one.intervention_name for one in covered}
    return SearchChoices(
        associations=_by_name({one.association: one.association_name for one in covered}),
        interventions=_by_name(named),
        sections=tuple(_sections(frozenset(forms))),
        periods=tuple(sorted({one.period for one in covered if one.period}, key=lambda one: one.end, reverse=True)),
    )


def _by_name(named: Mapping[int, str]) -> tuple[tuple[int, str], ...]:
    return tuple(sorted(named.items(), key=lambda one: one[1].casefold()))


@cache
def _sections(forms: frozenset[str]) -> tuple[tuple[str, Wording], ...]:
    """The sections of those forms, by name; a section that several forms have is called as in the first."""
    found: dict[str, Wording] = {}
    for form in load_forms():
        if form.id in forms:
            for section in form.sections:
                found.setdefault(section.id, section.heading)
    return tuple(sorted(found.items(), key=lambda one: one[1].sv.casefold()))
