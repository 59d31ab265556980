"""Somebody at the office writes a questionnaire: begins, changes, looks at it, undoes, throws it away.

What is written is kept for all at the office until it is published (`publish_questionnaire`). Pages give `change`
one of the edits of `instruments.editing`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from stegvis.actions.access import Actor, NotPermitted, permit
from stegvis.catalogue.questionnaire_files import load_questionnaires
from stegvis.instruments import (
    LANGUAGES,
    Language,
    Occasion,
    Page,
    Respondent,
    Text,
    Unfit,
    as_pages,
    questionnaire_hash,
    typed_answer,
)
from stegvis.instruments import faults as answer_faults
from stegvis.instruments.editing import (
    AboutDocument,
    Document,
    Fault,
    OptionDocument,
    Part,
    QuestionDocument,
    ScaleDocument,
    Words,
    add_language,
    begun,
    describe,
    document_of,
    faults,
    find_question,
    find_scale,
    most_missing,
    move_question,
    name_from,
    next_version,
    put_heading,
    put_options,
    put_question,
    put_scale,
    questionnaire_of,
    questions_of,
    remove_heading,
    remove_language,
    remove_options,
    remove_question,
    remove_scale,
    start_section,
    texts_to_translate,
    translate,
    unreviewed_where_changed,
    uses_of_options,
    with_most_missing,
)
from stegvis.store.clock import today
from stegvis.store.organisation.associations import association_of, take_turn
from stegvis.store.questionnaires import defining
from stegvis.store.questionnaires.available import shelf_of
from stegvis.store.questionnaires.defining import Kept
from stegvis.store.questionnaires.drafting import (
    Writing,
    all_writing,
    find_writing,
    keep_writing,
)
from stegvis.store.tables.transactions import transaction
from stegvis.vocabulary import BadInput, InvalidFields, Wording
from stegvis.vocabulary.option import Option

__all__ = [
    "LANGUAGES",
    "AboutDocument",
    "Document",
    "Fault",
    "OptionDocument",
    "Part",
    "QuestionDocument",
    "ScaleDocument",
    "Words",
    "add_language",
    "describe",
    "find_question",
    "find_scale",
    "most_missing",
    "move_question",
    "name_from",
    "put_heading",
    "put_options",
    "put_question",
    "put_scale",
    "questions_of",
    "remove_heading",
    "remove_language",
    "remove_options",
    "remove_question",
    "remove_scale",
    "start_section",
    "texts_to_translate",
    "translate",
    "uses_of_options",
    "with_most_missing",
]

RESPONDENTS = tuple(Option(str(one), one.label) for one in Respondent)
OCCASIONS = tuple(Option(str(one), one.label) for one in Occasion)
READY_MADE = ("progression", "self_assessment")
"""Shipped questionnaires whose answers a new one begins with."""


@dataclass(frozen=True, slots=True)
class Editor:
    """A questionnaire that somebody writes. `is_in_place`: it changes a version that nobody has been given.

    `version` counts the edits; `changed_by` and `changed_at` tell of the last one.
    """

    association: int
    document: Document
    faults: tuple[Fault, ...]
    can_undo: bool
    is_in_place: bool
    version: int
    changed_by: str
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Begun:
    """A questionnaire in the list of those that somebody writes."""

    name: str
    title: str
    version: str
    saved_at: datetime | None
    saved_by: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The questions as somebody meets them, on one of the occasions and in one of the languages."""

    title: Text
    introduction: Text | None
    occasion: str
    occasions: tuple[Option, ...]
    language: Language
    languages: tuple[Language, ...]
    pages: tuple[Page, ...]


def begin_questionnaire(*, by: Actor, association: int, about: AboutDocument) -> str:
    """Begins a new one; returns its id, made of the title. Raises NotPermitted and InvalidFields."""
    permit(by, "edit_questionnaire", association=association)
    with transaction():
        take_turn(association)
        taken = {*load_questionnaires(), *(name for name, _ in shelf_of(association).own)}
        taken |= {one.document["id"] for one in all_writing(association)}
        name = name_from(about["title"]["sv"], taken, otherwise="formular")
        writing = Writing(describe(begun(name, _ready_made()), about=about))
        _require_sound(writing.document, Part.ABOUT, "")
        keep_writing(association, writing, by=by)
        return name


