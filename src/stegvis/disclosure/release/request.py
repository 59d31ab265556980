"""What is asked for: one publication, its tables out of the closed list of shapes, and the counts behind them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from stegvis.disclosure.release.classes import LEAST_THRESHOLD
from stegvis.disclosure.release.counting import Structure
from stegvis.disclosure.release.ledger import canonical
from stegvis.disclosure.release.stated import Count
from stegvis.measures.nodes import PrivacyClass
from stegvis.vocabulary import BadInput, Gender, Period, Wording
from stegvis.vocabulary.released import TableShape

COLUMNS = (Gender.ALL, Gender.WOMEN, Gender.MEN)


class Kind(StrEnum):
    """What a line shows: how many, a share, or a mean (also a change or a median) of those who answered."""

    COUNT = "count"
    SHARE = "share"
    MEAN = "mean"


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean, a change or a median of a set, in one intervention or (None) all together."""

    intervention: str | None
    gender: Gender
    period: Period
    value: float


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table. `counted` is the set that is shown: a count, the numerator of a share, or who answered.

    `of` is the denominator of a share; `digest` the SHA-256 of the measure's definition, empty for typed counts;
    `split` the part of a distribution; `scale` the least and the most that a mean can be
    (None: no end); without a scale a mean is withheld.
    """

    measure: str
    counted: str
    kind: Kind = Kind.COUNT
    of: str | None = None
    digest: str = ""
    split: tuple[str, ...] = ()
    scale: tuple[float | None, float | None] | None = None
    means: tuple[Mean, ...] = ()

    def __post_init__(self) -> None:
        if (self.kind is Kind.SHARE) != (self.of is not None):
            raise ValueError(f"{self.measure}: a share has a denominator, and nothing else has one.")

    @property
    def sets(self) -> tuple[str, ...]:
        """The sets that a reader of the line learns the size of."""
        return (self.counted,) if self.of is None else (self.of, self.counted)

    def mean(self, intervention: str | None, gender: Gender, period: Period) -> float | None:
        """The mean of that group, or None when there is none."""
        wanted = (intervention, gender, period)
        return next((one.value for one in self.means if (one.intervention, one.gender, one.period) == wanted), None)


@dataclass(frozen=True, slots=True)
class TableRequest:
    """One table: its lines by gender in a period, for one intervention or (None) for all together."""

    id: str
    shape: TableShape
    period: Period
    lines: tuple[Line, ...]
    intervention: str | None = None
    columns: tuple[Gender, ...] = COLUMNS

    def __post_init__(self) -> None:
        kinds = {line.kind for line in self.lines}
        fits = {
            TableShape.REPORT: self.intervention is not None and Kind.MEAN not in kinds,
            TableShape.ASSOCIATION: self.intervention is None and Kind.MEAN not in kinds,
            TableShape.DISTRIBUTION: kinds == {Kind.COUNT} and all(line.split for line in self.lines),
            TableShape.INSTRUMENT: kinds == {Kind.MEAN},
            TableShape.SCREENING: self.intervention is None and kinds == {Kind.COUNT},
        }
        if not self.lines or not self.columns or not fits[self.shape]:
            raise ValueError(f"{self.id}: these lines make no {self.shape.value} table.")
        shown = [(line.measure, line.split) for line in self.lines]
        if len(set(shown)) < len(shown):
            raise ValueError(f"{self.id}: a line stands twice.")


@dataclass(frozen=True, slots=True)
class ReleaseRequest:
    """Everything that one publication shows, and everything it is made from.

    `counts` tell every set of the lines in every intervention and gender, whether shown or not. `structure` says how
    the sets lie inside each other. `raised`: a k above the class's own. Outcomes are told from
    `threshold` exits on; the release takes none below the forms' own.
    `corrects` names the publication that this one corrects: its counts are then told anew.
    """

    publication: str
    tables: tuple[TableRequest, ...]
    counts: tuple[Count, ...]
    structure: Structure
    raised: Mapping[PrivacyClass, int] = field(default_factory=dict)
    threshold: int = LEAST_THRESHOLD
    corrects: str | None = None

    def __post_init__(self) -> None:
        for table in self.tables:
            for line in table.lines:
                for name in line.sets:
                    one = self.structure.by_id.get(name)
                    if one is None:
                        raise BadInput(self.publication, _no_such_set(line.measure, name))
                    if (one.privacy is PrivacyClass.D) != (table.shape is TableShape.SCREENING):
                        raise BadInput(self.publication, _wrong_shape(line.measure))

    @property
    def digest(self) -> str:
        """SHA-256 of all that was asked: the same request is known again."""
        plain = {
            "publication": self.publication,
            "corrects": self.corrects,
            "threshold": self.threshold,
            "raised": {privacy.value: k for privacy, k in self.raised.items()},
            "tables": sorted(repr(table) for table in self.tables),
            "counts": sorted(repr(count) for count in self.counts),
            "sets": sorted(repr(one) for one in self.structure.sets),
            "nestings": [repr(one) for one in self.structure.nestings],
        }
        return hashlib.sha256(canonical(plain)).hexdigest()

    @property
    def measures(self) -> tuple[tuple[str, str], ...]:
        """(measure, digest of its definition), each once."""
        return tuple(dict.fromkeys((line.measure, line.digest) for table in self.tables for line in table.lines))


def _no_such_set(measure: str, name: str) -> Wording:
    return Wording(
        f"måttet {measure} räknar {name}, som inte beskrivs; beskriv vilka som räknas.",
        f"the measure {measure} counts {name}, which is not described; describe whom it counts.",
    )


def _wrong_shape(measure: str) -> Wording:
    return Wording(
        f"måttet {measure} hör till en annan sorts tabell: frågor om våld visas bara i sin egen, för hela förbundet.",
        f"the measure {measure} belongs in another kind of table: questions on violence are shown in one of their own, "
        "for the whole association.",
    )
