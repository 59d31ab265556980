"""Decoys of a correction: what did not move is protected here and there as if it had.

A number that goes dark in a correction would otherwise say that a few came or went, since all the rest stays as it was.
So numbers that did not move are drawn with the secret, and a reader must hold it possible that k or more came (or went)
there, which is what is asked where a few did. What hides the one hides the other, so nothing parts the two; and since
it is asked of groups, the solver's bound and the audit are about the decoys too.
"""

from collections.abc import Iterator, Mapping, Sequence

from stegvis.disclosure.family import Group, Terms
from stegvis.disclosure.release.atoms import Atoms, signed
from stegvis.disclosure.release.history import History
from stegvis.disclosure.release.keyed import keyed
from stegvis.disclosure.release.stated import Who
from stegvis.measures.nodes import PrivacyClass
from stegvis.vocabulary import Gender

AT_LEAST = 2
"""However few there are to draw from. Whoever knows that a single number moved then has three to choose among."""
CHANCE = 1 / 4
"""Of each number. That one went dark makes it at most 1 / CHANCE times likelier, as odds, that it moved."""
_DIGITS = 16


def decoys(history: History, atoms: Atoms, k: Mapping[PrivacyClass, int], secret: bytes) -> Iterator[Group]:
    """Those who came to, or went from, each number drawn since before the correction: nobody in truth.

    None unless the new publication corrects and a number moved in it.
    """
    drawn = _drawn(history, secret)
    for who in history.unmoved:
        covering = next((one for one in drawn if _counts(who, one)), None)
        if covering is not None and (change := _change(history, atoms, who)):
            smallest = k[history.structure.by_id[who.counted].privacy]
            size = history.new.counts.of(who) or 0
            # As many can only have gone where there were as many.
            has_gone = size >= smallest and int(_lot(covering, history, secret)[-1], 16) % 2 == 1
            terms = tuple((atom, -times) for atom, times in change) if has_gone else change
            yield Group(f"{history.new.id}: decoy {who}", terms, 0, smallest, protect_zero=True)


def _change(history: History, atoms: Atoms, who: Who) -> Terms:
    """The number after the correction, less the number before."""
    before = next(one.versions for one in history.publications if one.id == history.new.corrects)
    return signed(((1, atoms.terms(who, history.new.versions)), (-1, atoms.terms(who, before))))


def _drawn(history: History, secret: bytes) -> Sequence[Who]:
    """Drawn anew for each publication: what an earlier correction hid is dark already and covers nobody in the next."""
    lots = {who: _lot(who, history, secret) for who in _single(history.unmoved)}
    limit = f"{int(CHANCE * 16**_DIGITS):0{_DIGITS}x}"
    in_order = sorted(lots, key=lambda who: (lots[who], who))
    return [who for place, who in enumerate(in_order) if place < AT_LEAST or lots[who] < limit]


def _lot(who: Who, history: History, secret: bytes) -> str:
    return keyed(secret, "decoys", f"{history.new.id}\0{who}".encode())


def _single(unmoved: Sequence[Who]) -> Iterator[Who]:
    """One gender in one intervention; all genders where none is told by itself."""
    named = {(who.counted, who.interventions, who.period) for who in unmoved if who.gender is not Gender.ALL}
    for who in unmoved:
        is_apart = (who.counted, who.interventions, who.period) not in named
        if len(who.interventions) == 1 and (who.gender is not Gender.ALL or is_apart):
            yield who


def _counts(who: Who, drawn: Who) -> bool:
    """True for the number drawn and for every sum over it: they would have moved with it."""
    return (
        (who.counted, who.period) == (drawn.counted, drawn.period)
        and set(drawn.interventions) <= set(who.interventions)
        and who.gender in {drawn.gender, Gender.ALL}
    )
