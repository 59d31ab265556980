"""Whom a row is about: by identity number, by our number, by the file's own number."""

from collections.abc import Mapping

from stegvis.store.register_import import faults as say
from stegvis.store.register_import.known import Known, KnownPerson, Values
from stegvis.vocabulary import Wording


class NoPerson(Exception):
    """It cannot be told whom the row is about; `faults` says why, by field."""

    def __init__(self, faults: Mapping[str, Wording]) -> None:
        super().__init__(", ".join(faults))
        self.faults = faults


def find_person(values: Values, known: Known) -> KnownPerson | None:
    """The person that the row's numbers name, or None: somebody new. Raises NoPerson when they

    name two, or somebody who is only counted.
    """
    ways = {
        "identity": known.by_identity.get(str(values.get("identity_index"))),
        "local_number": known.by_number.get(_number(values.get("local_number"))),
        "own_number": known.by_own.get(str(values.get("own_index"))),
    }
    found = {name: person for name, person in ways.items() if person is not None}
    if not found:
        if values.get("local_number") in known.counted_only:
            raise NoPerson({"local_number": say.COUNTED_ONLY})
        return None
    person = next(iter(found.values()))
    if any(one is not person for one in found.values()):
        raise NoPerson({next(reversed(found)): say.TWO_PEOPLE})
    index, own = values.get("identity_index"), values.get("own_index")
    if index and person.identity_index not in (None, index):
        raise NoPerson({"identity": say.OTHER_IDENTITY})
    if own and person.own_index not in (None, own):
        raise NoPerson({"own_number": say.OTHER_IDENTITY})
    return person


def _number(value: object) -> int:
    return value if isinstance(value, int) else -1
