"""What the register says now of reports that were handed in: every figure and sentence that would be another.

For the operator's layer only: raw numbers as they were kept are compared with raw numbers now. The association learns
of a change by the correction.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from django.db.models import Exists, OuterRef

from stegvis.store.access.assignments import Interventions
from stegvis.store.models import Edition, KeptFigures
from stegvis.store.reports.editions import THROWN_AWAY, Editions, texts_of
from stegvis.store.reports.figures.drafted import DraftTable, tables_of_all
from stegvis.store.reports.form_in_use import form_of
from stegvis.store.reports.life.correcting import WITH_THE_OPERATOR
from stegvis.store.tables.compiled_query import CompiledForMany, CompiledForScopes
from stegvis.vocabulary import BadInput, Gender
from stegvis.vocabulary.report_life import SIGNED_STATES
from stegvis.vocabulary.swedish.sentences import sentences

Told: TypeAlias = tuple[int | None, int | None]
"""A number, and how many it is a part of."""
Kept: TypeAlias = Mapping[str, Mapping[str, Sequence[int | None]]]
"""The same by measure and gender, as `KeptFigures` has it."""


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """A figure as it was handed in and as it is now, each with the number that it is a share of, when it is one."""

    measure: str
    gender: Gender
    was: Told
    now: Told


@dataclass(frozen=True, slots=True)
class ChangedSentence:
    """A sentence with a number that is another now. `phrase` is the number as written."""

    section: str
    phrase: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Affected:
    """A report that was handed in and would not be the same today."""

    edition: Edition
    figures: tuple[ChangedFigure, ...]
    sentences: tuple[ChangedSentence, ...]

    @property
    def is_signed(self) -> bool:
        """True when only a correction can tell; before the signature it is taken back or returned."""
        return self.edition.state in SIGNED_STATES


def affected_by_facts(edition: Edition) -> Affected | None:
    """What differs in the edition, None when nothing does.

    None too for drafts, for what came from another installation, and when the form is no more what it was: such
    reports cannot be counted again.
    """
    return next(_affected([edition]), None)


def number_changed(edition: Edition) -> int:
    """How many figures differ in the edition; 0 too for what cannot be counted again."""
    return sum(len(figures) for _, figures in _changed_figures([edition]))


def moved_among(interventions: Interventions, numbers: Iterable[int]) -> frozenset[int]:
    """Which editions of those numbers, on the interventions and in force, would not be the same today.

    As many queries whatever their number; none without numbers.
    """
    asked = tuple(dict.fromkeys(numbers))
    return frozenset(one.pk for one in _moved(_ASKED.of([interventions], numbers=asked))) if asked else frozenset()


def moved_signed(interventions: Interventions, at_most: int) -> tuple[Edition, ...]:
    """Those of the latest `at_most` signed reports that would not be the same today, the latest period first.

    As many queries whatever their number.
    """
    signed = _SIGNED.of([interventions], at_most)
    return tuple(sorted(_moved(signed), key=lambda one: one.period_end, reverse=True))


def _moved(editions: Iterable[Edition]) -> Iterator[Edition]:
    return (edition for edition, _ in _changed_figures(editions))


def _in_force(interventions: Interventions) -> Editions:
    corrections = Edition.objects.filter(~THROWN_AWAY, corrects=OuterRef("pk"))
    return Edition.objects.filter(~Exists(corrections), ~THROWN_AWAY, intervention__in=interventions).select_related(
        "intervention"
    )


_ASKED = CompiledForScopes[Edition](lambda interventions, numbers: _in_force(interventions).filter(pk__in=numbers))


def _signed(interventions: Interventions, at_most: int) -> Editions:
    signed = _in_force(interventions).filter(state__in=SIGNED_STATES)
    return signed.order_by("-period_end", "intervention", "pk")[:at_most]


_SIGNED = CompiledForScopes[Edition](_signed)


def affected_reports(interventions: Interventions) -> tuple[Affected, ...]:
    """Every report of the interventions that was handed in, is in force, and would be another today."""
    return tuple(_affected(_SENT.of([interventions])))


def _sent(interventions: Interventions) -> Editions:
    sent = _in_force(interventions).exclude(state__in=WITH_THE_OPERATOR)
    return sent.order_by("intervention", "period_start", "number")


_SENT = CompiledForScopes[Edition](_sent)


def _affected(editions: Iterable[Edition]) -> Iterator[Affected]:
    for edition, figures in _changed_figures(editions):
        yield Affected(edition, figures, tuple(_sentences(edition, figures)))


def _changed_figures(editions: Iterable[Edition]) -> Iterator[tuple[Edition, tuple[ChangedFigure, ...]]]:
    """The register is read once for all interventions, however many reports there are."""
    sent = [one for one in editions if one.state not in WITH_THE_OPERATOR and is_in_use(one)]
    kept = _kept(sent)
    for edition, tables in tables_of_all([one for one in sent if one.pk in kept]):
        figures = tuple(_changed(kept[edition.pk], tables))
        if figures:
            yield edition, figures


def is_in_use(edition: Edition) -> bool:
    """True when the edition's form is what it was when the edition was begun."""
    try:
        form_of(edition)
    except BadInput:
        return False
    return True


def _kept(editions: Sequence[Edition]) -> Mapping[int, Kept]:
    """The raw figures of each edition's last submission."""
    return dict(map(tuple, _KEPT.values([one.pk for one in editions])))


_KEPT = CompiledForMany(
    lambda editions: (
        KeptFigures.objects.filter(package__edition__in=editions)
        .order_by("package__submission")
        .values_list("package__edition", "figures")
    )
)


def _changed(kept: Kept, tables: Iterable[DraftTable]) -> Iterator[ChangedFigure]:
    """In the order of the tables; a figure that the form did not have then is no change."""
    cells = {(one.measure, one.gender): one for table in tables for row in table.rows for one in row.cells}
    for (measure, gender), cell in cells.items():
        was = kept.get(measure, {}).get(gender.value)
        now = (cell.number, cell.counted.of)
        if was is not None and tuple(was) != now:
            yield ChangedFigure(measure, gender, (was[0], was[1]), now)


def _sentences(edition: Edition, figures: Iterable[ChangedFigure]) -> Iterator[ChangedSentence]:
    """Every sentence with a number that follows one of the figures."""
    changed = {(one.measure, one.gender.value) for one in figures}
    texts = {section: one.text for section, one in texts_of(edition).items()}
    for bound in edition.bound.all():
        if {(bound.measure, bound.gender), (bound.of_measure, bound.gender)} & changed:
            text = texts.get(bound.section, "")
            start, end = _sentence_at(text, bound.start)
            yield ChangedSentence(bound.section, bound.phrase, " ".join(text[start:end].split()))


def _sentence_at(text: str, place: int) -> tuple[int, int]:
    return next((span for span in sentences(text) if span[0] <= place < span[1]), (place, len(text)))
