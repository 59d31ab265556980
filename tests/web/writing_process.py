"""Serves the pages with a draft of a report, again on the same data when they are there: FOLDER PORT.

Says in one line where, which session each of the cast is logged in with, and the number of the draft.
"""

import json
import os
import sys
from pathlib import Path

FOLDER, PORT = Path(sys.argv[1]), int(sys.argv[2])
os.environ |= {"STEGVIS_DATA_DIR": str(FOLDER)}
SAID = FOLDER / "said.json"
METHOD = "Vi möter varje deltagare en gång i veckan.\n\nHandledaren följer med till arbetsplatsen."


def filled() -> dict[str, object]:
    """Writes the cast and a draft; what the tests need to know of them."""
    from tests.cast import make_cast
    from tests.invented_editions import make_edition
    from tests.web.logged_in import sessions

    from stegvis.store.models import Assignment, EditionComment
    from stegvis.vocabulary.roles import Role

    cast = make_cast()
    # A second project leader, who writes in the same report.
    berit = cast.accounts["stranger"]
    Assignment.objects.create(
        account=berit, role=Role.INTERVENTION_MANAGER, intervention=cast.linden, from_on="2020-01-01"
    )
    edition = make_edition(cast, texts={"method": METHOD})
    EditionComment.objects.create(
        edition=edition, section="method", passage="en gång i veckan", text="Hur länge?", by="Frida Påhittad"
    )
    return {"sessions": sessions(cast), "edition": edition.pk}


if __name__ == "__main__":
    from stegvis.actions.open_store import open_store
    from stegvis.actions.serve_pages import serve_pages

    open_store()
    from stegvis.store.opening import close_connections

    if not SAID.exists():
        SAID.write_text(json.dumps(filled()), "utf-8")
    close_connections()
    said = json.loads(SAID.read_text("utf-8"))
    serve_pages(port=PORT, workers=1, ready=lambda address: print(json.dumps(said | {"address": address}), flush=True))
