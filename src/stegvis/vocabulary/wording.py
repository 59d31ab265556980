"""One text in the two languages of the user interface."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["sv", "en"]


@dataclass(frozen=True, slots=True)
class Wording:
    """The same sentence in Swedish and in English."""

    sv: str
    en: str

    def __post_init__(self) -> None:
        if not self.sv.strip() or not self.en.strip():
            raise ValueError("A wording needs both its Swedish and its English text.")

    def in_language(self, language: Language) -> str:
        """The text in `language`: "sv" or "en"."""
        return self.sv if language == "sv" else self.en
