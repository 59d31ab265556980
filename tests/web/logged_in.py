"""Session cookies for browsers that are logged in from the start."""

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from tests.cast import Cast


def sessions(cast: Cast) -> dict[str, str]:
    """The session cookie of each of the cast by first name."""
    found = {}
    for name, account in cast.accounts.items():
        session = SessionStore()
        session[SESSION_KEY] = str(account.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = account.get_session_auth_hash()
        session.create()
        found[name] = session.session_key
    return found
