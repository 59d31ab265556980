"""The typeface of our documents: Source Sans Pro (SIL Open Font License 1.1), installed as a dependency.

Its figures are all equally wide, so numbers line up in tables. Only the files named here are used: the
same page comes out on every machine, whatever fonts that machine has.
"""

import shutil
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

FAMILY = "Source Sans Pro"
_FILES = ("Regular", "It", "Semibold", "SemiboldIt")

# Advance widths in em, rounded up. Everything not listed counts as an average letter.
_WIDTHS = (
    (0.20, " \u00a0"),
    (0.26, "ijlI.,:;'"),
    (0.34, "f!()-|"),
    (0.36, "rt/"),
    (0.44, 'sz?*"x'),
    (0.49, "cvykFLJ–"),
    (0.66, "GHNUOQÖ"),
    (0.60, "CPRKBD&"),
    (0.75, "wM"),
    (0.86, "WmÆŒ%@"),
    (1.00, "…—"),
)
_WIDTH_OF = {letter: width for width, letters in _WIDTHS for letter in letters}
_AVERAGE = 0.55


def font_files() -> tuple[Path, ...]:
    """The font files we use: regular and semibold, upright and italic.

    Raises FileNotFoundError when the font is not installed.
    """
    found = find_spec("font_source_sans_pro")
    if found is None or found.origin is None:
        raise FileNotFoundError("The font is missing: install the package font-source-sans-pro.")
    return tuple(Path(found.origin).parent / "files" / f"SourceSansPro-{style}.otf" for style in _FILES)


def font_folder() -> Path:
    """A folder with `font_files` and nothing else, which goes away with the process.

    The package holds every style in two formats; Typst takes folders, and would use whichever it meets first.
    """
    return Path(_font_folder().name)


@cache
def _font_folder() -> TemporaryDirectory[str]:
    folder = TemporaryDirectory(prefix="stegvis-fonts-")
    for file in font_files():
        try:
            (Path(folder.name) / file.name).symlink_to(file)
        except OSError:
            shutil.copyfile(file, Path(folder.name) / file.name)
    return folder


def text_width(text: str) -> float:
    """About how wide `text` is, in em; never much less than what is drawn."""
    return sum(_WIDTH_OF.get(letter, _AVERAGE) for letter in text)


def wrapped(text: str, width: float, most: int) -> tuple[str, ...]:
    """`text` on at most `most` lines of `width` em; what does not fit ends in an ellipsis."""
    lines = list(_lines(text, width))
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    while last and text_width(last) + 1 > width:
        last = last[:-1]
    return (*lines[: most - 1], f"{last.rstrip()}…")


def _lines(text: str, width: float) -> Iterator[str]:
    line = ""
    for word in (piece for whole in text.split() for piece in _pieces(whole, width)):
        longer = f"{line} {word}" if line else word
        if line and text_width(longer) > width:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def _pieces(word: str, width: float) -> Iterator[str]:
    """A word that is wider than the line, cut where it must be."""
    piece = ""
    for letter in word:
        if piece and text_width(piece + letter) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece
