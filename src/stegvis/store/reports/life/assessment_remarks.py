"""Remarks on the steering group's assessment: its numbers held against the figures of the report that it is about."""

from dataclasses import dataclass, replace

from django.db import transaction

from stegvis.forms.package.nodes import PackedReport
from stegvis.store.models import Edition, RemarkDecision
from stegvis.store.reports.form_in_use import form_of_package
from stegvis.store.reports.life.assessing import assessment_of, told_too_much, told_words
from stegvis.store.reports.life.handed_in import last_handed_in
from stegvis.store.reports.life.packing import as_read
from stegvis.store.reports.remarks.adding_up import check_remarks
from stegvis.store.reports.remarks.remark import Remarked, TextRemark
from stegvis.store.tables.compiled_query import CompiledForScopes
from stegvis.store.trail.events import record
from stegvis.vocabulary import BadInput, Changed, InvalidFields, Wording
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.plain_text import plain_text
from stegvis.vocabulary.report_life import STEERING_GROUP_SECTION, ReportState

LONGEST = 1000
"""Letters in an explanation: it stands beside the assessment."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A sentence of the assessment that stays although the figures say otherwise, and why."""

    passage: str
    explanation: str


def assessment_remarks(edition: Edition, packed: PackedReport | None = None, text: str = "") -> tuple[TextRemark, ...]:
    """What the rules find in the assessment as it stands, beside the figures that were handed in last.

    Only released figures are asked: a remark says nothing of a number that the report hides. None before there is an
    assessment, and of a package that cannot be read. `packed` is that package and `text`
    the assessment, when they are at hand.
    """
    text = text or assessment_of(edition)
    packed = packed or _packed(edition)
    if not text or packed is None:
        return ()
    figures = tuple(as_read(one) for one in packed.figures if not one.split)
    form = form_of_package(packed.form_id, packed.form_version)
    texts = ((STEERING_GROUP_SECTION, text),)
    found = check_remarks(form, packed.intervention, texts, figures, packed.period, is_typed=False)
    decided = {(one.rule, one.passage): one.explanation for one in _decisions(edition)}
    return tuple(replace(one, explanation=decided.get((one.rule, one.passage))) for one in found if one.section)


def explained_in(edition: Edition, assessment: str) -> tuple[Explained, ...]:
    """What was explained of the sentences that stand in that assessment, in their order."""
    if not assessment:
        return ()
    rows = [one for one in _decisions(edition) if one.passage in assessment]
    rows.sort(key=lambda one: (assessment.index(one.passage), one.rule))
    return tuple(Explained(one.passage, one.explanation) for one in rows)


@transaction.atomic
def explain_assessment(edition: Edition, about: Remarked, explanation: str, *, by: Actor, version: int) -> None:
    """The sentence stays, and why stands beside it; with nothing said the remark is open again.

    Raises InvalidFields for "explanation" when it is too long or tells more than the report does, Changed when a step
    was taken since the page was shown, BadInput when it is signed or there is no such remark.
    """
    edition.refresh_from_db(from_queryset=Edition.objects.select_for_update().select_related("intervention"))
    if edition.version != version:
        raise Changed({}, edition.version)
    if edition.state != ReportState.ASSESSED:
        raise BadInput(str(edition.intervention), _NOT_NOW)
    remark = next((one for one in assessment_remarks(edition) if one.about == about), None)
    if remark is None:
        raise BadInput(str(edition.intervention), _NO_MORE)
    explanation = plain_text(explanation).strip()
    _require_tellable(edition, explanation, by)
    kept = {"section": STEERING_GROUP_SECTION, "rule": remark.rule, "passage": remark.passage}
    edition.decisions.filter(**kept).delete()
    if explanation:
        said = {"explanation": explanation, "account_id": by.account or None, "by": by.name}
        RemarkDecision.objects.create(edition=edition, **kept, **said)
    event = "remark_kept" if explanation else "remark_taken_up"
    details = {"edition": edition.pk, "section": STEERING_GROUP_SECTION, "rule": remark.rule}
    record(event, by=by, subject=edition.intervention.name, details=details)


def _require_tellable(edition: Edition, explanation: str, by: Actor) -> None:
    if len(explanation) > LONGEST:
        raise InvalidFields({"explanation": _TOO_LONG})
    hits = told_too_much(explanation, _packed(edition), (by.name,))
    if hits:
        raise InvalidFields({"explanation": told_words(hits)})


def _packed(edition: Edition) -> PackedReport | None:
    handed_in = last_handed_in(edition)
    return handed_in.opened.packed if handed_in and handed_in.opened else None


def _decisions(edition: Edition) -> list[RemarkDecision]:
    return _DECISIONS.of([], numbers=[edition.pk])


_DECISIONS = CompiledForScopes[RemarkDecision](
    lambda editions: RemarkDecision.objects.filter(edition__in=editions, section=STEERING_GROUP_SECTION).order_by("id")
)


_TOO_LONG = Wording(f"Skriv högst {LONGEST} tecken.", f"Write at most {LONGEST} characters.")
_NOT_NOW = Wording(
    "bedömningen kan bara förklaras innan den signeras; ladda om sidan.",
    "the assessment can be explained only before it is signed; reload the page.",
)
_NO_MORE = Wording(
    "meningen har ändrats sedan sidan visades; ladda om sidan.",
    "the sentence has changed since the page was shown; reload the page.",
)
