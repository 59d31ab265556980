"""One report in its life: where it stands, whose turn it is, what was handed in, and every step that was taken."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from stegvis.actions.access import Actor, is_inside
from stegvis.actions.access.edition_way import Way, may_take, way_of
from stegvis.actions.access.open_edition import edition_for, editions_for
from stegvis.actions.access.permit import may_here
from stegvis.actions.look_over_assessment import AssessmentLookedOver, looked_over
from stegvis.actions.renew_form import can_go_on
from stegvis.catalogue import load_forms, shipped_form
from stegvis.documents.nodes import Document
from stegvis.forms.asked import headings_of
from stegvis.forms.nodes import Form
from stegvis.forms.package.document import Arrival
from stegvis.forms.package.nodes import PackedReport
from stegvis.store.clock import today
from stegvis.store.models import Edition, EditionStep
from stegvis.store.reports.border.sendings import last_arrived
from stegvis.store.reports.border.unknown_measures import document_here
from stegvis.store.reports.editions import StandingTexts, operators_texts, period_of, texts_of
from stegvis.store.reports.life.assessing import assessment_of
from stegvis.store.reports.life.changed_facts import is_in_use, number_changed
from stegvis.store.reports.life.correcting import is_corrected, later_months
from stegvis.store.reports.life.handed_in import last_handed_in
from stegvis.store.reports.life.handing_in import missing_sections
from stegvis.store.reports.life.signed_content import SignedContent, content_with, was_signed
from stegvis.store.reports.remarks.looking_over import open_remarks
from stegvis.store.reports.stepping import steps_of
from stegvis.store.reports.writing.comments import comments_on
from stegvis.vocabulary import Period, Wording
from stegvis.vocabulary.report_life import (
    BY_ACTION,
    CORRECTION_SECTION,
    SIGNED_STATES,
    ReportState,
)
from stegvis.vocabulary.wording import Language

COMMENTED = frozenset({ReportState.SUBMITTED, ReportState.RECEIVED, ReportState.ASSESSED, ReportState.RETURNED})
"""Where a comment still can be seen to by those who write."""


@dataclass(frozen=True, slots=True)
class Content:
    """What was handed in last: the package's report, and the report set out as its form has it."""

    submission: int
    at: datetime
    digest: str
    packed: PackedReport | None
    document: Document | None


@dataclass(frozen=True, slots=True)
class Related:
    """Another edition of the same report."""

    number: int
    edition: int
    state: ReportState
    reason: str


@dataclass(frozen=True, slots=True)
class LaterMonth:
    """A later month that follows when this one is corrected; one that is not signed yet is handed in again."""

    number: int
    period: Period
    is_signed: bool


@dataclass(frozen=True, slots=True)
class CommentRow:
    """A comment of the office on what was handed in."""

    heading: str
    passage: str
    text: str
    by: str
    at: datetime
    is_settled: bool


@dataclass(frozen=True, slots=True)
class LeftToDo:
    """Something to mend or explain before a draft is handed in; "" for `passage`: the section is empty.

    "" for `section`: it is about the figures.
    """

    section: str
    heading: Wording
    passage: str
    reason: Wording | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionHead:
    """Which report it is, and where it stands: what each of its pages says first."""

    number: int
    intervention: int
    name: str
    association: str
    association_number: int
    form: Form | None
    period: Period
    edition: int
    corrects: Related | None
    state: ReportState
    version: int
    due_on: date | None
    arrival: Arrival


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionView(EditionHead):
    """A report as the actor may see it. `is_inside`: from the operator's layer.

    `corrections` are those that the actor may open: of one that is being written the association is told nothing, not
    even why. `as_signed` is None unless it is signed.
    `beside` is what is to be said of the assessment.
    `left` is for those who write; `changed` tells them how many figures the register has otherwise by now, and
    `sent_to` the address of the association's own installation, where the report has arrived.
    """

    is_inside: bool
    may_write: bool
    may_correct: bool
    may_comment: bool
    may_renew: bool
    way: Way
    content: Content | None
    assessment: str
    beside: AssessmentLookedOver
    comments: tuple[CommentRow, ...]
    corrections: tuple[Related, ...]
    later_months: tuple[LaterMonth, ...]
    correction_reason: str
    as_signed: bool | None
    left: tuple[LeftToDo, ...]
    changed: int
    sent_to: str
    today: date