def go_on_from(*, by: Actor, association: int, key: str) -> str:
    """Begins with a version, "self_assessment:2"; returns its id. What is being written under that id is gone on with.

    A version that nobody has been given is changed in place; of any other, a new version is written. Raises
    NotPermitted, and InvalidFields for questions on violence.
    """
    permit(by, "edit_questionnaire", association=association)
    name, _, version = key.partition(":")
    with transaction():
        take_turn(association)
        if find_writing(association, name) is None:
            kept = defining.version_in(association_of(association), name, version)
            if kept is None:
                raise NotPermitted
            keep_writing(association, _writing_of(kept, association), by=by)
    return name


def open_written(*, by: Actor, association: int, text: str) -> str:
    """Opens the questionnaire that a file tells (TOML or JSON); returns its id. Raises NotPermitted and InvalidFields.

    What is being written under that id is replaced, which can be undone.
    """
    permit(by, "edit_questionnaire", association=association)
    try:
        found = defining.read_questionnaire(text, "definition")
    except BadInput as bad:
        raise InvalidFields({"definition": bad.reason}) from bad
    if found.is_unlinkable:
        raise InvalidFields({"definition": defining.ABOUT_VIOLENCE})
    with transaction():
        take_turn(association)
        kept = defining.version_in(association_of(association), found.id, found.version)
        replaces = questionnaire_hash(kept.questionnaire) if kept and kept.row is not None else ""
        writing = find_writing(association, found.id)
        document = document_of(found)
        keep_writing(association, writing.edited(document) if writing else Writing(document, (), replaces), by=by)
    return found.id


def list_begun(*, by: Actor, association: int) -> tuple[Begun, ...]:
    """What the office writes, the latest first."""
    permit(by, "edit_questionnaire", association=association)
    return tuple(
        Begun(
            one.document["id"],
            one.document["title"].get("sv", ""),
            one.document["version"],
            one.changed_at,
            one.changed_by,
        )
        for one in all_writing(association)
    )


def show_editor(*, by: Actor, association: int, name: str, is_held: bool = False) -> Editor:
    """What the office writes under that id; `is_held` keeps it from others until the transaction ends.

    Raises NotPermitted when it is nothing.
    """
    if is_held:
        take_turn(association)
    writing = _writing(by, association, name)
    return Editor(
        association,
        writing.document,
        faults(writing.document),
        can_undo=bool(writing.before),
        is_in_place=bool(writing.replaces),
        version=writing.version,
        changed_by=writing.changed_by,
        changed_at=writing.changed_at,
    )


def change_questionnaire(
    *,
    by: Actor,
    association: int,
    name: str,
    edit: Callable[[Document], Document],
    part: Part | None = None,
    of: str = "",
    version: int | None = None,
) -> int:
    """Makes the edit; returns the version after it. With `part`: unless that part would then lack something that it

    does not lack now. Raises NotPermitted, and InvalidFields by the fields of the part, or when somebody else has
    changed the questionnaire since `version`.
    """
    with transaction():
        writing = _writing_in_turn(by, association, name)
        require_seen(writing, version)
        edited = unreviewed_where_changed(writing.document, edit(writing.document))
        if part is not None:
            _require_sound(edited, part, of, before=writing.document)
        return keep_writing(association, writing.edited(edited), by=by)


def undo_change(*, by: Actor, association: int, name: str, version: int | None = None) -> None:
    """The questionnaire as it was before the last edit. Raises NotPermitted, and InvalidFields when somebody else has

    changed it since `version`.
    """
    with transaction():
        writing = _writing_in_turn(by, association, name)
        require_seen(writing, version)
        keep_writing(association, writing.undone(), by=by)


