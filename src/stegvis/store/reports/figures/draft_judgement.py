"""How the prose of a draft is judged: by the report's own numbers, and by others' where a text names them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from stegvis.disclosure.narrative import UNTOLD, Hit, KnownFigure, KnownFigures
from stegvis.disclosure.release import Judgement

OthersFigures = Mapping[str, tuple[KnownFigure, ...]]
"""What the ledger has of other interventions, by their names."""


@dataclass(frozen=True, slots=True, eq=False)
class DraftJudgement(Judgement):
    """The same words are stopped as at the submission, and also every number that another intervention hides.

    A writer sees no other intervention's numbers: a hidden one stands as untold, so that no remark confirms a guess.
    """

    others: OthersFigures = field(default_factory=dict)

    def hits(self, text: str) -> tuple[Hit, ...]:
        """What the gate finds in the text, in its order. Others' figures are looked up only where it names them."""
        lowered = text.lower()
        named = [one for name, figures in self.others.items() if name.lower() in lowered for one in figures]
        known = KnownFigures((*self.known.figures, *named), self.known.names) if named else self.known
        return Judgement(known, self.intervention, self.k).hits(text)


def draft_judgement(judgement: Judgement) -> DraftJudgement:
    """The judgement as at the submission, made fit for those who write."""
    own = judgement.of_own()
    mine, found = frozenset(own.known.figures), dict[str, dict[KnownFigure, None]]()
    for one in judgement.known.figures:
        if one not in mine:
            told = _kept_once(one if one.visible else replace(one, value=UNTOLD))
            found.setdefault(one.intervention, {})[told] = None
    others = {name: tuple(figures) for name, figures in found.items()}
    return DraftJudgement(own.known, own.intervention, own.k, others)


@lru_cache(maxsize=65_536)
def _kept_once(figure: KnownFigure) -> KnownFigure:
    """One and the same for the same figure: every draft of an association knows the same of the others."""
    return figure
