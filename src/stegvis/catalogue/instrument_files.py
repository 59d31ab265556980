"""The shipped instruments, read from the data files beside this module."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from stegvis.instruments import Group, Instrument, Item, Scale
from stegvis.vocabulary import Wording


@cache
def load_instruments() -> tuple[Instrument, ...]:
    """Every shipped instrument, sorted by id. Raises ValueError naming the file when its data are wrong."""
    folder = files("stegvis.catalogue") / "instruments"
    found = [parse_instrument(file.read_text("utf-8"), file.name) for file in folder.iterdir() if _is_data(file.name)]
    return tuple(sorted(found, key=lambda one: one.id))


def parse_instrument(text: str, name: str) -> Instrument:
    """The instrument that the TOML `text` defines. Raises ValueError that names the file and the fault."""
    try:
        return _instrument(tomllib.loads(text))
    except KeyError as fault:
        raise ValueError(f"{name}: the key {fault} is missing.") from fault
    except (ValueError, TypeError) as fault:
        raise ValueError(f"{name}: {fault}") from fault


def _is_data(name: str) -> bool:
    return name.endswith(".toml")


def _instrument(data: dict[str, Any]) -> Instrument:
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


def _item(data: dict[str, Any]) -> Item:
    description = Wording(**data["description"]) if "description" in data else None
    return Item(data["id"], description, data.get("reversed", False))


def _scale(data: dict[str, Any]) -> Scale:
    return Scale(
        id=data["id"],
        title=Wording(**data["title"]),
        marks=tuple(data["marks"]),
        items=tuple(data["items"]),
        minimum=data["minimum"],
        maximum=data["maximum"],
        parts=tuple(data.get("parts", ())),
    )


def _group(data: dict[str, Any]) -> Group:
    return Group(
        id=data["id"],
        title=Wording(**data["title"]),
        items=tuple(data["items"]),
        marks=tuple(data.get("marks", ())),
        unless=tuple(data.get("unless", ())),
    )
