"""The argument parser in both languages: argparse itself speaks English only."""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import NoReturn

from stegvis.cli.words import WORDS
from stegvis.vocabulary.wording import Language

# What argparse says and what we say instead; "{0}" is what its first group holds.
COMPLAINTS = {
    re.compile(r"the following arguments are required: (.*)"): "parser.required",
    re.compile(r"unrecognized arguments: (.*)"): "parser.unknown",
    re.compile(r"argument (.*): invalid choice: '?(.*?)'? \(choose from (.*)\)"): "parser.choice",
    re.compile(r"argument (.*): expected (?:one|at least one) argument"): "parser.value",
    re.compile(r"argument (.*): invalid int value: '?(.*?)'?"): "parser.number",
    re.compile(r"argument (.*): ignored explicit argument '?(.*?)'?"): "parser.no_value",
}


class _SwedishFormatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Så skriver du: " if prefix is None else prefix)


FORMATTERS = {"sv": _SwedishFormatter, "en": argparse.RawDescriptionHelpFormatter}


class Parser(argparse.ArgumentParser):
    """A parser whose help and complaints are in one language; a complaint is one line that says where help is."""

    def __init__(self, language: Language, prog: str, description: str, epilog: str) -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            formatter_class=FORMATTERS[language],
            allow_abbrev=False,
            add_help=False,
        )
        self.language: Language = language
        self._positionals.title = WORDS["parser.arguments"].in_language(language)
        self._optionals.title = WORDS["parser.options"].in_language(language)
        self.add_argument("-h", "--help", action="help", help=WORDS["parser.help"].in_language(language))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and end with exit code 2."""
        hint = WORDS["parser.hint"].in_language(self.language).format(prog=self.prog)
        sys.stderr.write(f"{self.prog}: {self._said(message)} {hint}\n")
        sys.exit(2)

    def _said(self, message: str) -> str:
        for pattern, key in COMPLAINTS.items():
            if found := pattern.fullmatch(message):
                return WORDS[key].in_language(self.language).format(*(text.replace("'", "") for text in found.groups()))
        return message
