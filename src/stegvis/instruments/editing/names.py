"""Ids made of what somebody writes: short, readable, and never changed once they are given."""

import re
import unicodedata
from collections.abc import Collection

LONGEST = 32
MOST_WORDS = 4


def name_from(text: str, taken: Collection[str], *, otherwise: str) -> str:
    """An id of a–z, digits and underscores that starts with a letter and is not taken.

    `otherwise` is used where the text has no letter of those, such as "?".
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)[:MOST_WORDS]
    name = "_".join(words)[:LONGEST].strip("_")
    if not re.match(r"[a-z]", name):
        name = f"{otherwise}_{name}".strip("_")
    free = name
    number = 1
    while free in taken:
        number += 1
        free = f"{name}_{number}"
    return free
