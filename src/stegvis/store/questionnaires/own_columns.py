"""Questions of the self-assessment whose answers stand in the participation's own columns too.

Empty columns are filled in when the answers come. What somebody typed before stands: where it differs, the page of the
questionnaire says so, and a registrar decides (`use_answers`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from stegvis.instruments import Answers, Choice, Given, Occasion, Questionnaire
from stegvis.store.models import Asking, Participation
from stegvis.store.questionnaires.asking import SELF_ASSESSMENT
from stegvis.store.register.recording import record_change
from stegvis.vocabulary.actor import Actor

COLUMNS: Mapping[str, Mapping[str, str]] = {
    Occasion.START: {"hours": "hours_before"},
    Occasion.EXIT: {
        "hours": "hours_after",
        "feeling": "feeling",
        "activity": "activity",
        "day_structure": "day_structure",
    },
}
"""The column of each question, by occasion."""


@dataclass(frozen=True, slots=True)
class Differing:
    """A column that says something else than the answer; values as words of the codes, or hours."""

    question: str
    column: str
    typed: str
    answered: str


def fill_empty_columns(
    participation: Participation, asking: Asking, questionnaire: Questionnaire, answers: Answers
) -> None:
    """Puts the answers where nothing stands yet, and notes that somebody was asked at the exit."""
    stated = dict(_stated(asking, questionnaire, answers))
    empty = {column: value for column, value in stated.items() if getattr(participation, column) in (None, "")}
    if asking.questionnaire == SELF_ASSESSMENT and asking.occasion == Occasion.EXIT and not participation.exit_asked:
        empty["exit_asked"] = True
    _write(participation, empty)


def differing(
    participation: Participation, asking: Asking, questionnaire: Questionnaire, answers: Answers
) -> tuple[Differing, ...]:
    """The columns that say something else than the answers do."""
    questions = {column: question for question, column in _columns(asking).items()}
    return tuple(
        Differing(questions[column], column, str(getattr(participation, column)), str(value))
        for column, value in _stated(asking, questionnaire, answers)
        if getattr(participation, column) not in (None, "", value)
    )


@transaction.atomic
def use_answers(
    participation: Participation, asking: Asking, questionnaire: Questionnaire, answers: Answers, *, by: Actor
) -> None:
    """The answers take the place of what was typed."""
    changed = [one.column for one in differing(participation, asking, questionnaire, answers)]
    stated = dict(_stated(asking, questionnaire, answers))
    _write(participation, {column: stated[column] for column in changed})
    record_change("answers_used", participation, by, asking=asking.pk, columns=changed)


def _columns(asking: Asking) -> Mapping[str, str]:
    return COLUMNS.get(asking.occasion, {}) if asking.questionnaire == SELF_ASSESSMENT else {}


def _stated(asking: Asking, questionnaire: Questionnaire, answers: Answers) -> Iterator[tuple[str, object]]:
    """Column and value of each answer that was given: hours, or the word that an option stands for."""
    kinds = {question.id: question.kind for question in questionnaire.questions}
    for question, column in _columns(asking).items():
        match answers.get(question), kinds.get(question):
            case Given(value), Choice(options):
                word = next((one.word for one in options if one.value == value), None)
                if word is not None:
                    yield column, word
            case Given(int() as value), _:
                yield column, value


def _write(participation: Participation, columns: Mapping[str, object]) -> None:
    if columns:
        Participation.objects.filter(pk=participation.pk).update(**columns, version=F("version") + 1)
        participation.refresh_from_db()
