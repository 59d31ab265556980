"""Corrections: what is signed stays, and what is to stand instead is an edition of its own with new signatures.

A monthly report to the ESF counts on from the month before: when one month is corrected, every later month that was
handed in is sent again, in order.
"""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from django.db import transaction
from django.db.models import OuterRef, Subquery

from stegvis.store.models import (
    BoundNumber,
    Edition,
    RemarkDecision,
    ReportCycle,
    ReportRule,
    SectionVersion,
)
from stegvis.store.reports.editions import THROWN_AWAY, Editions, period_of, texts_of
from stegvis.store.reports.form_in_use import find_form
from stegvis.store.reports.life.assessing import told_too_much, told_words
from stegvis.store.reports.life.handed_in import last_handed_in
from stegvis.store.reports.stepping import Signed, take_step
from stegvis.store.tables.compiled_query import CompiledForMany, CompiledForScopes
from stegvis.vocabulary import BadInput, Changed, InvalidFields, Wording
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.days_in_words import period_in_words
from stegvis.vocabulary.plain_text import plain_text
from stegvis.vocabulary.report_life import CORRECTION_SECTION, SIGNED_STATES, STEERING_GROUP_SECTION, ReportState

LONGEST = 2_000
Row = TypeVar("Row", BoundNumber, RemarkDecision)
WITH_THE_OPERATOR = (ReportState.PLANNED, ReportState.DRAFT, ReportState.RETURNED)


def is_corrected(edition: Edition) -> bool:
    """True when there is a correction of the edition, begun or done."""
    return any(_CORRECTIONS.values([edition.pk]))


_CORRECTIONS = CompiledForMany(
    lambda editions: Edition.objects.filter(~THROWN_AWAY, corrects__in=editions).order_by().values_list("pk")
)


def begun_corrections(editions: Editions) -> list[Edition]:
    """The corrections among the editions that are with their writers, by the intervention's name and period."""
    return _BEGUN.of([editions])


_BEGUN = CompiledForScopes[Edition](
    lambda editions: editions.filter(corrects__isnull=False, state__in=WITH_THE_OPERATOR).order_by(
        "intervention__name_key", "period_start", "number"
    )
)


def is_esf_month(edition: Edition) -> bool:
    """True for a monthly report of an intervention that the ESF finances."""
    if not edition.intervention.is_esf_financed:
        return False
    rules = ReportRule.objects.filter(intervention=edition.intervention, form_id=edition.form_id)
    return rules.filter(cycle=ReportCycle.MONTHLY).exists()


def later_months(edition: Edition) -> tuple[Edition, ...]:
    """What a correction of the edition brings with it: the latest edition of every later month that was handed in.

    Empty for all other reports than an ESF month's.
    """
    if not is_esf_month(edition):
        return ()
    same = Edition.objects.filter(~THROWN_AWAY, intervention=edition.intervention, form_id=edition.form_id)
    newest = same.filter(period_start=OuterRef("period_start"), period_end=OuterRef("period_end")).order_by("-number")
    latest = same.filter(period_start__gt=edition.period_start, pk=Subquery(newest.values("pk")[:1]))
    sent = latest.exclude(state__in=WITH_THE_OPERATOR)
    return tuple(sent.select_related("intervention").order_by("period_start"))


def waits_for(edition: Edition) -> Edition | None:
    """The corrected earlier month that is to be handed in before this one, None when there is none."""
    if not is_esf_month(edition):
        return None
    earlier = Edition.objects.filter(
        intervention=edition.intervention, form_id=edition.form_id, period_start__lt=edition.period_start
    )
    unsent = earlier.filter(~THROWN_AWAY, corrects__isnull=False, state__in=WITH_THE_OPERATOR)
    return unsent.order_by("period_start").first()


def require_in_order(edition: Edition) -> None:
    """Raises BadInput when an earlier month's correction is to be handed in first."""
    first = waits_for(edition)
    if first is not None:
        raise BadInput(str(edition.intervention), _first(first))


@transaction.atomic
def correct(edition: Edition, reason: str, *, by: Actor, version: int, role: str) -> tuple[Edition, ...]:
    """Begins the correction, and those of the later months in their order; the first is the edition's own.

    Later months that are on their way and not signed are not corrected: they are returned, or taken back, and handed
    in again. Raises InvalidFields for "reason", Changed, and BadInput when the edition is not signed or has a
    correction already.
    """
    edition.refresh_from_db(from_queryset=Edition.objects.select_for_update().select_related("intervention"))
    if edition.version != version:
        raise Changed({"state": edition.state}, edition.version)
    reason = plain_text(reason).strip()
    _require_reason(reason)
    if edition.state not in SIGNED_STATES:
        raise BadInput(str(edition.intervention), _NOT_SIGNED)
    if is_corrected(edition):
        raise BadInput(str(edition.intervention), _CORRECTED)
    _require_tellable(edition, reason, by)
    signed = [one for one in later_months(edition) if one.state in SIGNED_STATES]
    first = _corrected(edition, reason, by, role)
    return (first, *(_corrected(one, _because_of(first), by, role, first) for one in signed))


