"""The office defines a questionnaire, or a new version of one."""

from dataclasses import dataclass

from stegvis.actions.access import Actor, permit
from stegvis.instruments import Occasion, Page, Questionnaire, Unfit, as_pages
from stegvis.store.organisation.associations import association_of
from stegvis.store.questionnaires import defining
from stegvis.store.questionnaires.available import shelf_of
from stegvis.vocabulary import BadInput, InvalidFields, Wording


@dataclass(frozen=True, slots=True)
class Preview:
    """The questions as somebody would meet them at one occasion, or why there are none."""

    occasion: Wording
    pages: tuple[Page, ...]


def show_definition(*, by: Actor, association: int, key: str = "") -> str:
    """The text to go on from: of the version with that key, or of an example. Raises NotPermitted."""
    permit(by, "define_questionnaire", association=association)
    name, _, version = key.partition(":")
    found = shelf_of(association).find(name, version)
    return defining.written(found) if found else EXAMPLE


def preview_questionnaire(*, by: Actor, association: int, text: str, language: str) -> tuple[Preview, ...]:
    """What the text would show, at each occasion. Raises NotPermitted, and InvalidFields naming what is wrong."""
    permit(by, "define_questionnaire", association=association)
    found = _read(text)
    try:
        return tuple(Preview(one.label, _pages(found, one, language)) for one in found.occasions)
    except Unfit as fault:
        raise InvalidFields({"definition": fault.reason}) from fault


def show_shelf_print(*, by: Actor, association: int) -> int:
    """A number for the versions as they stand, to be handed in with a definition. Raises NotPermitted."""
    permit(by, "define_questionnaire", association=association)
    return defining.shelf_print(association_of(association))


def define_questionnaire(*, by: Actor, association: int, text: str, seen: int | None = None) -> None:
    """Keeps the version. Raises NotPermitted, InvalidFields by "definition" naming what is wrong, and Changed when

    somebody else has kept that version since the shelf was `seen`.
    """
    permit(by, "define_questionnaire", association=association)
    defining.define(association_of(association), _read(text), by=by, seen=seen)


def _read(text: str) -> Questionnaire:
    try:
        return defining.read_questionnaire(text, "definition")
    except BadInput as bad:
        raise InvalidFields({"definition": bad.reason}) from bad


def _pages(found: Questionnaire, occasion: Occasion, language: str) -> tuple[Page, ...]:
    return as_pages(found, occasion, {}, language, one_at_a_time=False)


EXAMPLE = """\
id = "egen_enkat"
version = "1"
valid_from = 2026-01-01
respondent = "participant"
occasions = ["start", "exit"]
privacy = "C"

[title]
sv = "Egen enkät"
en = "A questionnaire of our own"

[thanks]
sv = "Tack för dina svar!"

[translations]
en = { reviewed = true }

[[options.degree]]
value = 1
label = { sv = "Nej, inte alls", en = "No, not at all" }

[[options.degree]]
value = 2
label = { sv = "Delvis", en = "Partly" }

[[options.degree]]
value = 3
label = { sv = "Ja, helt", en = "Yes, completely" }

[[sections]]

[[sections.questions]]
id = "vardag"
kind = "choice"
options = "degree"
text = { sv = "Fungerar din vardag?", en = "Does your everyday life work?" }

[[sections.questions]]
id = "egna_ord"
kind = "text"
text = { sv = "Vad vill du säga mer?", en = "What more would you like to say?" }
"""
"""A small questionnaire to go on from."""
