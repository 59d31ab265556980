"""What a remark may propose: words that can leave as they stand, and never a number that the report hides."""

from dataclasses import replace
from itertools import takewhile

from stegvis.disclosure.release import Judgement
from stegvis.forms.living import Bound, find_bound
from stegvis.store.reports.figures.drafted import DraftFigures
from stegvis.store.reports.remarks.pointing_out import stops_within
from stegvis.store.reports.remarks.remark import GATE, TextRemark
from stegvis.vocabulary import Wording
from stegvis.vocabulary.swedish import sentences


def without_hidden(remark: TextRemark, text: str, draft: DraftFigures, judgement: Judgement) -> TextRemark:
    """The remark, without a proposal (and without the number in its reason) when that is not to be written.

    What the gate proposes has no number of the report and is left as it is. `text` is the section's.
    """
    if remark.proposal is None or remark.rule.startswith(GATE):
        return remark
    sentence, start, end = _as_proposed(remark, remark.proposal.sv, text)
    if stops_within(sentence, start, end, judgement) or _tells_hidden(sentence, start, end, draft):
        return replace(remark, proposal=None, reason=_HIDDEN)
    return remark


def is_hidden(bound: Bound, draft: DraftFigures) -> bool:
    """True when the report will not show a figure that the number follows."""
    cells = (draft.cell(name, bound.gender) for name in (bound.measure, bound.of_measure) if name)
    return any(cell is not None and cell.is_hidden is True for cell in cells)


def _tells_hidden(sentence: str, start: int, end: int, draft: DraftFigures) -> bool:
    bound = find_bound(sentence, tuple(draft.figures()))
    return any(one.start < end and start < one.end and is_hidden(one, draft) for one in bound)


def _as_proposed(remark: TextRemark, proposal: str, text: str) -> tuple[str, int, int]:
    """The sentences with the proposal in its place, and where in them what is new begins and ends."""
    around = [(one, to) for one, to in sentences(text) if one < remark.end and remark.start < to]
    first, last = (around[0][0], around[-1][1]) if around else (remark.start, remark.end)
    before, after = text[first : remark.start], text[remark.end : last]
    same = _shared(remark.passage, proposal)
    tail = _shared(remark.passage[same:][::-1], proposal[same:][::-1])
    begins = len(before) + same
    return before + proposal + after, begins, max(len(before) + len(proposal) - tail, begins + 1)


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


_HIDDEN = Wording(
    "Talet är ett annat i registret, och rapporten döljer det för att gruppen är liten. Skriv meningen utan talet.",
    "The register has another number, which the report hides because the group is small. "
    "Write the sentence without the number.",
)
