"""Data files beside this module: read, built into nodes, and refused with the file's name when they are wrong."""

import tomllib
from collections.abc import Callable, Iterable
from importlib.resources import files
from typing import Any, TypeVar

Data = dict[str, Any]
_Node = TypeVar("_Node")


def load_folder(folder: str, parse: Callable[[str, str], _Node]) -> list[_Node]:
    """What `parse` makes of the text and the name of every data file in `folder`."""
    found = (files("stegvis.catalogue") / folder).iterdir()
    return [parse(file.read_text("utf-8"), file.name) for file in found if file.name.endswith(".toml")]


def build(text: str, name: str, make: Callable[[Data], _Node]) -> _Node:
    """What `make` makes of the TOML `text`. Raises ValueError that names the file, the key and the fault."""
    try:
        return make(tomllib.loads(text))
    except KeyError as fault:
        raise ValueError(f"{name}: the key {fault} is missing.") from fault
    except (ValueError, TypeError, AttributeError) as fault:
        raise ValueError(f"{name}: {fault}") from fault


def only(data: Data, known: Iterable[str], where: str) -> None:
    """Raises ValueError when `data` holds another key: a misspelt one would be dropped in silence."""
    unknown = sorted(set(data) - set(known))
    if unknown:
        raise ValueError(f"{where}: unknown key {', '.join(unknown)}.")
