"""From a request and what was published before to a draft; nothing is decided here, no ledger is read or written."""

from stegvis.disclosure.family import Family
from stegvis.disclosure.release.classes import never_lowered, smallest_provable
from stegvis.disclosure.release.entries import Entry
from stegvis.disclosure.release.families import Draft
from stegvis.disclosure.release.history import history, require_same_measures, uncorrected
from stegvis.disclosure.release.request import ReleaseRequest


def draft_of(request: ReleaseRequest, entries: tuple[Entry, ...], secret: bytes, time_limit_s: float) -> Draft:
    """The draft of a request beside the entries of a ledger.

    Raises BadInput when figures contradict each other or what was published, or when a k is lowered.
    """
    new = uncorrected(request.publication, request.counts, request.corrects)
    k = smallest_provable(request.raised, request.publication)
    for entry in entries:
        k = never_lowered(k, dict(entry.k))
    require_same_measures(request.measures, entries, request.publication)
    return Draft(request, history(entries, new, request.structure), k, secret, time_limit_s)


def draft_family(request: ReleaseRequest, time_limit_s: float) -> Family:
    """The family of a draft that is looked at and not released. Raises BadInput when its figures contradict."""
    return draft_of(request, (), b"", time_limit_s).family
