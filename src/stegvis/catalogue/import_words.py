"""What columns of operators' own lists are called, and what the words in them stand for."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from stegvis.catalogue.data_files import Data, build, only
from stegvis.vocabulary import Wording

FILE = "import_words.toml"
KINDS = frozenset({"identity", "number", "text", "intervention", "yes_no", "code", "year", "day"})
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class ImportField:
    """A field that a column may hold, what it is called, and the headings by which it is known, as `plain` has them."""

    id: str
    kind: str
    label: Wording
    headings: frozenset[str]


@dataclass(frozen=True, slots=True)
class ImportWords:
    """The fields in their order; for each list of codes what its words stand for, as `plain` has them."""

    fields: tuple[ImportField, ...]
    words: Mapping[str, Mapping[str, str]]


@cache
def load_import_words() -> ImportWords:
    """The shipped tables. Raises ValueError that names the file when they are wrong."""
    return build((files("stegvis.catalogue") / FILE).read_text("utf-8"), FILE, _tables)


def plain(text: str) -> str:
    """A heading or word without case, signs and spaces. Signs alone stay: "?" is a word too."""
    folded = unicodedata.normalize("NFC", text).casefold()
    return _SIGNS.sub("", folded) or folded.strip()


def _tables(data: Data) -> ImportWords:
    only(data, ("field", "words"), FILE)
    fields = tuple(_field(one) for one in data["field"])
    taken: dict[str, str] = {}
    for one in fields:
        for heading in one.headings:
            if taken.setdefault(heading, one.id) != one.id:
                raise ValueError(f"the heading {heading} stands for {taken[heading]} and {one.id}.")
    return ImportWords(fields, {name: _by_word(codes) for name, codes in data["words"].items()})


def _field(data: Data) -> ImportField:
    only(data, ("id", "kind", "label", "headings"), FILE)
    if data["kind"] not in KINDS:
        raise ValueError(f"{data['id']}: no kind {data['kind']}.")
    return ImportField(data["id"], data["kind"], Wording(*data["label"]), frozenset(map(plain, data["headings"])))


def _by_word(codes: Data) -> dict[str, str]:
    return {plain(word): code for code, words in codes.items() for word in words}
