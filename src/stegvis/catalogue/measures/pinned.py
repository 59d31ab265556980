"""The hash of every definition, pinned in a file, so that a changed definition is seen where changes are read."""

import json
from collections.abc import Mapping
from pathlib import Path

from stegvis.catalogue.measures.shelf import load_measures
from stegvis.measures.canonical import measure_hash

PINNED = Path(__file__).parent / "hashes.json"


def current_hashes() -> Mapping[str, str]:
    """The hash of every definition as it is now, by the measure's id."""
    return {name: measure_hash(entry.measure) for name, entry in load_measures().items()}


def pinned_hashes() -> Mapping[str, str]:
    """The hash of every definition as it was pinned."""
    pinned: dict[str, str] = json.loads(PINNED.read_text("utf-8"))
    return pinned


def hashes_json() -> str:
    """The file's text: one measure a line."""
    return json.dumps(current_hashes(), indent=1) + "\n"
