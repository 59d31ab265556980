"""Roles that are given or ended at once; run on PostgreSQL (`test_postgresql.py`): SQLite lets one write at a time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from tests.cast import FROM, Cast

from stegvis.actions.end_assignment import end_assignment
from stegvis.store.access.assigning import assign
from stegvis.store.models import Account, Assignment
from stegvis.vocabulary import InvalidFields
from stegvis.vocabulary.actor import Held
from stegvis.vocabulary.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*tries: Callable[[], object]) -> list[bool]:
    """Whether each went through; all begin in the same moment."""
    together = Barrier(len(tries))

    def one(attempt: Callable[[], object]) -> bool:
        together.wait()
        try:
            attempt()
        except InvalidFields:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(len(tries)) as pool:
        return sorted(pool.map(one, tries))


def test_two_at_once_do_not_give_both(cast: Cast):
    person = Account.objects.create_user("ny@exempel.invalid", name="Ny Påhittad")
    registrar = Held(Role.PARTICIPANT_REGISTRAR, operator=cast.municipality.pk)
    auditor = Held(Role.AUDITOR, association=cast.association.pk)
    assert at_once(lambda: assign(person, registrar, FROM), lambda: assign(person, auditor, FROM)) == [False, True]


def test_two_last_administrators_do_not_end_each_other(cast: Cast):
    other = Account.objects.create_user("ny@exempel.invalid", name="Ny Påhittad")
    assign(other, Held(Role.ASSOCIATION_ADMINISTRATOR, association=cast.association.pk), FROM)
    rows = Assignment.objects.filter(role=Role.ASSOCIATION_ADMINISTRATOR).order_by("account")
    by = cast.actor("frida")
    assert at_once(*(lambda number=one.pk: end_assignment(by=by, number=number) for one in rows)) == [False, True]
