"""A link for many is closed before its day."""

from stegvis.actions.access import Actor, NotPermitted, intervention_for
from stegvis.store.clock import today
from stegvis.store.questionnaires import asking
from stegvis.store.tables.transactions import transaction
from stegvis.store.trail.events import record


def close_shared_link(*, by: Actor, number: int, link: int) -> None:
    """The link of that number opens no more; closing it twice changes nothing.

    What was answered stays. `number` is the intervention's. Raises NotPermitted, also when it has no such link.
    """
    intervention = intervention_for(by, "close_shared_link", number)
    with transaction():
        closed = asking.close_shared(intervention, link, on=today())
        if closed is None:
            raise NotPermitted(f"link {link} of intervention {number} by account {by.account}")
        record("shared_link_closed", by=by, subject=intervention.name, details={"asking": link})
