"""A questionnaire from plain data, the same for JSON and for TOML:

id, version, valid_from, valid_to?, title, respondent, occasions, privacy?, introduction?, thanks?, rights?,
translations? {language: {reviewed}}, sections [{heading?, introduction?, questions}], scales? [{id, title, questions,
method?, most_missing?}]. A question is {id, kind, text?, help?, description?, reversed?, shown_when?, may_not_apply?,
occasions?, fact_word?} with the keys of its kind: choice and several {options [{value, label, word?}]},
number {lowest, highest, unit?, ends? {lowest, highest}}, yes_no, text {longest?}. A condition is {question,
<comparator>: value}, {both: [two conditions]} or {either: [two conditions]}. Texts are {sv, en?, …}.
"""

from typing import get_args

from stegvis.instruments.answers import Value
from stegvis.instruments.conditions import Answered, Both, Comparator, Condition, Either
from stegvis.instruments.kinds import LONGEST_TEXT, Choice, FreeText, Kind, NumberRange, Option, SeveralChoices, YesNo
from stegvis.instruments.plain_parts import Part, standing_at
from stegvis.instruments.questionnaire import PrivacyLetter, Questionnaire, Respondent, Section, Translation
from stegvis.instruments.questions import Occasion, Question
from stegvis.instruments.scales import Method, ScaleRule
from stegvis.instruments.texts import LANGUAGES, Texts

_KINDS = {
    "choice": ("options",),
    "several": ("options",),
    "number": ("lowest", "highest", "unit", "ends"),
    "yes_no": (),
    "text": ("longest",),
}
"""The kinds of answer by name, with the keys that each has of its own."""

_QUESTION = (
    "id",
    "kind",
    "text",
    "help",
    "description",
    "reversed",
    "shown_when",
    "may_not_apply",
    "occasions",
    "fact_word",
)


def questionnaire_of_plain(data: dict[str, object]) -> Questionnaire:
    """The questionnaire that the data tell. Raises Unfit, naming the key, for the first fault."""
    part = Part(data, "")
    part.only(
        *("id", "version", "valid_from", "valid_to", "title", "respondent", "occasions", "privacy", "introduction"),
        *("thanks", "rights", "translations", "sections", "scales"),
    )
    return Questionnaire(
        id=part.text("id"),
        version=part.text("version"),
        valid_from=part.day("valid_from"),
        valid_to=part.maybe("valid_to", part.day),
        title=part.texts("title"),
        respondent=part.word("respondent", Respondent),
        occasions=part.words("occasions", Occasion),
        sections=tuple(_section(one) for one in part.parts("sections")),
        introduction=part.maybe("introduction", part.texts),
        thanks=part.maybe("thanks", part.texts),
        scales=tuple(_scale(one) for one in part.parts("scales")),
        translations=_translations(part.part("translations")) if part.has("translations") else (),
        privacy=_privacy(part),
        rights=part.maybe("rights", part.wording),
    )


def question_of_plain(data: dict[str, object]) -> Question:
    """The question that the data tell. Raises Unfit as `questionnaire_of_plain`."""
    return _question(Part(data, ""))


def _privacy(part: Part) -> PrivacyLetter:
    given = part.text("privacy") if part.has("privacy") else "C"
    letters: dict[str, PrivacyLetter] = {letter: letter for letter in get_args(PrivacyLetter)}
    if given not in letters:
        raise part.fault("privacy", "välj bland B, C, D", "use one of B, C, D")
    return letters[given]


def _translations(part: Part) -> tuple[Translation, ...]:
    part.only(*LANGUAGES)
    given = [language for language in LANGUAGES if part.has(language)]
    return tuple(_translation(part.part(language), language) for language in given)


def _translation(part: Part, language: str) -> Translation:
    part.only("reviewed")
    with standing_at(part.where):
        return Translation(language, part.flag("reviewed"))


def _section(part: Part) -> Section:
    part.only("heading", "introduction", "questions")
    with standing_at(part.where):
        return Section(
            questions=tuple(_question(one) for one in part.parts("questions")),
            heading=part.maybe("heading", part.texts),
            introduction=part.maybe("introduction", part.texts),
        )


def _question(part: Part) -> Question:
    kind = part.text("kind")
    if kind not in _KINDS:
        raise part.fault("kind", f"välj bland {', '.join(_KINDS)}", f"use one of {', '.join(_KINDS)}")
    part.only(*_QUESTION, *_KINDS[kind])
    with standing_at(part.where):
        return Question(
            id=part.text("id"),
            kind=_kind(kind, part),
            text=part.maybe("text", part.texts),
            help=part.maybe("help", part.texts),
            description=part.maybe("description", part.wording),
            reversed=part.flag("reversed"),
            shown_when=_condition(part.part("shown_when")) if part.has("shown_when") else None,
            may_not_apply=part.flag("may_not_apply"),
            occasions=part.words("occasions", Occasion),
            fact_word=part.maybe("fact_word", part.text),
        )


def _kind(name: str, part: Part) -> Kind:
    match name:
        case "choice":
            return Choice(tuple(_option(one) for one in part.parts("options")))
        case "several":
            return SeveralChoices(tuple(_option(one) for one in part.parts("options")))
        case "number":
            return NumberRange(part.whole("lowest"), part.whole("highest"), part.maybe("unit", part.texts), _ends(part))
        case "yes_no":
            return YesNo()
        case _:
            return FreeText(part.whole("longest") if part.has("longest") else LONGEST_TEXT)


def _option(part: Part) -> Option:
    part.only("value", "label", "word")
    return Option(part.whole("value"), part.texts("label"), part.maybe("word", part.text))


def _ends(part: Part) -> tuple[Texts, Texts] | None:
    if not part.has("ends"):
        return None
    ends = part.part("ends")
    ends.only("lowest", "highest")
    return ends.texts("lowest"), ends.texts("highest")


def _condition(part: Part) -> Condition:
    for name, node in (("both", Both), ("either", Either)):
        if part.has(name):
            part.only(name)
            sides = [_condition(one) for one in part.parts(name)]
            if len(sides) != 2:
                raise part.fault(name, "skriv två villkor", "write two conditions")
            return node(*sides)
    given = [comparator for comparator in Comparator if part.has(comparator)]
    part.only("question", *Comparator)
    if len(given) != 1:
        raise part.fault(
            "question", f"skriv ett av {', '.join(Comparator)}", f"write one of {', '.join(Comparator)} beside it"
        )
    return Answered(part.text("question"), given[0], _value(part, given[0]))


def _value(part: Part, key: str) -> Value:
    """What an answer is compared with: true, false, a number, a text, or a list of numbers."""
    value = part.data[key]
    if isinstance(value, str):
        return part.text(key)
    if isinstance(value, bool | int):
        return value
    if isinstance(value, list) and all(type(one) is int for one in value):
        return tuple(value)
    raise part.fault(key, "skriv true, false, ett heltal eller en text", "write true, false, a whole number or a text")


def _scale(part: Part) -> ScaleRule:
    part.only("id", "title", "questions", "method", "most_missing")
    with standing_at(part.where):
        return ScaleRule(
            id=part.text("id"),
            title=part.texts("title"),
            questions=part.names("questions"),
            method=part.word("method", Method) if part.has("method") else Method.SUM,
            most_missing=part.number("most_missing", 0.0),
        )
