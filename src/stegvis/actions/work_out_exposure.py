"""Working out what numbers give away together: which small groups, and what each way of hiding them would leave."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias

from stegvis.catalogue.report_counts import load_report_structure
from stegvis.disclosure.attack import NothingFits, provable
from stegvis.disclosure.consistency import DoesNotAddUp, find_world
from stegvis.disclosure.derivation import Derivation, explain
from stegvis.disclosure.derivation_words import sentence
from stegvis.disclosure.family import Family
from stegvis.disclosure.hand_rules import HAND_RULES, hide_nothing
from stegvis.disclosure.highs import Deadline, SolverDied, SolverStopped
from stegvis.disclosure.narrative import Hit, gate
from stegvis.disclosure.protect import protect
from stegvis.disclosure.protection_outcome import Status
from stegvis.disclosure.release import Count, Line, ReleaseRequest, Structure, TableRequest
from stegvis.disclosure.release.drafting import draft_family
from stegvis.disclosure.system import build_system
from stegvis.vocabulary import BadInput, Gender, Wording
from stegvis.vocabulary.gender import PARTS
from stegvis.vocabulary.measure import measure_phrase
from stegvis.vocabulary.released import TableShape
from stegvis.vocabulary.wording import Language
from stegvis.vocabulary.written import flat

TIME_LIMIT_S = 60.0
DRAFT = "utkast"
AROUND = 120
"""Characters shown before and after a passage, within its sentence."""
OURS = "stegvis"
"""The way of hiding that the release room finds, among the rules of hand."""
Stated: TypeAlias = tuple[tuple[str, tuple[Count, ...]], ...]
"""Each intervention with its numbers."""

GENDER_WORDS = {
    "all": Wording("alla", "all"),
    "women": Wording("kvinnor", "women"),
    "men": Wording("män", "men"),
    "nonbinary": Wording("icke-binära", "non-binary"),
    "unknown": Wording("okänt kön", "gender unknown"),
}
EXCEPTED = {
    "feels_better": Wording("dem som mår bättre", "those who feel better"),
    "more_active": Wording("dem som utökat sin tid i aktivitet", "those with more time in activity"),
}
TOGETHER = Wording("alla insatser tillsammans", "all interventions together")


@dataclass(frozen=True, slots=True)
class HidingRule:
    """A way of hiding: how many numbers it hides, and how many small groups a reader still works out.

    `hidden` is None for rounding, which changes every number instead, and where it could not be decided in time.
    `is_fewest`: it is proven that hiding less is not enough (a total counts double: more read it).
    """

    id: str
    hidden: int | None
    provable: int | None
    is_fewest: bool = False
    to_hide: tuple["ToHide", ...] = ()


@dataclass(frozen=True, slots=True)
class ToHide:
    """The numbers of one intervention (None: all together) that are to be hidden, in words."""

    intervention: str | None
    numbers: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class GivenAway:
    """Small groups of one intervention (None: all together) that the draft gives away, in plain sentences."""

    intervention: str | None
    sentences: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class ToldInText:
    """A passage that tells of a small group or a single person, what stands around it, and what could stand there."""

    before: str
    passage: str
    after: str
    reason: Wording
    proposal: Wording


@dataclass(frozen=True, slots=True)
class TextOfReport:
    """The passages of one report that the narrative gate would stop."""

    report: int
    intervention: str
    passages: tuple[ToldInText, ...]


@dataclass(frozen=True, slots=True)
class ReportText:
    """What stands in the sections of a report on an intervention."""

    report: int
    intervention: str
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What numbers and texts give away. `left_out` are interventions whose figures cannot all be right.

    `is_decided` is False when it took too long; `are_texts_read` is False when not even the texts were come to.
    """

    numbers: int
    at_risk: int
    rules: tuple[HidingRule, ...]
    given_away: tuple[GivenAway, ...]
    left_out: tuple[str, ...]
    texts: tuple[TextOfReport, ...]
    is_decided: bool = True
    are_texts_read: bool = True


