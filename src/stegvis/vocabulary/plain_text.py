"""Text as somebody typed or pasted it, made into text that can be kept, printed and sent."""

import re

UNFIT_SIGNS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Signs that no text has: databases, XML or UTF-8 cannot hold them, and nobody sees them."""
# Word parts lines within a paragraph by a vertical tab, and pages by a form feed.
_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def plain_text(text: str) -> str:
    """The text with every line break as one "\\n" and without signs that nobody sees."""
    return UNFIT_SIGNS.sub("", _LINE_BREAKS.sub("\n", text))
