"""Who may do what, where: the actor, the table of permissions, and the one check."""

from stegvis.actions.access.open_edition import edition_for, editions_for
from stegvis.actions.access.open_participant import open_participant, participant_to_change, participants_for
from stegvis.actions.access.permissions import PERMISSIONS
from stegvis.actions.access.permit import (
    NotPermitted,
    held_for,
    intervention_for,
    interventions_for,
    is_inside,
    may,
    may_here,
    permit,
)
from stegvis.store.access.assignments import account_numbered, actor_of, ended_roles
from stegvis.vocabulary.actor import Actor, Held

__all__ = [
    "PERMISSIONS",
    "Actor",
    "Held",
    "NotPermitted",
    "account_numbered",
    "actor_of",
    "edition_for",
    "editions_for",
    "ended_roles",
    "held_for",
    "intervention_for",
    "interventions_for",
    "is_inside",
    "may",
    "may_here",
    "open_participant",
    "participant_to_change",
    "participants_for",
    "permit",
]