def work_out_exposure(stated: Stated, texts: Iterable[ReportText]) -> WorkedOut:
    """What a reader works out from the numbers as they stand, what each way of hiding would leave, and what the
    narrative gate would stop. Takes from seconds to minutes.
    """
    told = ((one, _told_in_any(one.sections)) for one in texts)
    return _from_numbers(
        stated, tuple(TextOfReport(one.report, one.intervention, passages) for one, passages in told if passages)
    )


def _told_in_any(sections: Iterable[str]) -> tuple[ToldInText, ...]:
    """What the gate stops, each passage once."""
    return tuple(dict.fromkeys(told for text in sections for told in _stopped(text)))


@lru_cache(maxsize=2048)
def _stopped(text: str) -> tuple[ToldInText, ...]:
    """Many reports say the same."""
    return tuple(_told_in(text, hit) for hit in gate(text) if hit.stops)


def _told_in(text: str, hit: Hit) -> ToldInText:
    start, end = hit.spot.start, hit.spot.end
    before = flat(text[max(0, start - AROUND) : start]).rpartition(". ")[2]
    after = flat(text[end : end + AROUND]).partition(". ")[0]
    return ToldInText(before, flat(hit.passage), after, hit.reason, hit.proposal)


def _from_numbers(stated: Stated, texts: tuple[TextOfReport, ...]) -> WorkedOut:
    structure = load_report_structure()
    sound = [(name, counts) for name, counts in stated if counts and _adds_up(counts, structure)]
    left_out = tuple(name for name, counts in stated if counts and (name, counts) not in sound)
    if not sound:
        return WorkedOut(0, 0, (), (), left_out, texts)
    family = draft_family(_request([one for _, counts in sound for one in counts], structure), TIME_LIMIT_S)
    numbers, at_risk = len(family.cells), len(family.must_not_be_provable())
    try:
        return WorkedOut(numbers, at_risk, tuple(_rules(family)), _given_away(family), left_out, texts)
    except (SolverStopped, SolverDied, NothingFits):
        return WorkedOut(numbers, at_risk, (), (), left_out, texts, is_decided=False)


def _adds_up(counts: Iterable[Count], structure: Structure) -> bool:
    try:
        family = draft_family(_request(list(counts), structure), TIME_LIMIT_S)
        find_world(family, build_system(family), Deadline.after(TIME_LIMIT_S))
    except (BadInput, DoesNotAddUp, SolverStopped, SolverDied):
        return False
    return True


def _request(counts: Sequence[Count], structure: Structure) -> ReleaseRequest:
    """A table for each intervention and one for all together, as the account shows them: nothing held back."""
    period = counts[0].period
    told = {(one.intervention, one.counted) for one in counts}
    columns = (Gender.ALL, *(gender for gender in PARTS if any(one.gender is gender for one in counts)))
    tables = []
    for name in dict.fromkeys(one.intervention for one in counts):
        lines = tuple(Line(one.id, one.id) for one in structure.sets if (name, one.id) in told)
        tables.append(TableRequest(name, TableShape.REPORT, period, lines, name, columns))
    if len(tables) > 1:
        lines = tuple(Line(one.id, one.id) for one in structure.sets if any(one.id == counted for _, counted in told))
        tables.append(TableRequest(DRAFT, TableShape.ASSOCIATION, period, lines, None, columns))
    return ReleaseRequest(DRAFT, tuple(tables), tuple(counts), structure, threshold=0)


def _rules(family: Family) -> Iterator[HidingRule]:
    """The rules of hand, then ours: what each hides and what it leaves to be worked out."""
    rows = _rows(family)
    for name, rule in HAND_RULES.items():
        known = rule(rows)
        shown = {one.id for one in known}
        hidden = None if name == "rounding" else sum(cell.id not in shown for cell in rows.cells)
        yield HidingRule(name, hidden, len(provable(rows, known)))
    protection = protect(family)
    refused = protection.reason is not None
    if refused:
        yield HidingRule(OURS, None, None)
    else:
        is_fewest = protection.status is Status.OPTIMAL
        to_hide = _to_hide(protection.hidden)
        yield HidingRule(OURS, len(protection.hidden), protection.audit.provable, is_fewest, to_hide)


