"""How full an intervention is."""

from dataclasses import dataclass

from django.db.models import Count, Min, Q, Sum

from stegvis.store.clock import today
from stegvis.store.models import CountedOnly, Decision, Intervention, Participation
from stegvis.store.register.standing import goes_on_after


@dataclass(frozen=True, slots=True)
class Occupancy:
    """Who takes part today, who waits, and how many days the one who has waited longest has waited (None: nobody).

    `counted_only`: how many of this year nothing is stored about; nobody knows whether they take part today.
    """

    under_way: int
    waiting: int
    undecided: int
    longest_wait: int | None
    counted_only: int = 0


def occupancy_of(intervention: Intervention) -> Occupancy:
    """The intervention today, without those registered in error."""
    not_started = Q(started_on=None, exited_on=None)
    waits = not_started & Q(decision=Decision.WAITING)
    counted = Participation.counted.filter(intervention=intervention).aggregate(
        under_way=Count("pk", filter=goes_on_after(today())),
        waiting=Count("pk", filter=waits),
        undecided=Count("pk", filter=not_started & Q(decision="")),
        first=Min("referred_on", filter=waits),
    )
    first = counted.pop("first")
    only = CountedOnly.objects.filter(intervention=intervention, year=today().year).aggregate(n=Sum("participants"))
    return Occupancy(**counted, longest_wait=(today() - first).days if first else None, counted_only=only["n"] or 0)
