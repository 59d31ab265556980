"""Making invented facts piece by piece, so that their number is limited by the disk and not by memory."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from stegvis.measures.facts import ANSWERS
from stegvis.measures.facts_files import FactsWriter, arrow_schema, write_counting_copy
from stegvis.measures.invented_facts.answers import (
    Item,
    Questionnaire,
    invent_answers,
    invent_questionnaires,
)
from stegvis.measures.invented_facts.interventions import Interventions, invent_interventions, pieces
from stegvis.measures.invented_facts.others import (
    SCREENINGS_A_PARTICIPATION,
    invent_capacity,
    invent_costs,
    invent_plans,
    invent_screenings,
)
from stegvis.measures.invented_facts.participations import (
    invent_participations,
    participations_table,
    table_of,
)

ORIGIN = "invented"
ROWS_IN_PIECE = 4 * 122_880
# The steps whose chance is independent: each draws from its own seed.
_INTERVENTIONS, _QUESTIONNAIRES, _PARTICIPATIONS, _ANSWERS, _SCREENINGS, _MONEY = range(6)

Progress = Callable[[int, int, str], None]


def generate_facts(
    folder: Path, *, participations: int, seed: int, items: Sequence[Item], progress: Progress = lambda *_: None
) -> dict[str, int]:
    """Write invented facts into the folder; the same number, seed and items give the same facts. Returns the rows
    of each table. Raises BadInput when the folder holds anything but invented facts.

    About 1.8 rows of answers a participation, over three years. The files say in their metadata that nobody in
    them exists, and so does every word of the interventions.
    """
    interventions = invent_interventions(participations, _random(seed, _INTERVENTIONS))
    questionnaires = invent_questionnaires(items, interventions, _random(seed, _QUESTIONNAIRES))
    with FactsWriter(folder, origin=ORIGIN) as writer:
        writer.write_codes(
            {
                "intervention": {int(number): f"Påhittad insats {number}" for number in interventions.numbers},
                "item": {number: item.word for number, item in enumerate(items, start=1)},
            },
            {number: (item.lowest, item.highest) for number, item in enumerate(items, start=1)},
        )
        random = _random(seed, _MONEY)
        writer.write("costs", invent_costs(interventions, random))
        writer.write("plans", invent_plans(interventions, random))
        writer.write("capacity", invent_capacity(interventions, random))
        _write_people(writer, interventions, questionnaires, seed, progress)
        _write_screenings(writer, round(participations * SCREENINGS_A_PARTICIPATION), seed)
    write_counting_copy(folder)
    progress(participations, participations, "")
    return dict(writer.rows)


def _write_people(
    writer: FactsWriter,
    interventions: Interventions,
    questionnaires: tuple[Questionnaire, ...],
    seed: int,
    progress: Progress,
) -> None:
    total, done = int(interventions.sizes.sum()), 0
    for place, piece in enumerate(pieces(interventions, ROWS_IN_PIECE)):
        progress(done, total, "")
        numbers = _registration_numbers(np.arange(done, done + len(piece)), total)
        people = invent_participations(interventions, piece, numbers, _random(seed, _PARTICIPATIONS, place))
        writer.write("participations", participations_table(people))
        random = _random(seed, _ANSWERS, place)
        answers = [
            table_of(ANSWERS, span)
            for questionnaire in questionnaires
            for span in invent_answers(questionnaire, people, interventions, random)
        ]
        writer.write("answers", _sorted(answers))
        done += len(piece)


def _write_screenings(writer: FactsWriter, total: int, seed: int) -> None:
    for place, first in enumerate(range(0, total, ROWS_IN_PIECE)):
        rows = min(ROWS_IN_PIECE, total - first)
        writer.write("screenings", invent_screenings(first, rows, total, _random(seed, _SCREENINGS, place)))
    if not total:
        writer.write("screenings", invent_screenings(0, 0, 1, _random(seed, _SCREENINGS)))


def _sorted(answers: list[pa.Table]) -> pa.Table:
    order = [(name, "ascending") for name in ("intervention", "answered_on", "participation", "item", "span")]
    return pa.concat_tables([arrow_schema(ANSWERS).empty_table(), *answers]).sort_by(order)


def _registration_numbers(places: NDArray[np.int64], total: int) -> NDArray[np.int64]:
    """Numbers 1 to `total`, each once and mixed: who registers first has nothing to do with the intervention."""
    step = round(total * 0.618)
    while np.gcd(step, total) != 1:
        step += 1
    return places * step % total + 1


def _random(*seed: int) -> np.random.Generator:
    """Chance that is the same each time for the same seed."""
    return np.random.default_rng(seed)
