"""The office takes in a package that came as a file."""

from stegvis.actions.access import Actor, permit
from stegvis.actions.take_in_package import TakenIn, taken_in
from stegvis.store.reports.border.receiving import receive

ACTION = "receive_package"


def receive_package(data: bytes, *, by: Actor, name: str = "paket") -> TakenIn:
    """Keeps the package as handed in.

    Raises NotPermitted, also for an association that is not the actor's, and BadInput with the reason; nothing is
    changed then.
    """
    permit(by, ACTION)

    def allowed(association: int) -> None:
        permit(by, ACTION, association=association)

    return taken_in(receive(data, by=by, name=name, allowed=allowed))
