"""Whom the numbers of a report count and how those lie inside each other, from `report_counts.toml`."""

from functools import cache
from importlib.resources import files

from stegvis.catalogue.data_files import Data, build, only
from stegvis.disclosure.release.counting import CountedSet, Nesting, Structure, Timing
from stegvis.measures.nodes import PrivacyClass


@cache
def load_report_structure() -> Structure:
    """The sets that reports count, with their nesting. Raises ValueError when the data file is wrong."""
    file = files("stegvis.catalogue") / "report_counts.toml"
    return build(file.read_text("utf-8"), file.name, _structure)


def _structure(data: Data) -> Structure:
    only(data, ("sets", "nestings"), "report counts")
    return Structure(tuple(map(_set, data["sets"])), tuple(map(_nesting, data["nestings"])))


def _set(data: Data) -> CountedSet:
    only(data, ("id", "privacy", "timing"), "set")
    return CountedSet(data["id"], PrivacyClass(data["privacy"]), Timing(data["timing"]))


def _nesting(data: Data) -> Nesting:
    only(data, ("whole", "parts", "complete"), "nesting")
    return Nesting(data["whole"], tuple(data["parts"]), data.get("complete", False))
