"""The steering group's assessment: the one section of a report that the association writes."""

from collections.abc import Iterable, Sequence
from functools import cache

from django.db import transaction

from stegvis.disclosure.narrative import Hit, KnownFigure, KnownFigures, gate
from stegvis.forms.package.nodes import PackedReport
from stegvis.store.models import Edition, EditionStep, SectionVersion
from stegvis.store.reports.life.handed_in import last_handed_in
from stegvis.store.reports.stepping import Signed, take_step
from stegvis.store.tables.compiled_query import CompiledForNumbers
from stegvis.vocabulary import Changed, InvalidFields, Number, Wording
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.plain_text import plain_text
from stegvis.vocabulary.report_life import STEERING_GROUP_SECTION

LONGEST = 20_000


def assessment_of(edition: Edition) -> str:
    """The steering group's text as it stands, "" before there is one."""
    return next((text for (text,) in _assessments().values([edition.pk])), "")


@cache
def _assessments() -> CompiledForNumbers:
    found = SectionVersion.objects.filter(is_assessment=True).order_by("-number")
    return CompiledForNumbers(lambda of: found.filter(edition=of[0]).values_list("text")[:1], 1)


@transaction.atomic
def assess(edition: Edition, text: str, *, by: Actor, version: int, role: str) -> EditionStep:
    """Writes the assessment and takes the step.

    Raises InvalidFields for "text": it is empty, or tells more than the released figures do; Changed with what stands.
    """
    text = plain_text(text).strip()
    _require_tellable(edition, text, by)
    written = edition.texts.filter(section=STEERING_GROUP_SECTION).order_by("-number").first()
    try:
        step = take_step(edition, "assess_report", by=by, version=version, signed=Signed(role=role))
    except Changed as changed:
        raise Changed({"text": assessment_of(edition)}, changed.version) from changed
    SectionVersion.objects.create(
        edition=edition,
        section=STEERING_GROUP_SECTION,
        number=written.number + 1 if written else 1,
        text=text,
        is_assessment=True,
        account_id=by.account or None,
        by=by.name,
    )
    return step


def told_too_much(text: str, packed: PackedReport | None, names: Iterable[str] = ()) -> tuple[Hit, ...]:
    """The passages that tell of few people beyond what the package shows. `names` may stand in the text.

    Asked with the released figures alone: hidden ones, were they looked up, would answer whoever tries numbers.
    """
    return tuple(hit for hit in gate(text, _shown_in(packed, names) if packed else None) if hit.stops)


def _shown_in(packed: PackedReport, names: Iterable[str]) -> KnownFigures:
    figures = tuple(
        KnownFigure(one.measure, one.gender, one.cell.value, visible=True, intervention=packed.intervention)
        for one in packed.figures
        if isinstance(one.cell, Number) and isinstance(one.cell.value, int) and not one.split
    )
    return KnownFigures(figures, frozenset({packed.intervention, packed.operator, *packed.parties, *names}))


def _require_tellable(edition: Edition, text: str, by: Actor) -> None:
    if not text:
        raise InvalidFields({"text": _EMPTY})
    if len(text) > LONGEST:
        raise InvalidFields({"text": _TOO_LONG})
    handed_in = last_handed_in(edition)
    hits = told_too_much(text, handed_in.opened.packed if handed_in and handed_in.opened else None, (by.name,))
    if hits:
        raise InvalidFields({"text": told_words(hits)})


def told_words(hits: Sequence[Hit], proposal: Wording | None = None) -> Wording:
    """The first passage, why it tells too much and what could stand there, and how many there are.

    `proposal` is said where the gate's own, which tells of participants, would be no answer to what was asked.
    """
    hit, number = hits[0], len(hits)
    passage, more = " ".join(hit.passage.split()), number - 1
    instead = proposal or hit.proposal
    return Wording(
        f"”{passage}”: {hit.reason.sv} Förslag: {instead.sv}{f' Ett sådant ställe av {number}.' if more else ''}",
        f"“{passage}”: {hit.reason.en} Proposal: {instead.en}{f' One such passage of {number}.' if more else ''}",
    )


_EMPTY = Wording("Skriv styrgruppens bedömning.", "Write the steering group's assessment.")
_TOO_LONG = Wording(
    f"Texten får ha högst {LONGEST} tecken; korta den.", f"The text may have {LONGEST} characters at most; shorten it."
)
