"""The release: raw counts in, tables that point out nobody out. Decision 6 tells how."""

from stegvis.disclosure.release.classes import SMALLEST_PROVABLE
from stegvis.disclosure.release.counting import CountedSet, Nesting, Structure, Timing
from stegvis.disclosure.release.from_measures import Measured, measured
from stegvis.disclosure.release.ledger import Ledger
from stegvis.disclosure.release.releasing import Pending, Refused, Release, commit, decide, release
from stegvis.disclosure.release.request import Kind, Line, Mean, ReleaseRequest, TableRequest
from stegvis.disclosure.release.stated import Count
from stegvis.disclosure.release.telling import Judgement, judgement_of, known_figures, told_in

__all__ = [
    "SMALLEST_PROVABLE",
    "Count",
    "CountedSet",
    "Judgement",
    "Kind",
    "Ledger",
    "Line",
    "Mean",
    "Measured",
    "Nesting",
    "Pending",
    "Refused",
    "Release",
    "ReleaseRequest",
    "Structure",
    "TableRequest",
    "Timing",
    "commit",
    "decide",
    "judgement_of",
    "known_figures",
    "measured",
    "release",
    "told_in",
]
