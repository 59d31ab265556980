"""Which questionnaire a page of the editor is about, and the way back to its desk."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from stegvis.actions.access import Actor
from stegvis.actions.edit_questionnaire import Document, Editor, Part, Words, change_questionnaire, show_editor
from stegvis.vocabulary import InvalidFields
from stegvis.web.form_page import Done
from stegvis.web.routes import actor

SWEDISH = "sv"


@dataclass(frozen=True)
class Place:
    """A questionnaire that somebody writes. Raises NotPermitted as soon as one looks at it and it is nobody's."""

    by: Actor
    association: int
    name: str

    @classmethod
    def of(cls, request: HttpRequest, association: int, name: str) -> "Place":
        """The place of the page that is asked for."""
        return cls(actor(request), association, name)

    @cached_property
    def editor(self) -> Editor:
        """What is written there, as it was when the page was asked for."""
        return show_editor(by=self.by, association=self.association, name=self.name)

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
        """The way back to the desk, where the last edit can be undone."""
        return Done(self.desk(at), message, undo=self.address("undo_questionnaire_change"))


def swedish(words: Words | None) -> str:
    """The Swedish text, "" for none."""
    return (words or {}).get(SWEDISH, "")


def with_swedish(words: Words | None, text: str) -> Words:
    """The same text with other Swedish words; nothing at all without Swedish."""
    return {**(words or {}), SWEDISH: text.strip()} if text.strip() else {}
