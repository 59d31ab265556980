"""`package`, `receive`, `verify` and `key`: reports over the border between installations."""

import argparse
import json
from pathlib import Path
from typing import Any

from stegvis.cli.border_words import BORDER_WORDS
from stegvis.cli.commands.command import BAD_INPUT, DONE, Command, Options
from stegvis.cli.commands.running import user
from stegvis.cli.periods import parse_period
from stegvis.cli.terminal import Terminal
from stegvis.vocabulary import BadInput, Wording
from stegvis.vocabulary.roles import Where
from stegvis.vocabulary.wording import Language


def _word(word: str, terminal: Terminal, /, **values: object) -> str:
    return BORDER_WORDS[word].in_language(terminal.language).format(**values)


def _option(parser: argparse.ArgumentParser, language: Language, name: str, placeholder: str, **more: Any) -> None:
    metavar, text = (BORDER_WORDS[key].in_language(language) for key in (placeholder, more.pop("says")))
    parser.add_argument(name, metavar=metavar, help=text, **more)


def _json_option(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("--json", action="store_true", help=BORDER_WORDS["json.help"].in_language(language))


def _print_json(value: dict[str, Any], terminal: Terminal) -> None:
    terminal.out(json.dumps(value, ensure_ascii=False))


def _package_options(parser: argparse.ArgumentParser, language: Language) -> None:
    _option(parser, language, "report", "package.report", says="package.report.help")
    _option(parser, language, "--out", "file", says="package.out.help", type=Path)
    _option(parser, language, "--to", "address", says="package.to.help")
    _option(parser, language, "--period", "period", says="package.period.help")
    _json_option(parser, language)


def _package(options: Options, terminal: Terminal) -> int:
    if options.out is None and options.to is None:
        raise BadInput("package", BORDER_WORDS["package.where"])
    from stegvis.actions.open_store import open_store

    open_store()
    from stegvis.actions.fetch_package import fetch_package
    from stegvis.documents.writers.files import write_file

    period = parse_period(options.period) if options.period else None
    fetched = fetch_package(options.report, period=period)
    told: dict[str, Any] = {"intervention": fetched.intervention, "digest": fetched.digest}
    if options.out is not None:
        write_file(options.out, fetched.content)
        told["file"] = str(options.out)
        if not options.json:
            words = {"file": options.out, "name": fetched.intervention, "digest": fetched.digest}
            terminal.out(_word("package.written", terminal, **words))
    if options.to is not None:
        told |= {"address": options.to, "outcome": _sent(fetched.package, options.to, terminal, quiet=options.json)}
    if options.json:
        _print_json(told, terminal)
    return DONE


def _sent(package: int, address: str, terminal: Terminal, *, quiet: bool) -> str:
    """What came of sending: "taken" or "known". Raises BadInput when it was refused or did not arrive."""
    from stegvis.actions.send_package import send_package_at_command_line

    sent = send_package_at_command_line(package, address=address, user=user())
    if not quiet:
        words = {"name": sent.intervention, "address": sent.address, "digest": sent.digest}
        terminal.out(_word(f"package.{sent.outcome}", terminal, **words))
    return str(sent.outcome)


def _receive_options(parser: argparse.ArgumentParser, language: Language) -> None:
    _option(parser, language, "files", "file", says="files.help", nargs="+", type=Path)
    _json_option(parser, language)


def _receive(options: Options, terminal: Terminal) -> int:
    from stegvis.actions.open_store import open_store

    open_store()
    failed = False
    for path in options.files:
        try:
            _receive_one(path, terminal, as_json=options.json)
        except BadInput as error:
            failed = True
            terminal.say(error.in_language(terminal.language))
            if options.json:
                _print_json({"file": path.name, "error": error.reason.in_language(terminal.language)}, terminal)
    return BAD_INPUT if failed else DONE


def _receive_one(path: Path, terminal: Terminal, *, as_json: bool) -> None:
    from stegvis.actions.package_files import read_package_file
    from stegvis.actions.take_in_package import take_in_package

    came = take_in_package(read_package_file(path), user=user(), name=path.name)
    warnings = [one.in_language(terminal.language) for one in came.warnings]
    if as_json:
        told = {"file": path.name, "report": came.edition, "intervention": came.intervention, "digest": came.digest}
        _print_json({**told, "state": came.state, "known": came.is_known, "warnings": warnings}, terminal)
        return
    words = {"file": path.name, "name": came.intervention, "number": came.edition}
    terminal.out(_word("receive.known" if came.is_known else "receive.new", terminal, **words))
    for warning in warnings:
        terminal.say(_word("receive.warning", terminal, file=path.name, warning=warning))


def _verify_options(parser: argparse.ArgumentParser, language: Language) -> None:
    _option(parser, language, "files", "file", says="verify.files.help", nargs="+", type=Path)
    _json_option(parser, language)


def _verify(options: Options, terminal: Terminal) -> int:
    from stegvis.actions.verify_packages import verify_packages
    from stegvis.cli.verified import verified_json, verified_lines

    holds = True
    for one in verify_packages(options.files):
        holds = holds and one.holds
        if options.json:
            _print_json(verified_json(one, terminal.language), terminal)
        elif one.holds:
            terminal.out("\n".join(verified_lines(one, terminal.language)))
        if not one.holds:
            for line in verified_lines(one, terminal.language):
                terminal.say(line)
    return DONE if holds else BAD_INPUT


def _key_options(parser: argparse.ArgumentParser, language: Language) -> None:
    ways = parser.add_mutually_exclusive_group()
    metavar, text = (BORDER_WORDS[word].in_language(language) for word in ("key.sign", "key.trust.help"))
    ways.add_argument("--trust", metavar=metavar, help=text)
    ways.add_argument("--new", action="store_true", help=BORDER_WORDS["key.new.help"].in_language(language))
    places = parser.add_mutually_exclusive_group()
    for where in (Where.OPERATOR, Where.INTERVENTION):
        words = BORDER_WORDS["name"], BORDER_WORDS[f"key.{where}.help"]
        metavar, text = (one.in_language(language) for one in words)
        places.add_argument(f"--{where}", metavar=metavar, help=text)
    _option(parser, language, "--note", "key.note", says="key.note.help", default="")
    _json_option(parser, language)


def _key(options: Options, terminal: Terminal) -> int:
    from stegvis.actions.open_store import open_store

    open_store()
    from stegvis.actions.trust_key_at_command_line import (
        renew_own_key,
        show_own_key,
        trust_key_at_command_line,
    )

    place = options.operator or options.intervention
    if options.trust is not None and place is None:
        raise BadInput("key", BORDER_WORDS["key.where"])
    if options.trust is None:
        key = renew_own_key() if options.new else show_own_key()
    else:
        where = Where.OPERATOR if options.operator else Where.INTERVENTION
        key = trust_key_at_command_line(options.trust, where=where, place=place, note=options.note, user=user())
    if options.json:
        _print_json({"public_key": key.public_key, "fingerprint": key.fingerprint}, terminal)
        return DONE
    terminal.out(_word("key.own", terminal, key=key.public_key))
    terminal.out(_word("key.fingerprint", terminal, fingerprint=key.fingerprint))
    if options.trust is not None:
        terminal.out(_word("key.trusted", terminal, place=place))
    return DONE


def _same(example: str) -> Wording:
    return Wording(example, example)


PACKAGE = Command(BORDER_WORDS["package"], _same("stegvis package 12 --out linden.stegvis"), _package_options, _package)
RECEIVE = Command(BORDER_WORDS["receive"], _same("stegvis receive linden.stegvis"), _receive_options, _receive)
VERIFY = Command(
    BORDER_WORDS["verify"],
    Wording("stegvis verify linden.stegvis rapport.pdf", "stegvis verify linden.stegvis report.pdf"),
    _verify_options,
    _verify,
    BORDER_WORDS["verify.exit"],
)
KEY = Command(
    BORDER_WORDS["key"],
    Wording(
        'stegvis key --trust 3b6a… --operator "Kommunen X"', 'stegvis key --trust 3b6a… --operator "Municipality X"'
    ),
    _key_options,
    _key,
)
