"""Whose packages an association takes: the keys of other installations, and this installation's own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from stegvis.forms.package.signing import fingerprint, is_public_key, public_hex
from stegvis.store.clock import today
from stegvis.store.models import Intervention, Operator, TrustedKey
from stegvis.store.reports.border.signing_key import installation_key
from stegvis.store.trail.events import record
from stegvis.vocabulary import BadInput, InvalidFields, Wording
from stegvis.vocabulary.actor import Actor

LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class TrustedKeyRow:
    """A key of the list: for which operator or intervention it is trusted, and from when to when."""

    number: int
    scope: str
    is_operator: bool
    public_key: str
    fingerprint: str
    note: str
    from_on: date
    ended_on: date | None
    added_by: str


def own_key() -> str:
    """The public half of this installation's key, in hexadecimal. Raises BadInput when it is lost or damaged."""
    return public_hex(installation_key())


def is_own_key(public_key: str) -> bool:
    """True for this installation's own; a key that is lost is nobody's, and the others' are taken all the same."""
    try:
        return public_key == own_key()
    except BadInput:
        return False


def is_trusted(signer: str, intervention: Intervention) -> bool:
    """True when the association takes packages on the intervention from this key today."""
    if is_own_key(signer):
        return True
    scope = Q(intervention=intervention)
    if intervention.provider_id is not None:
        scope |= Q(operator=intervention.provider_id)
    keys = TrustedKey.objects.filter(scope, association=intervention.association_id, public_key=signer)
    day = today()
    return keys.filter(Q(ended_on=None) | Q(ended_on__gt=day), from_on__lte=day).exists()


def trusted_keys(associations: Iterable[int]) -> tuple[TrustedKeyRow, ...]:
    """The associations' keys, those in force first."""
    rows = TrustedKey.objects.filter(association__in=list(associations)).select_related("operator", "intervention")
    return tuple(_row(one) for one in sorted(rows, key=lambda one: (one.ended_on is not None, one.pk)))


@transaction.atomic
def trust_key(
    public_key: str,
    *,
    operator: Operator | None = None,
    intervention: Intervention | None = None,
    note: str = "",
    by: Actor,
) -> TrustedKey:
    """Trusts the key from today for all that the operator runs, or for the intervention alone.

    Raises InvalidFields for what is no key, for this installation's own and for one that is trusted there already.
    """
    key = "".join(public_key.split()).lower()
    if wrong := _fault(key, operator, intervention, note):
        raise InvalidFields(wrong)
    held_by = operator or intervention
    assert held_by is not None
    added = TrustedKey.objects.create(
        association=held_by.association,
        operator=operator,
        intervention=intervention,
        public_key=key,
        note=note.strip(),
        from_on=today(),
        added_by=by.name,
    )
    record("key_trusted", by=by, subject=held_by.name, details={"key": key})
    return added


@transaction.atomic
def end_key(number: int, *, by: Actor) -> None:
    """Trusts the key no more from today on; what it signed before stays. Ending it again changes nothing."""
    key = TrustedKey.objects.select_for_update().get(pk=number)
    if key.ended_on is None:
        key.ended_on = today()
        key.save(update_fields=["ended_on"])
        record("key_ended", by=by, subject=str(key.operator or key.intervention), details={"key": key.public_key})


def _fault(
    key: str, operator: Operator | None, intervention: Intervention | None, note: str
) -> dict[str, Wording] | None:
    if not is_public_key(key):
        return {"public_key": _NO_KEY}
    if is_own_key(key):
        return {"public_key": _OWN_KEY}
    if len(note.strip()) > LONGEST_NOTE:
        return {"note": _LONG_NOTE}
    same = TrustedKey.objects.filter(public_key=key, operator=operator, intervention=intervention, ended_on=None)
    return {"public_key": _KNOWN} if same.exists() else None


def _row(key: TrustedKey) -> TrustedKeyRow:
    return TrustedKeyRow(
        number=key.pk,
        scope=str(key.operator or key.intervention),
        is_operator=key.operator_id is not None,
        public_key=key.public_key,
        fingerprint=fingerprint(key.public_key),
        note=key.note,
        from_on=key.from_on,
        ended_on=key.ended_on,
        added_by=key.added_by,
    )


_NO_KEY = Wording(
    "En nyckel är 64 tecken, siffror och bokstäverna a till f; kopiera den från avsändarens stegvis key.",
    "A key is 64 signs, digits and the letters a to f; copy it from the sender's stegvis key.",
)
_OWN_KEY = Wording(
    "Det är den här installationens egen nyckel, och den gäller redan.",
    "It is this installation's own key, which is trusted already.",
)
_KNOWN = Wording("Nyckeln finns redan i listan.", "The key is in the list already.")
_LONG_NOTE = Wording(
    f"Anteckningen får ha högst {LONGEST_NOTE} tecken; korta den.",
    f"The note may have {LONGEST_NOTE} characters at most; shorten it.",
)
