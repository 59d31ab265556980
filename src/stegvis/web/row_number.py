"""Numbers of rows, and versions, that come in a question or a hidden field: anybody can write anything there."""

LONGEST = 9
"""Digits: no larger than a database takes."""


def row_number(text: str) -> int | None:
    """The number, or None when the text is none that a row can have."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else None
