"""Sweden's municipalities by their official codes."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def municipalities() -> Mapping[int, str]:
    """The name for each official code (Statistics Sweden), in alphabetical order as Swedish has it."""
    listed = tomllib.loads((files("stegvis.catalogue") / "municipalities.toml").read_text("utf-8"))
    return {int(code): name for code, name in sorted(listed.items(), key=lambda one: _swedish(one[1]))}


def _swedish(name: str) -> str:
    """A key that puts å, ä and ö last, in that order."""
    return name.casefold().translate(str.maketrans("åäöé", "{|}e"))
