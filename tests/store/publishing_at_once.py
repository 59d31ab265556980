"""A version that two publish at once; run on PostgreSQL (`test_postgresql.py`): SQLite lets one write at a time."""

import pytest
from tests.cast import Cast
from tests.store.roles_at_once import at_once

from stegvis.instruments import Questionnaire
from stegvis.store.models import OwnQuestionnaire
from stegvis.store.questionnaires.defining import define, read_questionnaire

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = """
id = "egen_enkat"
version = "1"
valid_from = 2026-01-01
respondent = "participant"
occasions = ["start"]
title = { sv = "Egen enkät" }

[[sections]]

[[sections.questions]]
id = "vardag"
kind = "yes_no"
text = { sv = "QUESTION" }
"""


def asking(question: str) -> Questionnaire:
    return read_questionnaire(TEXT.replace("QUESTION", question), "definition")


def test_the_second_of_two_who_publish_the_same_version_is_refused(cast: Cast):
    by, texts = cast.actor("frida"), [f"Fråga {number}?" for number in range(6)]
    tries = (lambda one=one: define(cast.association, asking(one), by=by, replaces="") for one in texts)
    assert at_once(*tries) == [False] * 5 + [True]
    assert OwnQuestionnaire.objects.count() == 1
