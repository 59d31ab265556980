"""What is removed about a person is gone from the database's file too."""

import os
import subprocess
import sys

PROGRAM = """
from stegvis.actions.open_store import open_store
open_store()
from django.db import connection
from stegvis.store.models import Association, Meeting, Operator, Participant, Participation
from tests.cast import intervention, operator
association = Association.objects.create(name="A", name_key="a")
provider = operator(association, "P")
who = Participant.objects.create(controller=provider, local_number=1, gender="men")
part = Participation.objects.create(participant=who, intervention=intervention(association, provider, "I"))
Meeting.objects.create(participation=part, on="2026-01-01", outcome="Hemlig anteckning")
who.delete()
with connection.cursor() as cursor:
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
"""


def test_nothing_is_left_in_the_file(tmp_path):
    environment = {name: value for name, value in os.environ.items() if name != "STEGVIS_DATABASE_URL"}
    environment |= {"STEGVIS_DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "stegvis.web.settings"}
    subprocess.run([sys.executable, "-c", PROGRAM], env=environment, check=True)
    files = [one for one in tmp_path.iterdir() if one.name.startswith("stegvis.sqlite3")]
    assert files
    assert not any(b"Hemlig anteckning" in one.read_bytes() for one in files)
