"""The demonstration: an account and an invented register in a database of their own, which is gone afterwards."""

import os
import tempfile
import webbrowser
from collections.abc import Callable, Sequence
from pathlib import Path

import stegvis
from stegvis.catalogue.sample import sample_documents
from stegvis.vocabulary import Wording

READING = Wording("Läser {name} …", "Reading {name} …")
INVENTED = Wording(
    "Uppgifterna är påhittade; läs in egna rapporter med `stegvis import`.",
    "The data is invented; bring in your own reports with `stegvis import`.",
)
READY = Wording("Stegvis visas på {address}  (avsluta med Ctrl-C)", "Stegvis is shown at {address}  (stop with Ctrl-C)")


def run_demo(
    *,
    port: int | None = None,
    open_browser: bool = True,
    say: Callable[[Wording], None],
    documents: Sequence[Path] | None = None,
    workers: int = 1,
) -> None:
    """Serves the demonstration until it is interrupted: `documents`, or those that `demo_documents` finds.

    `say` is called with each line for the user: what is read, and at last the address. Nothing of the user's own
    database is touched. Raises BadInput when `port` is taken.
    """
    from stegvis.actions.serve_pages import free_port, serve_pages

    chosen = free_port(port)
    with tempfile.TemporaryDirectory(prefix="stegvis-demo-") as folder:
        os.environ["STEGVIS_DATA_DIR"] = folder
        os.environ["STEGVIS_DEMO"] = "1"
        for name in ("STEGVIS_DATABASE_URL", "STEGVIS_SECRET_KEY"):
            os.environ.pop(name, None)
        _fill(demo_documents() if documents is None else documents, say)

        def ready(address: str) -> None:
            say(_with(READY, address=address))
            if open_browser:
                webbrowser.open(address)

        serve_pages(port=chosen, ready=ready, workers=workers)


def demo_documents() -> tuple[Path, ...]:
    """The documents shown: real ones that lie beside the project, else the shipped invented sample."""
    for beside in (Path(stegvis.__file__).parents[2], Path.cwd()):
        found = sorted((beside.parent / "shared" / "documents").glob("001*.txt"))
        if found:
            return tuple(found)
    return sample_documents()


def _fill(documents: Sequence[Path], say: Callable[[Wording], None]) -> None:
    from stegvis.actions.open_store import open_store

    open_store()
    from stegvis.actions.fill_demo import fill_demo
    from stegvis.actions.import_documents import import_documents
    from stegvis.store.opening import close_connections

    for document in documents:
        say(_with(READING, name=document.name))
        for error in import_documents([document], by="Stegvis demo").errors:
            say(Wording(error.in_language("sv"), error.in_language("en")))
    for line in fill_demo():
        say(line)
    if tuple(documents) == sample_documents():
        say(INVENTED)
    close_connections()


def _with(wording: Wording, **values: str) -> Wording:
    return Wording(wording.sv.format(**values), wording.en.format(**values))
