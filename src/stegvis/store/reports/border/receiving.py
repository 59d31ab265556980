"""A package from another installation comes in: all of it is checked, then all of it is kept, or nothing changes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from stegvis.forms.package.file import OpenedPackage, open_package
from stegvis.forms.package.nodes import PackedReport
from stegvis.forms.package.signing import fingerprint
from stegvis.store.clock import today
from stegvis.store.models import Edition, EditionPackage, Intervention, ReportDue
from stegvis.store.names import name_key
from stegvis.store.organisation.report_calendar import mark_handed_in
from stegvis.store.reports.border import receiving_words as words
from stegvis.store.reports.border.packages import file_package
from stegvis.store.reports.border.small_numbers import too_small
from stegvis.store.reports.border.trusted_keys import is_trusted
from stegvis.store.reports.border.unknown_measures import unknown_measures
from stegvis.store.reports.form_in_use import form_of_package
from stegvis.store.reports.stepping import Signed, take_step
from stegvis.store.trail.events import record
from stegvis.vocabulary import BadInput, Wording
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.measure import measure_heading
from stegvis.vocabulary.report_life import SIGNED_STATES, ReportState

EARLIEST = date(1990, 1, 1)
LONGEST_DAYS = 3660
CLOCKS_APART = timedelta(days=1)
"""How far ahead of ours the sender's clock may be."""


@dataclass(frozen=True, slots=True)
class ReceivedPackage:
    """What came of a package. `is_known`: it was here already, and nothing changed. `warnings` stop nothing."""

    edition: Edition
    digest: str
    is_known: bool
    warnings: tuple[Wording, ...] = ()


def receive(
    data: bytes, *, by: Actor, name: str = "paket", allowed: Callable[[int], None] = lambda _association: None
) -> ReceivedPackage:
    """Keeps the package as handed in by its sender. Raises BadInput with the reason; nothing is kept then.

    In order: the file, its hashes and its signature; whose key it is; the form; the period; its numbers; what came
    before.
    `allowed` is asked whether packages to the association with that number may be taken, and raises when not.
    """
    opened = open_package(data, name)
    try:
        with transaction.atomic():
            intervention = _trusted_intervention(opened)
            allowed(intervention.association_id)
            return _received(opened, data, intervention, by)
    except _Refused as refused:
        raise BadInput(name, refused.reason) from None


class _Refused(Exception):
    def __init__(self, reason: Wording) -> None:
        super().__init__(reason.en)
        self.reason = reason


def _received(opened: OpenedPackage, data: bytes, intervention: Intervention, by: Actor) -> ReceivedPackage:
    packed = opened.packed
    _require_known_form(packed)
    _require_sensible_period(packed)
    _require_nobody_pointed_out(packed)
    known = EditionPackage.objects.filter(digest=opened.digest).select_related("edition__intervention").first()
    if known is not None:
        return ReceivedPackage(known.edition, opened.digest, is_known=True)
    edition = _edition(intervention, packed)
    version = edition.version
    step = take_step(edition, "submit_report", by=_sender(packed), version=version, signed=Signed(digest=opened.digest))
    file_package(edition, opened, data)
    if edition.due is not None:
        mark_handed_in(edition.due, packed.submitted_on)
    details = {"edition": edition.pk, "digest": opened.digest, "signer": opened.signer, "step": step.pk}
    record("package_received", by=by, subject=intervention.name, details=details)
    return ReceivedPackage(edition, opened.digest, is_known=False, warnings=_warnings(packed))


def _trusted_intervention(opened: OpenedPackage) -> Intervention:
    """What the package is about, when its key may tell of it. A stranger learns nothing of what there is here."""
    packed = opened.packed
    found = (
        Intervention.objects.select_for_update(of=("self",))
        .select_related("association")
        .filter(association__name_key=name_key(packed.association), name_key=name_key(packed.intervention))
        .first()
    )
    if found is None or not is_trusted(opened.signer, found):
        raise _Refused(words.not_trusted(packed, fingerprint(opened.signer)))
    return found


def _require_known_form(packed: PackedReport) -> None:
    try:
        form_of_package(packed.form_id, packed.form_version)
    except BadInput:
        raise _Refused(words.unknown_form(packed)) from None


