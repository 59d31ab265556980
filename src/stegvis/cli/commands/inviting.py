"""`invite`: somebody is invited, above all the first administrator."""

import argparse

from stegvis.cli.commands.command import DONE, Command, Options
from stegvis.cli.commands.running import user
from stegvis.cli.inviting_words import INVITING_WORDS
from stegvis.cli.terminal import Terminal
from stegvis.vocabulary import Wording
from stegvis.vocabulary.roles import Role, Where
from stegvis.vocabulary.wording import Language


def _options(parser: argparse.ArgumentParser, language: Language) -> None:
    def word(key: str) -> str:
        return INVITING_WORDS[key].in_language(language)

    parser.add_argument("email", metavar=word("invite.email"), help=word("invite.email.help"))
    parser.add_argument("--name", required=True, metavar=word("invite.name"), help=word("invite.name.help"))
    parser.add_argument("--role", required=True, choices=[str(one) for one in Role], help=word("invite.role.help"))
    places = parser.add_mutually_exclusive_group(required=True)
    for where in Where:
        places.add_argument(f"--{where}", metavar=word("invite.name"), help=word(f"invite.{where}.help"))
    parser.add_argument("--address", metavar="URL", help=word("invite.address.help"))


def _invite(options: Options, terminal: Terminal) -> int:
    from stegvis.actions.open_store import open_store

    open_store()
    from stegvis.actions.invite_at_command_line import invite_at_command_line
    from stegvis.actions.serve_pages import served_address

    where = next(one for one in Where if getattr(options, one) is not None)
    link = invite_at_command_line(
        user=user(),
        email=options.email,
        name=options.name,
        role=Role(options.role),
        where=where,
        place=getattr(options, where),
    )
    if link.is_new:
        terminal.say(terminal.word("invite.new", name=link.place))
    terminal.say(terminal.word("invite.done", name=options.name))
    if options.address is None:
        terminal.say(terminal.word("invite.address.stated"))
    terminal.out((options.address or served_address()).rstrip("/") + link.path)
    return DONE


_EXAMPLE = 'stegvis invite frida@exempel.se --name "Frida" --role association_administrator --association "Förbundet X"'
INVITE = Command(INVITING_WORDS["invite"], Wording(_EXAMPLE, _EXAMPLE), _options, _invite)
