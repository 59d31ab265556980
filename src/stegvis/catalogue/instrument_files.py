"""The shipped instruments, read from the data files beside this module."""

from functools import cache

from stegvis.catalogue.data_files import Data, build, load_folder, only
from stegvis.instruments import Group, Instrument, Item, Scale
from stegvis.vocabulary import Wording

_INSTRUMENT_KEYS = {
    *("id", "version", "title", "lowest", "highest", "items", "marks", "rights", "own_marks", "scales", "groups"),
}


@cache
def load_instruments() -> tuple[Instrument, ...]:
    """Every shipped instrument, sorted by id. Raises ValueError naming the file when its data are wrong."""
    return tuple(sorted(load_folder("instruments", parse_instrument), key=lambda one: one.id))


def parse_instrument(text: str, name: str) -> Instrument:
    """The instrument that the TOML `text` defines. Raises ValueError that names the file and the fault."""
    return build(text, name, _instrument)


def _instrument(data: Data) -> Instrument:
    only(data, _INSTRUMENT_KEYS, "the instrument")
    return Instrument(
        id=data["id"],
        version=data["version"],
        title=Wording(**data["title"]),
        lowest=data["lowest"],
        highest=data["highest"],
        items=tuple(_item(one) for one in data["items"]),
        marks=tuple(data["marks"]),
        rights=Wording(**data["rights"]),
        own_marks=tuple(data.get("own_marks", ())),
        scales=tuple(_scale(one) for one in data.get("scales", ())),
        groups=tuple(_group(one) for one in data.get("groups", ())),
    )


def _item(data: Data) -> Item:
    only(data, {"id", "description", "reversed"}, "item")
    description = Wording(**data["description"]) if "description" in data else None
    return Item(data["id"], description, data.get("reversed", False))


def _scale(data: Data) -> Scale:
    only(data, {"id", "title", "marks", "items", "minimum", "maximum", "parts"}, "scale")
    return Scale(
        id=data["id"],
        title=Wording(**data["title"]),
        marks=tuple(data["marks"]),
        items=tuple(data["items"]),
        minimum=data["minimum"],
        maximum=data["maximum"],
        parts=tuple(data.get("parts", ())),
    )


def _group(data: Data) -> Group:
    only(data, {"id", "title", "items", "marks", "unless"}, "group")
    return Group(
        id=data["id"],
        title=Wording(**data["title"]),
        items=tuple(data["items"]),
        marks=tuple(data.get("marks", ())),
        unless=tuple(data.get("unless", ())),
    )
