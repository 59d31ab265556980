"""How answers are added up: the questions of a scale, sum or mean, and what is done about answers not given."""

import re
from dataclasses import dataclass
from enum import StrEnum

from stegvis.instruments.texts import Texts
from stegvis.instruments.unfit import Unfit


class Method(StrEnum):
    """What a scale's value is: the sum of its answers or their mean."""

    SUM = "sum"
    MEAN = "mean"


@dataclass(frozen=True, slots=True)
class ScaleRule:
    """A scale or subscale: which `questions` count, and how.

    `most_missing` is the missing rule: the largest share of the questions, 0 to below 1, that may lack an answer. The
    person's own mean then stands in for each. 0 means that all must be answered. Raises Unfit when a part is wrong.
    """

    id: str
    title: Texts
    questions: tuple[str, ...]
    method: Method = Method.SUM
    most_missing: float = 0.0

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z0-9_]+", self.id):
            raise Unfit(
                f"skalans id {self.id!r} får bara ha små bokstäver a–z, siffror och understreck",
                f"the scale's id {self.id!r} may only hold letters a–z, digits and underscores",
            )
        if not self.questions or len(set(self.questions)) != len(self.questions):
            raise Unfit(
                f"skalan {self.id} behöver frågor, var och en en gång", f"scale {self.id} needs questions, each once"
            )
        if not 0 <= self.most_missing < 1:
            raise Unfit(
                f"skalan {self.id}: andelen svar som får saknas ska vara från 0 till under 1",
                f"scale {self.id}: the share of answers that may be missing is from 0 to below 1",
            )
