"""What the association's office says about a passage of what was handed in, and what the writers ticked off."""

from django.db import transaction

from stegvis.store.clock import now
from stegvis.store.models import Edition, EditionComment
from stegvis.store.tables.compiled_query import CompiledForScopes
from stegvis.store.trail.events import record
from stegvis.vocabulary import BadInput, InvalidFields, Wording
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.report_life import SIGNED_STATES, ReportState

LONGEST = 4_000


def comments_on(edition: Edition) -> tuple[EditionComment, ...]:
    """The comments, the first first."""
    return tuple(_COMMENTS.of([], numbers=[edition.pk]))


_COMMENTS = CompiledForScopes[EditionComment](
    lambda editions: EditionComment.objects.filter(edition__in=editions).order_by("id")
)


@transaction.atomic
def comment_on(edition: Edition, section: str, passage: str, text: str, *, by: Actor) -> EditionComment:
    """Writes a comment on a passage ("": the whole section). Raises InvalidFields, and BadInput once it is signed."""
    if ReportState(edition.state) in SIGNED_STATES:
        raise BadInput(str(edition.intervention), _SIGNED)
    if wrong := _wrong(passage, text):
        raise InvalidFields(wrong)
    comment = EditionComment.objects.create(
        edition=edition,
        section=section,
        passage=passage.strip(),
        text=text.strip(),
        account_id=by.account or None,
        by=by.name,
    )
    _note("report_commented", comment, by)
    return comment


@transaction.atomic
def settle(comment: EditionComment, *, settled: bool, by: Actor) -> None:
    """Ticks the comment off, or opens it again; twice is as once."""
    if (comment.settled_at is not None) == settled:
        return
    comment.settled_at = now() if settled else None
    comment.save(update_fields=["settled_at"])
    _note("comment_settled" if settled else "comment_opened_again", comment, by)


def _wrong(passage: str, text: str) -> dict[str, Wording]:
    wrong = {}
    if not text.strip():
        wrong["text"] = _EMPTY
    for name, given in {"text": text, "passage": passage}.items():
        if len(given) > LONGEST:
            wrong[name] = _TOO_LONG
    return wrong


def _note(event: str, comment: EditionComment, by: Actor) -> None:
    edition = comment.edition
    details = {"edition": edition.pk, "section": comment.section, "comment": comment.pk}
    record(event, by=by, subject=edition.intervention.name, details=details)


_EMPTY = Wording("Skriv vad du vill säga om texten.", "Write what you want to say about the text.")
_TOO_LONG = Wording(f"Skriv högst {LONGEST} tecken.", f"Write {LONGEST} characters at most.")
_SIGNED = Wording(
    "rapporten är signerad och ändras inte mer, så den går inte att kommentera. En rättelse blir en ny rapport.",
    "the report is signed and changes no more, so it cannot be commented on. A correction is a report of its own.",
)
