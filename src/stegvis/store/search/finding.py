"""Which sections of reports hold the words asked for: one store, two databases, the same answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from django.db import connection
from django.db.models import BooleanField, F, Func, Q, QuerySet, Value

from stegvis.store.access.assignments import Interventions
from stegvis.store.models import EditionPackage, Revision, SectionText
from stegvis.store.search.index import PARTED, make_index
from stegvis.store.search.words import Wanted
from stegvis.store.tables.transactions import transaction
from stegvis.vocabulary import Period
from stegvis.vocabulary.orientation import Orientation
from stegvis.vocabulary.report_life import ReportState

Sections: TypeAlias = QuerySet[SectionText]
"""Sections of reports still to be asked for."""
Revisions: TypeAlias = QuerySet[Revision]
"""Revisions still to be asked for: what somebody may see."""
LET_THROUGH = (ReportState.ACCEPTED.value, ReportState.PUBLISHED.value)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the search is narrowed to; None and "" leave it open."""

    association: int | None = None
    intervention: int | None = None
    orientation: Orientation | None = None
    section: str = ""
    period: Period | None = None


def revisions_seen(reached: Interventions) -> Revisions:
    """Revisions in force: all of the interventions reached, and of other interventions of the same associations those

    that came in a package and were accepted. A draft is no revision, so it is in neither.
    """
    accepted = EditionPackage.objects.filter(edition__state__in=LET_THROUGH, revision__isnull=False)
    return Revision.objects.filter(
        Q(report__intervention__in=reached)
        | Q(pk__in=accepted.values("revision"), report__intervention__association__in=reached.values("association")),
        is_current=True,
    )


def sections_of(revisions: Revisions) -> Sections:
    """Their sections with text."""
    return SectionText.objects.filter(revision__in=revisions).exclude(text="")


@dataclass(frozen=True, slots=True)
class Covered:
    """One report that can be searched: whose, on what, for which period, by which form."""

    association: int
    association_name: str
    intervention: int
    intervention_name: str
    period: Period | None
    form: str


def reports_covered(revisions: Revisions) -> tuple[Covered, ...]:
    """What the revisions report on, without doubles. One query."""
    report = "report__"
    rows = (
        revisions.order_by()
        .values_list(
            f"{report}intervention__association",
            f"{report}intervention__association__name",
            f"{report}intervention",
            f"{report}intervention__name",
            f"{report}period_start",
            f"{report}period_end",
            f"{report}form_id",
        )
        .distinct()
    )
    return tuple(
        Covered(association, of, intervention, on, Period.of(start, end), form)
        for association, of, intervention, on, start, end, form in rows
    )


def narrowed(sections: Sections, to: Narrowed) -> Sections:
    """Those that fit every choice made."""
    report = "revision__report__"
    if to.orientation:
        stated, unstated = Q(revision__orientation=to.orientation.value), Q(revision__orientation="")
        of_intervention = Q(revision__report__intervention__orientation=to.orientation.value)
        sections = sections.filter(stated | (unstated & of_intervention))
    chosen = {
        f"{report}intervention__association": to.association,
        f"{report}intervention": to.intervention,
        "section": to.section or None,
        f"{report}period_start": to.period.start if to.period else None,
        f"{report}period_end": to.period.end if to.period else None,
    }
    return sections.filter(**{name: value for name, value in chosen.items() if value is not None})


def holding(sections: Sections, wanted: Sequence[Wanted]) -> Sections:
    """Those that hold all the words, the latest period first; none when nothing is asked for."""
    if not wanted:
        return sections.none()
    found = sections.filter(_holds(wanted)).select_related("revision__report__intervention__association")
    report = "revision__report__"
    return found.order_by(
        f"-{report}period_end", f"-{report}period_start", f"{report}intervention__name_key", "revision", "position"
    )


@transaction()
def rebuild_index() -> int:
    """Makes the index anew from what is stored; how many sections stand in it."""
    make_index(connection)
    return SectionText.objects.count()


def _holds(wanted: Sequence[Wanted]) -> Func:
    """True for sections whose text holds all the words. Words are letters and figures: nothing in them is a sign."""
    if connection.vendor == "postgresql":
        words = " & ".join(f"{one.beginning}{'' if one.is_whole else ':*'}" for one in wanted)
        before, after = PARTED
        return _Question(
            F("text"),
            Value(words),
            template=f"to_tsvector('simple'::regconfig, {before}%(expressions)s)",
            arg_joiner=f"{after}) @@ to_tsquery('simple', ",
        )
    words = " AND ".join(f'"{one.beginning}"{"" if one.is_whole else "*"}' for one in wanted)
    return _Question(
        F("pk"),
        Value(words),
        template="%(expressions)s)",
        arg_joiner=" IN (SELECT rowid FROM store_sectiontext_words WHERE store_sectiontext_words MATCH ",
    )


class _Question(Func):
    """Two expressions with SQL of ours between and around them, true or false."""

    output_field = BooleanField()
