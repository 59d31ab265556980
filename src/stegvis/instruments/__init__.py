"""Questionnaires.

Two things share this room. An `Instrument` is a key: the items, scales and Swedish marks by which old reports are read
and measures named. A `Questionnaire` is what is asked: texts in several languages, ways of answering, conditions
between questions, occasions, scoring and versions. Answers make a `Response`, which is scored.
"""

from stegvis.instruments.answers import Answer, Answers, Given, NotApplicable, NotAsked, NotGiven, Value
from stegvis.instruments.conditions import Answered, Both, Comparator, Condition, Either
from stegvis.instruments.kinds import Choice, FreeText, Kind, NumberRange, Option, SeveralChoices, YesNo
from stegvis.instruments.nodes import Group, Instrument, Item, Scale
from stegvis.instruments.questionnaire import Questionnaire, Respondent, Section, Translation, Versions
from stegvis.instruments.questions import Occasion, Question
from stegvis.instruments.responses import Response, faults, respond, settled_answers
from stegvis.instruments.scales import Method, ScaleRule
from stegvis.instruments.texts import LANGUAGES, Language, Text, Texts
from stegvis.instruments.unfit import Unfit

__all__ = [
    "LANGUAGES",
    "Answer",
    "Answered",
    "Answers",
    "Both",
    "Choice",
    "Comparator",
    "Condition",
    "Either",
    "FreeText",
    "Given",
    "Group",
    "Instrument",
    "Item",
    "Kind",
    "Language",
    "Method",
    "NotApplicable",
    "NotAsked",
    "NotGiven",
    "NumberRange",
    "Occasion",
    "Option",
    "Question",
    "Questionnaire",
    "Respondent",
    "Response",
    "Scale",
    "ScaleRule",
    "Section",
    "SeveralChoices",
    "Text",
    "Texts",
    "Translation",
    "Unfit",
    "Value",
    "Versions",
    "YesNo",
    "faults",
    "respond",
    "settled_answers",
]
