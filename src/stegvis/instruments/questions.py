"""One question of a questionnaire."""

import re
from dataclasses import dataclass
from enum import StrEnum

from stegvis.instruments.answers import Answer, Given, NotApplicable
from stegvis.instruments.conditions import Condition
from stegvis.instruments.kinds import Kind
from stegvis.instruments.texts import Texts
from stegvis.instruments.unfit import Unfit
from stegvis.vocabulary import Wording


class Occasion(StrEnum):
    """When a questionnaire is answered. The months of AFTER_… are counted from the exit."""

    START = "start"
    EVERY_THIRD_MONTH = "every_third_month"
    EXIT = "exit"
    AFTER_6_MONTHS = "after_6_months"
    AFTER_12_MONTHS = "after_12_months"
    BASELINE = "baseline"
    FOLLOW_UP = "follow_up"
    ANY_TIME = "any_time"

    @property
    def label(self) -> Wording:
        """What the occasion is called on screen."""
        return _OCCASIONS[self]


_OCCASIONS = {
    Occasion.START: Wording("vid start", "at the start"),
    Occasion.EVERY_THIRD_MONTH: Wording("var tredje månad", "every third month"),
    Occasion.EXIT: Wording("vid avslut", "at the exit"),
    Occasion.AFTER_6_MONTHS: Wording("6 månader efter avslut", "6 months after the exit"),
    Occasion.AFTER_12_MONTHS: Wording("12 månader efter avslut", "12 months after the exit"),
    Occasion.BASELINE: Wording("första mätningen", "first survey"),
    Occasion.FOLLOW_UP: Wording("uppföljningen", "follow-up survey"),
    Occasion.ANY_TIME: Wording("när som helst", "at any time"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """One question. Nobody has to answer it: there is no "required".

    `text` is what is asked, None where the words belong to others and have not been loaded (see `with_texts`);
    `help` explains it in plain words; `description` says for officers what it is about, in our own words.
    `reversed` answers count backwards in scales: lowest + highest − answer. `shown_when` hides the question until the
    condition holds. `may_not_apply` offers "does not apply to me". `occasions` names those of the questionnaire at
    which it is asked; empty means all of them. `fact_word` is its word among the items of the facts where that is not
    the questionnaire's id, a dot and the question's id. Raises Unfit when the parts do not agree.
    """

    id: str
    kind: Kind
    text: Texts | None = None
    help: Texts | None = None
    description: Wording | None = None
    reversed: bool = False
    shown_when: Condition | None = None
    may_not_apply: bool = False
    occasions: tuple[Occasion, ...] = ()
    fact_word: str | None = None

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z0-9_]+", self.id):
            raise Unfit(
                f"frågans id {self.id!r} får bara ha små bokstäver a–z, siffror och understreck",
                f"the question's id {self.id!r} may only hold letters a–z, digits and underscores",
            )
        if self.reversed and self.kind.span is None:
            raise Unfit(
                f"frågan {self.id} kan inte vändas, för svaret är inget tal",
                f"question {self.id} cannot be reversed: its answer is no number",
            )

    def is_asked_at(self, occasion: Occasion) -> bool:
        """True when the question belongs to the occasion, whether or not its condition holds."""
        return not self.occasions or occasion in self.occasions

    def fault(self, answer: Answer) -> Wording | None:
        """None for an answer that the question takes, otherwise one sentence for the person who answers."""
        if isinstance(answer, Given):
            return self.kind.fault(answer.value)
        if isinstance(answer, NotApplicable) and not (self.may_not_apply or self.shown_when):
            return Wording("Svara på frågan eller hoppa över den.", "Answer the question or leave it out.")
        return None
