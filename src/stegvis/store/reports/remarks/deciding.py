"""What a writer decides about remarks: to use what is proposed, to keep the words and say why, or to take that back."""

from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction

from stegvis.forms.living import Standing, refreshed
from stegvis.store.models import Edition, RemarkDecision
from stegvis.store.reports.editions import texts_of
from stegvis.store.reports.figures.drafted import DraftFigures
from stegvis.store.reports.remarks.looking_over import figures_now, judgement_on, look_over, looked_at
from stegvis.store.reports.remarks.pointing_out import is_safe
from stegvis.store.reports.remarks.remark import NUMBER_MOVED, Remarked, TextRemark, digest
from stegvis.store.reports.writing.texts import SavedSection, save_section
from stegvis.store.trail.events import record
from stegvis.vocabulary import BadInput, InvalidFields, Wording
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.plain_text import plain_text
from stegvis.vocabulary.report_life import ReportState

LONGEST = 1000
"""Letters in an explanation: the report prints it."""


@transaction.atomic
def keep_remark(edition: Edition, about: Remarked, explanation: str, *, by: Actor) -> None:
    """The words stay, and the report prints why.

    Raises InvalidFields when nothing is said or what is said points somebody out, BadInput when there is no such
    remark any more, when it cannot be kept, or when the report is no draft.
    """
    _require_draft(edition)
    draft = figures_now(edition)
    remark = _remark(edition, about, draft)
    if not remark.may_be_kept:
        raise BadInput(str(edition.intervention), _TO_BE_MENDED)
    explanation = plain_text(explanation).strip()
    _require_sound(explanation, edition, draft)
    section, rule, passage = remark.key
    edition.decisions.filter(section=section, rule=rule, passage=passage).delete()
    RemarkDecision.objects.create(
        edition=edition,
        section=section,
        rule=rule,
        passage=passage,
        explanation=explanation,
        account_id=by.account or None,
        by=by.name,
    )
    _record("remark_kept", edition, remark, by)


@transaction.atomic
def take_up_remark(edition: Edition, about: Remarked, *, by: Actor) -> None:
    """The remark is open again: what was decided about it is taken back. Nothing happens when nothing was."""
    _require_draft(edition)
    there = edition.decisions.filter(section=about.section, rule=about.rule)
    taken = [one for one in there if digest(one.passage) == about.words]
    for one in taken:
        one.delete()
    if taken:
        details = {"edition": edition.pk, "section": about.section, "rule": about.rule}
        record("remark_taken_up", by=by, subject=edition.intervention.name, details=details)


@transaction.atomic
def use_proposal(edition: Edition, about: Remarked, *, by: Actor) -> SavedSection:
    """Writes what the remark proposes in place of its passage, in the text as it stands now.

    Raises BadInput when there is no such remark any more, it proposes no words, or the report is no draft.
    """
    _require_draft(edition)
    remark = _remark(edition, about, figures_now(edition))
    if remark.proposal is None:
        raise BadInput(str(edition.intervention), _NO_PROPOSAL)
    standing = texts_of(edition)[remark.section]
    new = standing.text[: remark.start] + remark.proposal.sv + standing.text[remark.end :]
    saved = save_section(edition, remark.section, new, seen=standing.number, by=by)
    _record("proposal_used", edition, remark, by)
    return saved


@transaction.atomic
def refresh_numbers(edition: Edition, *, by: Actor, sections: Iterable[str] | None = None) -> int:
    """Writes every number that has moved anew, in these sections or in all; returns how many there were.

    A number whose figure is hidden or no more is left: its sentence is to be written anew.
    """
    _require_draft(edition)
    draft = figures_now(edition)
    versions = {name: one for name, one in texts_of(edition).items() if not one.is_assessment}
    texts = {name: one.text for name, one in versions.items() if sections is None or name in sections}
    movable = {(one.section, one.start) for one in look_over(edition, draft=draft) if _is_movable(one)}
    count = 0
    for section, looked in looked_at(edition, texts, draft).items():
        moved = [one for one in looked if one.standing is Standing.MOVED and (section, one.bound.start) in movable]
        if moved:
            new = refreshed(texts[section], moved).text
            save_section(edition, section, new, seen=versions[section].number, by=by)
            count += len(moved)
    if count:
        details = {"edition": edition.pk, "numbers": count}
        record("numbers_refreshed", by=by, subject=edition.intervention.name, details=details)
    return count


def _is_movable(remark: TextRemark) -> bool:
    return remark.rule == NUMBER_MOVED and remark.proposal is not None


def _require_draft(edition: Edition) -> None:
    """The edition is read anew and held. Raises BadInput unless it is a draft."""
    edition.refresh_from_db(from_queryset=Edition.objects.select_for_update().select_related("intervention"))
    if edition.state != ReportState.DRAFT:
        raise BadInput(str(edition.intervention), _NO_DRAFT)


def _remark(edition: Edition, about: Remarked, draft: DraftFigures) -> TextRemark:
    found = [one for one in look_over(edition, draft=draft) if replace(one.about, start=about.start) == about]
    if not found:
        raise BadInput(str(edition.intervention), _NO_MORE)
    return min(found, key=lambda one: abs(one.start - about.start))


def _require_sound(explanation: str, edition: Edition, draft: DraftFigures) -> None:
    if not explanation:
        raise InvalidFields({"explanation": _SAY_WHY})
    if len(explanation) > LONGEST:
        raise InvalidFields({"explanation": _TOO_LONG})
    if not is_safe(explanation, judgement_on(edition, draft)):
        raise InvalidFields({"explanation": _POINTS_OUT})


def _record(event: str, edition: Edition, remark: TextRemark, by: Actor) -> None:
    details = {"edition": edition.pk, "section": remark.section, "rule": remark.rule}
    record(event, by=by, subject=edition.intervention.name, details=details)


_TO_BE_MENDED = Wording(
    "den här anmärkningen går inte att förklara bort; skriv om meningen.",
    "this remark cannot be explained away; write the sentence anew.",
)
_NO_DRAFT = Wording(
    "rapporten är inget utkast längre; ladda om sidan.", "the report is no draft any more; reload the page."
)
_NO_MORE = Wording(
    "meningen har ändrats sedan sidan visades; ladda om sidan.",
    "the sentence has changed since the page was shown; reload the page.",
)
_NO_PROPOSAL = Wording(
    "det finns inget förslag att använda här; skriv om meningen.",
    "there is no proposal to use here; write the sentence anew.",
)
_SAY_WHY = Wording(
    "Skriv varför det ska stå kvar. Förklaringen trycks i rapporten.",
    "Say why it is to stay. The report prints the explanation.",
)
_TOO_LONG = Wording(f"Skriv högst {LONGEST} tecken.", f"Write at most {LONGEST} characters.")
_POINTS_OUT = Wording(
    "Förklaringen kan peka ut en person, och den trycks i rapporten. Skriv den utan små antal och namn.",
    "The explanation may point a person out, and the report prints it. Write it without small numbers and names.",
)
