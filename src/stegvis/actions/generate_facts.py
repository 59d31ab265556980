"""Making invented facts, with the items of the shipped questionnaires."""

from collections.abc import Callable, Iterator
from pathlib import Path

from stegvis.catalogue.instrument_files import load_instruments
from stegvis.instruments import Instrument
from stegvis.measures.invented_facts import Item, generate_facts
from stegvis.vocabulary import BadInput, Wording

QUESTIONNAIRES = ("soc13", "progression")
MOST = 1_000_000_000


def generate_invented_facts(
    out: Path, *, participations: int, seed: int, progress: Callable[[int, int, str], None]
) -> dict[str, int]:
    """Write invented facts to `out`; returns the rows of each table. Raises BadInput for what cannot be made."""
    if not 1 <= participations <= MOST:
        raise BadInput(
            "--participations",
            Wording(
                "ange hur många deltaganden som ska hittas på, från 1 till en miljard.",
                "say how many participations to invent, from 1 to a billion.",
            ),
        )
    if seed < 0:
        raise BadInput("--seed", Wording("ange ett heltal från 0 och uppåt.", "give a whole number from 0 upwards."))
    instruments = {one.id: one for one in load_instruments()}
    items = [item for name in QUESTIONNAIRES for item in _items(instruments[name])]
    return generate_facts(out, participations=participations, seed=seed, items=items, progress=progress)


def _items(instrument: Instrument) -> Iterator[Item]:
    """The instrument's questions and scales: "soc13.1", "soc13.total"."""
    for item in instrument.items:
        yield Item(f"{instrument.id}.{item.id}", instrument.lowest, instrument.highest, item.reversed)
    for scale in instrument.scales:
        parts = tuple(f"{instrument.id}.{item}" for item in scale.items)
        yield Item(f"{instrument.id}.{scale.id}", scale.minimum, scale.maximum, sum_of=parts)
