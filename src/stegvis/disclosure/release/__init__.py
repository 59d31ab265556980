"""The release: raw counts in, tables that point out nobody out. Decision 6 tells how."""

from stegvis.disclosure.release.classes import SMALLEST_PROVABLE
from stegvis.disclosure.release.counting import CountedSet, Nesting, Structure, Timing
from stegvis.disclosure.release.ledger import Ledger
from stegvis.disclosure.release.releasing import Refused, Release, release
from stegvis.disclosure.release.request import Kind, Line, Mean, ReleaseRequest, TableRequest
from stegvis.disclosure.release.stated import Count

__all__ = [
    "SMALLEST_PROVABLE",
    "Count",
    "CountedSet",
    "Kind",
    "Ledger",
    "Line",
    "Mean",
    "Nesting",
    "Refused",
    "Release",
    "ReleaseRequest",
    "Structure",
    "TableRequest",
    "Timing",
    "release",
]
