"""A large invented register: 200 interventions, some 5,000 participants and 500,000 activity rows.

Made as a demonstration is made, from an invented report of 200 chapters; then weeks of activity are added.
"""

import os
from datetime import timedelta
from pathlib import Path

from bench.inputs import long_text

INTERVENTIONS = 200
ACTIVITY_ROWS = 500_000
BATCH = 20_000


def make_large_register(folder: Path, interventions: int = INTERVENTIONS, activity_rows: int = ACTIVITY_ROWS) -> str:
    """Fills a store of its own in the folder, opens it for this process, and returns what it holds in one line."""
    os.environ["STEGVIS_DATA_DIR"] = str(folder)
    os.environ["STEGVIS_DEMO"] = "1"
    from stegvis.actions.open_store import open_store

    open_store()
    from stegvis.actions.fill_demo import fill_demo
    from stegvis.actions.import_documents import import_documents
    from stegvis.store.models import ActivityWeek, Intervention, Participant, Participation
    from stegvis.store.tables.statistics import gather_statistics

    report = folder / "large.txt"
    report.write_text(long_text(interventions), "utf-8")
    errors = import_documents([report], by="bench").errors
    assert not errors, errors
    fill_demo()
    _add_activity(activity_rows)
    # As whoever starts a server does.
    gather_statistics()
    return (
        f"{Intervention.objects.count()} interventions, {Participant.objects.count()} participants, "
        f"{Participation.objects.count()} participations, {ActivityWeek.objects.count()} activity rows"
    )


def _add_activity(wanted: int) -> None:
    """Weeks before those that there are, as many for each participation."""
    from django.db import transaction
    from django.db.models import Min

    from stegvis.store.models import ActivityWeek, Participation

    first = Participation.objects.annotate(first=Min("activity_weeks__monday_on")).exclude(first=None)
    starts = list(first.values_list("id", "first"))
    missing = wanted - ActivityWeek.objects.count()
    each = -(-missing // len(starts)) if missing > 0 else 0
    rows = [
        ActivityWeek(participation_id=number, monday_on=monday_on - timedelta(weeks=week), minutes=60 * (week % 30))
        for number, monday_on in starts
        for week in range(1, each + 1)
    ]
    with transaction.atomic():
        for at in range(0, len(rows), BATCH):
            ActivityWeek.objects.bulk_create(rows[at : at + BATCH])
