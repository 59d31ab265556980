"""What a command is, and what several commands share: files to read, their outcomes, the exit codes."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from stegvis.actions.read_documents import ReadOutcome, read_documents
from stegvis.cli.terminal import Terminal
from stegvis.cli.words import WORDS
from stegvis.vocabulary import Wording
from stegvis.vocabulary.wording import Language

Options = argparse.Namespace
DONE, FOUND, BAD_INPUT = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Command:
    """A command: what it does in one line, an example, its options, the function that runs it, more for its help."""

    summary: Wording
    example: Wording
    add_options: Callable[[argparse.ArgumentParser, Language], None]
    run: Callable[[Options, Terminal], int]
    more: Wording | None = None


def files_option(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar=WORDS["placeholder.file"].in_language(language),
        help=WORDS["option.files"].in_language(language),
    )


def files_and_json(parser: argparse.ArgumentParser, language: Language) -> None:
    files_option(parser, language)
    parser.add_argument("--json", action="store_true", help=WORDS["option.json"].in_language(language))


def read_outcomes(files: Sequence[Path], terminal: Terminal) -> Iterator[ReadOutcome]:
    """The outcomes one by one; errors are told on standard error as they come."""
    for outcome in read_documents(files, progress=terminal.progress):
        if outcome.error is not None:
            terminal.say(outcome.error.in_language(terminal.language))
        yield outcome
