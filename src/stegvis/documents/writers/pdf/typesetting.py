"""Typst, which cannot be interrupted, in a child process that can."""

import json
import os
import subprocess
import sys
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from stegvis.documents.fonts import font_folder
from stegvis.documents.writers.pdf import typesetter

STANDARDS = ("ua-1", "a-2a")
TIMEOUT = 60.0
"""Seconds after which the typesetting of one document is given up."""


class TypesettingFailed(Exception):
    """Typst refused the document, took too long or died. The message says which."""


def typeset(document: str, *, timeout: float = TIMEOUT, template: str | None = None) -> bytes:
    """The PDF of `document` (JSON for document.typ), conforming to PDF/UA-1 and PDF/A-2a.

    Typst sees an empty folder that it cannot write to, the shipped font, and nothing else.
    Raises TypesettingFailed.
    """
    with TemporaryDirectory(prefix="stegvis-root-") as root:
        Path(root).chmod(0o500)
        job = {
            "template": template if template is not None else _template(),
            "document": document,
            "fonts": str(font_folder()),
            "root": root,
            "standards": STANDARDS,
        }
        return _in_child(json.dumps(job).encode(), timeout)


def _template() -> str:
    return files(__package__).joinpath("document.typ").read_text("utf-8")


def _in_child(job: bytes, timeout: float) -> bytes:
    command = [sys.executable, "-I", "-S", str(typesetter.__file__), str(_typst_folder())]
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TMPDIR") if name in os.environ}
    try:
        done = subprocess.run(command, input=job, capture_output=True, timeout=timeout, check=False, env=kept)  # noqa: S603
    except subprocess.TimeoutExpired as late:
        raise TypesettingFailed(f"it took more than {timeout:g} seconds") from late
    if done.returncode == 0 and done.stdout.startswith(b"%PDF"):
        return done.stdout
    said = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode == typesetter.REFUSED:
        raise TypesettingFailed(said.splitlines()[0] if said else "refused")
    raise TypesettingFailed(said.splitlines()[-1] if said else f"it ended with code {done.returncode}")


def _typst_folder() -> Path:
    found = find_spec("typst")
    if found is None or found.origin is None:
        raise TypesettingFailed("the package typst is not installed")
    return Path(found.origin).parents[1]
