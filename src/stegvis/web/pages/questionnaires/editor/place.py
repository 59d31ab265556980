"""Which questionnaire a page of the editor is about, and the way back to its desk."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from stegvis.actions.access import Actor
from stegvis.actions.edit_questionnaire import Document, Editor, Part, Words, change_questionnaire, show_editor
from stegvis.vocabulary import Changed, InvalidFields
from stegvis.web.form_page import Done, Given
from stegvis.web.routes import actor
from stegvis.web.row_number import row_number

SWEDISH = "sv"
SEEN = "version"
"""The field, or part of an address, with the version that somebody saw when they pressed a button."""
DIGITS = 7
"""Of a digest, hexadecimal: as many as a version's field takes."""


@dataclass(frozen=True)
class Place:
    """A questionnaire that somebody writes. Raises NotPermitted as soon as one looks at it and it is nobody's."""

    by: Actor
    association: int
    name: str
    is_held: bool = False

    @classmethod
    def of(cls, request: HttpRequest, association: int, name: str) -> "Place":
        """The place of the page that is asked for."""
        return cls(actor(request), association, name)

    @cached_property
    def editor(self) -> Editor:
        """What is written there, as it was when the page was asked for."""
        return show_editor(by=self.by, association=self.association, name=self.name, is_held=self.is_held)

    def held(self) -> "Place":
        """The same place as it is now, kept from others: for the one who saves a form."""
        return Place(self.by, self.association, self.name, is_held=True)

    @property
    def document(self) -> Document:
        """The document."""
        return self.editor.document

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages besides Swedish."""
        return tuple(self.document["translations"])

    def address(self, page: str, *more: Any) -> str:
        """The address of a page of the editor."""
        return reverse(page, args=[self.association, self.name, *more])

    def desk(self, at: str = "") -> str:
        """The address of the desk, at one of its parts."""
        return f"{self.address('questionnaire_desk')}{'#' if at else ''}{at}"

    def change(
        self, edit: Callable[[Document], Document], part: Part | None = None, of: str = "", **fields: str
    ) -> None:
        """Makes the edit; what then lacks is told by the form's names of the fields, `fields` by those of the part."""
        try:
            change_questionnaire(by=self.by, association=self.association, name=self.name, edit=edit, part=part, of=of)
        except InvalidFields as invalid:
            raise InvalidFields({fields.get(name, name): why for name, why in invalid.fields.items()}) from invalid

    def done(self, message: str, at: str = "") -> Done:
        """The way back to the desk, where the edit that was just made can be undone."""
        return Done(self.desk(at), message, undo=self.undo(self.held().editor.version))

    def undo(self, version: int) -> str:
        """The address that undoes the edit that made the version, and no later one of somebody else."""
        return f"{self.address('undo_questionnaire_change')}?{SEEN}={version}"


def seen(request: HttpRequest) -> int | None:
    """The version that somebody saw when they pressed a button."""
    return row_number(request.POST.get(SEEN) or request.GET.get(SEEN, ""))


def print_of(stands: Mapping[str, Any]) -> int:
    """A number for what a form shows of a questionnaire: another part that changes does not change it."""
    plain = json.dumps(stands, sort_keys=True, ensure_ascii=False, default=str)
    return int(sha256(plain.encode()).hexdigest()[:DIGITS], 16)


def require_unchanged(given: Given, stands: Mapping[str, Any]) -> None:
    """Raises Changed when the part is not as the form showed it; `stands`: what the form would show of it now."""
    now = print_of(stands)
    if given.version is not None and given.version != now:
        fields = {name: _as_field(value) for name, value in stands.items()}
        typed = {name: _as_field(value) for name, value in given.values.items()}
        raise Changed({name: value for name, value in fields.items() if typed.get(name, value) != value}, now)


def _as_field(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "" if value is None or value is False else str(value)


def swedish(words: Words | None) -> str:
    """The Swedish text, "" for none."""
    return (words or {}).get(SWEDISH, "")


def with_swedish(words: Words | None, text: str) -> Words:
    """The same text with other Swedish words; nothing at all without Swedish."""
    return {**(words or {}), SWEDISH: text.strip()} if text.strip() else {}
