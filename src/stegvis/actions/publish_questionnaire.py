"""What somebody at the office has written becomes a version of a questionnaire, or stops being one."""

from stegvis.actions.access import Actor, NotPermitted, permit
from stegvis.instruments.editing import document_of, faults, questionnaire_of
from stegvis.store.organisation.associations import association_of
from stegvis.store.questionnaires import defining
from stegvis.store.questionnaires.drafting import Writing, discard_writing, find_writing, keep_writing
from stegvis.store.tables.transactions import transaction
from stegvis.vocabulary import InvalidFields, Wording


def publish_questionnaire(*, by: Actor, association: int, name: str) -> int:
    """Publishes what the actor writes under that id; returns the version's number. Answers given before stay.

    Raises NotPermitted, and InvalidFields when something lacks, or the version is in use or was changed meanwhile.
    """
    permit(by, "publish_questionnaire", association=association)
    with transaction():
        writing = find_writing(by.account, association, name)
        if writing is None:
            raise NotPermitted
        if faults(writing.document):
            raise InvalidFields({"": LACKING})
        found = questionnaire_of(writing.document)
        kept = defining.define(association_of(association), found, by=by, replaces=writing.replaces)
        discard_writing(by.account, association, name)
        return kept.pk


def withdraw_questionnaire(*, by: Actor, association: int, number: int) -> str | None:
    """Takes a version away that nobody has been given, and writes on it; returns its id, None when there is none.

    Raises NotPermitted, and InvalidFields when somebody has been given it.
    """
    permit(by, "publish_questionnaire", association=association)
    with transaction():
        found = defining.withdraw(association_of(association), number, by=by)
        if found is not None and find_writing(by.account, association, found.id) is None:
            keep_writing(by.account, association, Writing(document_of(found)))
        return found.id if found else None


LACKING = Wording(
    "Något saknas än. Rätta det som står i listan först.", "Something is missing still. Put right what is listed first."
)
