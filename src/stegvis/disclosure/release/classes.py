"""The classes of privacy: how small a group may be before it is protected, and what else each class asks.

Source: the project's privacy rules. A: participation and exits. B: outcomes. C: health ratings, means of support,
diagnosis-like. D: violence screening.
"""

from collections.abc import Mapping

from stegvis.measures.nodes import PrivacyClass
from stegvis.vocabulary import BadInput, Wording

SMALLEST_PROVABLE: Mapping[PrivacyClass, int] = {
    PrivacyClass.A: 5,
    PrivacyClass.B: 5,
    PrivacyClass.C: 8,
    PrivacyClass.D: 10,
}
ZERO_PROTECTED = frozenset({PrivacyClass.C, PrivacyClass.D})
"""None and all are as telling as few: zeros and full cells are protected."""
WITH_THRESHOLD = frozenset({PrivacyClass.B})
"""Told only from a threshold on."""
WITH_AN_EXTRA_HIDDEN = frozenset({PrivacyClass.B})
"""One cell more than needed is hidden, so that knowing the algorithm does not help."""


LEAST_THRESHOLD = 8
"""Exits. The forms tell outcomes from here on; an organisation may ask for more."""


def smallest_provable(raised: Mapping[PrivacyClass, int], name: str) -> Mapping[PrivacyClass, int]:
    """k by class, with what an organisation has raised. Raises BadInput, naming `name`, when one is lowered."""
    for privacy, k in raised.items():
        if k < SMALLEST_PROVABLE[privacy]:
            raise BadInput(name, _lowered(privacy, k))
    return {**SMALLEST_PROVABLE, **raised}


def require_threshold(at_least: int, name: str) -> None:
    """Raises BadInput, naming `name`, for a threshold of outcomes below the forms' own."""
    if at_least < LEAST_THRESHOLD:
        raise BadInput(name, _threshold_lowered(at_least))


def never_lowered(k: Mapping[PrivacyClass, int], earlier: Mapping[PrivacyClass, int]) -> Mapping[PrivacyClass, int]:
    """k by class, at least what an earlier publication had: what was raised once stays raised."""
    return {privacy: max(size, earlier.get(privacy, 0)) for privacy, size in k.items()}


def _lowered(privacy: PrivacyClass, k: int) -> Wording:
    least = SMALLEST_PROVABLE[privacy]
    return Wording(
        f"minsta grupp i klass {privacy.value} får höjas men inte sänkas: {k} är mindre än {least}.",
        f"the smallest group of class {privacy.value} may be raised but never lowered: {k} is below {least}.",
    )


def _threshold_lowered(at_least: int) -> Wording:
    return Wording(
        f"gränsen för när utfall visas får höjas men inte sänkas: {at_least} är mindre än {LEAST_THRESHOLD}.",
        f"the threshold of outcomes may be raised but never lowered: {at_least} is below {LEAST_THRESHOLD}.",
    )
