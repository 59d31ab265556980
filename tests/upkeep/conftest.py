"""One filled installation for all tests of this room; each test spoils a copy of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.postgresql_server import postgresql_server
from tests.upkeep.installation import Installation, copy_of, folder_in_memory

FILL = """
from datetime import date
from tests.cast import make_cast
from stegvis.store.keeping.consents import give_consent
from stegvis.store.models import ConsentKind, Participant, Participation
from stegvis.store.questionnaires.tallies import add_form
from stegvis.store.sealing.participants import seal_into
from stegvis.store.trail.events import record
from stegvis.vocabulary.actor import Actor
cast = make_cast()
for number in range(1, 6):
    one = Participant(controller=cast.municipality, local_number=number, gender="women", birth_year=1980)
    seal_into(one, "sealed_name", f"Påhittad Person {number}")
    one.save()
    Participation.objects.create(participant=one, intervention=cast.linden, started_on=date(2026, 1, number))
    record("start_registered", by=Actor(0, "test"), subject=str(number), participant=one)
give_consent(one.participations.get(), ConsentKind.EVALUATION, date(2026, 6, 1))
for letters in ("yn----ny", "ny----nn", "nnnnnnnn", "yn----ny"):
    add_form(cast.association.pk, 2026, "women", letters)

from dataclasses import replace
from stegvis.disclosure.release.ledger import START
from stegvis.store.ledgers import ledger_of
from tests.disclosure.test_ledger import ENTRY
ledger, head = ledger_of(cast.association), START
for number in range(3):
    head = ledger.append(replace(ENTRY, publication=f"nr {number}"), after=head)
"""


@pytest.fixture(scope="session")
def memory() -> Iterator[Path]:
    with folder_in_memory() as folder:
        yield folder


@pytest.fixture(scope="session")
def filled(memory: Path) -> Installation:
    one = Installation(memory / "filled")
    one.python(FILL)
    return one


@pytest.fixture
def own(filled: Installation, tmp_path: Path, memory: Path) -> Installation:
    return copy_of(filled, memory / f"own-{tmp_path.name}")


@pytest.fixture(scope="session")
def served(memory: Path) -> Iterator[Installation]:
    """The same on a PostgreSQL server of its own; tests leave it usable."""
    with postgresql_server() as address:
        one = Installation(memory / "served", {"STEGVIS_DATABASE_URL": address})
        one.python(FILL)
        yield one
