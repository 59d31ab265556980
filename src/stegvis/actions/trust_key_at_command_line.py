"""Keys from the command line: showing one's own, and trusting another installation's."""

from dataclasses import dataclass

from stegvis.forms.package.signing import fingerprint
from stegvis.store.access.places import places_named
from stegvis.store.models import Intervention, Operator
from stegvis.store.reports.border.signing_key import renew_key
from stegvis.store.reports.border.trusted_keys import own_key, trust_key
from stegvis.vocabulary import BadInput, InvalidFields, Wording
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.roles import Where


@dataclass(frozen=True, slots=True)
class ShownKey:
    """A public key, and its fingerprint to read out on the telephone."""

    public_key: str
    fingerprint: str


def show_own_key() -> ShownKey:
    """This installation's key. Raises BadInput when it is lost or damaged."""
    return shown_key(own_key())


def renew_own_key() -> ShownKey:
    """A new key in place of a lost or damaged one. Raises BadInput while the old one serves."""
    renew_key()
    return show_own_key()


def shown_key(public_key: str) -> ShownKey:
    """The key with its fingerprint."""
    return ShownKey(public_key, fingerprint(public_key))


def trust_key_at_command_line(public_key: str, *, where: Where, place: str, note: str, user: str) -> ShownKey:
    """Trusts the key for an operator or an intervention, in the name of `user`.

    Raises BadInput when there is no such place, or several, and for what is no key.
    """
    found = places_named(where, place)
    if len(found) != 1:
        raise BadInput(place, _SEVERAL if found else _NOT_THERE)
    number = next(iter(found))
    scope = (
        {"operator": Operator.objects.get(pk=number)}
        if where is Where.OPERATOR
        else {"intervention": Intervention.objects.get(pk=number)}
    )
    try:
        key = trust_key(public_key, note=note, by=Actor(0, user), **scope)
    except InvalidFields as invalid:
        raise BadInput(public_key[:80], next(iter(invalid.fields.values()))) from invalid
    return shown_key(key.public_key)


_NOT_THERE = Wording("finns inte; kontrollera stavningen.", "is not there; check the spelling.")
_SEVERAL = Wording(
    "finns hos flera förbund; lägg till nyckeln på sidan Rapportpaket i stället.",
    "is found at several associations; add the key on the page Report packages instead.",
)