def followers(first: Edition) -> tuple[Edition, ...]:
    """The corrections of later months that were begun together with this one, in order, while it never was handed in.

    What was begun by itself is none of them. Empty for all other reports than an ESF month's.
    """
    begun = first.followers.filter(state=ReportState.DRAFT, packages=None)
    return tuple(begun.select_related("intervention").order_by("period_start"))


def _because_of(first: Edition) -> str:
    """Why a later month is corrected."""
    return f"Följer av rättelsen av {period_in_words(period_of(first), 'sv')}: {first.correction_reason}"


def _corrected(edition: Edition, reason: str, by: Actor, role: str, follows: Edition | None = None) -> Edition:
    """A draft with all that stands in the edition. Its writers are those who wrote: their words stand there.

    The reason is a section of it, and can be worded anew; no step repeats it, since steps are never changed.
    """
    made = edition.corrections.filter(THROWN_AWAY).first() or Edition(
        corrects=edition, state=ReportState.PLANNED, version=0
    )
    made.intervention, made.due = edition.intervention, edition.due
    made.form_id, made.form_version = edition.form_id, find_form(edition.form_id).version
    made.period_start, made.period_end = edition.period_start, edition.period_end
    made.report_number, made.report_number_of = edition.report_number, edition.report_number_of
    made.number, made.correction_reason, made.follows = edition.number + 1, reason, follows
    made.save()
    _copy_content(edition, made)
    SectionVersion.objects.create(
        edition=made, section=CORRECTION_SECTION, number=1, text=reason, account_id=by.account or None, by=by.name
    )
    take_step(made, "correct_report", by=by, version=made.version, signed=Signed(role=role))
    return made


def _copy_content(edition: Edition, made: Edition) -> None:
    """The operator's texts with their living numbers and what was decided about remarks; not the assessment."""
    texts = [one for one in texts_of(edition).values() if not one.is_assessment and one.section != CORRECTION_SECTION]
    SectionVersion.objects.bulk_create(
        SectionVersion(edition=made, section=one.section, number=1, text=one.text, account_id=one.account_id, by=one.by)
        for one in texts
    )
    BoundNumber.objects.bulk_create(_moved(edition.bound.all(), made))
    decisions = edition.decisions.exclude(section=STEERING_GROUP_SECTION)
    RemarkDecision.objects.bulk_create(_moved(decisions, made))


def _moved(rows: Iterable[Row], to: Edition) -> Iterator[Row]:
    for row in rows:
        row.pk, row.edition = None, to
        yield row


def _require_reason(reason: str) -> None:
    if not reason:
        raise InvalidFields({"reason": _NO_REASON})
    if len(reason) > LONGEST:
        raise InvalidFields({"reason": _TOO_LONG})


def _require_tellable(edition: Edition, reason: str, by: Actor) -> None:
    """Raises InvalidFields when the reason points somebody out, as far as what was released tells."""
    handed_in = last_handed_in(edition)
    hits = told_too_much(reason, handed_in.opened.packed if handed_in and handed_in.opened else None, (by.name,))
    if hits:
        raise InvalidFields({"reason": told_words(hits, _TELLABLE)})


def _first(edition: Edition) -> Wording:
    period = period_of(edition)
    return Wording(
        f"rättelsen av {period_in_words(period, 'sv')} ska lämnas in först; månaderna bygger på varandra.",
        f"the correction of {period_in_words(period, 'en')} is to be handed in first; the months build on each other.",
    )


_TELLABLE = Wording(
    "Skriv vad som var fel, utan namn och antal: ”Avslut var registrerade på fel dag.”",
    "Write what was wrong, without names or numbers: “Exits were registered on the wrong day.”",
)
_NO_REASON = Wording(
    "Skriv varför rapporten rättas. Skälet trycks på rättelsens första sida.",
    "Write why the report is corrected. The reason is printed on the correction's first page.",
)
_TOO_LONG = Wording(
    f"Skälet får ha högst {LONGEST} tecken; korta det.",
    f"The reason may have {LONGEST} characters at most; shorten it.",
)
_NOT_SIGNED = Wording(
    "rapporten är inte signerad, så den behöver ingen rättelse; ta tillbaka den eller be om att få den tillbaka.",
    "the report is not signed, so it needs no correction; take it back, or ask to have it returned.",
)
_CORRECTED = Wording(
    "rapporten har redan en rättelse; öppna den.", "the report has a correction already; open that one."
)
