"""Numbers, lists and lines as people write them, in Swedish and in English."""

from collections.abc import Sequence

from stegvis.vocabulary.wording import Language

_SWEDISH_SIGNS = str.maketrans({",": "\u00a0", ".": ","})


def written_number(value: int | float, language: Language) -> str:
    """12345.6 as "12 345,6" with no-break spaces in Swedish and "12,345.6" in English; 5.0 is "5"."""
    written = f"{int(value):,}" if value == int(value) else f"{value:,.10g}"
    return written.translate(_SWEDISH_SIGNS) if language == "sv" else written


def listed(texts: Sequence[str], language: Language) -> str:
    """ "a, b och c"; "" when there is none."""
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} {'och' if language == 'sv' else 'and'} {texts[-1]}"


def flat(text: str) -> str:
    """The text on one line, with single spaces."""
    return " ".join(text.split())
