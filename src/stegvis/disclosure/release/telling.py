"""What the prose of a publication may tell: the narrative gate, asked with every number behind the release."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stegvis.disclosure.narrative import Hit, KnownFigure, KnownFigures, gate
from stegvis.disclosure.release.classes import SMALLEST_PROVABLE
from stegvis.disclosure.release.entries import Entry
from stegvis.disclosure.release.releasing import Pending
from stegvis.disclosure.release.request import Kind
from stegvis.disclosure.release.stated import Counts, Who
from stegvis.measures.nodes import PrivacyClass
from stegvis.vocabulary import Gender
from stegvis.vocabulary.gender import PARTS

TOGETHER = ""
"""The intervention of a number for several together."""
SMALLEST = SMALLEST_PROVABLE[PrivacyClass.A]
GIVEN_TO_ALL = frozenset({PrivacyClass.A, PrivacyClass.B})
"""The classes whose k the gate is told; it has k of its own for health and violence, which may be raised too."""


def known_figures(pending: Pending, names: Iterable[str] = ()) -> KnownFigures:
    """Every number behind the release and the publications before it, and whether any of them shows it.

    What stands in no table is hidden too, and so are sums over all interventions that no table shows. `names` may
    stand in the prose.
    """
    measures: dict[str, set[str]] = {}
    for table in pending.request.tables:
        for line in table.lines:
            if line.kind is not Kind.MEAN:
                measures.setdefault(line.counted, set()).add(line.measure)
    found: dict[tuple[str, Gender, int, str], bool] = {}
    for entry in (*pending.earlier, pending.entry):
        for who, value, visible in _numbers(entry):
            where = who.interventions[0] if len(who.interventions) == 1 else TOGETHER
            for measure in {who.counted, *measures.get(who.counted, ())}:
                key = (measure, who.gender, value, where)
                found[key] = found.get(key, False) or visible
    figures = (KnownFigure(*key[:3], visible, key[3]) for key, visible in found.items())
    return KnownFigures(tuple(figures), frozenset(names))


def told_in(text: str, pending: Pending, known: KnownFigures, intervention: str | None) -> tuple[Hit, ...]:
    """What the gate finds in a text on `intervention` (None: on all together), in the order of the text.

    A number that the intervention hides is found even where another one shows the same number.
    """
    return judgement_of(pending, known, intervention).hits(text)


@dataclass(frozen=True, slots=True, eq=False)
class Judgement:
    """How every text on `intervention` (None: on all together) is judged: by these numbers, and with this k."""

    known: KnownFigures
    intervention: str | None = None
    k: int = SMALLEST

    def hits(self, text: str) -> tuple[Hit, ...]:
        """What the gate finds in the text, in its order."""
        readings = _readings(text, self.known, self.intervention)
        found = dict.fromkeys(hit for one in readings for hit in gate(text, one, k=self.k))
        once: dict[tuple[int, int], Hit] = {}
        for hit in sorted(found, key=lambda hit: (hit.spot.start, not hit.stops)):
            once.setdefault((hit.spot.start, hit.spot.end), hit)
        return tuple(once.values())

    def of_own(self) -> "Judgement":
        """The same by the numbers of the intervention and of all together: what others' reports tell is left out."""
        mine = tuple(one for one in self.known.figures if one.intervention in (self.intervention, TOGETHER))
        return Judgement(KnownFigures(mine, self.known.names), self.intervention, self.k)


def judgement_of(pending: Pending, known: KnownFigures, intervention: str | None) -> Judgement:
    """How the texts of the publication are judged, before it is one."""
    return Judgement(known, intervention, _largest_k(pending.entry))


def _readings(text: str, known: KnownFigures, intervention: str | None) -> Iterator[KnownFigures]:
    """The text as read of the intervention alone, and of it with whatever else the text may speak of."""
    if intervention is None:
        yield known
        return
    named = {one.intervention for one in known.figures if one.intervention and one.intervention.lower() in text.lower()}
    for meant in ({intervention}, {intervention, TOGETHER}, {intervention, TOGETHER, *named}):
        yield KnownFigures(tuple(one for one in known.figures if one.intervention in meant), known.names)


def _numbers(entry: Entry) -> Iterator[tuple[Who, int, bool]]:
    counts = Counts(entry.counts, entry.publication)
    shown = {cell.who: cell.visible for cell in entry.cells}
    together = (
        Who(counted, counts.telling(counted, period), gender, period)
        for counted, period in dict.fromkeys((who.counted, who.period) for who in counts.by_who)
        for gender in (Gender.ALL, *PARTS)
    )
    for who in dict.fromkeys((*counts.by_who, *together, *shown)):
        value = counts.of(who)
        if value is not None and who.interventions:
            yield who, value, shown.get(who, False)


def _largest_k(entry: Entry) -> int:
    """The k for any text: that of participation and outcomes, or a higher one that an organisation has chosen."""
    return max(k for privacy, k in entry.k if privacy in GIVEN_TO_ALL or k > SMALLEST_PROVABLE[privacy])
