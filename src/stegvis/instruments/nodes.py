"""What a questionnaire is made of: items, scales and groups of items, as frozen nodes that check themselves.

Only keys and ranges are kept. The wording of the items belongs to others and is never shipped.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from stegvis.vocabulary import Wording


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `description` says in our own words what it is about; None when even that is left out.

    `reversed` items count backwards: lowest + highest − answer.
    """

    id: str
    description: Wording | None = None
    reversed: bool = False

    def __post_init__(self) -> None:
        if not self.id.strip():
            raise ValueError("An item needs an id.")


@dataclass(frozen=True, slots=True)
class Scale:
    """A sum over items, from `minimum` to `maximum`. `marks` are the Swedish names that reports use for it.

    `parts` names the scales that together hold the same items, each once.
    """

    id: str
    title: Wording
    marks: tuple[str, ...]
    items: tuple[str, ...]
    minimum: int
    maximum: int
    parts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.items:
            raise ValueError(f"Scale {self.id} has no items.")
        if self.minimum >= self.maximum:
            raise ValueError(f"Scale {self.id} must have a minimum below its maximum.")

    def holds(self, value: float) -> bool:
        """True when `value` lies within the scale."""
        return self.minimum <= value <= self.maximum


@dataclass(frozen=True, slots=True)
class Group:
    """Respondents with a yes to at least one of `items`; without items: with a tick beside the questions.

    `marks` are the words by which a Swedish sentence speaks of the group, `unless` words by which it speaks
    of only some of it.
    """

    id: str
    title: Wording
    items: tuple[str, ...]
    marks: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Instrument:
    """A questionnaire. Every item is answered from `lowest` to `highest`; yes and no are 1 and 0.

    `marks` are the words that give it away in a Swedish text and may be shared by several versions of it;
    `own_marks` name this one alone. Groups stand in the order in which a sentence is tried against them,
    the most special first. `rights` says what may be shown. Raises ValueError when the keys do not agree.
    """

    id: str
    version: str
    title: Wording
    lowest: int
    highest: int
    items: tuple[Item, ...]
    marks: tuple[str, ...]
    rights: Wording
    own_marks: tuple[str, ...] = ()
    scales: tuple[Scale, ...] = ()
    groups: tuple[Group, ...] = ()

    def __post_init__(self) -> None:
        if self.lowest >= self.highest:
            raise ValueError(f"Instrument {self.id}: the lowest answer must lie below the highest.")
        if not self.items or not self.marks:
            raise ValueError(f"Instrument {self.id} needs items and marks.")
        self._require_unique("item", (item.id for item in self.items))
        self._require_unique("scale", (scale.id for scale in self.scales))
        self._require_unique("group", (group.id for group in self.groups))
        for scale in self.scales:
            self._require_items(scale.id, scale.items)
            self._require_range(scale)
            self._require_parts(scale)
        for group in self.groups:
            self._require_items(group.id, group.items)

    @property
    def is_yes_no(self) -> bool:
        """True when every question is answered yes or no."""
        return (self.lowest, self.highest) == (0, 1)

    def scale(self, scale_id: str) -> Scale:
        """The scale with that id. Raises KeyError when there is none."""
        for scale in self.scales:
            if scale.id == scale_id:
                return scale
        raise KeyError(scale_id)

    def _require_unique(self, what: str, ids: Iterable[str]) -> None:
        listed = list(ids)
        if len(listed) != len(set(listed)):
            raise ValueError(f"Instrument {self.id} has two {what}s with the same id.")

    def _require_items(self, owner: str, items: tuple[str, ...]) -> None:
        strangers = set(items) - {item.id for item in self.items}
        if strangers or len(items) != len(set(items)):
            raise ValueError(f"Instrument {self.id}, {owner}: unknown or repeated items {sorted(strangers)}.")

    def _require_range(self, scale: Scale) -> None:
        expected = (self.lowest * len(scale.items), self.highest * len(scale.items))
        if (scale.minimum, scale.maximum) != expected:
            raise ValueError(f"Instrument {self.id}, scale {scale.id}: the items give {expected[0]} to {expected[1]}.")

    def _require_parts(self, scale: Scale) -> None:
        if not scale.parts:
            return
        known = {one.id: one for one in self.scales}
        if any(part not in known for part in scale.parts):
            raise ValueError(f"Instrument {self.id}, scale {scale.id}: a part is no scale of the instrument.")
        items = [item for part in scale.parts for item in known[part].items]
        if sorted(items) != sorted(scale.items):
            raise ValueError(f"Instrument {self.id}, scale {scale.id}: its parts do not hold each item once.")
