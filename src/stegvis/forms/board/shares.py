"""Shares of several interventions: by name, each with its interval, and a sentence on what can be told apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from stegvis.measures.figures_in_words import filled
from stegvis.measures.samples import Tally
from stegvis.measures.several_shares import told_apart
from stegvis.measures.uncertainty import Interval, sample_interval
from stegvis.vocabulary import Cell, Gender, Number, Withheld, Wording
from stegvis.vocabulary.written import listed

Shown: TypeAlias = Mapping[tuple[str, Gender], Cell]
"""What a report shows, by measure and gender."""
MOST_PAIRS = 4
NOTHING = Wording("Ingen insats visar siffrorna.", "No intervention shows the figures.")
ONLY_ONE = Wording(
    "Bara en insats visar siffrorna, så det finns inget att jämföra med.",
    "Only one intervention shows the figures, so there is nothing to compare with.",
)
ALIKE = Wording(
    "Skillnaderna mellan insatserna är inte större än vad slumpen kan ge. De går inte att rangordna.",
    "The differences between the interventions are no larger than chance can make. They cannot be ranked.",
)
APART = Wording(
    "Skillnaden är större än vad slumpen brukar ge: andelen är högre i {pairs}. Övriga skillnader kan vara slump.",
    "The difference is larger than chance usually makes: the share is higher in {pairs}. Others may be chance.",
)
PAIR = Wording("{higher} än i {lower}", "{higher} than in {lower}")
NOBODY = Wording("Ingen avslutade sin tid i insatserna under perioden.", "Nobody left the interventions in the period.")
MORE = Wording("{count} par till", "{count} more pairs")
NO_CAUSE = Wording(
    "Insatserna möter olika människor, så en skillnad säger inte vilken som arbetar bäst.",
    "The interventions meet different people, so a difference does not tell which works best.",
)


@dataclass(frozen=True, slots=True)
class ShareRow:
    """An intervention's share. Without `tally` there is none: withheld when `is_hidden`, of nobody when `is_of_nobody`,
    else not reported.
    """

    name: str
    tally: Tally | None
    interval: Interval | None
    is_hidden: bool
    is_of_nobody: bool = False


def share_rows(shown: Iterable[tuple[str, Shown]], part: str, whole: str) -> tuple[ShareRow, ...]:
    """A row for each intervention, by name: `part` out of `whole`, all genders together."""
    rows = (share_row(name, cells, part, whole) for name, cells in shown)
    return tuple(sorted(rows, key=lambda row: row.name.casefold()))


def share_shown(cells: Shown, part: str, whole: str) -> Tally | None:
    """The share as a tally, when both numbers are shown and fit each other."""
    hits, among = cells.get((part, Gender.ALL)), cells.get((whole, Gender.ALL))
    if not isinstance(hits, Number) or not isinstance(hits.value, int):
        return None
    n = among.value if hits.answered is None and isinstance(among, Number) else hits.answered
    return Tally(hits.value, n) if isinstance(n, int) and n > 0 and 0 <= hits.value <= n else None


def apart_sentence(rows: Sequence[ShareRow]) -> Wording:
    """What the comparison tells: which differ by more than chance, or that no difference can be told."""
    tallies = {row.name: row.tally for row in rows if row.tally is not None}
    if len(tallies) < 2:
        nobody = any(row.is_of_nobody for row in rows) and not any(row.is_hidden for row in rows)
        return ONLY_ONE if tallies else NOBODY if nobody else NOTHING
    pairs = told_apart(tallies)
    said = _apart(pairs) if pairs else ALIKE
    return Wording(f"{said.sv} {NO_CAUSE.sv}", f"{said.en} {NO_CAUSE.en}")


def _apart(pairs: Sequence[tuple[str, str]]) -> Wording:
    told = [PAIR.sv.format(higher=one, lower=other) for one, other in pairs[:MOST_PAIRS]]
    told_en = [PAIR.en.format(higher=one, lower=other) for one, other in pairs[:MOST_PAIRS]]
    left = len(pairs) - MOST_PAIRS
    if left > 0:
        told.append(MORE.sv.format(count=left))
        told_en.append(MORE.en.format(count=left))
    return filled(APART, pairs=Wording(listed(told, "sv"), listed(told_en, "en")))


def share_row(name: str, cells: Shown, part: str, whole: str) -> ShareRow:
    """The row of one report. Of nobody there is no share, whatever else is withheld."""
    tally = share_shown(cells, part, whole)
    interval = sample_interval(tally) if tally else None
    among = cells.get((whole, Gender.ALL))
    nobody = isinstance(among, Number) and among.value == 0
    hidden = any(isinstance(cells.get((one, Gender.ALL)), Withheld) for one in (part, whole))
    return ShareRow(
        name,
        tally,
        interval if isinstance(interval, Interval) else None,
        is_hidden=tally is None and hidden and not nobody,
        is_of_nobody=nobody,
    )
