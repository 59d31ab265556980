"""Means of support and occupations, several at a time, before and after."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import transaction

from stegvis.store.models import MeansOfSupport, Occasion, Occupation, Participation
from stegvis.store.register.claiming import as_typed, claim, hold
from stegvis.store.register.recording import record_change
from stegvis.store.register.rules import HOURS, LONGEST_WEEK
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Actor

FULL_WEEK = 40
"""Hours a week that are 100 per cent."""


@dataclass(frozen=True, slots=True)
class Share:
    """One means of support or occupation: its code's word, and its share or extent in per cent; `hours` a week."""

    occasion: str
    word: str
    per_cent: int | None = None
    hours: int | None = None


def supports_of(participation: Participation) -> tuple[Share, ...]:
    """Before and after, the largest first."""
    rows = MeansOfSupport.objects.filter(participation=participation, occasion__in=BEFORE_AND_AFTER)
    return tuple(Share(one.occasion, one.support, one.per_cent) for one in rows.order_by("-occasion", "id"))


def occupations_of(participation: Participation) -> tuple[Share, ...]:
    """Before and after, the largest first."""
    rows = Occupation.objects.filter(participation=participation, occasion__in=BEFORE_AND_AFTER)
    return tuple(
        Share(one.occasion, one.occupation, one.per_cent, one.hours) for one in rows.order_by("-occasion", "id")
    )


@transaction.atomic
def set_supports(
    participation: Participation, shares: Sequence[Share], *, version: int | None = None, by: Actor
) -> None:
    """These are the means of support before and after. Raises Changed, and InvalidFields: "per_cent-1" by place among

    those given. The shares of an occasion come to 100 per cent at most.
    """
    hold(participation)
    claim(participation, version, _cells(shares), _cells(supports_of(participation)))
    _require(_twice(shares) | _too_much(shares))
    MeansOfSupport.objects.filter(participation=participation, occasion__in=BEFORE_AND_AFTER).delete()
    MeansOfSupport.objects.bulk_create(
        MeansOfSupport(participation=participation, occasion=one.occasion, support=one.word, per_cent=one.per_cent)
        for one in shares
    )
    record_change("means_of_support_set", participation, by, rows=len(shares))


@transaction.atomic
def set_occupations(
    participation: Participation, shares: Sequence[Share], *, version: int | None = None, by: Actor
) -> None:
    """These are the occupations before and after. Per cent and hours say the same: 100 per cent is 40 hours a week,

    and the one that is missing is worked out. Raises Changed and InvalidFields.
    """
    hold(participation)
    claim(participation, version, _cells(shares), _cells(occupations_of(participation)))
    _require(_twice(shares) | _of_hours(shares))
    Occupation.objects.filter(participation=participation, occasion__in=BEFORE_AND_AFTER).delete()
    Occupation.objects.bulk_create(_occupation(participation, one) for one in shares)
    record_change("occupations_set", participation, by, rows=len(shares))


def _occupation(participation: Participation, share: Share) -> Occupation:
    per_cent, hours = share.per_cent, share.hours
    if per_cent is None and hours is not None:
        per_cent = round(hours * 100 / FULL_WEEK)
    elif hours is None and per_cent is not None:
        hours = round(per_cent * FULL_WEEK / 100)
    return Occupation(
        participation=participation, occasion=share.occasion, occupation=share.word, per_cent=per_cent, hours=hours
    )


def _twice(shares: Sequence[Share]) -> dict[str, Wording]:
    seen: set[tuple[str, str]] = set()
    faults = {}
    for at, one in enumerate(shares):
        if (one.occasion, one.word) in seen:
            faults[f"word-{at}"] = TWICE
        seen.add((one.occasion, one.word))
    return faults


def _too_much(shares: Sequence[Share]) -> dict[str, Wording]:
    """The sentence stands beside the last share of the occasion."""
    faults = {}
    for occasion in BEFORE_AND_AFTER:
        stated = [(at, one.per_cent) for at, one in enumerate(shares) if one.occasion == occasion and one.per_cent]
        total = sum(share for _, share in stated)
        if total > 100:
            faults[f"per_cent-{stated[-1][0]}"] = _over(total)
    return faults


def _of_hours(shares: Sequence[Share]) -> dict[str, Wording]:
    faults = {}
    for at, one in enumerate(shares):
        if one.hours is not None and one.hours > LONGEST_WEEK:
            faults[f"hours-{at}"] = HOURS
        elif one.per_cent is not None and one.per_cent > 100 * LONGEST_WEEK / FULL_WEEK:
            faults[f"per_cent-{at}"] = HOURS
        elif one.hours is not None and one.per_cent is not None and abs(one.per_cent * 0.4 - one.hours) > 1:
            faults[f"hours-{at}"] = DIFFERS
    return faults


def _cells(shares: Sequence[Share]) -> dict[str, str]:
    """The rows as the form holds them, cell by cell: "word-0"."""
    return {f"{name}-{at}": value for at, one in enumerate(shares) for name, value in as_typed(asdict(one)).items()}


def _require(faults: dict[str, Wording]) -> None:
    if faults:
        raise InvalidFields(faults)


def _over(total: int) -> Wording:
    return Wording(
        f"Andelarna blir {total} procent tillsammans; de kan vara högst 100.",
        f"The shares come to {total} per cent; they can be 100 at most.",
    )


BEFORE_AND_AFTER = (Occasion.BEFORE, Occasion.AFTER)
TWICE = Wording("Den står redan på en annan rad.", "It stands on another row already.")
DIFFERS = Wording(
    "Procent och timmar säger olika: 100 procent är 40 timmar. Rätta det ena.",
    "Per cent and hours differ: 100 per cent is 40 hours. Correct one of them.",
)
