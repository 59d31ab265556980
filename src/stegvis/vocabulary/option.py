"""What somebody may choose from."""

from dataclasses import dataclass

from stegvis.vocabulary.wording import Wording


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a list: the value that is kept, and its name on screen. `group` heads the options that share it."""

    value: str
    label: Wording
    group: Wording | None = None
