"""The operator's edition follows the association's in another installation: the steps that were taken there."""

from collections import deque

from django.db import transaction

from stegvis.store.models import Edition
from stegvis.store.reports.life.signed_content import content_of
from stegvis.store.reports.stepping import Signed, take_step
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.report_life import ReportState, Side, Transition, open_steps

NO_ACCOUNT = 0


@transaction.atomic
def follow(edition: Edition, said: ReportState, *, missing: str) -> bool:
    """Brings the edition to the state that the association told, in its name; False when no step of its leads there.

    A draft stays a draft: whoever took the report back writes on. Raises Changed when somebody took a step meanwhile.
    """
    steps = steps_between(ReportState(edition.state), said)
    by = Actor(NO_ACCOUNT, edition.intervention.association.name)
    for step in steps:
        is_back = step.ends is ReportState.RETURNED
        digest = content_of(edition).digest if step.action == "sign_report" else ""
        signed = Signed(missing if is_back else "", digest=digest)
        take_step(edition, step.action, by=by, version=edition.version, signed=signed)
    return bool(steps)


def steps_between(start: ReportState, end: ReportState) -> tuple[Transition, ...]:
    """The fewest steps of the association that lead from one state to the other, none when none do."""
    ways: deque[tuple[ReportState, tuple[Transition, ...]]] = deque([(start, ())])
    seen = {start}
    while ways:
        state, steps = ways.popleft()
        if state is end:
            return steps
        for one in open_steps(state):
            if one.side is Side.ASSOCIATION and one.ends not in seen:
                seen.add(one.ends)
                ways.append((one.ends, (*steps, one)))
    return ()
