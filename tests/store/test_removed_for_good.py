"""What is removed about a person is gone from the database's files too, the journal among them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import json
from stegvis.actions.open_store import data_directory, open_store
open_store()
from django.db import connection, transaction
from stegvis.store.keeping.counting_only import only_count, only_count_in
from stegvis.store.models import Association, Meeting, Participant, Participation
from stegvis.store.questionnaires.tallies import add_form
from stegvis.store.register.meetings import remove_meeting
from stegvis.vocabulary.actor import Actor
from tests.cast import intervention, operator
by = Actor(1, "Amina")
association = Association.objects.create(name="A", name_key="a")
provider = operator(association, "P")
linden, eken = intervention(association, provider, "I"), intervention(association, provider, "J")

def files():
    return list(data_directory().glob("stegvis.sqlite3*"))

def noted(word, number):
    who = Participant.objects.create(controller=provider, local_number=number, gender="men")
    Participation.objects.create(participant=who, intervention=eken)
    one = Participation.objects.create(participant=who, intervention=linden)
    return Meeting.objects.create(participation=one, on="2026-01-01", outcome=word)

def left(word):
    return sum(one.read_bytes().count(word.encode()) for one in files())

first, second, third = (noted(word, number) for number, word in enumerate(("Hemlig ett", "Hemlig två", "Hemlig tre")))
found = {"kept": left("Hemlig ett")}
with transaction.atomic():
    only_count(first.participation.participant, by=by)
found["only counted"] = left("Hemlig ett")
with transaction.atomic():
    only_count_in(second.participation, by=by)
found["only counted there"] = left("Hemlig två")
remove_meeting(third, by=by)
found["a meeting"] = left("Hemlig tre")
add_form(association.pk, 2026, "women", "ynnnnnn-")
found["journal after an answer on violence"] = data_directory().joinpath("stegvis.sqlite3-wal").stat().st_size
print(json.dumps(found))
"""
"""The connection is open all the while, as a server's is: whoever closes the last one empties the journal anyway."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """How often each word stands in the database's files at that point."""
    directory: Path = tmp_path_factory.mktemp("removed")
    environment = {name: value for name, value in os.environ.items() if name != "STEGVIS_DATABASE_URL"}
    environment |= {"STEGVIS_DATA_DIR": str(directory), "DJANGO_SETTINGS_MODULE": "stegvis.web.settings"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    counted: dict[str, int] = json.loads(done.stdout)
    return counted


def test_what_is_kept_stands_in_the_files(found):
    assert found["kept"] > 0


@pytest.mark.parametrize("removal", ["only counted", "only counted there", "a meeting"])
def test_nothing_is_left_in_the_files_while_the_server_runs(found, removal: str):
    assert found[removal] == 0


def test_the_journal_does_not_tell_which_answers_on_violence_came_last(found):
    assert found["journal after an answer on violence"] == 0
