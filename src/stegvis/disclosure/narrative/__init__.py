"""The narrative gate: reads a report's prose before release and finds what tells of hidden, small or single groups.

It never changes a text. Each hit says what kind it is, where it stands, why it stops and what could stand there.
"""

from stegvis.disclosure.narrative.gate import gate
from stegvis.disclosure.narrative.hits import Hit, Kind, Spot
from stegvis.disclosure.narrative.known import UNTOLD, KnownFigure, KnownFigures

__all__ = ["UNTOLD", "Hit", "Kind", "KnownFigure", "KnownFigures", "Spot", "gate"]
