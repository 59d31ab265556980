"""Opening the store: where it lies, its secret, its tables."""

import os

import django
from django.apps import apps

from stegvis.store.configuration import WAITING, data_directory, database, secret_key
from stegvis.store.in_use import use_store
from stegvis.store.opening import unusable, update_tables

__all__ = ["configure", "configure_to_look", "data_directory", "database", "open_store", "use_store"]

# The one name of a higher room: Django finds its settings by name, and commands need them as well as pages.
SETTINGS = "stegvis.web.settings"


def open_store() -> tuple[str, ...]:
    """Makes the store ready for other actions: its folder, its secret, its tables, the key that it signs with.

    Returns the migrations applied. Opening it again does nothing. Raises BadInput when the folder or the database
    cannot be used.
    """
    configure()
    # Its models can be imported now and not before.
    from stegvis.store.demonstration import live_on_its_day
    from stegvis.store.reports.border.signing_key import make_key_at_set_up

    try:
        use_store()
        applied = update_tables()
        _finish_restore()
        make_key_at_set_up()
        live_on_its_day()
    except OSError as error:
        raise unusable(str(data_directory()), error) from error
    return applied


def _finish_restore() -> None:
    """A restore that was cut short after its database was in place is done now."""
    if (data_directory() / WAITING).is_dir():
        from stegvis.store.backup.placing import finish_restore

        finish_restore()


def configure() -> None:
    """Django's settings, once a process; the secret is handed on to server processes in the environment.

    Raises BadInput when the folder cannot be used.
    """
    if not apps.ready:
        directory = data_directory()
        try:
            os.environ.setdefault("STEGVIS_SECRET_KEY", secret_key(directory))
        except OSError as error:
            raise unusable(str(directory), error) from error
    configure_to_look()


def configure_to_look() -> None:
    """The same for those who only look: no folder, no secret and no table is made."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if not apps.ready:
        django.setup()
