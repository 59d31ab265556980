"""Invented facts of any size, for trying, testing and measuring: nobody in them exists."""

from stegvis.measures.invented_facts.answers import Item
from stegvis.measures.invented_facts.generating import ORIGIN, generate_facts

__all__ = ["ORIGIN", "Item", "generate_facts"]
