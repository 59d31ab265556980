"""A text as somebody types it: nothing is joined or left out, so that what is found can be pointed at."""

from dataclasses import dataclass

from stegvis.forms.prose.flow import Flow
from stegvis.vocabulary import Place


@dataclass(frozen=True)
class Typed(Flow):
    """Running text whose places are characters: the line of a place is one more than its offset from `before`."""

    before: int = 0

    def place_at(self, offset: int) -> Place:
        """The place of the character at `offset`."""
        return Place(line=self.before + offset + 1)


def typed(text: str, before: int = 0) -> Typed:
    """The text as a flow; `before` characters stand before it in whatever it is a part of."""
    return Typed(text, (), (), before)
