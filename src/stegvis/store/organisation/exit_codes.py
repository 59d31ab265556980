"""The association's own reasons for an exit. A reason in use is only ever taken out of the list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef

from stegvis.store.models import Association, ExitCode, Participation
from stegvis.store.organisation.proposals import EXIT_CODES
from stegvis.store.trail.events import record
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Actor

_USED = Wording(
    "Orsaken används redan, så den kan inte räknas på annat sätt. Ta ur den ur listan och lägg till en ny.",
    "The reason is in use, so it cannot be counted another way. Take it out of the list and add a new one.",
)
_TWICE = Wording("Orsaken står redan på en annan rad.", "The reason already stands in another row.")
_NO_LABEL = Wording("Skriv orsaken.", "Write the reason.")


@dataclass(frozen=True, slots=True)
class ExitCodeRow:
    """A reason: in own words, the association's class, the national reason. `number` None: a new one.

    `is_used` is told by the store; what a caller says of it changes nothing.
    """

    number: int | None
    label: str
    exit_class: str
    national: str
    is_offered: bool = True
    is_used: bool = False


def exit_codes_of(association: int) -> tuple[ExitCodeRow, ...]:
    """The reasons in the order of the list, those no longer offered too."""
    used = Exists(Participation.objects.filter(exit_code=OuterRef("pk")))
    return tuple(
        ExitCodeRow(one.pk, one.label, one.exit_class, one.national, one.is_offered, one.used)
        for one in ExitCode.objects.filter(association=association).annotate(used=used)
    )


def proposed_exit_codes() -> tuple[ExitCodeRow, ...]:
    """The list to begin with."""
    return tuple(ExitCodeRow(None, *columns) for columns in EXIT_CODES)


@transaction.atomic
def save_exit_codes(association: Association, rows: Sequence[ExitCodeRow], *, by: Actor) -> None:
    """Makes the rows the association's list, in their order. A reason left out is removed, or when used not offered.

    Raises InvalidFields when a reason stands twice, or one in use would be counted another way.
    """
    stored = {one.number: one for one in exit_codes_of(association.pk)}
    faults = _faults(rows, stored)
    if faults:
        raise InvalidFields(faults)
    kept = {row.number for row in rows}
    gone = [one for number, one in stored.items() if number not in kept]
    ExitCode.objects.filter(pk__in=[one.number for one in gone if not one.is_used]).delete()
    ExitCode.objects.filter(pk__in=[one.number for one in gone if one.is_used]).update(is_offered=False)
    _free_the_labels(row.number for row in rows if row.number in stored)
    for at, row in enumerate(rows):
        ExitCode(
            pk=row.number if row.number in stored else None,
            association=association,
            label=row.label.strip(),
            exit_class=row.exit_class,
            national=row.national,
            is_offered=row.is_offered,
            position=at,
        ).save()
    record("exit_codes_set", by=by, subject=association.name, details={"reasons": len(rows)})


def _faults(rows: Sequence[ExitCodeRow], stored: dict[int | None, ExitCodeRow]) -> dict[str, Wording]:
    faults = {}
    taken = {one.label.casefold() for one in stored.values() if one.is_used and one.number not in _numbers(rows)}
    for at, row in enumerate(rows):
        label = row.label.strip().casefold()
        before = stored.get(row.number)
        if not label:
            faults[f"label-{at}"] = _NO_LABEL
        elif label in taken:
            faults[f"label-{at}"] = _TWICE
        if before and before.is_used and (before.exit_class, before.national) != (row.exit_class, row.national):
            faults[f"exit_class-{at}"] = _USED
        taken.add(label)
    return faults


def _numbers(rows: Sequence[ExitCodeRow]) -> set[int | None]:
    return {row.number for row in rows}


def _free_the_labels(numbers: Iterable[int | None]) -> None:
    """Two reasons may change their words with each other: a label is one of its kind at every moment."""
    for number in numbers:
        ExitCode.objects.filter(pk=number or 0).update(label=f"#{number}#")
