"""Questionnaires: items, scales, groups of items and what a report calls them."""

from stegvis.instruments.nodes import Group, Instrument, Item, Scale

__all__ = ["Group", "Instrument", "Item", "Scale"]
