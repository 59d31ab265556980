"""What the office writes is thrown away, and taken back by the one who did."""

from stegvis.actions.access import Actor, NotPermitted, permit
from stegvis.actions.edit_questionnaire import require_seen
from stegvis.store.organisation.associations import association_of, take_turn
from stegvis.store.questionnaires.drafting import find_writing, put_aside, take_back
from stegvis.store.tables.transactions import transaction
from stegvis.store.trail.events import record
from stegvis.vocabulary import InvalidFields, Wording


def throw_away_questionnaire(*, by: Actor, association: int, name: str, version: int | None = None) -> None:
    """Throws away what is written under that id; versions that were published stay.

    Raises NotPermitted, and InvalidFields when somebody else has changed it since `version`.
    """
    permit(by, "throw_away_questionnaire", association=association)
    with transaction():
        take_turn(association)
        writing = find_writing(association, name)
        if writing is None:
            raise NotPermitted
        require_seen(writing, version)
        put_aside(association, name, by=by)
        subject = association_of(association).name
        record("questionnaire_draft_thrown_away", by=by, subject=subject, details={"questionnaire": name})


def take_back_questionnaire(*, by: Actor, association: int, name: str) -> None:
    """What the actor threw away stands there again, for all at the office.

    Raises NotPermitted, and InvalidFields when there is nothing to take back or something else stands there by now.
    """
    permit(by, "throw_away_questionnaire", association=association)
    with transaction():
        take_turn(association)
        if not take_back(association, name, by=by):
            raise InvalidFields({"": NOTHING})
        subject = association_of(association).name
        record("questionnaire_draft_taken_back", by=by, subject=subject, details={"questionnaire": name})


NOTHING = Wording(
    "Här finns inget att ta tillbaka: det är redan gjort, eller så skriver någon på ett nytt med samma namn.",
    "There is nothing to take back: it is done already, or somebody writes a new one of the same name.",
)
