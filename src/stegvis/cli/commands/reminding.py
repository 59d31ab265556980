"""`remind`: letters about reports that are soon due, or late."""

import argparse
from textwrap import indent

from stegvis.cli.commands.command import BAD_INPUT, DONE, Command, Options
from stegvis.cli.commands.running import user
from stegvis.cli.reminding_words import REMINDING_WORDS
from stegvis.cli.terminal import Terminal
from stegvis.vocabulary import Wording
from stegvis.vocabulary.wording import Language


def _options(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("--dry-run", action="store_true", help=REMINDING_WORDS["remind.dry_run"].in_language(language))
    parser.add_argument(
        "--address", default="", metavar="URL", help=REMINDING_WORDS["remind.address"].in_language(language)
    )


def _remind(options: Options, terminal: Terminal) -> int:
    from stegvis.actions.open_store import open_store

    open_store()
    from stegvis.actions.send_reminders import send_reminders

    done = send_reminders(user=user(), address=options.address, dry_run=options.dry_run)
    if not done.letters:
        terminal.out(terminal.word("remind.none", day=done.on))
    for letter in done.letters:
        if options.dry_run:
            terminal.out(terminal.word("remind.would", name=letter.name, subject=letter.subject))
            terminal.out(indent(letter.text, "  "))
        elif letter.is_sent:
            terminal.out(terminal.word("remind.sent", name=letter.name, subject=letter.subject))
        else:
            terminal.say(terminal.word("remind.failed", name=letter.name))
    for name in done.unreached:
        terminal.say(terminal.word("remind.unreached", name=name))
    return BAD_INPUT if done.failed and not options.dry_run else DONE


_EXAMPLE = "stegvis remind --address https://stegvis.exempel.se"
REMIND = Command(
    REMINDING_WORDS["remind"], Wording(_EXAMPLE, _EXAMPLE), _options, _remind, REMINDING_WORDS["remind.more"]
)
