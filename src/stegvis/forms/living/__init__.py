"""Living numbers: numbers in a report's prose that follow the report's figures, and say so when these have moved."""

from stegvis.forms.living.finding import find_bound, phrase_at
from stegvis.forms.living.following import follow, look_at, refreshed
from stegvis.forms.living.ground import Counted
from stegvis.forms.living.nodes import Bound, Looked, Refreshed, Standing
from stegvis.forms.living.phrases import rewritten

__all__ = [
    "Bound",
    "Counted",
    "Looked",
    "Refreshed",
    "Standing",
    "find_bound",
    "follow",
    "look_at",
    "phrase_at",
    "refreshed",
    "rewritten",
]
