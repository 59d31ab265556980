"""Edits of what stands beside the questions: what it is about, answers to choose from, scales."""

import math
from collections.abc import Sequence
from copy import deepcopy
from typing import TypedDict

from stegvis.instruments.editing.documents import Document, OptionDocument, ScaleDocument, Words, questions_of
from stegvis.instruments.editing.names import name_from

ROUNDING = 1e-9


class AboutDocument(TypedDict):
    """What a questionnaire is about; empty texts and no last day are left out of it."""

    title: Words
    introduction: Words
    thanks: Words
    respondent: str
    occasions: list[str]
    privacy: str
    valid_from: str
    valid_to: str | None


def begun(name: str, options: dict[str, list[OptionDocument]]) -> Document:
    """A new document with nothing but its id and answers to choose from; `describe` says what it is about."""
    return {
        "id": name,
        "version": "1",
        "valid_from": "",
        "title": {},
        "respondent": "participant",
        "occasions": [],
        "sections": [],
        "options": deepcopy(options),
        "scales": [],
        "translations": {},
    }


def describe(document: Document, *, about: AboutDocument) -> Document:
    """The document with what it is called, says first and last, who answers and when it is valid."""
    edited = deepcopy(document)
    edited["title"] = dict(about["title"])
    edited["respondent"] = about["respondent"]
    edited["occasions"] = list(about["occasions"])
    edited["privacy"] = about["privacy"]
    edited["valid_from"] = about["valid_from"]
    edited.pop("valid_to", None)
    edited.pop("introduction", None)
    edited.pop("thanks", None)
    if about["valid_to"]:
        edited["valid_to"] = about["valid_to"]
    if about["introduction"]:
        edited["introduction"] = dict(about["introduction"])
    if about["thanks"]:
        edited["thanks"] = dict(about["thanks"])
    return edited


def put_options(document: Document, *, name: str, options: Sequence[OptionDocument]) -> Document:
    """The document with these answers under the name. Where some have a word in the facts, all get one."""
    edited = deepcopy(document)
    listed = deepcopy(list(options))
    words = [one["word"] for one in listed if "word" in one]
    for one in listed if words else ():
        if "word" not in one:
            one["word"] = name_from(one["label"].get("sv", ""), words, otherwise="svar")
            words.append(one["word"])
    edited["options"][name] = listed
    return edited


def remove_options(document: Document, *, name: str) -> Document:
    """The document without these answers. `faults` names the questions that are answered with them."""
    edited = deepcopy(document)
    edited["options"].pop(name, None)
    return edited


def uses_of_options(document: Document, name: str) -> int:
    """How many questions are answered with these answers."""
    return sum(one.get("options") == name for one in questions_of(document))


def put_scale(document: Document, *, scale: ScaleDocument) -> Document:
    """The document with the scale: in its place when the id is there, otherwise last."""
    edited = deepcopy(document)
    for at, one in enumerate(edited["scales"]):
        if one["id"] == scale["id"]:
            edited["scales"][at] = deepcopy(scale)
            return edited
    edited["scales"].append(deepcopy(scale))
    return edited


def remove_scale(document: Document, *, name: str) -> Document:
    """The document without the scale."""
    edited = deepcopy(document)
    edited["scales"] = [one for one in edited["scales"] if one["id"] != name]
    return edited


def most_missing(scale: ScaleDocument) -> int:
    """How many answers of the scale may be missing."""
    return math.floor(scale.get("most_missing", 0.0) * len(scale["questions"]) + ROUNDING)


def with_most_missing(scale: ScaleDocument, most: int) -> ScaleDocument:
    """The scale of which so many answers may be missing. Its share stays as it was where it says the same."""
    kept = deepcopy(scale)
    if most_missing(scale) != most:
        # Between two whole numbers, where no rounding can turn one into the other.
        kept["most_missing"] = (most + 0.5) / len(scale["questions"]) if most else 0.0
    return kept
