"""Serves the pages with a draft whose numbers have moved since it was written: FOLDER PORT.

Says in one line where, which session each of the cast is logged in with, and the number of the draft.
"""

import json
import os
import sys
from pathlib import Path

FOLDER, PORT = Path(sys.argv[1]), int(sys.argv[2])
os.environ |= {"STEGVIS_DATA_DIR": str(FOLDER), "STEGVIS_TODAY": "2026-09-15"}
RESULT = "Insatsen har haft 44 deltagare. 27 deltagare har avslutats, 56 % (15 av 27) mår bättre."
ANALYSIS = "Vi har haft 49 deltagare. En deltagare fick en subventionerad heltidsanställning."


def filled() -> dict[str, object]:
    """Writes the cast, a draft, and then three exits more."""
    from tests.cast import make_cast
    from tests.invented_editions import make_edition
    from tests.invented_participations import leavers, take_part
    from tests.web.logged_in import sessions

    from stegvis.store.reports.writing.texts import save_section

    cast = make_cast()
    take_part(cast.linden)
    edition = make_edition(cast)
    for section, text in (("result", RESULT), ("analysis", ANALYSIS)):
        save_section(edition, section, text, seen=0, by=cast.actor("maja"))
    take_part(cast.linden, tuple(leavers("women", 3)))
    return {"sessions": sessions(cast), "edition": edition.pk}


if __name__ == "__main__":
    from stegvis.actions.open_store import open_store
    from stegvis.actions.serve_pages import serve_pages

    open_store()
    from stegvis.store.opening import close_connections

    said = filled()
    close_connections()
    serve_pages(port=PORT, workers=1, ready=lambda address: print(json.dumps(said | {"address": address}), flush=True))
