"""A remark on a passage of a report."""

import re
from dataclasses import dataclass
from hashlib import sha256

from stegvis.vocabulary import Severity, Wording
from stegvis.vocabulary.written import flat

NUMBER_MOVED, NUMBER_HIDDEN, TWO_WORDINGS = "number_moved", "number_hidden", "two_wordings"
TAKEN_OVER = "taken_over"
"""Nobody has read the section since it was taken over: one press says that it holds."""
GATE = "gate_"
"""Before the kind of what the narrative gate finds: together the name of a remark."""
_QUOTED = re.compile(r" \([”“](.+?)”\)", re.DOTALL)
"""A passage as the rules quote it, Swedish and English, for who has the message alone."""


@dataclass(frozen=True, slots=True)
class Remarked:
    """Which remark is meant. `words` are the digest of its passage; `start` tells two on the same words apart."""

    section: str
    rule: str
    words: str
    start: int = 0


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
    def about(self) -> Remarked:
        """What a page says to mean this remark."""
        section, rule, passage = self.key
        return Remarked(section, rule, digest(passage), self.start)

    @property
    def reason_beside(self) -> Wording:
        """The reason where the passage stands beside it: without quoting it once more."""
        return Wording(self._unquoted(self.reason.sv), self._unquoted(self.reason.en))

    def _unquoted(self, reason: str) -> str:
        told = flat(self.passage)
        return _QUOTED.sub(lambda found: "" if flat(found[1]).removesuffix(" …") in told else found[0], reason)

    @property
    def is_open(self) -> bool:
        """True when the report cannot be handed in as it is."""
        return self.stops and self.explanation is None


def digest(passage: str) -> str:
    """The words of a passage as sixteen signs: the same for the same words."""
    return sha256(passage.encode()).hexdigest()[:16]
