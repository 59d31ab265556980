"""What the association itself adds to the reports of an account, as plain JSON."""

from typing import Any

from stegvis.forms.account.material import AccountMaterial, GoalRow, MissingReport
from stegvis.vocabulary import Period
from stegvis.vocabulary.released import ReleasedTable
from stegvis.vocabulary.wording import Language

Json = dict[str, Any]


def material_json(material: AccountMaterial, language: Language) -> Json:
    """Association, period, texts, goals, money, missing reports, and the released tables on violence.

    Amounts are kronor, None where they are not known; days are ISO dates.
    """
    texts = material.texts
    return {
        "association": material.association or None,
        "period": _period(material.period),
        "texts": {"intro": texts.intro, "board": texts.board, "leads": {k: v for k, v in texts.leads.items() if v}},
        "goals": [_goal(one, language) for one in material.goals],
        "money": [
            {
                "intervention": one.intervention,
                "budget": one.budget,
                "outcome": one.outcome,
                "own_cost": one.own_cost,
            }
            for one in material.money
        ],
        "missing": [_missing(one, language) for one in material.missing],
        "violence": [_table(one) for one in material.screening],
    }


def _period(period: Period | None) -> Json | None:
    return {"start": period.start.isoformat(), "end": period.end.isoformat()} if period else None


def _goal(goal: GoalRow, language: Language) -> Json:
    return {
        "intervention": goal.intervention,
        "text": goal.text,
        "verdict": goal.verdict.value if goal.verdict else None,
        "sentence": goal.sentence.in_language(language) if goal.sentence else None,
    }


def _missing(one: MissingReport, language: Language) -> Json:
    return {
        "intervention": one.intervention,
        "form": one.form.in_language(language),
        "period": _period(one.period),
        "due_on": one.due_on.isoformat(),
    }


def _table(table: ReleasedTable) -> Json:
    return {
        "period": _period(table.period),
        "cells": [
            {"measure": row.measure, "gender": row.gender.value, "printed": row.printed}
            for row in table.rows
            if not row.split
        ],
    }
