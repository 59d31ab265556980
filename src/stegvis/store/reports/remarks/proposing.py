"""What a remark may propose: words that can leave as they stand, and never a number that the report hides."""

from dataclasses import replace
from itertools import takewhile

from stegvis.disclosure.release import Judgement
from stegvis.forms.living import Bound, find_bound
from stegvis.store.reports.figures.drafted import DraftFigures
from stegvis.store.reports.remarks.pointing_out import stops_within
from stegvis.store.reports.remarks.remark import GATE, TextRemark
from stegvis.vocabulary import Wording
from stegvis.vocabulary.swedish import find_numbers, sentences


def without_hidden(remark: TextRemark, text: str, draft: DraftFigures, judgement: Judgement) -> TextRemark:
    """The remark, without a proposal (and without the number in its reason) when that is not to be written.

    What the gate proposes has no number of the report and is left as it is, and so are remarks on figures alone, which
    tell their writer what was typed in. `text` is the section's.
    """
    if remark.rule.startswith(GATE):
        return remark
    if remark.section and _names_hidden(remark, draft):
        return replace(remark, proposal=None, reason=_HIDDEN)
    if remark.proposal is None:
        return remark
    sentence, start, end = _as_proposed(remark, remark.proposal.sv, text)
    if stops_within(sentence, start, end, judgement) or _tells_hidden(sentence, start, end, draft):
        return replace(remark, proposal=None, reason=_HIDDEN)
    return remark


def _names_hidden(remark: TextRemark, draft: DraftFigures) -> bool:
    """True when the reason names a hidden number, its rest or a share of it, that the passage does not tell."""
    hidden = {cell.number for cell in draft.cells() if cell.is_hidden is True and cell.number is not None}
    if not hidden:
        return False
    told = _numbers(remark.passage)
    named = (_numbers(remark.reason.sv) | _numbers(remark.reason.en)) - told
    others = {cell.number for cell in draft.cells() if cell.number}
    if named & (hidden | {other - one for one in hidden for other in others if other > one}):
        return True
    percentages = {number for number in named if f"{number} %" in remark.reason.sv}
    return bool(percentages) and not percentages.isdisjoint(_shares_of(hidden, others))


def _numbers(text: str) -> set[float]:
    return {one.value for one in find_numbers(text)}


def _shares_of(hidden: set[int], others: set[int]) -> set[float]:
    """The percentages that a hidden number is of another number of the report, or another of it."""
    pairs = [(one, other) for one in hidden for other in others] + [(one, other) for one in others for other in hidden]
    return {round(100 * part / whole) for part, whole in pairs if whole and part <= whole}


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
    "Talet är ett annat i registret, och rapporten döljer det så att ingen kan pekas ut. Skriv meningen utan talet.",
    "The register has another number, which the report hides so that nobody is pointed out. "
    "Write the sentence without the number.",
)
