"""The participants that an import makes, each with a number that nobody had before."""

from collections.abc import Iterable, Mapping, Sequence

from stegvis.store.models import Operator, Participant
from stegvis.store.register.participants import take_local_numbers
from stegvis.store.register_import.known import OF_THE_PERSON, KnownPerson
from stegvis.store.register_import.planning import PlannedRow
from stegvis.store.sealing.participants import seal_into
from stegvis.store.tables.batches import batched
from stegvis.store.tables.inserting import insert_rows, take_numbers

INSERTED = (
    *("id", "controller_id", "local_number", *OF_THE_PERSON),
    *("sealed_identity", "identity_index", "own_index"),
)


def people_of(rows: Sequence[PlannedRow], controller: int) -> dict[int, tuple[Participant, bool]]:
    """For each known person of the plan (by identity): its row in the table, and whether it is new and added here."""
    known = {id(row.person): row.person for row in rows if row.person}
    stored: dict[int, Participant] = {}
    for some in batched([one.number for one in known.values() if one.number]):
        stored |= Participant.objects.in_bulk(some)
    new = {key: one for key, one in known.items() if one.number is None}
    identities = {id(row.person): row.identity for row in rows if row.identity}
    made = _new_participants(new, identities, controller)
    _add(list(made.values()))
    there = {key: (stored[one.number], False) for key, one in known.items() if one.number is not None}
    return there | {key: (person, True) for key, person in made.items()}


def _new_participants(
    new: Mapping[int, KnownPerson], identities: Mapping[int, str], controller: int
) -> dict[int, Participant]:
    free = iter(_free_numbers(new.values(), controller))
    made = {}
    for key, one in new.items():
        made[key] = Participant(
            controller_id=controller,
            local_number=one.local_number or next(free),
            identity_index=one.identity_index,
            own_index=one.own_index,
            **one.values,
        )
        if key in identities:
            seal_into(made[key], "sealed_identity", identities[key])
    return made


def _free_numbers(new: Iterable[KnownPerson], controller: int) -> range:
    """As many as the file leaves open, above all that it states. Holds the controller's row until the end."""
    stated = [one.local_number for one in new]
    operator = Operator.objects.select_for_update().get(pk=controller)
    highest = max((one for one in stated if one), default=0)
    if highest > operator.last_local_number:
        operator.last_local_number = highest
        operator.save(update_fields=["last_local_number"])
    how_many = sum(not one for one in stated)
    return take_local_numbers(controller, how_many) if how_many else range(0)


def _add(people: Sequence[Participant]) -> None:
    """Puts them in the table, with ids that are theirs alone."""
    for one, number in zip(people, take_numbers(Participant, len(people)), strict=True):
        one.pk = number
    insert_rows(Participant, INSERTED, ([getattr(one, name) for name in INSERTED] for one in people))
