"""A report's life: its states, and the table of transitions between them. The manual's diagram is drawn from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from stegvis.vocabulary.wording import Wording


class ReportState(StrEnum):
    """Where a report stands between being owed and being published. PLANNED: owed, and nobody has begun."""

    PLANNED = "planned"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RECEIVED = "received"
    ASSESSED = "assessed"
    SIGNED = "signed"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    PUBLISHED = "published"

    @property
    def label(self) -> Wording:
        """The state on screen."""
        return _LABELS[self]


class Side(StrEnum):
    """Who takes a step: those who run the intervention, or those who finance it."""

    OPERATOR = "operator"
    ASSOCIATION = "association"


@dataclass(frozen=True, slots=True)
class Transition:
    """One step in the life: `action` is the file in `actions/` that takes it, and its line in the permissions.

    `four_eyes`: nobody who wrote in the report may take it. `event` is what the trail calls it.
    """

    action: str
    label: Wording
    starts: tuple[ReportState, ...]
    ends: ReportState
    side: Side
    event: str
    four_eyes: bool = False


_S = ReportState
TRANSITIONS: tuple[Transition, ...] = (
    Transition(
        "begin_report",
        Wording("Börja skriva", "Begin to write"),
        (_S.PLANNED,),
        _S.DRAFT,
        Side.OPERATOR,
        "report_begun",
    ),
    Transition(
        "submit_report",
        Wording("Lämna in", "Submit"),
        (_S.DRAFT,),
        _S.SUBMITTED,
        Side.OPERATOR,
        "report_submitted",
    ),
    Transition(
        "take_back_report",
        Wording("Ta tillbaka", "Take back"),
        (_S.SUBMITTED,),
        _S.DRAFT,
        Side.OPERATOR,
        "report_taken_back",
    ),
    Transition(
        "receive_report",
        Wording("Ta emot", "Receive"),
        (_S.SUBMITTED,),
        _S.RECEIVED,
        Side.ASSOCIATION,
        "report_received",
    ),
    Transition(
        "assess_report",
        Wording("Skriv styrgruppens bedömning", "Write the steering group's assessment"),
        (_S.RECEIVED, _S.ASSESSED),
        _S.ASSESSED,
        Side.ASSOCIATION,
        "report_assessed",
    ),
    Transition(
        "sign_report",
        Wording("Signera", "Sign"),
        (_S.ASSESSED,),
        _S.SIGNED,
        Side.ASSOCIATION,
        "report_signed",
        four_eyes=True,
    ),
    Transition(
        "accept_report",
        Wording("Godkänn", "Accept"),
        (_S.SIGNED,),
        _S.ACCEPTED,
        Side.ASSOCIATION,
        "report_accepted",
        four_eyes=True,
    ),
    Transition(
        "return_report",
        Wording("Skicka tillbaka", "Return"),
        (_S.RECEIVED, _S.ASSESSED, _S.SIGNED),
        _S.RETURNED,
        Side.ASSOCIATION,
        "report_returned",
    ),
    Transition(
        "take_up_report",
        Wording("Skriv vidare", "Continue writing"),
        (_S.RETURNED,),
        _S.DRAFT,
        Side.OPERATOR,
        "report_taken_up",
    ),
    Transition(
        "publish_report",
        Wording("Publicera", "Publish"),
        (_S.ACCEPTED,),
        _S.PUBLISHED,
        Side.ASSOCIATION,
        "report_published",
        four_eyes=True,
    ),
)
"""Every step there is, in the order of a report's life. What a step asks for besides stands in its action."""
CORRECTION_TRANSITIONS: tuple[Transition, ...] = (
    Transition(
        "correct_report",
        Wording("Rätta", "Correct"),
        (_S.PLANNED,),
        _S.DRAFT,
        Side.OPERATOR,
        "report_corrected",
    ),
    Transition(
        "throw_away_correction",
        Wording("Kasta rättelsen", "Throw the correction away"),
        (_S.DRAFT,),
        _S.PLANNED,
        Side.OPERATOR,
        "correction_thrown_away",
    ),
)
"""The two steps that a correction alone takes; between them it goes the way of every report."""
BY_ACTION: Mapping[str, Transition] = {one.action: one for one in (*TRANSITIONS, *CORRECTION_TRANSITIONS)}
SIGNED_STATES = frozenset({_S.SIGNED, _S.ACCEPTED, _S.PUBLISHED})
"""States in which nothing in a report changes any more: a correction is an edition of its own."""
LIFE = (_S.PLANNED, _S.DRAFT, _S.SUBMITTED, _S.RECEIVED, _S.ASSESSED, _S.SIGNED, _S.ACCEPTED, _S.PUBLISHED)
"""The way of a report that nobody sends back."""
STEERING_GROUP_SECTION = "steering_group_analysis"
"""The section that the steering group writes, whether the form has it or not; the operator does not."""
CORRECTION_SECTION = "correction_reason"
"""The section of a correction that says why it is made, whatever its form: printed first, written like any other."""

_LABELS = {
    _S.PLANNED: Wording("Planerad", "Planned"),
    _S.DRAFT: Wording("Utkast", "Draft"),
    _S.SUBMITTED: Wording("Inlämnad", "Submitted"),
    _S.RECEIVED: Wording("Mottagen", "Received"),
    _S.ASSESSED: Wording("Bedömd av styrgruppen", "Assessed by the steering group"),
    _S.SIGNED: Wording("Signerad", "Signed"),
    _S.ACCEPTED: Wording("Godkänd", "Accepted"),
    _S.RETURNED: Wording("Skickad tillbaka", "Returned"),
    _S.PUBLISHED: Wording("Publicerad", "Published"),
}


def open_steps(state: ReportState) -> tuple[Transition, ...]:
    """The steps that lead on from the state."""
    return tuple(one for one in TRANSITIONS if state in one.starts)


def next_step(state: ReportState) -> Transition | None:
    """The step that leads further along the life, None from its end. What was returned is taken up first."""
    place = LIFE.index(state) if state in LIFE else 0
    return next((one for one in open_steps(state) if one.ends in LIFE[place + 1 :]), None)
