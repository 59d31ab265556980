"""Where each page lies, so that `tests/rules/test_routes.py` can send everybody to all of them.

A page whose address has arguments needs a line in its topic's ADDRESSES: for each place, the arguments that lead there.
"""

from collections.abc import Mapping

from tests.addresses import organisation, questionnaires, register, register_import, reports
from tests.addresses.visits import Visit, Visits, anywhere
from tests.addresses.world import CANNOT_LOG_IN, INSIDE, ROLES, World, make_world

ADDRESSES: Mapping[str, Visits] = {
    **organisation.ADDRESSES,
    **register_import.ADDRESSES,
    **register.ADDRESSES,
    **questionnaires.ADDRESSES,
    **reports.ADDRESSES,
}
"""By the page's name. Pages without arguments are `anywhere` unless they stand here."""

__all__ = ["ADDRESSES", "CANNOT_LOG_IN", "INSIDE", "ROLES", "Visit", "World", "anywhere", "make_world"]
