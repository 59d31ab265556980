"""Remarks on what would point a person out: what the narrative gate finds in a draft."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from stegvis.disclosure.narrative import Hit, KnownFigure, KnownFigures
from stegvis.disclosure.release import Judgement
from stegvis.store.reports.figures.drafted import DraftFigures
from stegvis.store.reports.remarks.remark import GATE, TextRemark
from stegvis.vocabulary import Severity, Wording
from stegvis.vocabulary.swedish import sentences


# Whoever types changes one section at a time; the others are as they were.
@lru_cache(maxsize=256)
def _hits(text: str, judgement: Judgement) -> tuple[Hit, ...]:
    return judgement.hits(text)


def known_to_readers(draft: DraftFigures, names: Iterable[str]) -> Judgement:
    """What the report will show and hide, as far as the draft tells; `names` may stand in the prose."""
    cells = [one for one in draft.cells() if one.number is not None]
    if any(one.is_hidden is None for one in cells):
        # Not worked out yet: then every small number counts as one that is hidden.
        return _by_figures(KnownFigures((), frozenset(names)))
    figures = (
        KnownFigure(one.measure, one.gender, one.number, not one.is_hidden) for one in cells if one.number is not None
    )
    return _by_figures(KnownFigures(tuple(figures), frozenset(names)))


@lru_cache(maxsize=64)
def _by_figures(known: KnownFigures) -> Judgement:
    """One and the same for the same figures, so that what was judged is kept."""
    return Judgement(known)


def gate_remarks(section: str, text: str, judgement: Judgement) -> Iterator[TextRemark]:
    """A remark for each passage that points somebody out, or tells what the report hides. They cannot be kept.

    What lies in a sentence that is to be written anew as a whole is said once, with that sentence.
    """
    remarks = list(dict.fromkeys(_remark(section, text, hit) for hit in _hits(text, judgement)))
    anew = [one for one in remarks if one.proposal is not None]
    for one in remarks:
        if one in anew or not any(whole.start <= one.start and one.end <= whole.end for whole in anew):
            yield one


def is_safe(text: str, judgement: Judgement) -> bool:
    """True when nothing in the text would stop it from leaving."""
    return not any(hit.stops for hit in _hits(text, judgement))


def stops_within(text: str, start: int, end: int, judgement: Judgement) -> bool:
    """True when something between the two places would stop the text from leaving."""
    return any(hit.stops and hit.spot.start < end and start < hit.spot.end for hit in _hits(text, judgement))


def _remark(section: str, text: str, hit: Hit) -> TextRemark:
    start, end = hit.spot.start, hit.spot.end
    if hit.is_ready:
        start, end = next((span for span in sentences(text) if span[0] <= start < span[1]), (start, end))
    reason = hit.reason if hit.is_ready else _joined(hit.reason, hit.proposal)
    return TextRemark(
        section,
        start,
        end,
        text[start:end],
        f"{GATE}{hit.kind.value}",
        reason,
        Severity.ERROR if hit.stops else Severity.NOTE,
        hit.proposal if hit.is_ready else None,
        stops=hit.stops,
    )


def _joined(one: Wording, other: Wording) -> Wording:
    return Wording(f"{one.sv} {other.sv}", f"{one.en} {other.en}")
