"""Edits of the questions and the headings over them. Each gives a new document; the one given stays as it is."""

from copy import deepcopy

from stegvis.instruments.editing.documents import Document, QuestionDocument, SectionDocument, Words


def put_question(document: Document, *, question: QuestionDocument) -> Document:
    """The document with the question: in its place when the id is there, otherwise last."""
    edited = deepcopy(document)
    for section in edited["sections"]:
        for at, one in enumerate(section["questions"]):
            if one["id"] == question["id"]:
                section["questions"][at] = deepcopy(question)
                return edited
    if not edited["sections"]:
        edited["sections"].append({"questions": []})
    edited["sections"][-1]["questions"].append(deepcopy(question))
    return edited


def move_question(document: Document, *, name: str, steps: int) -> Document:
    """The question one place up (-1) or down (1): past a heading it goes under that one. At an end it stays."""
    edited = deepcopy(document)
    found = _place(edited, name)
    if found is None:
        return edited
    at, place = found
    questions = edited["sections"][at]["questions"]
    if 0 <= place + steps < len(questions):
        questions[place], questions[place + steps] = questions[place + steps], questions[place]
    elif 0 <= at + steps < len(edited["sections"]):
        beside = edited["sections"][at + steps]["questions"]
        beside.insert(len(beside) if steps < 0 else 0, questions.pop(place))
        _drop_empty(edited)
    return edited


def remove_question(document: Document, *, name: str) -> Document:
    """The document without the question; scales count it no more. Conditions on it stay, and `faults` names them."""
    edited = deepcopy(document)
    for section in edited["sections"]:
        section["questions"] = [one for one in section["questions"] if one["id"] != name]
    for scale in edited["scales"]:
        scale["questions"] = [one for one in scale["questions"] if one != name]
    _drop_empty(edited)
    return edited


def start_section(document: Document, *, before: str, heading: Words, introduction: Words) -> Document:
    """The document with a heading before that question: it and those after it, up to the next heading."""
    found = _place(document, before)
    if found is None:
        return deepcopy(document)
    at, place = found
    if place == 0:
        return put_heading(document, number=at + 1, heading=heading, introduction=introduction)
    edited = deepcopy(document)
    questions = edited["sections"][at]["questions"]
    edited["sections"][at]["questions"] = questions[:place]
    edited["sections"].insert(at + 1, {"questions": questions[place:]})
    return put_heading(edited, number=at + 2, heading=heading, introduction=introduction)


def put_heading(document: Document, *, number: int, heading: Words, introduction: Words) -> Document:
    """The document with these words over its section of that number, from 1; empty ones are left out."""
    edited = deepcopy(document)
    section = edited["sections"][number - 1]
    section.pop("heading", None)
    section.pop("introduction", None)
    if heading:
        section["heading"] = dict(heading)
    if introduction:
        section["introduction"] = dict(introduction)
    _drop_empty(edited)
    return edited


def remove_heading(document: Document, *, number: int) -> Document:
    """The document without that heading; its questions go under the heading before."""
    edited = deepcopy(document)
    if not 1 <= number <= len(edited["sections"]):
        return edited
    section = edited["sections"][number - 1]
    if number == 1:
        edited["sections"][0] = {"questions": section["questions"]}
    else:
        edited["sections"][number - 2]["questions"] += section["questions"]
        del edited["sections"][number - 1]
    _drop_empty(edited)
    return edited


def _place(document: Document, name: str) -> tuple[int, int] | None:
    """The places, from 0, of the question's section and of the question in it."""
    for at, section in enumerate(document["sections"]):
        for place, one in enumerate(section["questions"]):
            if one["id"] == name:
                return at, place
    return None


def _drop_empty(document: Document) -> None:
    """Sections without questions go, unless somebody wrote words over them."""
    document["sections"] = [one for one in document["sections"] if one["questions"] or _has_words(one)]


def _has_words(section: SectionDocument) -> bool:
    return "heading" in section or "introduction" in section
