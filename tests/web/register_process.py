"""Serves the pages with the named cast in a database of its own: python tests/web/register_process.py FOLDER PORT.

Says in one line where, and with which session each of the cast is logged in.
"""

import json
import os
import sys

FOLDER, PORT = sys.argv[1], int(sys.argv[2])
os.environ |= {"STEGVIS_DATA_DIR": FOLDER, "STEGVIS_TODAY": "2031-03-10"}


def sessions() -> dict[str, str]:
    """Writes the cast; the session cookie of each by first name."""
    from tests.cast import make_cast
    from tests.web import logged_in

    cast = make_cast()
    type(cast.linden).objects.filter(pk=cast.linden.pk).update(extension_weeks=10, queue_rule="Äldst remiss först.")
    return logged_in.sessions(cast)


if __name__ == "__main__":
    from stegvis.actions.open_store import open_store
    from stegvis.actions.serve_pages import serve_pages

    open_store()
    from stegvis.store.opening import close_connections

    logged_in = sessions()
    close_connections()
    serve_pages(
        port=PORT,
        workers=1,
        ready=lambda address: print(json.dumps({"address": address, "sessions": logged_in}), flush=True),
    )
