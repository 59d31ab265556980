"""Parsing the command line and choosing the command."""

import argparse
import io
import os
import sys
from collections.abc import Sequence

from stegvis import __version__
from stegvis.cli.commands import COMMANDS
from stegvis.cli.parsing import Parser
from stegvis.cli.terminal import Terminal
from stegvis.cli.words import WORDS
from stegvis.vocabulary import BadInput
from stegvis.vocabulary.wording import Language

DONE, BAD_INPUT, INTERRUPTED = 0, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `stegvis` with `arguments` (those of the process when None). Returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = chosen_language(given)
    parser = build_parser(language)
    options = parser.parse_args(given)
    if options.command is None:
        parser.print_help()
        return DONE
    terminal = Terminal(language)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A letter that the terminal's alphabet lacks is written out, not a reason to stop.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        return COMMANDS[options.command].run(options, terminal)
    except BadInput as error:
        terminal.say(error.in_language(language))
        return BAD_INPUT
    except KeyboardInterrupt:
        terminal.say(WORDS["interrupted"].in_language(language))
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output (head, less) has had enough; that is no error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        if os.environ.get("STEGVIS_DEBUG") == "1":
            raise
        terminal.say(terminal.word("unexpected", error=f"{type(error).__name__}: {error}"))
        return BAD_INPUT


def chosen_language(arguments: Sequence[str]) -> Language:
    """What --language says, else the locale: English for en_*, Swedish for all others."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    early.add_argument("--language", nargs="?")
    chosen = early.parse_known_args(arguments)[0].language
    if chosen not in {"sv", "en"}:
        names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
        chosen = "en" if next((name for name in names if name), "sv").startswith("en") else "sv"
    return "en" if chosen == "en" else "sv"


def build_parser(language: Language) -> Parser:
    """The parser of all commands, with help in `language`."""
    parser = Parser(
        language,
        "stegvis",
        WORDS["stegvis"].in_language(language),
        WORDS["stegvis.example"].in_language(language),
    )
    version = WORDS["parser.version"].in_language(language)
    parser.add_argument("--version", action="version", version=f"stegvis {__version__}", help=version)
    _language_option(parser, language, suppress=False)
    word, words = (WORDS[key].in_language(language) for key in ("command", "commands"))
    subparsers = parser.add_subparsers(dest="command", metavar=word, title=words, parser_class=Parser)
    for name, command in COMMANDS.items():
        summary = command.summary.in_language(language)
        example = f"{WORDS['example'].in_language(language)}:\n  {command.example.in_language(language)}"
        subparser = subparsers.add_parser(
            name,
            help=summary,
            language=language,
            description=f"{summary[0].upper()}{summary[1:]}.",
            epilog=f"{command.more.in_language(language)}\n\n{example}" if command.more else example,
        )
        command.add_options(subparser, language)
        _language_option(subparser, language, suppress=True)
    return parser


def _language_option(parser: Parser, language: Language, *, suppress: bool) -> None:
    """--language may stand before or after the command; the later default must not undo the former."""
    default = argparse.SUPPRESS if suppress else None
    parser.add_argument(
        "--language", choices=("sv", "en"), default=default, help=WORDS["option.language"].in_language(language)
    )
