"""Checking a folder of facts, and printing their layout."""

from pathlib import Path

from stegvis.measures.facts_files import check_facts, layout, open_facts
from stegvis.vocabulary import Wording


def check_facts_folder(folder: Path) -> tuple[Wording, ...]:
    """Check every table of the folder; returns notes on what is not read. Raises BadInput for the first fault."""
    return check_facts(open_facts(folder))


def facts_layout() -> str:
    """The layout of the facts as a page of Markdown."""
    return layout()
