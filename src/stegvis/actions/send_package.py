"""Sending a report that was handed in to another installation. A try that fails can be made again, as often as needed:

the other side knows a package that it has already.
"""

from dataclasses import dataclass, replace

from stegvis.actions.access import Actor, NotPermitted, is_inside
from stegvis.actions.access.open_edition import edition_for
from stegvis.actions.outside_address import THIS_MACHINE, Inside, allowed_inside
from stegvis.actions.package_post import KNOWN, REFUSED, TAKEN, Answer, package_address, post_package
from stegvis.store.models import Edition
from stegvis.store.reports.border.sendings import (
    KeptPackage,
    SendingOutcome,
    Sent,
    kept_package,
    note_sending,
    sendings_of,
)
from stegvis.vocabulary import BadInput, Period, Wording

ACTION = "send_package"


@dataclass(frozen=True, slots=True)
class SentPackage:
    """A package that has arrived: `outcome` is "taken", or "known" when it was there already."""

    intervention: str
    digest: str
    address: str
    outcome: SendingOutcome


@dataclass(frozen=True, slots=True)
class Sending:
    """What the page of sending shows. `is_ready`: there is a package; `address`: where the last one went."""

    edition: int
    intervention: str
    form: str
    period: Period
    is_ready: bool
    address: str
    tries: tuple[Sent, ...]


def show_sending(*, by: Actor, number: int) -> Sending:
    """The tries so far for the report with that number. Raises NotPermitted."""
    edition = _writable(by, number)
    tries = sendings_of(edition)
    return Sending(
        edition.pk,
        edition.intervention.name,
        edition.form_id,
        Period(edition.period_start, edition.period_end),
        edition.packages.exists(),
        tries[0].address if tries else "",
        tries,
    )


def send_package(*, by: Actor, number: int, address: str) -> SentPackage:
    """Sends the package last handed in of the report with that number; the try is written down.

    Raises NotPermitted, and BadInput with what was answered when it was refused or did not arrive, or when the address
    is inside and not allowed.
    """
    edition = _writable(by, number)
    last = edition.packages.order_by("-submission").first()
    package = kept_package(last.pk) if last else None
    if package is None:
        raise BadInput(edition.intervention.name, _NOT_HANDED_IN)
    return _sent(package, address, by)


def send_package_at_command_line(package: int, *, address: str, user: str) -> SentPackage:
    """Sends the kept package with that number in the name of `user`. Raises BadInput as `send_package`.

    Whoever gives commands on this machine may send to it: they reach what listens there anyhow.
    """
    kept = kept_package(package)
    if kept is None:
        raise BadInput(str(package), _NOT_HANDED_IN)
    allowed = allowed_inside()
    here = replace(allowed, networks=(*allowed.networks, *THIS_MACHINE))
    return _sent(kept, address, Actor(0, user), here)


def _writable(by: Actor, number: int) -> Edition:
    edition = edition_for(by, ACTION, number)
    if not is_inside(by, ACTION, edition.intervention):
        raise NotPermitted(f"{ACTION} on edition {number} by account {by.account}")
    return edition


def _sent(package: KeptPackage, address: str, by: Actor, inside: Inside | None = None) -> SentPackage:
    where = package_address(address)
    answer = post_package(package.content, where, inside)
    outcome = _outcome(answer)
    reason = answer.reason or (_NO_REASON if outcome is SendingOutcome.REFUSED else _NO_ANSWER)
    has_arrived = outcome in {SendingOutcome.TAKEN, SendingOutcome.KNOWN}
    note_sending(package, where, outcome, "" if has_arrived else reason.sv, by=by)
    if not has_arrived:
        raise BadInput(where, reason)
    return SentPackage(package.intervention, package.digest, where, outcome)


def _outcome(answer: Answer) -> SendingOutcome:
    if answer.status in REFUSED:
        return SendingOutcome.REFUSED
    known = {TAKEN: SendingOutcome.TAKEN, KNOWN: SendingOutcome.KNOWN}
    # A page that answers 200 to anything is no installation of ours.
    if answer.status in known and "digest" in answer.said:
        return known[answer.status]
    return SendingOutcome.NO_ANSWER


_NOT_HANDED_IN = Wording(
    "rapporten är inte inlämnad än; lämna in den först.", "the report has not been handed in; do that first."
)
_NO_ANSWER = Wording(
    "installationen svarar inte; kontrollera adressen och försök igen om en stund. Paketet finns kvar.",
    "the installation does not answer; check the address and try again in a while. The package is still here.",
)
_NO_REASON = Wording(
    "paketet togs inte emot, och svaret säger inte varför; ring mottagaren.",
    "the package was not taken, and the answer does not say why; call the receiver.",
)
