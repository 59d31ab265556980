"""Packages that leave and packages that arrive: their keys, what is checked, and what came of it."""
