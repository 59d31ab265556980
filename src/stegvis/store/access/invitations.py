"""Invitations: a link that is used once. Only the hash of its secret is kept."""

import hashlib
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from stegvis.store.access.assigning import assign, refuse
from stegvis.store.access.places import Places, place_of
from stegvis.store.models import Account, Invitation
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Held
from stegvis.vocabulary.roles import Role

DAYS = 14
"""How long a link opens."""
SECRET_BYTES = 32
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, slots=True)
class Promised:
    """What an invitation gives: a role at a place, from one day to another."""

    held: Held
    from_on: date
    to_on: date | None


def invite(email: str, name: str, promised: Promised, made_by: str) -> tuple[Invitation, str]:
    """The invitation and the secret of its link, which is known nowhere else.

    Raises InvalidFields for what is no address or name, and when whoever has the address may not have the role.
    """
    email = email.strip().lower()
    if not _EMAIL.fullmatch(email):
        raise InvalidFields({"email": NO_EMAIL})
    if not name.strip():
        raise InvalidFields({"name": NO_NAME})
    refuse(account_of(email), promised.held, promised.from_on, promised.to_on)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    made = Invitation.objects.create(
        email=email,
        name=name.strip(),
        assignment=_written(promised),
        secret_digest=_digest(secret),
        made_by=made_by,
        expires_at=timezone.now() + timedelta(days=DAYS),
    )
    return made, secret


def open_invitation(secret: str, *, lock: bool = False) -> Invitation | None:
    """The invitation of that link while it opens, or None when it is unknown, used, too old or withdrawn."""
    found = Invitation.objects.select_for_update() if lock else Invitation.objects.all()
    return found.filter(secret_digest=_digest(secret), used_at=None, expires_at__gt=timezone.now()).first()


def accept(secret: str, *, account: Account | None = None, password: str | None = None) -> tuple[Invitation, Account]:
    """Uses the invitation: by the account with its address, or by a new one with that password.

    Raises InvalidFields when it does not open any more, is for another address, or the role may not be had.
    """
    with transaction.atomic():
        found = open_invitation(secret, lock=True)
        if found is None:
            raise InvalidFields({"": OVER})
        if account is None:
            if account_of(found.email):
                raise InvalidFields({"": HAS_ACCOUNT})
            account = Account.objects.create_user(found.email, password, name=found.name)
        elif account.email != found.email:
            raise InvalidFields({"": FOR_SOMEBODY_ELSE})
        promised = promised_by(found)
        assign(account, promised.held, promised.from_on, promised.to_on)
        found.used_at = timezone.now()
        found.save(update_fields=["used_at"])
    return found, account


def withdraw(invitation: Invitation) -> None:
    """Its link opens no more."""
    invitation.expires_at = timezone.now()
    invitation.save(update_fields=["expires_at"])


def waiting_invitations(places: Places) -> Iterator[tuple[Invitation, Promised]]:
    """Those not used yet whose link opens, to one of the places; latest first."""
    for one in Invitation.objects.filter(used_at=None, expires_at__gt=timezone.now()).order_by("-pk"):
        promised = promised_by(one)
        if places.has(promised.held):
            yield one, promised


def waiting_invitation(number: int) -> Invitation | None:
    """The invitation with that number while its link opens."""
    return Invitation.objects.filter(pk=number, used_at=None, expires_at__gt=timezone.now()).first()


def promised_by(invitation: Invitation) -> Promised:
    """What the invitation gives."""
    kept = invitation.assignment
    place = {where: kept[where] for where in ("association", "operator", "intervention") if where in kept}
    to_on = kept.get("to_on")
    return Promised(
        Held(Role(kept["role"]), **place),
        date.fromisoformat(kept["from_on"]),
        date.fromisoformat(to_on) if to_on else None,
    )


def account_of(email: str) -> Account | None:
    """The account with that address, or None."""
    return Account.objects.filter(email=email.strip().lower()).first()


def account_with(number: int) -> Account:
    """The account with that number; raises Account.DoesNotExist when there is none."""
    return Account.objects.get(pk=number)


def _written(promised: Promised) -> dict[str, object]:
    where, number = place_of(promised.held)
    days = {"from_on": promised.from_on, "to_on": promised.to_on}
    return {"role": promised.held.role, where: number, **{key: str(day) for key, day in days.items() if day}}


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


NO_EMAIL = Wording("Skriv en e-postadress: namn@exempel.se.", "Write an e-mail address: name@example.se.")
NO_NAME = Wording("Skriv personens namn.", "Write the person's name.")
OVER = Wording(
    "Länken har redan använts, är för gammal eller har dragits tillbaka. Be om en ny.",
    "The link has been used already, is too old or has been withdrawn. Ask for a new one.",
)
HAS_ACCOUNT = Wording(
    "Det finns redan ett konto med adressen: logga in och öppna länken igen.",
    "There is an account with the address already: log in and open the link again.",
)
FOR_SOMEBODY_ELSE = Wording(
    "Inbjudan gäller en annan e-postadress än den du är inloggad med: logga ut och öppna länken igen.",
    "The invitation is for another e-mail address than the one you are logged in with: log out and open it again.",
)
