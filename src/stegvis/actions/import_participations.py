"""The accepted rows of a file are imported, all or nothing."""

from stegvis.actions.access import Actor, interventions_for
from stegvis.actions.access.open_upload import upload_for
from stegvis.store.register_import.importing import import_upload
from stegvis.store.tables.statistics import gather_statistics


def import_participations(*, by: Actor, upload: int) -> int:
    """Imports them as the register is now and throws the file away; returns the import's number.

    Raises NotPermitted, also when the file was imported already or its hour is over.
    """
    found = upload_for(by, "import_participations", upload)
    number = import_upload(found, interventions_for(by, "import_participations"), by=by).pk
    gather_statistics()
    return number
