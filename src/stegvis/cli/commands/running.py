"""`import`, `demo`, `serve` and `migrate`: everything that opens the database."""

import argparse
import getpass
import json
import os

from stegvis.cli.commands.command import BAD_INPUT, DONE, Command, Options, files_option
from stegvis.cli.terminal import Terminal
from stegvis.cli.words import WORDS
from stegvis.forms.account.counting import counted
from stegvis.vocabulary import Wording
from stegvis.vocabulary.wording import Language


def _import_options(parser: argparse.ArgumentParser, language: Language) -> None:
    files_option(parser, language)
    parser.add_argument("--json", action="store_true", help=WORDS["option.json"].in_language(language))


def _import(options: Options, terminal: Terminal) -> int:
    from stegvis.actions.open_store import open_store

    open_store()
    from stegvis.actions.import_documents import import_documents

    done = import_documents(options.files, by=user(), progress=terminal.progress)
    for file in done.files:
        if file.error is not None:
            terminal.say(file.error.in_language(terminal.language))
            told: dict[str, object] = {"error": file.error.reason.in_language(terminal.language)}
        else:
            told = {"outcome": file.outcome, "reports": file.reports, "findings": file.findings}
        if options.json:
            terminal.out(json.dumps({"file": file.path.name, **told}, ensure_ascii=False))
        elif file.outcome is not None:
            key = f"import.{file.outcome.value}"
            reports = counted("report", file.reports, terminal.language)
            terminal.out(terminal.word(key, name=file.path.name, reports=reports, findings=file.findings))
    return BAD_INPUT if done.errors else DONE


def user() -> str:
    """Who runs the command; a process may run under a number that has no name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return f"uid {os.getuid()}"


def _port(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument(
        "--port",
        type=int,
        metavar=WORDS["placeholder.port"].in_language(language),
        help=WORDS["option.port"].in_language(language),
    )


def _demo_options(parser: argparse.ArgumentParser, language: Language) -> None:
    _port(parser, language)
    parser.add_argument("--no-browser", action="store_true", help=WORDS["option.no_browser"].in_language(language))


def _demo(options: Options, terminal: Terminal) -> int:
    from stegvis.actions.run_demo import run_demo

    run_demo(
        port=options.port,
        open_browser=not options.no_browser,
        say=lambda wording: terminal.out(wording.in_language(terminal.language)),
    )
    return DONE


def _serve(options: Options, terminal: Terminal) -> int:
    from stegvis.actions.serve_pages import serve_pages

    serve_pages(port=options.port, ready=terminal.out)
    return DONE


def _same(example: str) -> Wording:
    return Wording(example, example)


def _no_options(_parser: argparse.ArgumentParser, _language: Language) -> None:
    """For a command that has none."""


def _migrate(_options: Options, terminal: Terminal) -> int:
    from stegvis.actions.open_store import open_store

    applied = open_store()
    terminal.out(terminal.word("migrated", count=len(applied)) if applied else terminal.word("migrated.none"))
    return DONE


def _index(_options: Options, terminal: Terminal) -> int:
    from stegvis.actions.open_store import open_store

    open_store()
    from stegvis.actions.search_reports import rebuild_search

    terminal.out(terminal.word("indexed", count=rebuild_search()))
    return DONE


IMPORT = Command(
    WORDS["import"], Wording("stegvis import rapporter/", "stegvis import reports/"), _import_options, _import
)
DEMO = Command(WORDS["demo"], _same("stegvis demo --no-browser"), _demo_options, _demo)
SERVE = Command(WORDS["serve"], _same("stegvis serve --port 8000"), _port, _serve)
MIGRATE = Command(WORDS["migrate"], _same("stegvis migrate"), _no_options, _migrate)
INDEX = Command(WORDS["index"], _same("stegvis index"), _no_options, _index)
