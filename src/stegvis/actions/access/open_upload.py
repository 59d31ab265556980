"""A file that waits to be imported, for whoever uploaded it and may still import where it belongs."""

from stegvis.actions.access.permit import NotPermitted, interventions_for, permit
from stegvis.store.models import RegisterUpload
from stegvis.store.register_import.uploads import open_upload
from stegvis.vocabulary.actor import Actor


def upload_for(by: Actor, action: str, number: int) -> RegisterUpload:
    """The upload with that number. Raises NotPermitted when there is none, or no longer."""
    found = open_upload(by.account, number)
    if found is None:
        raise NotPermitted(f"{action} with upload {number} by account {by.account}")
    if found.intervention_id is None:
        permit(by, action, operator=found.controller_id)
    elif not interventions_for(by, action).filter(pk=found.intervention_id).exists():
        raise NotPermitted(f"{action} with upload {number} by account {by.account}")
    return found
