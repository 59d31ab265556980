"""Parts of a questionnaire that is being written, in words and as choices of a form."""

import json
from collections.abc import Iterator, Sequence

from stegvis.actions.questionnaire_words import wording_of
from stegvis.instruments import Choice, Comparator, Kind, NumberRange, SeveralChoices, Texts, Unfit, YesNo
from stegvis.instruments.editing import Document, OptionDocument, QuestionDocument, Words, questions_of
from stegvis.instruments.editing.documents import plain_question
from stegvis.instruments.plain_reading import question_of_plain
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.option import Option

KINDS = (
    Option("choice", Wording("Ett svar ur en svarsskala", "One of several answers")),
    Option("several", Wording("Flera svar ur en lista", "Several of a list")),
    Option("yes_no", Wording("Ja eller nej", "Yes or no")),
    Option("number", Wording("Ett tal", "A number")),
    Option("text", Wording("Egna ord", "Own words")),
)
COMPARISONS = (
    Option(Comparator.EQUALS.value, Wording("är", "is")),
    Option(Comparator.DIFFERS.value, Wording("är något annat än", "is anything but")),
    Option(Comparator.AT_LEAST.value, Wording("är minst", "is at least")),
    Option(Comparator.AT_MOST.value, Wording("är högst", "is at most")),
)
MUST_BE = (
    Option(Comparator.EQUALS.value, Wording("just det", "just that")),
    Option(Comparator.DIFFERS.value, Wording("något annat", "anything else")),
    Option(Comparator.AT_LEAST.value, Wording("minst det", "at least that")),
    Option(Comparator.AT_MOST.value, Wording("högst det", "at most that")),
)
"""The comparisons as a form has them, beside the answer that was chosen."""
KEEP = "keep"
"""The condition that stands there, which is made of several and came with a file."""
NUMBER = "#"
MOST_LISTED = 11
"""Numbers of a range that are listed one by one."""


def said(words: Words) -> Wording:
    """A text of a document in the two languages of pages; a dash while nothing is written."""
    return wording_of(Texts.of(words)) if words.get("sv", "").strip() else Wording("–", "–")


def options_words(options: Sequence[OptionDocument]) -> Wording:
    """A list of answers by its ends: "Mycket dåligt – Mycket bra (1–5)"."""
    if not options:
        return Wording("Inga svar än", "No answers yet")
    first, last = said(options[0]["label"]), said(options[-1]["label"])
    span = f" ({options[0]['value']}–{options[-1]['value']})"
    return Wording(f"{first.sv} – {last.sv}{span}", f"{first.en} – {last.en}{span}")


def kind_words(document: Document, question: QuestionDocument) -> Wording:
    """How the question is answered, in a few words."""
    listed = document["options"].get(question.get("options", ""), [])
    name = next((one.label for one in KINDS if one.value == question["kind"]), Wording("–", "–"))
    match question["kind"]:
        case "choice":
            return options_words(listed)
        case "several":
            ends = options_words(listed)
            return Wording(f"Flera svar: {ends.sv}", f"Several: {ends.en}")
        case "number":
            span = f"{question.get('lowest', 0)}–{question.get('highest', 0)}"
            unit = said(question["unit"]) if "unit" in question else None
            return Wording(
                f"Tal {span} {unit.sv if unit else ''}".strip(), f"Number {span} {unit.en if unit else ''}".strip()
            )
        case _:
            return name


def condition_words(document: Document, condition: dict[str, object]) -> Wording:
    """The condition as the end of "Visas bara om …"."""
    for key, word in (("both", Wording("och", "and")), ("either", Wording("eller", "or"))):
        if key in condition:
            sides = [condition_words(document, one) for one in _tables(condition[key])]
            return Wording(f" {word.sv} ".join(one.sv for one in sides), f" {word.en} ".join(one.en for one in sides))
    name, comparator, value = _comparison(condition)
    number = next((at for at, one in enumerate(questions_of(document), 1) if one["id"] == name), None)
    question = next((one for one in questions_of(document) if one["id"] == name), None)
    if number is None or question is None:
        return Wording("en borttagen fråga besvaras", "a question that is gone is answered")
    how = next((one.label for one in COMPARISONS if one.value == comparator), COMPARISONS[0].label)
    answer = _answer_words(document, question, value)
    return Wording(f"fråga {number} {how.sv} ”{answer.sv}”", f"question {number} {how.en} “{answer.en}”")


