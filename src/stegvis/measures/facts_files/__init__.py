"""The facts as files: their types, writing, opening and checking them."""

from stegvis.measures.facts_files.checking import check_facts
from stegvis.measures.facts_files.counting_copy import copy_of, write_counting_copy
from stegvis.measures.facts_files.layout import layout
from stegvis.measures.facts_files.opening import CODES_FILE, FactsFolder, open_facts
from stegvis.measures.facts_files.types import arrow_schema
from stegvis.measures.facts_files.writing import FactsWriter

__all__ = [
    "CODES_FILE",
    "FactsFolder",
    "FactsWriter",
    "arrow_schema",
    "check_facts",
    "copy_of",
    "layout",
    "open_facts",
    "write_counting_copy",
]
