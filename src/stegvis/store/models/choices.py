"""Columns that hold a word of a list."""

from collections.abc import Iterable
from enum import StrEnum

from django.db import models

from stegvis.measures.codes import CodeList


def word_column(
    words: CodeList | type[StrEnum] | Iterable[str], help_text: str, *, blank: bool = True
) -> models.CharField:
    """A text column that holds one of the words, or nothing when `blank`."""
    listed = words.words if isinstance(words, CodeList) else [str(one) for one in words]
    return models.CharField(max_length=40, blank=blank, choices=[(word, word) for word in listed], help_text=help_text)
