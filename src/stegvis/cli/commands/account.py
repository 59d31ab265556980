"""`account` and `convert`: documents out."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from stegvis.actions.compile_account import ALL_FORMATS, Account, compile_account, save_account
from stegvis.actions.compile_account import FORMATS as ACCOUNT_FORMATS
from stegvis.cli.commands.command import BAD_INPUT, DONE, Command, Options, read_outcomes
from stegvis.cli.terminal import Terminal
from stegvis.cli.words import WORDS
from stegvis.documents.writers import FORMATS as DOCUMENT_FORMATS
from stegvis.forms.account import Entry
from stegvis.vocabulary import BadInput, Period, Wording
from stegvis.vocabulary.wording import Language


def _account_options(parser: argparse.ArgumentParser, language: Language) -> None:
    def option(name: str, placeholder: str, word: str, **settings: Any) -> None:
        metavar = WORDS[f"placeholder.{placeholder}"].in_language(language)
        parser.add_argument(name, metavar=metavar, help=WORDS[f"option.{word}"].in_language(language), **settings)

    option("files", "file", "files", nargs="*", type=Path)
    option("--association", "association", "association")
    option("--period", "period", "period")
    option("--out", "folder", "out.folder", type=Path, required=True)
    option("--format", "formats", "format", default=",".join(ACCOUNT_FORMATS))
    option("--title", "title", "title")


def _account(options: Options, terminal: Terminal) -> int:
    formats = _chosen_formats(options.format)
    if bool(options.files) == bool(options.association):
        raise BadInput("account", WORDS["account.either"])
    account, whole = _stored_account(options, terminal) if options.association else _read_account(options, terminal)
    save_account(account, options.out, formats, saved=lambda path: terminal.out(str(path)))
    return DONE if whole else BAD_INPUT


def _read_account(options: Options, terminal: Terminal) -> tuple[Account, bool]:
    """The account of the files given, and whether all of them could be read."""
    outcomes = list(read_outcomes(options.files, terminal))
    entries = [Entry(one.reading, one.findings) for one in outcomes if one.reading is not None]
    if not entries:
        raise BadInput("account", WORDS["nothing.read"])
    account = compile_account(entries, title=options.title, language=terminal.language)
    return account, len(entries) == len(outcomes)


def _stored_account(options: Options, terminal: Terminal) -> tuple[Account, bool]:
    """The account of an association's reports in the store that lie within --period."""
    from stegvis.actions.open_store import open_store

    open_store()
    from stegvis.actions.download_account import compile_stored_account

    if not options.period:
        raise BadInput("account", WORDS["account.either"])
    period = _months(options.period)
    account = compile_stored_account(options.association, period, title=options.title, language=terminal.language)
    return account, True


def _months(text: str) -> Period:
    """The period from the first day of one month to the last of another: "2023-01..2023-08"."""
    first, dots, last = text.strip().partition("..")
    try:
        return Period.of_months(date.fromisoformat(f"{first}-01"), date.fromisoformat(f"{last if dots else first}-01"))
    except ValueError:
        raise BadInput("--period", WORDS["period.form"]) from None


def _chosen_formats(text: str) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    for one in chosen:
        if one not in ALL_FORMATS:
            choices = ", ".join(ALL_FORMATS)
            unknown = WORDS["format.unknown"]
            raise BadInput(one, Wording(unknown.sv.format(choices=choices), unknown.en.format(choices=choices)))
    return chosen or ACCOUNT_FORMATS


def _convert_options(parser: argparse.ArgumentParser, language: Language) -> None:
    file = WORDS["placeholder.file"].in_language(language)
    parser.add_argument("file", type=Path, metavar=file, help=WORDS["option.file"].in_language(language))
    parser.add_argument("--to", choices=DOCUMENT_FORMATS, required=True, help=WORDS["option.to"].in_language(language))
    parser.add_argument(
        "--out", type=Path, required=True, metavar=file, help=WORDS["option.out.file"].in_language(language)
    )


def _convert(options: Options, terminal: Terminal) -> int:
    from stegvis.actions.convert_document import convert_document

    convert_document(options.file, to=options.to, out=options.out)
    terminal.out(str(options.out))
    return DONE


ACCOUNT = Command(
    WORDS["account"],
    Wording(
        "stegvis account rapporter/ --out redovisning --format pdf,docx\n"
        '  stegvis account --association "Finsam Exempel" --period 2023-01..2023-08 --out redovisning',
        "stegvis account reports/ --out account --format pdf,docx\n"
        '  stegvis account --association "Finsam Exempel" --period 2023-01..2023-08 --out account',
    ),
    _account_options,
    _account,
)
CONVERT = Command(
    WORDS["convert"],
    Wording(
        "stegvis convert rapport.docx --to pdf --out rapport.pdf",
        "stegvis convert report.docx --to pdf --out report.pdf",
    ),
    _convert_options,
    _convert,
)
