"""A new intervention: the little that is known on the first day."""

from dataclasses import dataclass
from datetime import date

from stegvis.actions.access import Actor, held_for, permit
from stegvis.store.models import FollowUpMethod
from stegvis.store.organisation.associations import association_of, named_associations
from stegvis.store.organisation.interventions import Basics
from stegvis.store.organisation.operators import ListedOperator, listed_operators
from stegvis.store.organisation.setting_up import set_up
from stegvis.vocabulary import InvalidFields, Period, Wording
from stegvis.vocabulary.orientation import Orientation

__all__ = ["FollowUpMethod", "NewIntervention", "Opening", "open_new_intervention", "set_up_intervention"]

NOT_BOTH = Wording(
    "Välj en aktör i listan eller skriv en ny, inte båda.", "Choose an operator or write a new one, not both."
)
ENDS_BEFORE = Wording("Sista dagen är före första dagen.", "The last day is before the first day.")
NO_END = Wording("Skriv också avtalets sista dag.", "Write the last day of the agreement too.")
NO_START = Wording("Skriv också avtalets första dag.", "Write the first day of the agreement too.")


@dataclass(frozen=True, slots=True)
class Opening:
    """What the form of a new intervention offers: the associations to choose from, and all their operators."""

    associations: tuple[tuple[int, str], ...]
    operators: tuple[ListedOperator, ...]


@dataclass(frozen=True, slots=True)
class NewIntervention:
    """The first day's facts. The provider is an operator's number, or the name of one that is not in the list yet."""

    name: str
    orientation: Orientation
    method: FollowUpMethod
    provider: int | None = None
    new_provider: str = ""
    start: date | None = None
    end: date | None = None


def open_new_intervention(*, by: Actor) -> Opening:
    """What can be chosen. Raises NotPermitted."""
    permit(by, "set_up_intervention")
    own = [held.association for held in held_for(by, "set_up_intervention") if held.association is not None]
    return Opening(named_associations(own), tuple(one for number in own for one in listed_operators(number)))


def set_up_intervention(*, by: Actor, association: int, new: NewIntervention) -> int:
    """Sets up the intervention and returns its number. Raises InvalidFields and NotPermitted."""
    permit(by, "set_up_intervention", association=association)
    if new.provider is not None and new.new_provider.strip():
        raise InvalidFields({"new_provider": NOT_BOTH})
    if (new.start is None) != (new.end is None):
        raise InvalidFields({"start": NO_START} if new.start is None else {"end": NO_END})
    if new.start is not None and new.end is not None and new.end < new.start:
        raise InvalidFields({"end": ENDS_BEFORE})
    basics = Basics(
        new.name, new.provider, new.provider, frozenset(), new.orientation, new.method, is_esf_financed=False
    )
    place, agreement = association_of(association), Period.of(new.start, new.end)
    return set_up(place, basics, new_provider=new.new_provider, agreement=agreement, by=by).pk
