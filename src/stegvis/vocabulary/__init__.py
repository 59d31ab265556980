"""The words every room shares: figures, cells, genders, periods, places, findings."""

from stegvis.vocabulary.cells import (
    Blank,
    Cell,
    NotAnswered,
    NotAsked,
    NotNumeric,
    Number,
    Withheld,
)
from stegvis.vocabulary.errors import BadInput, Changed, InvalidFields
from stegvis.vocabulary.figure import Figure
from stegvis.vocabulary.finding import Finding, Severity
from stegvis.vocabulary.gender import Gender
from stegvis.vocabulary.period import Period
from stegvis.vocabulary.place import Place
from stegvis.vocabulary.wording import Wording

__all__ = [
    "BadInput",
    "Blank",
    "Cell",
    "Changed",
    "Figure",
    "Finding",
    "Gender",
    "InvalidFields",
    "NotAnswered",
    "NotAsked",
    "NotNumeric",
    "Number",
    "Period",
    "Place",
    "Severity",
    "Withheld",
    "Wording",
]