def show_edition(*, by: Actor, edition: int, language: Language = "sv") -> EditionView:
    """The report. Raises NotPermitted."""
    found = edition_for(by, "show_edition", edition)
    head, standing, rows = _head(found), texts_of(found), steps_of(found)
    state, inside = head.state, is_inside(by, "show_edition", found.intervention)
    writes = inside and state is ReportState.DRAFT and may_take(by, BY_ACTION["submit_report"], found)
    may_correct = _may_correct(by, found, state)
    content = _content(found, head, language)
    covered = content_with(found, content.digest) if content else None
    assessment = covered.assessment if covered else assessment_of(found)
    return EditionView(
        **{one.name: getattr(head, one.name) for one in fields(head)},
        is_inside=inside,
        may_write=writes,
        may_correct=may_correct,
        may_comment=state in COMMENTED and may_here(by, "comment_on_report", found.intervention),
        may_renew=can_go_on(by, found),
        way=way_of(by, found, state, rows),
        content=content,
        assessment=assessment,
        beside=looked_over(by, found, assessment, content.packed if content else None),
        comments=_comments(found, head.form, language),
        corrections=() if may_correct else _corrections(by, found),
        later_months=tuple(map(_later, later_months(found))) if may_correct else (),
        correction_reason=_reason(found, standing, is_draft=inside and state is ReportState.DRAFT),
        as_signed=_as_signed(found, rows, covered),
        left=_left(found, head.form, standing) if writes and head.form else (),
        changed=number_changed(found) if inside and not writes else 0,
        sent_to=sent[1] if inside and (sent := last_arrived(found)) else "",
        today=today(),
    )


def show_edition_head(*, by: Actor, edition: int) -> EditionHead:
    """Which report it is, for a page that shows something else about it. Raises NotPermitted."""
    return _head(edition_for(by, "show_edition", edition))


def may_correct_edition(*, by: Actor, edition: int) -> bool:
    """True when the actor may begin a correction of the report now. Raises NotPermitted."""
    found = edition_for(by, "show_edition", edition)
    return _may_correct(by, found, ReportState(found.state))


def _head(found: Edition) -> EditionHead:
    return EditionHead(
        number=found.pk,
        intervention=found.intervention_id,
        name=found.intervention.name,
        association=found.intervention.association.name,
        association_number=found.intervention.association_id,
        form=form_of(found),
        period=period_of(found),
        edition=found.number,
        corrects=_related(found.corrects) if found.corrects else None,
        state=ReportState(found.state),
        version=found.version,
        due_on=found.due.due_on if found.due else None,
        arrival=Arrival(found.registry_number, found.received_on),
    )


def _corrections(by: Actor, found: Edition) -> tuple[Related, ...]:
    if not is_corrected(found):
        return ()
    return tuple(map(_related, editions_for(by, "show_edition").filter(corrects=found)))


def _as_signed(found: Edition, rows: tuple[EditionStep, ...], covered: SignedContent | None) -> bool | None:
    if found.state not in SIGNED_STATES or covered is None:
        return None
    return was_signed(rows, covered)


def form_of(edition: Edition) -> Form | None:
    """The form that the edition was written in, else the one of that name today; None when there is neither."""
    was = shipped_form(edition.form_id, edition.form_version)
    return was or next((one for one in load_forms() if one.id == edition.form_id), None)


def _left(edition: Edition, form: Form, standing: StandingTexts) -> tuple[LeftToDo, ...]:
    """What stands in the way of a draft, in the order of the form; nothing to say when the form has changed."""
    if not is_in_use(edition):
        return ()
    headings = headings_of(form)
    empty = (LeftToDo(one.id, one.heading, "", None) for one in missing_sections(edition, operators_texts(standing)))
    open_ones = (
        LeftToDo(one.section, headings.get(one.section, form.title), one.passage, one.reason_beside)
        for one in open_remarks(edition, standing=standing)
    )
    return (*empty, *open_ones)


def _reason(edition: Edition, standing: StandingTexts, *, is_draft: bool) -> str:
    """Why it is corrected: as its writers have it now, for everybody else as it was handed in last."""
    handed_in = edition.correction_reason
    return operators_texts(standing).get(CORRECTION_SECTION, handed_in) if handed_in and is_draft else handed_in


def _may_correct(by: Actor, edition: Edition, state: ReportState) -> bool:
    if state not in SIGNED_STATES or not may_here(by, "correct_report", edition.intervention):
        return False
    return not is_corrected(edition)


def _content(edition: Edition, head: EditionHead, language: Language) -> Content | None:
    handed_in = last_handed_in(edition)
    if handed_in is None:
        return None
    opened, document = handed_in.opened, None
    if opened and head.form:
        document = document_here(
            opened.packed, head.form, arrival=head.arrival, language=language, digest=opened.digest
        )
    packed = opened.packed if opened else None
    return Content(handed_in.submission, handed_in.at, handed_in.digest, packed, document)


def _comments(edition: Edition, form: Form | None, language: Language) -> tuple[CommentRow, ...]:
    headings = {one.id: one.heading.in_language(language) for one in form.sections} if form else {}
    return tuple(
        CommentRow(headings.get(one.section, ""), one.passage, one.text, one.by, one.at, one.settled_at is not None)
        for one in comments_on(edition)
    )


def _later(edition: Edition) -> LaterMonth:
    return LaterMonth(edition.pk, period_of(edition), edition.state in SIGNED_STATES)


def _related(edition: Edition) -> Related:
    return Related(edition.pk, edition.number, ReportState(edition.state), edition.correction_reason)


__all__ = ["EditionHead", "EditionView", "may_correct_edition", "show_edition", "show_edition_head"]
