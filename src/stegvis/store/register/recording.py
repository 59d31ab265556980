"""The trail's line for a change of a participation."""

from stegvis.store.models import Participation
from stegvis.store.trail.events import record
from stegvis.store.trail.readings import subject_of
from stegvis.vocabulary.actor import Actor


def record_change(event: str, participation: Participation, by: Actor, **details: object) -> None:
    """Adds the event, under the participant's local number. `details` never has what somebody wrote."""
    participant = participation.participant
    about = {"participation": participation.pk, "intervention": participation.intervention_id, **details}
    record(event, by=by, subject=subject_of(participant), details=about, participant=participant)
