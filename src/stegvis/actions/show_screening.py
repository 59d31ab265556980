"""The questions on violence, from a participation: how often somebody was asked, and where they are answered.

The trail says that a questionnaire was to be handed out, as it says of any other: a dated line that somebody was asked
about violence would be half of what joins a person with an answer.
"""

from dataclasses import dataclass

from stegvis.actions.access import Actor, permit
from stegvis.actions.access.open_participation import open_participation
from stegvis.store.questionnaires.tallies import screening_secret


@dataclass(frozen=True, slots=True)
class ScreeningPlace:
    """`asked`: how often the person was asked. The link is the same for everybody in the association that day."""

    participation: int
    participant: int
    local_number: int
    intervention: str
    asked: int
    association: int
    secret: str


def show_screening(*, by: Actor, participation: int) -> ScreeningPlace:
    """Where it stands. Raises NotPermitted."""
    permit(by, "show_screening")
    found = open_participation(by, "hand_out_questionnaire", participation)
    association = found.intervention.association_id
    return ScreeningPlace(
        found.pk,
        found.participant_id,
        found.participant.local_number,
        found.intervention.name,
        found.violence_asked,
        association,
        screening_secret(association),
    )
