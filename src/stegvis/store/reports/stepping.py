"""Taking a step in an edition's life: the one place where its state changes."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from stegvis.store.models import Edition, EditionStep
from stegvis.store.reports.editions import writers_of
from stegvis.store.tables.compiled_query import CompiledForScopes
from stegvis.store.trail.events import record
from stegvis.vocabulary import BadInput, Changed, Wording
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.report_life import BY_ACTION, CORRECTION_TRANSITIONS, ReportState, Transition


@dataclass(frozen=True, slots=True)
class Signed:
    """What a step says beside who and when: a note, and the digest of the content that it concerns."""

    note: str = ""
    digest: str = ""
    role: str = ""


_NOTHING_MORE = Signed()


def require_step(edition: Edition, action: str, *, by: Actor) -> Transition:
    """The step, when the edition's state and the four eyes allow it (permissions are the caller's).

    Raises BadInput that says what stands in the way.
    """
    step = BY_ACTION[action]
    if ReportState(edition.state) not in step.starts:
        raise BadInput(str(edition.intervention), _not_from(ReportState(edition.state), step))
    if step in CORRECTION_TRANSITIONS and edition.corrects_id is None:
        raise BadInput(str(edition.intervention), _NO_CORRECTION)
    if step.four_eyes and by.account in writers_of(edition):
        raise BadInput(str(edition.intervention), _FOUR_EYES)
    return step


@transaction.atomic
def take_step(edition: Edition, action: str, *, by: Actor, version: int, signed: Signed = _NOTHING_MORE) -> EditionStep:
    """Moves the edition on and writes who did it, in the step's own row and in the trail.

    `version` is the edition's as the actor saw it. Raises Changed when somebody else took a step in between, BadInput
    as `require_step`. The edition is read anew.
    """
    edition.refresh_from_db(from_queryset=Edition.objects.select_for_update().select_related("intervention"))
    if edition.version != version:
        raise Changed({"state": edition.state}, edition.version)
    step = require_step(edition, action, by=by)
    came_from = edition.state
    edition.state, edition.version = step.ends, edition.version + 1
    edition.save(update_fields=["state", "version"])
    details = {"edition": edition.pk, "form": edition.form_id, "from": came_from, "to": step.ends.value}
    if edition.corrects_id:
        details["corrects"] = edition.corrects_id
    record(step.event, by=by, subject=edition.intervention.name, details=details)
    return EditionStep.objects.create(
        edition=edition,
        action=action,
        came_from=came_from,
        led_to=step.ends,
        account=by.account or None,
        by=by.name,
        role=signed.role,
        note=signed.note,
        digest=signed.digest,
    )


_FOUR_EYES = Wording(
    "den som har skrivit i rapporten kan inte också ta det här steget; be en kollega.",
    "whoever wrote in the report cannot also take this step; ask a colleague.",
)
_NO_CORRECTION = Wording(
    "rapporten är ingen rättelse, så den kan inte kastas; ladda om sidan.",
    "the report is no correction, so it cannot be thrown away; reload the page.",
)


def steps_of(edition: Edition) -> tuple[EditionStep, ...]:
    """The steps that were taken, in their order."""
    return tuple(_STEPS.of([], numbers=[edition.pk]))


_STEPS = CompiledForScopes[EditionStep](
    lambda editions: EditionStep.objects.filter(edition__in=editions).order_by("id")
)


def sent_back(state: ReportState, steps: Sequence[EditionStep]) -> EditionStep | None:
    """The step by which the report was sent back last, until it is handed in again; `steps` in their order."""
    if state not in {ReportState.RETURNED, ReportState.DRAFT}:
        return None
    found = next((one for one in reversed(steps) if one.action in {"return_report", "submit_report"}), None)
    return found if found and found.action == "return_report" else None


def _not_from(state: ReportState, step: Transition) -> Wording:
    return Wording(
        f"rapporten är {state.label.sv.lower()}, så ”{step.label.sv}” går inte nu; ladda om sidan.",
        f"the report is {state.label.en.lower()}, so “{step.label.en}” is not possible now; reload the page.",
    )
