"""Serves the pages with two drafts, counted from a register and typed in, on 15 September 2026: FOLDER PORT.

Says in one line where, and which session each of the cast is logged in with.
"""

import json
import os
import sys

FOLDER, PORT = sys.argv[1], int(sys.argv[2])
os.environ |= {"STEGVIS_DATA_DIR": FOLDER, "STEGVIS_TODAY": "2026-09-15"}


def filled() -> dict[str, object]:
    """Writes the cast, 44 participations at Linden, as many typed in for Asken, and a draft of each."""
    from tests.cast import FROM, make_cast
    from tests.invented_editions import draft_edition
    from tests.invented_participations import take_part
    from tests.web.logged_in import sessions

    from stegvis.store.models import Assignment
    from stegvis.store.organisation.entered_counts import Counts, save_counts
    from stegvis.store.reports.figures.counting import edition_counts

    cast = make_cast()
    take_part(cast.linden)
    Assignment.objects.create(
        account=cast.accounts["maja"], role="intervention_manager", intervention=cast.asken, from_on=FROM
    )
    counted, typed = draft_edition(cast.linden), draft_edition(cast.asken)
    known = edition_counts(counted)
    cells = {place: one.cell for place, one in known.cells.items()}
    save_counts(cast.asken, Counts(known.period, cells), by=cast.actor("maja"))
    return {"sessions": sessions(cast), "counted": counted.pk, "typed": typed.pk}


if __name__ == "__main__":
    from stegvis.actions.open_store import open_store
    from stegvis.actions.serve_pages import serve_pages

    open_store()
    from stegvis.store.opening import close_connections

    said = filled()
    close_connections()
    serve_pages(port=PORT, workers=1, ready=lambda address: print(json.dumps(said | {"address": address}), flush=True))
