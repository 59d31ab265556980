"""The invented people of a demonstration."""

from datetime import date

from stegvis.store.models import Account, Assignment, Association
from stegvis.vocabulary.roles import Role

FROM = date(2020, 1, 1)


def add_people() -> None:
    """An account at the office of each association there is."""
    frida = Account.objects.create_user("frida@exempel.invalid", name="Frida Förbund (påhittad)")
    for association in Association.objects.all():
        Assignment.objects.create(
            account=frida, role=Role.ASSOCIATION_ADMINISTRATOR, association=association, from_on=FROM
        )
