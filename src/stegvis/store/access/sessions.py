"""Sessions in the database, read the short way: every request asks for its own."""

from functools import cache

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.contrib.sessions.models import Session
from django.utils import timezone

from stegvis.store.tables.compiled_query import CompiledForText


class SessionStore(DatabaseSessions):
    """Django's own, which writes and ends sessions; only reading one is ours."""

    def _get_session_from_db(self) -> Session | None:
        columns = ("session_key", "session_data", "expire_date")
        for values in _by_key(columns).values(self.session_key or ""):
            session = Session(**dict(zip(columns, values, strict=True)))
            if session.expire_date > timezone.now():
                return session
        self._session_key = None
        return None


@cache
def _by_key(columns: tuple[str, ...]) -> CompiledForText:
    return CompiledForText(lambda key: Session.objects.filter(session_key=key).values_list(*columns))
