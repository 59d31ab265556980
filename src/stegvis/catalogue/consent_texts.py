"""The shipped texts of consents."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from stegvis.catalogue.data_files import Data, build, only

FILE = "consent_texts.toml"


@dataclass(frozen=True, slots=True)
class ShippedText:
    """One wording: which consent, which version, from when it is used. Paragraphs are parted by an empty line."""

    kind: str
    version: str
    valid_from: date
    text: str


@cache
def load_consent_texts() -> tuple[ShippedText, ...]:
    """All shipped texts. Raises ValueError that names the file when it is wrong."""
    return build((files("stegvis.catalogue") / FILE).read_text("utf-8"), FILE, _texts)


def _texts(data: Data) -> tuple[ShippedText, ...]:
    only(data, ("text",), FILE)
    return tuple(_text(one) for one in data["text"])


def _text(data: Data) -> ShippedText:
    only(data, ("kind", "version", "valid_from", "text"), FILE)
    return ShippedText(data["kind"], data["version"], data["valid_from"], data["text"].strip())
