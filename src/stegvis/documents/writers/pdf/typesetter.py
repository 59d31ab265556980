"""The child process that runs Typst: a job as JSON on standard input, the PDF on standard output.

Started without site packages and without our own code, so that starting costs little: it imports Typst
from the folder that its only argument names. Exit code 3 means that the document could not be set; the
reason is then one line on standard error.
"""

import json
import sys
from typing import Any

MEMORY_LIMIT = 2 * 1024**3
CPU_SECONDS = 120
REFUSED = 3
REPLACEMENT = "\ufffd"
MOST_TRIED_LETTERS = 600
# How Typst says that a letter has no shape in any font, or none that a conforming file may hold.
LETTER_ERRORS = ("could not be displayed", "codepoint", "was not mapped")
LETTER_TEST = b"#set document(title: [x], date: datetime(year: 2000, month: 1, day: 1))\n#sys.inputs.letter"


def limit_resources() -> None:
    """Bounds memory and processor time and forbids writing files, where the system can."""
    try:
        import resource
    except ImportError:  # not on Windows; the parent's time limit still holds
        return
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY_LIMIT),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(limit, (most, most))
        except (ValueError, OSError):
            continue


class Typesetter:
    """Typst with one job's fonts, root and standards. The root is an empty folder: nothing can be read or fetched."""

    def __init__(self, typst: Any, job: dict[str, Any]) -> None:
        self.typst = typst
        self.job = job
        self.fonts = typst.Fonts(include_system_fonts=False, font_paths=[job["fonts"]])

    def compile(self, source: bytes, inputs: dict[str, str]) -> bytes:
        """The PDF that `source` makes of `inputs`."""
        made: bytes = self.typst.compile(
            source,
            root=self.job["root"],
            package_path=self.job["root"],
            package_cache_path=self.job["root"],
            font_paths=self.fonts,
            ignore_system_fonts=True,
            sys_inputs=inputs,
            format="pdf",
            pdf_standards=self.job["standards"],
        )
        return made

    def document(self) -> bytes:
        """The job's PDF. Letters that no font can show are replaced by a replacement sign."""
        source, text = self.job["template"].encode(), self.job["document"]
        try:
            return self.compile(source, {"document": text})
        except self.typst.TypstError as refusal:
            if not any(words in str(refusal) for words in LETTER_ERRORS):
                raise
        strange = self.strange_letters(text)
        return self.compile(source, {"document": "".join(REPLACEMENT if c in strange else c for c in text)})

    def strange_letters(self, text: str) -> set[str]:
        """The letters of `text` that cannot be set: each is tried alone, plain ones are known to work."""
        letters = sorted({letter for letter in text if ord(letter) > 0x17F})
        tried, strange = letters[:MOST_TRIED_LETTERS], set(letters[MOST_TRIED_LETTERS:])
        return strange.union(letter for letter in tried if not self.can_set(letter))

    def can_set(self, letter: str) -> bool:
        """Whether a font has a shape for `letter`."""
        try:
            self.compile(LETTER_TEST, {"letter": letter})
        except self.typst.TypstError:
            return False
        return True


def main() -> int:
    """Does the one job."""
    sys.path.append(sys.argv[1])
    import typst

    job = json.loads(sys.stdin.buffer.read())
    limit_resources()
    try:
        pdf = Typesetter(typst, job).document()
    except typst.TypstError as refusal:
        place = str(getattr(refusal, "diagnostic", "") or "").strip()
        sys.stderr.write(f"{refusal}\n{place}\n")
        return REFUSED
    sys.stdout.buffer.write(pdf)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    code = main()
    sys.stderr.flush()
    # Leaving at once spares the time of taking down everything in memory.
    __import__("os")._exit(code)
