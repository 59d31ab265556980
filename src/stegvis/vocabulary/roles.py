"""Who somebody is in Stegvis. A role says what may be done; a dated assignment says where."""

from collections.abc import Mapping
from enum import StrEnum

from stegvis.vocabulary.wording import Wording


class Role(StrEnum):
    """Source: the roles of the former national follow-up system, and the steering groups and boards beside it.

    Only a registrar sees persons, and a registrar holds no role of an association.
    """

    ASSOCIATION_ADMINISTRATOR = "association_administrator"
    INTERVENTION_MANAGER = "intervention_manager"
    PARTICIPANT_REGISTRAR = "participant_registrar"
    STEERING_GROUP_CHAIR = "steering_group_chair"
    BOARD_READER = "board_reader"
    AUDITOR = "auditor"

    @property
    def label(self) -> Wording:
        """The role's name on screen."""
        return _LABELS[self]


_LABELS = {
    Role.ASSOCIATION_ADMINISTRATOR: Wording("Förbundsadministratör", "Association administrator"),
    Role.INTERVENTION_MANAGER: Wording("Insatsansvarig", "Intervention manager"),
    Role.PARTICIPANT_REGISTRAR: Wording("Deltagaransvarig", "Participant registrar"),
    Role.STEERING_GROUP_CHAIR: Wording("Styrgruppens ordförande", "Steering group chair"),
    Role.BOARD_READER: Wording("Styrelseledamot", "Board member"),
    Role.AUDITOR: Wording("Revisor", "Auditor"),
}


class Where(StrEnum):
    """The kinds of place where a role is held."""

    ASSOCIATION = "association"
    OPERATOR = "operator"
    INTERVENTION = "intervention"


ASSOCIATION_ROLES = frozenset(
    {Role.ASSOCIATION_ADMINISTRATOR, Role.STEERING_GROUP_CHAIR, Role.BOARD_READER, Role.AUDITOR}
)
"""Roles of the association's layer: none of them ever opens a participant."""
WHERE: Mapping[Role, tuple[Where, ...]] = {
    Role.ASSOCIATION_ADMINISTRATOR: (Where.ASSOCIATION,),
    Role.INTERVENTION_MANAGER: (Where.OPERATOR, Where.INTERVENTION),
    Role.PARTICIPANT_REGISTRAR: (Where.OPERATOR, Where.INTERVENTION),
    Role.STEERING_GROUP_CHAIR: (Where.INTERVENTION, Where.ASSOCIATION),
    Role.BOARD_READER: (Where.ASSOCIATION,),
    Role.AUDITOR: (Where.ASSOCIATION,),
}
"""Where each role can be held."""


def exclude_each_other(one: Role, other: Role) -> bool:
    """True when nobody may hold both at once: whoever sees persons holds no role of an association."""
    held = {one, other}
    return Role.PARTICIPANT_REGISTRAR in held and bool(held & ASSOCIATION_ROLES)
