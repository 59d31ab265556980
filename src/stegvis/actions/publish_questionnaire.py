"""What somebody at the office has written becomes a version of a questionnaire, or stops being one."""

from stegvis.actions.access import Actor, permit
from stegvis.actions.edit_questionnaire import require_seen
from stegvis.instruments.editing import document_of, faults, questionnaire_of
from stegvis.store.organisation.associations import association_of, take_turn
from stegvis.store.questionnaires import defining
from stegvis.store.questionnaires.drafting import Writing, discard_writing, find_writing, keep_writing
from stegvis.store.tables.transactions import transaction
from stegvis.vocabulary import InvalidFields, Wording


def publish_questionnaire(*, by: Actor, association: int, name: str, version: int | None = None) -> int:
    """Publishes what the office writes under that id; returns the version's number. Answers given before stay.

    Raises NotPermitted, and InvalidFields when something lacks, the version is in use, or somebody else has changed
    it since `version` or published it.
    """
    permit(by, "publish_questionnaire", association=association)
    with transaction():
        take_turn(association)
        writing = find_writing(association, name)
        if writing is None:
            raise InvalidFields({"": NOTHING_WRITTEN})
        require_seen(writing, version)
        if faults(writing.document):
            raise InvalidFields({"": LACKING})
        found = questionnaire_of(writing.document)
        kept = defining.define(association_of(association), found, by=by, replaces=writing.replaces)
        discard_writing(association, name)
        return kept.pk


def withdraw_questionnaire(*, by: Actor, association: int, number: int) -> str | None:
    """Takes a version away that nobody has been given, and writes on it; returns its id, None when there is none.

    Raises NotPermitted, and InvalidFields when somebody has been given it.
    """
    permit(by, "publish_questionnaire", association=association)
    with transaction():
        found = defining.withdraw(association_of(association), number, by=by)
        if found is not None and find_writing(association, found.id) is None:
            keep_writing(association, Writing(document_of(found)), by=by)
        return found.id if found else None


NOTHING_WRITTEN = Wording(
    "Här finns inget att publicera: någon annan har redan publicerat det eller kastat det. Titta i listan.",
    "There is nothing to publish here: somebody else has published it already, or thrown it away. Look at the list.",
)
LACKING = Wording(
    "Något saknas än. Rätta det som står i listan först.", "Something is missing still. Put right what is listed first."
)
