"""Measurements of the targets; see `make bench`."""
