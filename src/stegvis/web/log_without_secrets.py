"""What is logged about a request: its address, without the secrets of links in it."""

import logging
import re

_SECRET = re.compile(r"(?<=[/-])[A-Za-z0-9_-]{16,}(?=/|$|\s)")
"""The last part of a link to an invitation, a questionnaire or a new password: no other part of an address is so long
and without a word of ours in it; should one be, it is only not logged."""


class WithoutSecrets(logging.Filter):
    """Takes secrets out of addresses: whoever reads the log could otherwise use a link that still opens."""

    def filter(self, record: logging.LogRecord) -> bool:
        """The record is always logged."""
        record.msg, record.args = _SECRET.sub("…", record.getMessage()), ()
        return True
