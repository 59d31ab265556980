"""When two spellings are the same name: only case and spaces may differ. Nothing is guessed."""

import re
import unicodedata

NO_NUMBER = "#"


def name_key(name: str) -> str:
    """The name composed (NFC), with single spaces and without case; equal keys mean the same name."""
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()


def words_key(text: str) -> str:
    """The text as `name_key` makes it, with a sign for each number: equal keys mean the same words."""
    return re.sub(r"\d+(?:[.,]\d+)?", NO_NUMBER, name_key(text))
