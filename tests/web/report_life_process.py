"""Serves the pages with a report that is owed and participants to count, on 15 September 2026: FOLDER PORT.

Says in one line where, and which session each of the cast is logged in with.
"""

import json
import os
import sys

FOLDER, PORT = sys.argv[1], int(sys.argv[2])
os.environ |= {"STEGVIS_DATA_DIR": FOLDER, "STEGVIS_TODAY": "2026-09-15"}


def filled() -> dict[str, object]:
    """Writes the cast, 44 participations at Linden and the report that is due."""
    from datetime import date

    from tests.cast import make_cast
    from tests.invented_participations import take_part
    from tests.web.logged_in import sessions

    from stegvis.store.models import Agreement, AgreementTerm, ReportDue

    cast = make_cast()
    take_part(cast.linden)
    cast.linden.parties.set([cast.municipality, cast.region])
    agreement = Agreement.objects.create(intervention=cast.linden, start=date(2025, 1, 1))
    AgreementTerm.objects.create(agreement=agreement, end=date(2027, 12, 31), stated_on=date(2025, 1, 1))
    ReportDue.objects.create(
        intervention=cast.linden,
        form_id="skaraborg_interim",
        period_start=date(2026, 1, 1),
        period_end=date(2026, 8, 31),
        due_on=date(2026, 9, 30),
    )
    return {"sessions": sessions(cast)}


if __name__ == "__main__":
    from stegvis.actions.open_store import open_store
    from stegvis.actions.serve_pages import serve_pages

    open_store()
    from stegvis.store.opening import close_connections

    said = filled()
    close_connections()
    serve_pages(port=PORT, workers=1, ready=lambda address: print(json.dumps(said | {"address": address}), flush=True))