def _to_hide(hidden: Iterable[str]) -> tuple[ToHide, ...]:
    found: dict[str | None, list[Wording]] = {}
    for name in map(_Name.of, hidden):
        words = Wording(name.in_words("sv", name.unit), name.in_words("en", name.unit))
        found.setdefault(name.unit, []).append(words)
    return tuple(ToHide(unit, tuple(numbers)) for unit, numbers in found.items())


def _given_away(family: Family) -> tuple[GivenAway, ...]:
    """Every small group that the numbers as they stand give away, by intervention, with how it is worked out."""
    found: dict[str | None, list[Wording]] = {}
    for derivation in explain(family, hide_nothing(family)):
        told = Wording(_told(derivation, "sv").sv, _told(derivation, "en").en)
        found.setdefault(_Name.of(derivation.group.id).unit, []).append(told)
    return tuple(GivenAway(unit, tuple(sentences)) for unit, sentences in found.items())


def _told(derivation: Derivation, language: Language) -> Wording:
    """The derivation with every sum called by its words."""

    home = _Name.of(derivation.group.id).unit

    def words(name: str) -> str:
        return _Name.of(name).in_words(language, home)

    steps = tuple((times, replace(known, id=words(known.id))) for times, known in derivation.steps)
    group = replace(derivation.group, id=words(derivation.group.id))
    return sentence(replace(derivation, group=group, steps=steps))


@dataclass(frozen=True, slots=True)
class _Name:
    """The parts of a group's name in a draft: 'utkast: exits − feels_better/"Grön väg"/women/2023-01-01..2023-08-31'.

    `place` is the part that names the intervention as it stands there, `unit` the intervention (None: all together).
    """

    sets: tuple[str, ...]
    place: str
    unit: str | None
    gender: str

    @classmethod
    def of(cls, name: str) -> "_Name":
        pattern, rest = name.removeprefix(f"{DRAFT}: ").split("/", 1)
        unit, end = json.JSONDecoder().raw_decode(rest) if rest.startswith('"') else (None, rest.index("/"))
        return cls(tuple(pattern.split(" − ")), rest[:end], unit, rest[end + 1 :].split("/")[0])

    @property
    def as_row(self) -> str:
        """Intervention, sets, gender last: so that the rules of hand see the rows of a table."""
        return f"{self.place}/{' − '.join(self.sets)}/{self.gender}"

    def in_words(self, language: Language, home: str | None) -> str:
        """ "avslutade utom dem som mår bättre, kvinnor"; the intervention too where it is another than `home`."""
        first, *others = self.sets
        but = " utom " if language == "sv" else " except "
        parts = [EXCEPTED.get(one, measure_phrase(one)).in_language(language) for one in others]
        sets = but.join((measure_phrase(first).in_language(language), *parts))
        where = "" if self.unit == home else f", {self.unit or TOGETHER.in_language(language)}"
        return f"{sets}, {_gender_words(self.gender, language)}{where}"


def _gender_words(label: str, language: Language) -> str:
    """ "kvinnor"; what is left when some are taken from all ("not women or men") is "andra än kvinnor eller män"."""
    names = [GENDER_WORDS[one].in_language(language) for one in label.removeprefix("not ").split(" or ")]
    if not label.startswith("not "):
        return names[0]
    return f"andra än {' eller '.join(names)}" if language == "sv" else f"others than {' or '.join(names)}"


def _rows(family: Family) -> Family:
    """The same family with its cells called by row, as the rules of hand want them."""
    return replace(family, cells=tuple(replace(one, id=_Name.of(one.id).as_row) for one in family.cells))