def condition_options(document: Document, name: str) -> tuple[Option, ...]:
    """Every answer to a question before that one (all when there is none of that id), as a condition to choose."""
    return tuple(_condition_options(document, name))


def chosen_condition(document: Document, question: QuestionDocument | None) -> tuple[str, str, int | None]:
    """How a form holds the question's condition: the chosen answer, the comparison, the number."""
    condition = question.get("shown_when") if question else None
    if question is None or condition is None:
        return "", Comparator.EQUALS.value, None
    if "question" not in condition:
        return KEEP, Comparator.EQUALS.value, None
    name, comparator, value = _comparison(condition)
    if comparator == Comparator.INCLUDES:
        comparator = Comparator.EQUALS.value
    offered = {one.value for one in condition_options(document, question["id"])}
    if f"{name}{NUMBER}" in offered and type(value) is int:
        return f"{name}{NUMBER}", comparator, value
    return f"{name}={json.dumps(value)}", comparator, None


def condition_of(
    document: Document, chosen: str, comparison: str, number: int | None, kept: dict[str, object] | None
) -> dict[str, object] | None:
    """The condition that a form tells; None for none. Raises InvalidFields by "condition" or "number"."""
    if not chosen or chosen == KEEP:
        return kept if chosen else None
    name, is_listed, value = chosen.partition("=")
    if not is_listed:
        name = chosen.removesuffix(NUMBER)
        if number is None:
            raise InvalidFields({"condition_number": WRITE_NUMBER})
        return {"question": name, comparison: number}
    question = next((one for one in questions_of(document) if one["id"] == name), None)
    if question is not None and question["kind"] == "several":
        if comparison != Comparator.EQUALS:
            raise InvalidFields({"comparison": ONLY_IS})
        comparison = Comparator.INCLUDES.value
    return {"question": name, comparison: json.loads(value)}


def _condition_options(document: Document, name: str) -> Iterator[Option]:
    for number, one in enumerate(questions_of(document), 1):
        if one["id"] == name:
            if (condition := one.get("shown_when")) and "question" not in condition:
                words = condition_words(document, condition)
                yield Option(KEEP, Wording(f"Behåll: {words.sv}", f"Keep: {words.en}"))
            return
        text = said(one.get("text", {}))
        group = Wording(f"{number}. {text.sv}", f"{number}. {text.en}")
        for value, label in _answers(_kind(document, one)):
            words = Wording(f"Fråga {number}: {label.sv}", f"Question {number}: {label.en}")
            yield Option(f"{one['id']}{value}", words, group)


def _answers(kind: Kind | None) -> Iterator[tuple[str, Wording]]:
    match kind:
        case Choice(options) | SeveralChoices(options):
            for option in options:
                yield f"={option.value}", wording_of(option.label)
        case YesNo():
            yield "=true", YES
            yield "=false", NO
        case NumberRange(lowest, highest) if highest - lowest < MOST_LISTED:
            for number in range(lowest, highest + 1):
                yield f"={number}", Wording(str(number), str(number))
        case NumberRange():
            yield NUMBER, Wording("talet här nedanför", "the number below")


def _kind(document: Document, question: QuestionDocument) -> Kind | None:
    """How it is answered; None while that cannot be told."""
    try:
        return question_of_plain({**plain_question(document, question), "reversed": False}).kind
    except Unfit:
        return None


def _answer_words(document: Document, question: QuestionDocument, value: object) -> Wording:
    if isinstance(value, bool):
        return YES if value else NO
    options = document["options"].get(question.get("options", ""), [])
    label = next((one["label"] for one in options if one["value"] == value), None)
    return said(label) if label else Wording(str(value), str(value))


def _comparison(condition: dict[str, object]) -> tuple[str, str, object]:
    comparator = next((one.value for one in Comparator if one in condition), Comparator.EQUALS.value)
    return str(condition.get("question", "")), comparator, condition.get(comparator)


def _tables(value: object) -> list[dict[str, object]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


YES, NO = Wording("Ja", "Yes"), Wording("Nej", "No")
WRITE_NUMBER = Wording("Skriv talet.", "Write the number.")
ONLY_IS = Wording(
    "För en fråga med flera svar går det bara att välja ”just det”.",
    "For a question with several answers, choose “just that”.",
)
