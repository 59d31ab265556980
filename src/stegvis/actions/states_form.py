"""What the forms of means of support and of occupations show."""

from dataclasses import dataclass

from stegvis.store.register.states import Share
from stegvis.vocabulary.option import Option

__all__ = ["Share", "StatesForm"]


@dataclass(frozen=True, slots=True)
class StatesForm:
    """The rows as stored, and what can be chosen."""

    participant: int
    local_number: int
    intervention: str
    rows: tuple[Share, ...]
    options: tuple[Option, ...]
    version: int
