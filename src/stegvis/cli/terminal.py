"""What the command prints: results on standard output, messages and progress on standard error."""

import re
import shutil
import sys
import textwrap
import time

from stegvis.cli.words import WORDS
from stegvis.vocabulary.wording import Language

PATIENCE_S = 1.0
BAR_WIDTH = 24
WIDEST = 100
# Escape codes, marks that turn the direction of writing, halves of letters: a terminal obeys them or fails.
_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def harmless(text: str) -> str:
    """`text` with what a terminal would obey written out, as in JSON: \\u001b."""
    return _COMMANDS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def one_line(text: str) -> str:
    """`text` harmless and on one line, whatever a file is called."""
    return harmless(text).replace("\n", "\\u000a").replace("\t", "\\u0009")


class Terminal:
    """Prints in one language; shows a progress bar once work has taken longer than a second."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self.started = time.monotonic()
        self.showing = False

    def word(self, key: str, **values: object) -> str:
        """A wording in the chosen language, filled with `values`."""
        return WORDS[key].in_language(self.language).format(**values)

    def out(self, text: str = "") -> None:
        """A line of result."""
        self.clear()
        sys.stdout.write(harmless(text) + "\n")

    def wrapped(self, text: str) -> str:
        """`text` indented; broken into short lines on a terminal, one line when a file or a program reads it."""
        if not sys.stdout.isatty():
            return f"  {text}"
        width = min(shutil.get_terminal_size().columns, WIDEST)
        return textwrap.fill(text, width, initial_indent="  ", subsequent_indent="      ", break_on_hyphens=False)

    def say(self, text: str) -> None:
        """A message for the user."""
        self.clear()
        sys.stderr.write(f"stegvis: {one_line(text)}\n")

    def progress(self, done: int, total: int, name: str, *, doing: str = "reading") -> None:
        """Show how far the work has come, on a terminal and after a second only; `doing` is the word for it."""
        if done >= total:
            self.clear()
        elif sys.stderr.isatty() and time.monotonic() - self.started > PATIENCE_S:
            filled = BAR_WIDTH * done // total
            bar = "█" * filled + "·" * (BAR_WIDTH - filled)
            sys.stderr.write(f"\r\x1b[K{bar} {done}/{total} {self.word(doing)} {one_line(name)}")
            sys.stderr.flush()
            self.showing = True

    def clear(self) -> None:
        """Take the progress bar away."""
        if self.showing:
            sys.stderr.write("\r\x1b[K")
            self.showing = False
