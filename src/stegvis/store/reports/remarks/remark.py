"""A remark on a passage of a report."""

from dataclasses import dataclass

from stegvis.vocabulary import Severity, Wording

NUMBER_MOVED, NUMBER_HIDDEN, TWO_WORDINGS = "number_moved", "number_hidden", "two_wordings"
GATE = "gate_"
"""Before the kind of what the narrative gate finds: together the name of a remark."""


@dataclass(frozen=True, slots=True)
class TextRemark:
    """Something to look at in a section: `passage` stands from `start` to `end`, in characters from 0.

    `section` is empty for what concerns the figures alone. `proposal` can stand in place of the passage as it is.
    `stops`: the report is not handed in with it, unless `explanation` says why it stands. Only remarks that
    `may_be_kept` can be explained; others are to be mended.
    """

    section: str
    start: int
    end: int
    passage: str
    rule: str
    reason: Wording
    severity: Severity
    proposal: Wording | None = None
    stops: bool = True
    may_be_kept: bool = False
    explanation: str | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What a decision on it hangs on: section, rule and the words that it is about."""
        return (self.section, self.rule, self.passage or self.reason.sv)

    @property
    def is_open(self) -> bool:
        """True when the report cannot be handed in as it is."""
        return self.stops and self.explanation is None
