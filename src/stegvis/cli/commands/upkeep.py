"""`doctor`, `backup`, `restore` and `reseal`: keeping an installation well."""

import argparse
import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from stegvis.cli.commands.command import BAD_INPUT, DONE, Command, Options
from stegvis.cli.commands.running import user
from stegvis.cli.terminal import Terminal
from stegvis.cli.upkeep_words import UPKEEP_WORDS
from stegvis.cli.words import WORDS
from stegvis.vocabulary import Wording
from stegvis.vocabulary.standing import Told
from stegvis.vocabulary.wording import Language


def _json_option(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("--json", action="store_true", help=WORDS["option.json"].in_language(language))


def _doctor(options: Options, terminal: Terminal) -> int:
    from stegvis.actions.examine_installation import examine_installation

    def progress(done: int, total: int, name: str) -> None:
        terminal.progress(done, total, name, doing="doctor.looking")

    lines: list[Told] = []
    for line in examine_installation(progress=progress):
        lines.append(line)
        if not options.json:
            terminal.out(f"{terminal.word(f'doctor.{line.standing}'):<8} {line.text.in_language(terminal.language)}")
            if line.advice:
                terminal.out(f"{'':<8} → {line.advice.in_language(terminal.language)}")
    found = Counter(line.standing.value for line in lines)
    if options.json:
        told = {
            "errors": found["error"],
            "warnings": found["warning"],
            "checks": [_plain(one, terminal) for one in lines],
        }
        terminal.out(json.dumps(told, ensure_ascii=False, indent=2))
    elif found["error"] or found["warning"]:
        terminal.out(terminal.word("doctor.result", errors=found["error"], warnings=found["warning"]))
    else:
        terminal.out(terminal.word("doctor.well"))
    return BAD_INPUT if found["error"] else DONE


def _plain(line: Told, terminal: Terminal) -> dict[str, object]:
    return {
        "check": line.about,
        "status": line.standing.value,
        "message": line.text.in_language(terminal.language),
        "advice": line.advice.in_language(terminal.language) if line.advice else None,
    }


def _backup_options(parser: argparse.ArgumentParser, language: Language) -> None:
    _folder(parser, language, "backup.folder")
    parser.add_argument("--with-keys", action="store_true", help=UPKEEP_WORDS["backup.with_keys"].in_language(language))
    _json_option(parser, language)


def _folder(parser: argparse.ArgumentParser, language: Language, says: str) -> None:
    metavar, text = (WORDS[key].in_language(language) for key in ("placeholder.folder", says))
    parser.add_argument("folder", type=Path, metavar=metavar, help=text)


def _backup(options: Options, terminal: Terminal) -> int:
    from stegvis.actions.back_up_store import back_up_store

    def progress(done: int, total: int, name: str) -> None:
        terminal.progress(done, total, name, doing="backup.copying")

    made = back_up_store(options.folder, user=user(), with_keys=options.with_keys, progress=progress)
    if options.json:
        told = {"folder": str(made.folder), "bytes": made.size, "with_keys": made.has_keys, "keys": made.keys_apart}
        terminal.out(json.dumps(told, ensure_ascii=False))
        return DONE
    terminal.out(terminal.word("backup.made", folder=made.folder, size=made.size))
    if made.has_keys:
        terminal.say(terminal.word("backup.keys_in"))
    elif made.keys_apart:
        terminal.out(terminal.word("backup.keys_apart", keys=", ".join(made.keys_apart)))
    return DONE


BACKUP = Command(
    UPKEEP_WORDS["backup"],
    Wording("stegvis backup /srv/kopior", "stegvis backup /srv/backups"),
    _backup_options,
    _backup,
    UPKEEP_WORDS["backup.more"],
)


def _restore_options(parser: argparse.ArgumentParser, language: Language) -> None:
    _folder(parser, language, "restore.folder")
    parser.add_argument("--replace", action="store_true", help=UPKEEP_WORDS["restore.replace"].in_language(language))
    _json_option(parser, language)


def _restore(options: Options, terminal: Terminal) -> int:
    from stegvis.actions.restore_store import restore_store

    def progress(done: int, total: int, name: str) -> None:
        terminal.progress(done, total, name, doing="restore.restoring")

    done = restore_store(options.folder, user=user(), replace=options.replace, progress=progress)
    if options.json:
        told = asdict(done) | {"backup": str(done.backup), "aside": str(done.aside) if done.aside else None}
        terminal.out(json.dumps(told, ensure_ascii=False))
    else:
        terminal.out(terminal.word("restore.done", backup=done.backup, at=done.made))
        if done.aside:
            terminal.out(terminal.word("restore.aside", aside=done.aside))
        if done.removed_again:
            terminal.out(terminal.word("restore.removed", count=done.removed_again))
        if done.withdrawn_again:
            terminal.out(terminal.word("restore.withdrawn", count=done.withdrawn_again))
        if done.ended_again:
            terminal.out(terminal.word("restore.ended", count=done.ended_again))
    if done.removed_again is None:
        terminal.say(terminal.word("restore.unknown", at=done.made))
    if done.unclear:
        terminal.say(terminal.word("restore.unclear", subjects=", ".join(done.unclear)))
    if done.has_other_signing_key:
        terminal.say(terminal.word("restore.signing"))
    return DONE


RESTORE = Command(
    UPKEEP_WORDS["restore"],
    Wording("stegvis restore /srv/kopior", "stegvis restore /srv/backups"),
    _restore_options,
    _restore,
    UPKEEP_WORDS["restore.more"],
)
DOCTOR = Command(
    UPKEEP_WORDS["doctor"],
    Wording("stegvis doctor", "stegvis doctor"),
    _json_option,
    _doctor,
    UPKEEP_WORDS["doctor.more"],
)


def _reseal(options: Options, terminal: Terminal) -> int:
    from stegvis.actions.reseal_store import reseal_store

    changed = reseal_store(user=user())
    if options.json:
        terminal.out(json.dumps({"changed": changed}))
    else:
        terminal.out(terminal.word("reseal.done", count=changed) if changed else terminal.word("reseal.nothing"))
    return DONE


RESEAL = Command(
    UPKEEP_WORDS["reseal"],
    Wording("stegvis reseal", "stegvis reseal"),
    _json_option,
    _reseal,
    UPKEEP_WORDS["reseal.more"],
)
