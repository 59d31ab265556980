"""Several who write to the trail at once make one chain."""

import os
import subprocess
import sys

import pytest
from django.db import connection

from stegvis.store.models import AuditEvent
from stegvis.store.trail.check import verify_trail

WRITERS, EACH = 4, 15
PROGRAM = f"""
from threading import Thread
from stegvis.actions.open_store import open_store
open_store()
from django.db import connection, transaction
from stegvis.actions.access import Actor
from stegvis.store.trail.events import record
from stegvis.store.trail.check import verify_trail
from stegvis.store.models import AuditEvent

def write(number):
    for _ in range({EACH}):
        with transaction.atomic():
            AuditEvent.objects.count()
            record("thing_done", by=Actor(number, "Amina Påhittad"), subject="Åsa 1")
    connection.close()

threads = [Thread(target=write, args=(number,)) for number in range({WRITERS})]
[one.start() for one in threads]
[one.join() for one in threads]
check = verify_trail()
print(check.events, check.holds)
"""


def test_many_writers_make_one_chain(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=os.environ | {"STEGVIS_DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "stegvis.web.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == [str(WRITERS * EACH), "True"], done.stderr[-2000:]


@pytest.mark.django_db(transaction=True)
def test_a_test_that_empties_the_database_may_do_so():
    AuditEvent.objects.create(by="Amina", event="thing_done", subject="Åsa 1")
    assert verify_trail().events == 1
    assert connection.in_atomic_block is False
