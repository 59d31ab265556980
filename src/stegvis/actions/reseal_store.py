"""After a change of the register's key: what an older key sealed is sealed with the newest."""

from stegvis.actions.open_store import open_store


def reseal_store(*, user: str) -> int:
    """Seals participants and the secrets of one-time codes anew; returns how many were; the trail says so.

    Interrupted, it goes on where it was. Raises BadInput for a value that no key opens.
    """
    open_store()
    from stegvis.actions.access.code_secrets import reseal_secrets
    from stegvis.store.sealing.participants import reseal_participants
    from stegvis.store.trail.events import record
    from stegvis.vocabulary.actor import Actor

    changed = reseal_participants() + reseal_secrets()
    if changed:
        record("store_resealed", by=Actor(0, user), subject="register_key", details={"count": changed})
    return changed
