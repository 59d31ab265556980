"""Whose packages the association takes: the list of keys, one more, and the end of one."""

from dataclasses import dataclass

from stegvis.actions.access import Actor, NotPermitted, held_for, permit
from stegvis.forms.package.signing import fingerprint
from stegvis.store.access import places
from stegvis.store.models import Intervention, Operator
from stegvis.store.reports.border import trusted_keys
from stegvis.store.reports.border.trusted_keys import TrustedKeyRow
from stegvis.vocabulary import BadInput, InvalidFields, Wording
from stegvis.vocabulary.option import Option
from stegvis.vocabulary.roles import Where

__all__ = ["TrustedKeyRow", "TrustedKeys", "end_key", "show_trusted_keys", "trust_key"]

ACTION = "trust_key"
_SCOPES = (Where.OPERATOR, Where.INTERVENTION)


@dataclass(frozen=True, slots=True)
class TrustedKeys:
    """The list, this installation's own key, and what a key can be trusted for: "operator-3", "intervention-7".

    `own_key` is "" when it is lost or damaged, and `fault` says what to do.
    """

    keys: tuple[TrustedKeyRow, ...]
    own_key: str
    own_fingerprint: str
    fault: Wording | None
    operators: tuple[Option, ...]
    interventions: tuple[Option, ...]


def show_trusted_keys(*, by: Actor) -> TrustedKeys:
    """The keys of the actor's associations. Raises NotPermitted."""
    permit(by, ACTION)
    reached = places.places_reached(held_for(by, ACTION))
    own, fault = _own_key()
    return TrustedKeys(
        trusted_keys.trusted_keys(reached.names[Where.ASSOCIATION]),
        own,
        fingerprint(own) if own else "",
        fault,
        _options(reached, Where.OPERATOR),
        _options(reached, Where.INTERVENTION),
    )


def _own_key() -> tuple[str, Wording | None]:
    try:
        return trusted_keys.own_key(), None
    except BadInput as bad:
        return "", bad.reason


def trust_key(*, by: Actor, scope: str, public_key: str, note: str = "") -> None:
    """Trusts the key from today for what `scope` names. Raises InvalidFields, also for what is not the actor's."""
    permit(by, ACTION)
    reached = places.places_reached(held_for(by, ACTION))
    kind, _, number = scope.partition("-")
    where = next((one for one in _SCOPES if one == kind), None)
    if where is None or not number.isdecimal() or int(number) not in reached.names[where]:
        raise InvalidFields({"scope": _NO_SCOPE})
    trusted_keys.trust_key(
        public_key,
        operator=Operator.objects.get(pk=number) if where is Where.OPERATOR else None,
        intervention=Intervention.objects.get(pk=number) if where is Where.INTERVENTION else None,
        note=note,
        by=by,
    )


def end_key(*, by: Actor, number: int) -> None:
    """Trusts the key with that number in the list no more. Raises NotPermitted."""
    permit(by, ACTION)
    reached = places.places_reached(held_for(by, ACTION))
    if number not in {one.number for one in trusted_keys.trusted_keys(reached.names[Where.ASSOCIATION])}:
        raise NotPermitted(f"{ACTION}, key {number}, by account {by.account}")
    trusted_keys.end_key(number, by=by)


def _options(reached: places.Places, where: Where) -> tuple[Option, ...]:
    return tuple(Option(f"{where}-{number}", Wording(name, name)) for number, name in reached.names[where].items())


_NO_SCOPE = Wording("Välj vad nyckeln ska gälla för.", "Choose what the key is to be trusted for.")
