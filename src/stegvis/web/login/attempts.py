"""Where attempts are counted, for all processes of the machine together: none is lost, and none is pushed out early."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import SystemRandom
from typing import Any, BinaryIO

from django.core.cache.backends.filebased import FileBasedCache
from django.core.files import locks

PART = 3
"""Full of what still counts, every third is forgotten."""


class Attempts(FileBasedCache):
    """Django's cache in files, where two processes at once never both add the same key, nor lose a count.

    Full, it forgets first what has run out: whoever fills it does not thereby get new guesses at once.
    """

    _dir: str
    _max_entries: int
    _createdir: Callable[[], None]
    _list_cache_files: Callable[[], list[str]]
    _is_expired: Callable[[BinaryIO], bool]

    def add(self, *args: Any, **kwargs: Any) -> bool:
        """True for one alone of those who add the same key at once."""
        with self._alone():
            return super().add(*args, **kwargs)

    def incr(self, *args: Any, **kwargs: Any) -> int:
        """The count after this one; every one of those at once is counted."""
        with self._alone():
            return super().incr(*args, **kwargs)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self._createdir()
        with (Path(self._dir) / "alone").open("wb") as file:
            locks.lock(file, locks.LOCK_EX)
            yield

    def _cull(self) -> None:
        files = self._list_cache_files()
        if len(files) < self._max_entries:
            return
        still = [name for name in files if not self._has_run_out(name)]
        if len(still) >= self._max_entries:
            for name in SystemRandom().sample(still, len(still) // PART):
                Path(name).unlink(missing_ok=True)

    def _has_run_out(self, name: str) -> bool:
        """True when it is gone by now: Django removes what has run out when it sees it."""
        with suppress(FileNotFoundError), Path(name).open("rb") as file:
            return self._is_expired(file)
        return True
