"""A section of a report is saved as somebody types it."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for
from stegvis.forms.asked import answers_of, choices_of
from stegvis.store.models import Edition
from stegvis.store.reports.form_in_use import form_of
from stegvis.store.reports.writing.texts import SavedSection, Typed, save_typed
from stegvis.store.reports.writing.written import NO, YES
from stegvis.store.tables.transactions import transaction
from stegvis.vocabulary import InvalidFields, Wording

__all__ = ["SavedSection", "Typed", "write_section", "write_sections"]


def write_section(*, by: Actor, edition: int, section: str, typed: Typed) -> SavedSection:
    """What stands there now: what was typed, with what somebody else wrote in the meantime.

    Raises NotPermitted; BadInput when the report is no draft; InvalidFields when the form has no such section, or the
    answer does not fit.
    """
    return _written(edition_for(by, "write_section", edition), {section: typed}, by)[0]


def write_sections(*, by: Actor, edition: int, typed: dict[str, Typed]) -> tuple[SavedSection, ...]:
    """As `write_section` for all sections of a page at once; those that nobody touched are left alone."""
    touched = {section: one for section, one in typed.items() if one.text != one.base}
    return _written(edition_for(by, "write_section", edition), touched, by)


def _written(edition: Edition, typed: dict[str, Typed], by: Actor) -> tuple[SavedSection, ...]:
    form = form_of(edition)
    asked = answers_of(form, is_correction=edition.corrects_id is not None)
    choices = choices_of(form)
    for section, one in typed.items():
        if section not in asked:
            raise InvalidFields({section: _NOT_ASKED})
        if section in choices and one.text not in {YES, NO, ""}:
            raise InvalidFields({section: _YES_OR_NO})
    with transaction():
        return tuple(save_typed(edition, section, one, by=by) for section, one in typed.items())


_NOT_ASKED = Wording("Formuläret har ingen sådan rubrik.", "The form has no such heading.")
_YES_OR_NO = Wording("Svara ja eller nej.", "Answer yes or no.")
