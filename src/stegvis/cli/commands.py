"""The commands: their options, and which action each calls."""

import argparse
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from stegvis.actions.read_documents import ReadOutcome, read_documents
from stegvis.cli.summary import findings_summary, reading_summary
from stegvis.cli.terminal import Terminal
from stegvis.cli.words import WORDS
from stegvis.forms.reading_json import finding_json, reading_json
from stegvis.vocabulary import BadInput, Severity, Wording
from stegvis.vocabulary.wording import Language

Options = argparse.Namespace
DONE, FOUND, BAD_INPUT = 0, 1, 2
ACCOUNT_FORMATS = ("pdf", "docx", "html", "xlsx", "json")
DOCUMENT_FORMATS = ("pdf", "docx", "html", "text", "markdown", "xlsx")


@dataclass(frozen=True, slots=True)
class Command:
    """A command: what it does in one line, an example, its options and the function that runs it."""

    summary: Wording
    example: str
    add_options: Callable[[argparse.ArgumentParser, Language], None]
    run: Callable[[Options, Terminal], int]


def _files(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=WORDS["option.files"].in_language(language))


def _files_and_json(parser: argparse.ArgumentParser, language: Language) -> None:
    _files(parser, language)
    parser.add_argument("--json", action="store_true", help=WORDS["option.json"].in_language(language))


def _outcomes(files: Sequence[Path], terminal: Terminal) -> Iterator[ReadOutcome]:
    """The outcomes one by one; errors are told on standard error as they come."""
    for outcome in read_documents(files, progress=terminal.progress):
        if outcome.error is not None:
            terminal.say(outcome.error.in_language(terminal.language))
        yield outcome


def _read(options: Options, terminal: Terminal) -> int:
    failed = False
    for outcome in _outcomes(options.files, terminal):
        failed = failed or outcome.error is not None
        if options.json:
            terminal.out(json.dumps(_read_json(outcome, terminal.language), ensure_ascii=False))
        elif outcome.reading is not None:
            terminal.out(reading_summary(outcome.reading, outcome.findings, terminal))
    return BAD_INPUT if failed else DONE


def _read_json(outcome: ReadOutcome, language: Language) -> dict[str, object]:
    if outcome.reading is not None:
        return reading_json(outcome.reading, outcome.findings, language)
    reason = outcome.error.reason.in_language(language) if outcome.error else ""
    return {"file": outcome.path.name, "error": reason}


def _check(options: Options, terminal: Terminal) -> int:
    failed = found = False
    for outcome in _outcomes(options.files, terminal):
        failed = failed or outcome.error is not None
        found = found or any(finding.severity is Severity.ERROR for finding in outcome.findings)
        if options.json:
            terminal.out(json.dumps(_check_json(outcome, terminal.language), ensure_ascii=False))
        elif outcome.reading is not None:
            terminal.out(findings_summary(outcome.reading.file, outcome.findings, terminal))
    return BAD_INPUT if failed else FOUND if found else DONE


def _check_json(outcome: ReadOutcome, language: Language) -> dict[str, object]:
    if outcome.error is not None:
        return {"file": outcome.path.name, "error": outcome.error.reason.in_language(language)}
    return {"file": outcome.path.name, "findings": [finding_json(one, language) for one in outcome.findings]}


def _account_options(parser: argparse.ArgumentParser, language: Language) -> None:
    _files(parser, language)
    parser.add_argument("--out", type=Path, required=True, help=WORDS["option.out.folder"].in_language(language))
    parser.add_argument(
        "--format", default=",".join(ACCOUNT_FORMATS), help=WORDS["option.format"].in_language(language)
    )
    parser.add_argument("--title", help=WORDS["option.title"].in_language(language))


def _account(options: Options, terminal: Terminal) -> int:
    from stegvis.actions.compile_account import compile_account, save_account
    from stegvis.forms.account import Entry

    formats = _chosen_formats(options.format)
    outcomes = list(_outcomes(options.files, terminal))
    entries = [Entry(one.reading, one.findings) for one in outcomes if one.reading is not None]
    if not entries:
        raise BadInput("account", WORDS["nothing.read"])
    account = compile_account(entries, title=options.title, language=terminal.language)
    for path in save_account(account, options.out, formats):
        terminal.out(str(path))
    return BAD_INPUT if len(entries) < len(outcomes) else DONE


def _chosen_formats(text: str) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    for one in chosen:
        if one not in ACCOUNT_FORMATS:
            choices = ", ".join(ACCOUNT_FORMATS)
            unknown = WORDS["format.unknown"]
            raise BadInput(one, Wording(unknown.sv.format(choices=choices), unknown.en.format(choices=choices)))
    return chosen or ACCOUNT_FORMATS


def _convert_options(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=WORDS["option.files"].in_language(language))
    parser.add_argument("--to", choices=DOCUMENT_FORMATS, required=True, help=WORDS["option.to"].in_language(language))
    parser.add_argument("--out", type=Path, required=True, help=WORDS["option.out.file"].in_language(language))


def _convert(options: Options, terminal: Terminal) -> int:
    from stegvis.actions.convert_document import convert_document

    convert_document(options.file, to=options.to, out=options.out)
    terminal.out(str(options.out))
    return DONE


COMMANDS: Mapping[str, Command] = {
    "read": Command(WORDS["read"], "stegvis read rapport.docx --json", _files_and_json, _read),
    "check": Command(WORDS["check"], "stegvis check rapporter/", _files_and_json, _check),
    "account": Command(
        WORDS["account"], "stegvis account rapporter/ --out redovisning --format pdf,docx", _account_options, _account
    ),
    "convert": Command(
        WORDS["convert"], "stegvis convert rapport.docx --to pdf --out rapport.pdf", _convert_options, _convert
    ),
}
