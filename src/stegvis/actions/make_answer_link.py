"""A link to a questionnaire that was handed out: to send, to show as a code, or to open on the tablet at hand."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_asking import asking_to_change
from stegvis.store.clock import today
from stegvis.store.questionnaires.asking import open_link


def make_answer_link(*, by: Actor, number: int, language: str = "sv", is_tablet: bool = False) -> str:
    """The secret of a new link; the earlier one opens no more. `is_tablet`: it is answered here and now.

    Raises NotPermitted, and InvalidFields when the questionnaire is answered or declined.
    """
    asking, participation = asking_to_change(by, "make_answer_link", number)
    asking.participation = participation
    return open_link(asking, is_tablet=is_tablet, language=language, on=today(), by=by)
