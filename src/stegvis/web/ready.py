"""What is the same for every request stands ready when a process of the server starts, not when somebody first asks."""

import inspect
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_backends
from django.db import connections
from django.template import Engine
from django.template.loader import get_template
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation
from django.utils.formats import date_format

TEMPLATES = Path(__file__).parent / "templates"
_ROOMS = tuple(f"stegvis.{room}." for room in ("catalogue", "disclosure", "forms", "checks", "store", "actions", "web"))
"""Not `documents`: its fonts are laid in a folder, which is for whoever makes a PDF."""


def make_ready() -> None:
    """Addresses and words in each language, templates, tables, and all that is made once: half a second of work."""
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            assert get_resolver().reverse_dict
            date_format(date.min)
    for pattern in _patterns(get_resolver()):
        assert pattern.regex
    for name in template_names():
        get_template(name)
    assert get_backends() and Engine.get_default().template_context_processors
    for model in apps.get_models():
        assert model._meta.get_fields()
    for make in made_once():
        make()
    # A thread that answers opens a connection of its own.
    connections.close_all()


def template_names() -> Iterator[str]:
    """The templates of our own pages, as pages name them."""
    return (str(file.relative_to(TEMPLATES)) for file in TEMPLATES.rglob("*.html"))


def made_once() -> tuple[Callable[[], Any], ...]:
    """The functions of loaded rooms that ask for nothing and keep what they gave: the same as long as we run."""
    loaded = [(name, room) for name, room in list(sys.modules.items()) if name.startswith(_ROOMS)]
    return tuple(found for name, room in loaded for found in list(vars(room).values()) if _is_made_once(found, name))


def _is_made_once(found: Any, room: str) -> bool:
    is_kept = hasattr(found, "cache_info") and getattr(found, "__module__", "") == room
    return is_kept and not inspect.signature(found).parameters


def _patterns(resolver: URLResolver) -> Iterator[Any]:
    for one in resolver.url_patterns:
        assert isinstance(one, URLPattern | URLResolver)
        yield one.pattern
        if isinstance(one, URLResolver):
            yield from _patterns(one)
