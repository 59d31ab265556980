"""Budget and outcome of an intervention, by year, type of cost and funder."""

from collections.abc import Sequence

from stegvis.actions.access import Actor, intervention_for
from stegvis.measures.codes import COST_TYPE
from stegvis.store.organisation.money import CostRow, save_costs
from stegvis.vocabulary.option import Option

__all__ = ["COST_TYPES", "CostRow", "enter_costs"]

COST_TYPES = tuple(Option(code.word, code.label) for code in COST_TYPE.codes)


def enter_costs(*, by: Actor, intervention: int, version: int, rows: Sequence[CostRow]) -> None:
    """Makes the rows the whole table. Raises InvalidFields ("funder-2" is row 2, from 0); Changed; NotPermitted."""
    save_costs(intervention_for(by, "enter_costs", intervention), version, rows, by=by)
