"""How many forms on violence are taken in a minute by one link: one device must not fill the year's table by itself.

Only the present minute's number is known, in the memory of this process, and it is gone with the minute: on disk it
would tell when somebody answered. It is of the association's link, so it knows no address, device or order. Several
processes count each for themselves.
"""

import threading
import time
from dataclasses import dataclass, field

MOST, SECONDS = 20, 60
"""A whole group may answer at once in one room; whoever comes after it waits a minute."""


@dataclass
class Pace:
    """The forms of the present minute by association."""

    _minute: int = 0
    _forms: dict[int, int] = field(default_factory=dict)
    _alone: threading.Lock = field(default_factory=threading.Lock)

    def has_room(self, association: int) -> bool:
        """Counts one more form; false when there have been too many in this minute."""
        with self._alone:
            minute = int(time.monotonic() // SECONDS)
            if minute != self._minute:
                self._minute, self._forms = minute, {}
            self._forms[association] = self._forms.get(association, 0) + 1
            return self._forms[association] <= MOST


PACE = Pace()
"""Of this process."""
