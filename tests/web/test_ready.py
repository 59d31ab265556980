"""A process of the server has made ready what every request needs before the first one comes."""

import os
import subprocess
import sys
from pathlib import Path

from django.urls import get_resolver

from stegvis.web.ready import made_once, template_names

LOOK = """
import sys
from django.template import Engine
import stegvis.web.wsgi
{start}
from django.db import connections
from django.urls import get_resolver
from stegvis.catalogue.form_files import load_forms
from stegvis.store.reports.editions import _by_number

print(len(Engine.get_default().template_loaders[0].get_template_cache))
print(*sorted(get_resolver()._reverse_dict))
print(load_forms.cache_info().currsize, _by_number.cache_info().currsize)
print("stegvis.web.login.backend" in sys.modules, "django.conf.locale.sv.formats" in sys.modules)
print(connections["default"].connection is None)
"""


def looked(folder: Path, start: str) -> list[str]:
    """What a process says that began with `start`."""
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", LOOK.format(start=start)],
        env={**os.environ, "STEGVIS_DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "stegvis.web.settings"},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return told.stdout.splitlines()


def test_a_started_process_has_templates_addresses_and_all_that_is_made_once(tmp_path: Path) -> None:
    templates, languages, made, loaded, has_no_connection = looked(tmp_path, "import stegvis.web.worker")
    assert int(templates) >= len(list(template_names())) > 100
    assert languages == "en sv"
    assert made == "1 1"
    assert loaded == "True True"
    # A connection that was opened here would be nobody's: each thread has its own.
    assert has_no_connection == "True"


def test_without_the_worker_none_of_it_is_there(tmp_path: Path) -> None:
    templates, languages, made, *_ = looked(tmp_path, "pass")
    assert (templates, languages, made) == ("0", "", "0 0")


def test_what_is_made_once_asks_for_nothing_and_is_given_by_the_room_that_has_it() -> None:
    assert get_resolver().url_patterns, "pages load the rooms"
    found = made_once()
    names = {f"{one.__module__}.{one.__name__}" for one in found}
    assert "stegvis.catalogue.form_files.load_forms" in names
    # A folder on the disk is made by whoever needs it.
    assert not any(name.startswith("stegvis.documents") for name in names)
    assert len(names) == len(found), "none is made twice"
