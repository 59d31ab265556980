"""Invented screenings for violence, costs, plans and places."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from stegvis.measures import codes
from stegvis.measures.facts import CAPACITY, COSTS, PLANS, SCREENINGS
from stegvis.measures.invented_facts.interventions import FIRST_DAY, FIRST_ON, LAST_DAY, LAST_ON, Interventions
from stegvis.measures.invented_facts.participations import Flags, Numbers, table_of

SCREENINGS_A_PARTICIPATION = 0.3
GENDER_SHARES = (0.57, 0.41, 0.008, 0.012)
# Yes to each of the seven questions, by women and by others.
YES = ((0.42, 0.28, 0.2, 0.16, 0.18, 0.33, 0.08), (0.22, 0.12, 0.04, 0.03, 0.17, 0.3, 0.1))


def invent_screenings(first: int, rows: int, total: int, random: np.random.Generator) -> pa.Table:
    """Forms number `first` + 1 and on, of `total`, in the order of their days; nothing ties them to anyone."""
    every = np.ones(rows, dtype=np.bool_)
    gender = 1 + np.searchsorted(np.cumsum(GENDER_SHARES)[:-1], random.random(rows))
    share = (first + np.arange(rows) + random.random(rows)) / total
    columns: dict[str, tuple[Numbers, Flags]] = {
        "screening": (first + 1 + np.arange(rows), every),
        "gender": (gender, every),
        "answered_on": (FIRST_DAY + (share * (LAST_DAY - FIRST_DAY)).astype(np.int32), every),
    }
    burden = random.gamma(1, 1, rows)
    for item in range(7):
        chance = np.where(gender == 1, YES[0][item], YES[1][item]) * burden
        columns[f"item_{item + 1}"] = (random.random(rows) < chance, random.random(rows) < 0.99)
    columns["children_exposed"] = (random.random(rows) < 0.1 * burden, random.random(rows) < 0.8)
    return table_of(SCREENINGS, columns)


def invent_costs(interventions: Interventions, random: np.random.Generator) -> pa.Table:
    """Each intervention's budget and outcome by month; half have a grant of their own, all share administration."""
    months = _months()
    types = len(codes.COST_TYPE.codes)
    count, rows = len(interventions), len(interventions) * len(months) * types
    cost_type = np.tile(np.arange(1, types + 1), count * len(months))
    at = np.repeat(np.arange(count), len(months) * types)
    yearly = 40_000 * interventions.sizes[at] / 3 * np.array([1.0, 0.4, 0.08])[cost_type - 1]
    granted = (cost_type != 2) | (random.random(count) < 0.5)[at]
    budget = np.rint(yearly / 12 * granted / 100) * 100
    outcome = np.rint(budget * random.normal(0.96, 0.08, rows).clip(0.5, 1.5))
    every = np.ones(rows, dtype=np.bool_)
    columns: dict[str, tuple[Numbers, Flags]] = {
        "intervention": (interventions.numbers[at], every),
        "orientation": (interventions.orientation[at], every),
        "cost_type": (cost_type, every),
        "month_on": (np.tile(np.repeat(months, types), count), every),
        "budget": (budget, every),
        "outcome": (outcome, every),
    }
    return table_of(COSTS, columns)


def invent_plans(interventions: Interventions, random: np.random.Generator) -> pa.Table:
    """How many women and men each intervention plans for, by year."""
    years = np.array([f"{year}-01-01" for year in range(FIRST_ON.year, LAST_ON.year + 1)], "datetime64[D]")
    ends = np.array([f"{year}-12-31" for year in range(FIRST_ON.year, LAST_ON.year + 1)], "datetime64[D]")
    count = len(interventions)
    at = np.repeat(np.arange(count), 2 * len(years))
    gender = np.tile(np.repeat([1, 2], len(years)), count)
    share = np.where(gender == 1, interventions.women[at], 1 - interventions.women[at])
    planned = interventions.sizes[at] / len(years) * share * random.normal(1.05, 0.12, len(at))
    every = np.ones(len(at), dtype=np.bool_)
    columns: dict[str, tuple[Numbers, Flags]] = {
        "intervention": (interventions.numbers[at], every),
        "orientation": (interventions.orientation[at], every),
        "gender": (gender, every),
        "from_on": (np.tile(years.astype(np.int64), 2 * count), every),
        "to_on": (np.tile(ends.astype(np.int64), 2 * count), every),
        "participants": (np.rint(planned).clip(0), every),
    }
    return table_of(PLANS, columns)


def invent_capacity(interventions: Interventions, random: np.random.Generator) -> pa.Table:
    """The places of each intervention times the days of each month."""
    months = _months()
    days = np.diff(np.append(months, LAST_DAY + 1))
    count = len(interventions)
    places = np.maximum(1, np.rint(interventions.sizes * interventions.mean_days / (LAST_DAY - FIRST_DAY) * 1.1))
    at = np.repeat(np.arange(count), len(months))
    every = np.ones(len(at), dtype=np.bool_)
    columns: dict[str, tuple[Numbers, Flags]] = {
        "intervention": (interventions.numbers[at], every),
        "orientation": (interventions.orientation[at], every),
        "month_on": (np.tile(months, count), every),
        "place_days": (np.rint(places[at] * np.tile(days, count) * random.uniform(0.9, 1.1, count)[at]), every),
    }
    return table_of(CAPACITY, columns)


def _months() -> NDArray[np.int64]:
    """The first day of each month of the facts."""
    first = np.datetime64(FIRST_ON, "M")
    return np.arange(first, np.datetime64(LAST_ON, "M") + 1).astype("datetime64[D]").astype(np.int64)
