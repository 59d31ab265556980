"""What whoever runs Stegvis needs to know of the installation: what is well, what is wrong, what to do about it."""

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

from stegvis import __version__
from stegvis.actions.open_store import configure_to_look
from stegvis.store.condition.files import look_at_folder, look_at_rights, look_at_room
from stegvis.store.condition.programs import look_at_programs
from stegvis.store.configuration import data_directory, database_file
from stegvis.vocabulary import BadInput, Wording
from stegvis.vocabulary.standing import Standing, Told, mind, well, wrong

LATEST_BACKUP = timedelta(days=2)
Progress = Callable[[int, int, str], None]


def examine_installation(*, progress: Progress | None = None) -> Iterator[Told]:
    """One line for each thing, as it is found. Nothing is made or changed, also where there is no store yet.

    `progress` is called with how many looks are done, of how many, and the one that follows.
    """
    yield well("version", f"Stegvis {__version__}", f"Stegvis {__version__}")
    looks = list(_looks())
    for done, (name, look) in enumerate(looks):
        if progress:
            progress(done, len(looks), name)
        yield from look()
    if progress:
        progress(len(looks), len(looks), "")


def _looks() -> Iterator[tuple[str, Callable[[], Iterable[Told]]]]:
    yield "programs", look_at_programs
    yield "settings", _look_at_settings
    if data_directory().is_dir():
        yield "files", lambda: (*look_at_folder(), *look_at_rights(), *look_at_room())
    if _has_store():
        yield "store", _look_at_store
    else:
        yield "store", lambda: (_no_store(),)


def _has_store() -> bool:
    """False when nothing was ever put here; a database on a server is asked itself."""
    try:
        file = database_file()
    except BadInput:
        return True
    return file is None or file.exists()


def _no_store() -> Told:
    return mind(
        "store",
        Wording(f"det finns ingen databas i {data_directory()} än", f"there is no database in {data_directory()} yet"),
        Wording("stegvis serve eller stegvis migrate gör den", "stegvis serve or stegvis migrate makes it"),
    )


def _look_at_store() -> Iterator[Told]:
    """The database first; what lies in it only when its tables are of this version."""
    try:
        configure_to_look()
    except BadInput as error:
        yield wrong(
            "database", Wording(f"{error.name}: {error.reason.sv}", f"{error.name}: {error.reason.en}"), _SETTING
        )
        return
    from stegvis.store.condition.tables import as_far_as_read, look_at_migrations, reach_database

    reached = reach_database()
    yield reached
    if reached.standing is not Standing.ERROR:
        for migrations in as_far_as_read("database", look_at_migrations):
            yield migrations
            if migrations.standing is Standing.OK:
                yield from _look_into_store()


def _look_into_store() -> Iterator[Told]:
    from stegvis.store.condition.backups import look_at_last_backup
    from stegvis.store.condition.chains import look_at_ledgers, look_at_trail
    from stegvis.store.condition.keys import look_at_keys
    from stegvis.store.condition.mark import look_at_mark
    from stegvis.store.condition.tables import as_far_as_read, look_at_triggers, look_inside

    yield from as_far_as_read("integrity", look_inside)
    yield from as_far_as_read("triggers", look_at_triggers)
    yield from as_far_as_read("trail", look_at_trail)
    yield from as_far_as_read("ledgers", look_at_ledgers)
    yield from as_far_as_read("keys", look_at_keys)
    yield from as_far_as_read("demonstration", look_at_mark)
    yield from as_far_as_read("backup", lambda: (look_at_last_backup(LATEST_BACKUP),))


def _look_at_settings() -> Iterator[Told]:
    """Letters, and what is for trying things out only."""
    host = os.environ.get("STEGVIS_EMAIL_HOST")
    if host:
        yield well("email", f"e-post skickas genom {host}", f"e-mail goes through {host}")
    else:
        folder = data_directory() / "letters"
        yield mind(
            "email",
            Wording(f"ingen e-post skickas: breven läggs i {folder}", f"no e-mail is sent: letters lie in {folder}"),
            Wording("ange STEGVIS_EMAIL_HOST", "set STEGVIS_EMAIL_HOST"),
        )
    for name in ("STEGVIS_DEBUG", "STEGVIS_DEMO", "STEGVIS_TODAY"):
        if os.environ.get(name, "0") not in {"", "0"}:
            yield mind(
                "settings",
                Wording(f"{name} är satt, som bara är till för prov", f"{name} is set, which is for trials only"),
                Wording("ta bort den där riktiga uppgifter finns", "remove it where there is real data"),
            )


_SETTING = Wording("ändra eller ta bort inställningen", "change or remove the setting")
