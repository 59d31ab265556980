"""Signing: the content is frozen by its digest, and the signer is who they were when they opened the page."""

from django.db import transaction

from stegvis.store.access.assignments import actor_of, reaches
from stegvis.store.clock import today
from stegvis.store.models import Account, Assignment, Edition
from stegvis.store.reports.life.assessment_remarks import assessment_remarks
from stegvis.store.reports.life.handed_in import last_handed_in
from stegvis.store.reports.life.signed_content import content_of
from stegvis.store.reports.stepping import Signed, take_step
from stegvis.vocabulary import BadInput, InvalidFields, Wording
from stegvis.vocabulary.actor import Actor


@transaction.atomic
def sign(edition: Edition, *, by: Actor, version: int, role: str, has_read: bool) -> str:
    """Takes the step and returns the digest that was signed.

    Raises InvalidFields for "has_read", BadInput as `require_in_office`, when the package cannot be read or the
    assessment says something else than its figures without a word on why, and as `take_step`.
    """
    require_in_office(edition, by, role)
    if not has_read:
        raise InvalidFields({"has_read": _NOT_READ})
    handed_in = last_handed_in(edition)
    if handed_in is None or handed_in.opened is None:
        raise BadInput(str(edition.intervention), _UNREADABLE)
    if any(one.is_open for one in assessment_remarks(edition, handed_in.opened.packed)):
        raise BadInput(str(edition.intervention), _OPEN_REMARKS)
    digest = content_of(edition).digest
    take_step(edition, "sign_report", by=by, version=version, signed=Signed(digest=digest, role=role))
    return digest


def require_in_office(edition: Edition, by: Actor, role: str) -> None:
    """Returns when the account holds the role at the edition's intervention today, whatever `by` says.

    Raises BadInput that names the day on which the assignment ended.
    """
    account = Account.objects.get(pk=by.account)
    if any(one.role == role and reaches(one, edition.intervention) for one in actor_of(account).held):
        return
    ended = Assignment.objects.filter(account=account, role=role, to_on__lt=today()).order_by("-to_on").first()
    raise BadInput(str(edition.intervention), _ended(str(ended.to_on)) if ended else _NOT_IN_OFFICE)


_NOT_READ = Wording("Kryssa i att du har läst rapporten.", "Tick that you have read the report.")
_UNREADABLE = Wording(
    "det som lämnades in går inte att läsa, så det kan inte signeras; skicka tillbaka rapporten.",
    "what was handed in cannot be read, so it cannot be signed; return the report.",
)
_OPEN_REMARKS = Wording(
    "något i styrgruppens bedömning stämmer inte med rapportens siffror; ändra meningen eller förklara den först.",
    "something in the steering group's assessment differs from the report's figures; change or explain it first.",
)
_NOT_IN_OFFICE = Wording(
    "du har inte längre uppdraget, så du kan inte signera; be förbundets kansli om hjälp.",
    "you no longer have the assignment, so you cannot sign; ask the association's office.",
)


def _ended(day: str) -> Wording:
    return Wording(
        f"ditt uppdrag upphörde {day}, så du kan inte signera; be förbundets kansli om hjälp.",
        f"your assignment ended on {day}, so you cannot sign; ask the association's office.",
    )
