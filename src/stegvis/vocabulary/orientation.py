"""Whom an intervention is aimed at."""

from enum import StrEnum


class Orientation(StrEnum):
    """INDIVIDUAL: people take part in it. STRUCTURAL: it changes how the parties work."""

    INDIVIDUAL = "individual"
    STRUCTURAL = "structural"
