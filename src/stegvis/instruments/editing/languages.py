"""Edits of languages: every text of the document under a name of its own, in Swedish and in translation."""

from collections.abc import Iterator, Mapping
from copy import deepcopy

from stegvis.instruments.editing.documents import Document, QuestionDocument, Words
from stegvis.instruments.texts import LANGUAGES, SWEDISH


def add_language(document: Document, *, language: str) -> Document:
    """The document with the language, which nobody has reviewed yet."""
    edited = deepcopy(document)
    known = {language: {"reviewed": False}, **edited["translations"]}
    edited["translations"] = {one: known[one] for one in LANGUAGES if one in known and one != SWEDISH}
    return edited


def remove_language(document: Document, *, language: str) -> Document:
    """The document without the language and all that was written in it."""
    edited = deepcopy(document)
    edited["translations"].pop(language, None)
    for _, words in _texts(edited):
        if language != SWEDISH:
            words.pop(language, None)
    return edited


def translate(document: Document, *, language: str, texts: Mapping[str, str]) -> Document:
    """The document with these words in that language, by the names of `texts_to_translate`; empty ones are left out."""
    edited = deepcopy(document)
    for name, words in _texts(edited):
        if name in texts:
            words.pop(language, None)
            if texts[name].strip():
                words[language] = texts[name].strip()
    return edited


def texts_to_translate(document: Document) -> tuple[tuple[str, Words], ...]:
    """Every text with its name, in the order in which they are met."""
    return tuple((name, dict(words)) for name, words in _texts(document))


def texts_in(document: Document, language: str) -> tuple[tuple[str, str, str], ...]:
    """What somebody who reviews the language reads: name, Swedish, translation ("" where there is none)."""
    return tuple((name, words.get(SWEDISH, ""), words.get(language, "")) for name, words in _texts(document))


def unreviewed_where_changed(before: Document, after: Document) -> Document:
    """`after`, where a language whose texts have changed since `before` is reviewed no more."""
    edited = deepcopy(after)
    for language, state in edited["translations"].items():
        if state.get("reviewed") and texts_in(before, language) != texts_in(after, language):
            state["reviewed"] = False
    return edited


def _texts(document: Document) -> Iterator[tuple[str, Words]]:
    """The document's own texts: who changes them changes the document."""
    yield "title", document["title"]
    if "introduction" in document:
        yield "introduction", document["introduction"]
    seen: set[str] = set()
    for number, section in enumerate(document["sections"], 1):
        if "heading" in section:
            yield f"heading.{number}", section["heading"]
        if "introduction" in section:
            yield f"introduction.{number}", section["introduction"]
        for question in section["questions"]:
            yield from _texts_of(question)
            name = question.get("options", "")
            if name in document["options"] and name not in seen:
                seen.add(name)
                for option in document["options"][name]:
                    yield f"option.{name}.{option['value']}", option["label"]
    for scale in document["scales"]:
        yield f"scale.{scale['id']}", scale["title"]
    if "thanks" in document:
        yield "thanks", document["thanks"]


def _texts_of(question: QuestionDocument) -> Iterator[tuple[str, Words]]:
    name = question["id"]
    if "text" in question:
        yield f"text.{name}", question["text"]
    if "help" in question:
        yield f"help.{name}", question["help"]
    if "unit" in question:
        yield f"unit.{name}", question["unit"]
    if "ends" in question:
        yield f"lowest.{name}", question["ends"]["lowest"]
        yield f"highest.{name}", question["ends"]["highest"]
