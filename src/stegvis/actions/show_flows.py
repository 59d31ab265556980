"""Where participants come from and go to, for those who work with them: small flows are withheld from everybody.

The page is made to be shown on a screen in a meeting. It is no publication: what the association reads are the
reports, whose figures are protected together. Two pictures of this year from different days could be compared.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from stegvis.actions.access import Actor, intervention_for, interventions_for
from stegvis.actions.protect_flows import TOTAL, Answer, Question, Told, told_flows
from stegvis.store.clock import today
from stegvis.store.models import FollowUpMethod, Intervention
from stegvis.store.register.flows import DESTINATIONS, ORIGINS, STILL_THERE, End, flow_counts, years_with_exits
from stegvis.vocabulary import Wording

AT_ONCE = 8
"""Interventions on a page: more cannot be told apart in a diagram."""
IN_ORDER = (*(end.id for end in (*ORIGINS, *DESTINATIONS) if end.id != "other"), "other")
"""The names of all ends in the order of a page, which tells nothing of their numbers."""


class State(StrEnum):
    """SHOWN: some or all of it. NOBODY: there was nobody. WITHHELD: nothing can be told without pointing somebody out.

    UNFINISHED: what can be told is still being worked out.
    """

    SHOWN = "shown"
    NOBODY = "nobody"
    WITHHELD = "withheld"
    UNFINISHED = "unfinished"


@dataclass(frozen=True, slots=True)
class Flow:
    """One way in or out. `number` is None when it is withheld."""

    end: str
    label: Wording
    number: int | None

    @property
    def is_still_there(self) -> bool:
        """True for those who have not ended."""
        return self.end == STILL_THERE


@dataclass(frozen=True, slots=True)
class InterventionFlows:
    """The ways into and out of an intervention, without those that nobody went; in a fixed order."""

    number: int
    name: str
    state: State
    total: int | None = None
    came: tuple[Flow, ...] = ()
    went: tuple[Flow, ...] = ()


@dataclass(frozen=True, slots=True)
class FlowsView:
    """The flows of a year. `is_so_far`: the year is not over, and those who are still there count too.

    `page` of `pages`, from 1. `has_register` is False when no intervention here registers participants.
    """

    year: int
    years: tuple[int, ...]
    is_so_far: bool
    interventions: tuple[InterventionFlows, ...]
    page: int
    pages: int
    has_register: bool


def show_flows(
    *, by: Actor, intervention: int | None = None, year: int | None = None, page: int = 1, wait_s: float | None = None
) -> FlowsView:
    """The flows of an intervention, or of all that the actor reaches, by name; four queries.

    A year without any participations, or none, is this year. What is not worked out after `wait_s` seconds is
    UNFINISHED. Raises NotPermitted.
    """
    reached = interventions_for(by, "show_flows")
    if intervention is not None:
        reached = reached.filter(pk=intervention_for(by, "show_flows", intervention).pk)
    registers = reached.exclude(method=FollowUpMethod.COUNTS)
    years = tuple(years_with_exits(registers))
    chosen = year if year in years else years[0]
    every = list(registers.order_by("name_key", "pk"))
    pages = max(1, -(-len(every) // AT_ONCE))
    at = min(max(page, 1), pages)
    on_page = every[(at - 1) * AT_ONCE : at * AT_ONCE]
    is_so_far = chosen == today().year
    return FlowsView(
        year=chosen,
        years=years,
        is_so_far=is_so_far,
        interventions=tuple(_flows(on_page, chosen, is_so_far, wait_s)),
        page=at,
        pages=pages,
        has_register=bool(every),
    )


def _flows(
    interventions: list[Intervention], year: int, is_so_far: bool, wait_s: float | None
) -> Iterable[InterventionFlows]:
    counts = flow_counts(Intervention.objects.filter(pk__in=[one.pk for one in interventions]), year)
    somebody = [one.pk for one in interventions if one.pk in counts]
    answers = told_flows([Question(counts[number], is_so_far) for number in somebody], wait_s=wait_s)
    answer_of = dict(zip(somebody, answers, strict=True))
    for one in interventions:
        yield _shown(one, answer_of.get(one.pk))


def _shown(intervention: Intervention, answer: Answer | None) -> InterventionFlows:
    number, name = intervention.pk, intervention.name
    if answer is None:
        return InterventionFlows(number, name, State.NOBODY)
    if not answer.done():
        return InterventionFlows(number, name, State.UNFINISHED)
    told = answer.result()
    if told is None:
        return InterventionFlows(number, name, State.WITHHELD)
    return InterventionFlows(
        number, name, State.SHOWN, told.numbers[TOTAL], _ways(told, "from", ORIGINS), _ways(told, "to", DESTINATIONS)
    )


def _ways(told: Told, prefix: str, ends: Iterable[End]) -> tuple[Flow, ...]:
    """Those that somebody went, or may have gone."""
    numbers = ((end, told.numbers.get(f"{prefix} {end.id}", 0)) for end in ends)
    return tuple(Flow(end.id, end.label, number) for end, number in numbers if number != 0)
