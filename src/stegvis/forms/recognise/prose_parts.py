"""What a report says in running text, found by the finders of `forms.prose`."""

from collections.abc import Sequence
from dataclasses import dataclass

from stegvis.documents.nodes import Line
from stegvis.forms.nodes import Form
from stegvis.forms.prose.goals import find_goals
from stegvis.forms.prose.money import find_money
from stegvis.forms.prose.series import find_series
from stegvis.forms.prose.statements import find_statements
from stegvis.forms.prose.tallies import find_tallies
from stegvis.forms.reading import GoalReading, MoneyReading, SeriesValue, Statement, Tally
from stegvis.forms.recognise.content import Content
from stegvis.forms.recognise.stream import Stream
from stegvis.forms.recognise.texts import prose_lines
from stegvis.instruments import Instrument
from stegvis.vocabulary import Figure, Gender, Number

GOALS, ASSESSED = "goals", "goal_assessment"
NOT_PROSE = {"head", "parties", "agreement", "signature", "contacts"}
TOLD_IN_PROSE = 0.45


@dataclass(frozen=True, slots=True)
class ProseParts:
    """All that running text gave."""

    statements: tuple[Statement, ...] = ()
    goals: tuple[GoalReading, ...] = ()
    money: tuple[MoneyReading, ...] = ()
    series: tuple[SeriesValue, ...] = ()
    tallies: tuple[Tally, ...] = ()
    figures: tuple[Figure, ...] = ()


def read_prose(
    stream: Stream, form: Form, contents: Sequence[Content], instruments: Sequence[Instrument]
) -> ProseParts:
    """What the sections' running text says; figures only for the measures the form leaves to running text."""
    statements: list[Statement] = []
    goals: list[Line] = []
    assessed: list[Line] = []
    elsewhere: list[Line] = []
    everything: list[Line] = []
    for content in contents:
        section = content.span.section.id
        if section in NOT_PROSE:
            continue
        lines = prose_lines(stream, content.pieces)
        statements += find_statements(lines, goals=section == GOALS)
        part = goals if section == GOALS else assessed if section == ASSESSED else elsewhere
        part += _parted(lines)
        everything += _parted(lines)
    return ProseParts(
        statements=tuple(statements),
        goals=find_goals(goals, elsewhere, assessed),
        money=find_money(everything),
        series=find_series(everything, instruments),
        tallies=find_tallies(everything, instruments),
        figures=tuple(told_figures(statements, form.prose_figures)),
    )


def _parted(lines: Sequence[Line]) -> list[Line]:
    return [*lines, Line("", lines[-1].place)] if lines else []


def told_figures(statements: Sequence[Statement], measures: Sequence[str]) -> list[Figure]:
    """The first count that a sentence states for each of `measures` and gender, as figures of low confidence."""
    figures: dict[tuple[str, Gender], Figure] = {}
    for one in statements:
        if one.measure not in measures or one.measure is None or one.count is None:
            continue
        if one.is_goal or one.negated or one.group is not None or one.share is not None:
            continue
        figure = Figure(one.measure, one.gender, Number(one.count), one.raw, one.place, TOLD_IN_PROSE)
        figures.setdefault((one.measure, one.gender), figure)
    return sorted(figures.values(), key=lambda f: (measures.index(f.measure), list(Gender).index(f.gender)))
