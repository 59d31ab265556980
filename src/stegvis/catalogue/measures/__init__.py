"""The measures that Stegvis ships: definition, words, source, and invented participants who show who is counted."""

from stegvis.catalogue.measures.entry import CatalogueMeasure, Example, Expected, InventedRow
from stegvis.catalogue.measures.shelf import TYPED_BY_HAND, find_measure, load_measures, measures_for_form

__all__ = [
    "TYPED_BY_HAND",
    "CatalogueMeasure",
    "Example",
    "Expected",
    "InventedRow",
    "find_measure",
    "load_measures",
    "measures_for_form",
]
