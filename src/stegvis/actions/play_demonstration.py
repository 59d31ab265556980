"""A demonstration: whether this is one, and as whom it can be seen."""

from stegvis.store.demonstration import CHARACTERS, Character, is_demonstration

__all__ = ["CHARACTERS", "Character", "is_demonstration"]
