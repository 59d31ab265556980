"""After a change of keys everything is sealed with the newest one."""

import secrets

from stegvis.store.models import Participant
from stegvis.store.sealing.participants import COLUMNS, reseal_participants, seal_into, unseal_from
from stegvis.store.sealing.seals import needs_resealing


def test_what_an_older_key_sealed_is_sealed_anew(cast, monkeypatch):
    first, second = secrets.token_urlsafe(50), secrets.token_urlsafe(50)
    monkeypatch.setenv("STEGVIS_REGISTER_KEY", first)
    for number in (1, 2):
        one = Participant(controller=cast.municipality, local_number=number, gender="men")
        for column in COLUMNS:
            seal_into(one, column, f"påhittat {column} {number}")
        one.save()
    Participant.objects.create(controller=cast.municipality, local_number=3, gender="men")
    monkeypatch.setenv("STEGVIS_REGISTER_KEY", f"{first}\n{second}")
    assert reseal_participants() == 2
    assert reseal_participants() == 0
    for one in Participant.objects.filter(local_number__lte=2):
        for column in COLUMNS:
            assert not needs_resealing(getattr(one, column))
            assert unseal_from(one, column) == f"påhittat {column} {one.local_number}"