def require_seen(writing: Writing, version: int | None) -> None:
    """Raises InvalidFields when there were more edits than the version that somebody saw; None: nobody says."""
    if version is not None and version != writing.version:
        who = writing.changed_by
        raise InvalidFields({"": Wording(CHANGED_SINCE.sv.format(who=who), CHANGED_SINCE.en.format(who=who))})


def preview_written(
    *,
    by: Actor,
    association: int,
    name: str,
    occasion: str = "",
    language: str = "sv",
    typed: Mapping[str, Sequence[str]] | None = None,
) -> Preview | None:
    """The questions as they are met with the answers that are typed; None as long as something lacks.

    Nothing is kept. Raises NotPermitted, and InvalidFields when its questions belong to others and are not loaded.
    """
    document = _writing(by, association, name).document
    if faults(document):
        return None
    found = questionnaire_of(document)
    shown = next((one for one in found.occasions if one == occasion), found.occasions[0])
    spoken = language if language in found.languages else "sv"
    answers = {one.id: typed_answer(one, typed[one.id]) for one in found.questions if typed and one.id in typed}
    sound = {one: answer for one, answer in answers.items() if one not in answer_faults(found, shown, answers)}
    try:
        pages = as_pages(found, shown, sound, spoken, one_at_a_time=False)
    except Unfit as unfit:
        raise InvalidFields({"texts": unfit.reason}) from unfit
    return Preview(
        title=found.title.in_language(spoken),
        introduction=found.introduction.in_language(spoken) if found.introduction else None,
        occasion=str(shown),
        occasions=tuple(Option(str(one), one.label) for one in found.occasions),
        language=LANGUAGES[spoken],
        languages=tuple(LANGUAGES[one] for one in found.languages),
        pages=pages,
    )


def _writing(by: Actor, association: int, name: str) -> Writing:
    permit(by, "edit_questionnaire", association=association)
    found = find_writing(association, name)
    if found is None:
        raise NotPermitted
    return found


def _writing_in_turn(by: Actor, association: int, name: str) -> Writing:
    permit(by, "edit_questionnaire", association=association)
    take_turn(association)
    return _writing(by, association, name)


def _writing_of(kept: Kept, association: int) -> Writing:
    """What is written on from a version: itself while nobody has been given it, else the version after it."""
    found = kept.questionnaire
    if found.is_unlinkable:
        raise InvalidFields({"": defining.ABOUT_VIOLENCE})
    document = document_of(found)
    if kept.row is not None and not kept.is_locked:
        return Writing(document, replaces=questionnaire_hash(found))
    shipped = load_questionnaires().get(found.id)
    taken = {version for name, version in shelf_of(association).own if name == found.id}
    taken |= {one.version for one in shipped.versions} if shipped else set()
    document["version"] = next_version(found.version, taken)
    document["valid_from"] = today().isoformat()
    document.pop("valid_to", None)
    return Writing(document)


def _require_sound(document: Document, part: Part, of: str, before: Document | None = None) -> None:
    """Raises InvalidFields for what that part of the document lacks and did not lack before."""
    known = faults(before) if before else ()
    found = {
        one.field: one.reason for one in faults(document) if (one.part, one.name) == (part, of) and one not in known
    }
    if found:
        raise InvalidFields(found)


def _ready_made() -> dict[str, list[OptionDocument]]:
    """Answers that a new questionnaire can use at once, in all languages."""
    shelf = load_questionnaires()
    listed = [one for name in READY_MADE for one in document_of(shelf[name].latest)["options"].values()]
    return {f"s{number}": one for number, one in enumerate(listed, 1) if all("word" not in each for each in one)}


CHANGED_SINCE = Wording(
    "Frågeformuläret ändrades av {who} sedan du öppnade sidan, så ingenting är gjort. Titta på det som det är nu och "
    "tryck igen.",
    "The questionnaire was changed by {who} since you opened the page, so nothing is done. Look at it as it is now and "
    "press again.",
)
