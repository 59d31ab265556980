"""The family of a draft that is looked at and not released: nothing is decided, no ledger is read or written."""

from stegvis.disclosure.family import Family
from stegvis.disclosure.release.classes import smallest_provable
from stegvis.disclosure.release.families import Draft
from stegvis.disclosure.release.history import history, uncorrected
from stegvis.disclosure.release.request import ReleaseRequest


def draft_family(request: ReleaseRequest, time_limit_s: float) -> Family:
    """The family of the request alone. Raises BadInput when its figures contradict each other."""
    new = uncorrected(request.publication, request.counts, request.corrects)
    k = smallest_provable(request.raised, request.publication)
    return Draft(request, history((), new, request.structure), k, b"", time_limit_s).family
