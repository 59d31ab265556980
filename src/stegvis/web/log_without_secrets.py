"""What is logged: addresses without the secrets of links in them, and where an error arose without what it says."""

import logging
import re
import traceback
from collections.abc import Iterator

_SECRET = re.compile(r"(?<=[/-])[A-Za-z0-9_-]{16,}(?=/|$|\s)")
"""The last part of a link to an invitation, a questionnaire or a new password: no other part of an address is so long
and without a word of ours in it; should one be, it is only not logged."""


class WithoutSecrets(logging.Filter):
    """Takes secrets out of addresses: whoever reads the log could otherwise use a link that still opens.

    Of an error it leaves its kind and its way through our code. What it says may quote what somebody wrote about a
    person: a database names the row that it refuses.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """The record is always logged."""
        record.msg, record.args = _SECRET.sub("…", record.getMessage()), ()
        if record.exc_info and record.exc_info[1] is not None:
            record.exc_text = "\n".join(_told(record.exc_info[1], set()))
        return True


def _told(error: BaseException, seen: set[int]) -> Iterator[str]:
    """What it arose from first, as Python tells it, without any of their words."""
    seen.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        yield from _told(before, seen)
    yield "".join(traceback.format_tb(error.__traceback__)) + type(error).__qualname__
