"""Questionnaires.

Two things share this room. An `Instrument` is a key: the items, scales and Swedish marks by which old reports are read
and measures named. A `Questionnaire` is what is asked: texts in several languages, ways of answering, conditions
between questions, occasions, scoring and versions. Answers make a `Response`, which is scored.
"""

from stegvis.instruments.answering_words import ANSWERING_WORDS
from stegvis.instruments.answers import Answer, Answers, Given, NotApplicable, NotAsked, NotGiven, Value
from stegvis.instruments.changes import Change, NoChange, are_comparable, change, scored_change
from stegvis.instruments.conditions import Answered, Both, Comparator, Condition, Either
from stegvis.instruments.kinds import Choice, FreeText, Kind, NumberRange, Option, SeveralChoices, YesNo
from stegvis.instruments.licensed_texts import with_texts
from stegvis.instruments.nodes import Group, Instrument, Item, Scale
from stegvis.instruments.pages import Page, ShownOption, ShownQuestion, as_pages, page_after
from stegvis.instruments.questionnaire import Questionnaire, Respondent, Section, Translation, Versions
from stegvis.instruments.questionnaire_json import questionnaire_hash, questionnaire_json, questionnaire_of_json
from stegvis.instruments.questions import Occasion, Question
from stegvis.instruments.responses import Response, faults, respond, settled_answers
from stegvis.instruments.scales import Method, ScaleRule
from stegvis.instruments.scoring import NoScore, Score, Scored, Scores, WhyNot, score, score_range
from stegvis.instruments.summaries import (
    ChangeSummary,
    Mean,
    Summary,
    means,
    scored_change_summaries,
    summaries,
    summary,
)
from stegvis.instruments.texts import LANGUAGES, Language, Text, Texts
from stegvis.instruments.typed_answers import NOT_APPLICABLE, typed_answer
from stegvis.instruments.unfit import Unfit

__all__ = [
    "ANSWERING_WORDS",
    "LANGUAGES",
    "NOT_APPLICABLE",
    "Answer",
    "Answered",
    "Answers",
    "Both",
    "Change",
    "ChangeSummary",
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
    "Mean",
    "Method",
    "NoChange",
    "NoScore",
    "NotApplicable",
    "NotAsked",
    "NotGiven",
    "NumberRange",
    "Occasion",
    "Option",
    "Page",
    "Question",
    "Questionnaire",
    "Respondent",
    "Response",
    "Scale",
    "ScaleRule",
    "Score",
    "Scored",
    "Scores",
    "Section",
    "SeveralChoices",
    "ShownOption",
    "ShownQuestion",
    "Summary",
    "Text",
    "Texts",
    "Translation",
    "Unfit",
    "Value",
    "Versions",
    "WhyNot",
    "YesNo",
    "are_comparable",
    "as_pages",
    "change",
    "faults",
    "means",
    "page_after",
    "questionnaire_hash",
    "questionnaire_json",
    "questionnaire_of_json",
    "respond",
    "score",
    "score_range",
    "scored_change",
    "scored_change_summaries",
    "settled_answers",
    "summaries",
    "summary",
    "typed_answer",
    "with_texts",
]
