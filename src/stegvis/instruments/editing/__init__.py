"""A questionnaire while it is written: a document that may lack things yet, edits of it, and what it still lacks.

An edit takes a document and gives another; `faults` is empty exactly when `questionnaire_of` builds the frozen nodes.
"""

from stegvis.instruments.editing.documents import (
    Document,
    OptionDocument,
    QuestionDocument,
    ScaleDocument,
    SectionDocument,
    Words,
    document_of,
    find_question,
    find_scale,
    next_version,
    questionnaire_of,
    questions_of,
)
from stegvis.instruments.editing.faults import Fault, Part, faults
from stegvis.instruments.editing.languages import (
    add_language,
    remove_language,
    texts_in,
    texts_to_translate,
    translate,
    unreviewed_where_changed,
)
from stegvis.instruments.editing.names import name_from
from stegvis.instruments.editing.parts import (
    AboutDocument,
    begun,
    describe,
    most_missing,
    put_options,
    put_scale,
    remove_options,
    remove_scale,
    uses_of_options,
    with_most_missing,
)
from stegvis.instruments.editing.questions import (
    move_question,
    put_heading,
    put_question,
    remove_heading,
    remove_question,
    start_section,
)
from stegvis.instruments.editing.reviews import translation_hash

__all__ = [
    "AboutDocument",
    "Document",
    "Fault",
    "OptionDocument",
    "Part",
    "QuestionDocument",
    "ScaleDocument",
    "SectionDocument",
    "Words",
    "add_language",
    "begun",
    "describe",
    "document_of",
    "faults",
    "find_question",
    "find_scale",
    "most_missing",
    "move_question",
    "name_from",
    "next_version",
    "put_heading",
    "put_options",
    "put_question",
    "put_scale",
    "questionnaire_of",
    "questions_of",
    "remove_heading",
    "remove_language",
    "remove_options",
    "remove_question",
    "remove_scale",
    "start_section",
    "texts_in",
    "texts_to_translate",
    "translate",
    "translation_hash",
    "unreviewed_where_changed",
    "uses_of_options",
    "with_most_missing",
]