def _require_sensible_period(packed: PackedReport) -> None:
    period, ahead = packed.period, today() + CLOCKS_APART
    not_begun = period.start > packed.submitted_on
    if not_begun or period.start < EARLIEST or period.days > LONGEST_DAYS or packed.submitted_on > ahead:
        raise _Refused(words.strange_days(packed))


def _require_nobody_pointed_out(packed: PackedReport) -> None:
    found = too_small(packed)
    if found is not None:
        raise _Refused(words.too_small(measure_heading(found.measure)))


def _edition(intervention: Intervention, packed: PackedReport) -> Edition:
    """The edition that the package is handed in for, as a draft that is about to be: found, taken back or made."""
    same = Edition.objects.filter(
        intervention=intervention,
        form_id=packed.form_id,
        period_start=packed.period.start,
        period_end=packed.period.end,
    )
    latest = same.select_for_update().order_by("-number").first()
    if latest is not None and packed.edition == latest.number:
        return _once_more(latest, packed)
    if latest is not None and packed.edition < latest.number:
        raise _Refused(words.OLDER)
    return _new(intervention, packed, corrected=_corrected(latest, packed))


def _once_more(edition: Edition, packed: PackedReport) -> Edition:
    """The same edition handed in again: a later submission of one that was taken back or sent back."""
    last = edition.packages.order_by("-submission").first()
    if last is None:
        raise _Refused(words.WRITTEN_HERE)
    if packed.submission < last.submission:
        raise _Refused(words.OLDER)
    if packed.submission == last.submission:
        raise _Refused(words.TWO_FOR_ONE)
    steps = {ReportState.SUBMITTED: "take_back_report", ReportState.RETURNED: "take_up_report"}
    step = steps.get(ReportState(edition.state))
    if step is None:
        raise _Refused(words.not_open(ReportState(edition.state)))
    take_step(edition, step, by=_sender(packed), version=edition.version)
    if edition.form_version != packed.form_version:
        # Gone on in the form's new version since it was sent back.
        edition.form_version = packed.form_version
        edition.save(update_fields=["form_version"])
    return edition


def _corrected(latest: Edition | None, packed: PackedReport) -> Edition | None:
    """The signed edition that the package corrects; None for a first one."""
    if latest is None:
        if packed.corrects is not None or packed.edition != 1:
            raise _Refused(words.NOTHING_TO_CORRECT)
        return None
    if not latest.packages.exists():
        raise _Refused(words.WRITTEN_HERE)
    if packed.corrects is None or packed.edition != latest.number + 1:
        raise _Refused(words.TWO_FOR_ONE)
    if not latest.packages.filter(digest=packed.corrects).exists():
        raise _Refused(words.OTHER_CORRECTED)
    if ReportState(latest.state) not in SIGNED_STATES:
        raise _Refused(words.NOT_SIGNED_YET)
    return latest


def _new(intervention: Intervention, packed: PackedReport, *, corrected: Edition | None) -> Edition:
    number, period = packed.number, packed.period
    due = ReportDue.objects.filter(
        intervention=intervention, form_id=packed.form_id, period_start=period.start, period_end=period.end
    ).first()
    return Edition.objects.create(
        intervention=intervention,
        due=due,
        form_id=packed.form_id,
        form_version=packed.form_version,
        period_start=period.start,
        period_end=period.end,
        report_number=number.this if number else None,
        report_number_of=number.of if number else None,
        number=packed.edition,
        corrects=corrected,
        correction_reason=packed.correction_reason,
        state=ReportState.DRAFT,
    )


def _sender(packed: PackedReport) -> Actor:
    """Who handed it in, as far as the association's layer is told: the operator, no account of ours."""
    return Actor(0, (packed.operator or packed.intervention)[:200])


def _warnings(packed: PackedReport) -> tuple[Wording, ...]:
    found = []
    if packed.agreement is not None and packed.agreement.end < packed.period.start:
        found.append(words.agreement_over(packed.agreement.end))
    if packed.period.end > packed.submitted_on:
        found.append(words.PERIOD_NOT_OVER)
    unknown = unknown_measures(packed)
    if unknown:
        found.append(words.measures_not_here(unknown))
    return tuple(found)
