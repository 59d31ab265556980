"""Answers to questionnaires as facts: each question and scale that is a number, before and after.

What a participation's own columns hold (how the person feels after it, hours of activity) is not here again.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from math import floor

from django.db.models import QuerySet

from stegvis.instruments import NoScore, Occasion, Questionnaire, Score, WhyNot, are_comparable
from stegvis.store.models import Intervention, Participation
from stegvis.store.register_facts.rows import FactRow, orientation_of
from stegvis.store.register_facts.scored import Scored, scored_askings

SPANS = {
    "start_to_exit": (Occasion.START, Occasion.EXIT),
    "exit_to_12_months": (Occasion.EXIT, Occasion.AFTER_12_MONTHS),
}
_NOT_PUT = frozenset({WhyNot.NOT_ASKED, WhyNot.NOT_APPLICABLE})


def answer_rows(interventions: QuerySet[Intervention]) -> list[FactRow]:
    """A row for each participation, question or scale, and span of occasions. Four queries.

    There is a row as soon as the later occasion has come, also when only the earlier questionnaire was handed out.
    What two versions count differently was not asked before. Scores are rounded to whole points.
    """
    asked = scored_askings(interventions)
    people = Participation.counted.filter(intervention__in=interventions)
    columns = ("id", "intervention", "intervention__orientation", "participant__gender", "exited_on")
    rows: list[FactRow] = []
    for number, intervention, orientation, gender, exited_on in people.order_by("id").values_list(*columns):
        who = {
            "participation": number,
            "intervention": str(intervention),
            "orientation": orientation_of(orientation),
            "gender": gender,
        }
        for occasions in asked.get(number, {}).values():
            rows.extend(who | row for row in _paired(occasions, exited_on))
    return rows


def _paired(occasions: Mapping[str, Scored], exited_on: date | None) -> Iterator[FactRow]:
    """The rows of one participation and questionnaire, without who it is."""
    for span, (earlier, later) in SPANS.items():
        before, after = occasions.get(earlier), occasions.get(later)
        on = after.on if after else exited_on if later is Occasion.EXIT else None
        if on is not None:
            for item, (first, last) in _pairs(before, after).items():
                yield {
                    "item": item,
                    "span": span,
                    "answered_on": on,
                    "asked_before": _was_put(first),
                    "asked_after": _was_put(last),
                    "before": _points(first),
                    "after": _points(last),
                }


_Pair = tuple[Score | NoScore | None, Score | NoScore | None]


def _pairs(before: Scored | None, after: Scored | None) -> dict[str, _Pair]:
    """Each question and scale that either occasion has, by its word in the facts; None where it was not put."""
    pairs: dict[str, _Pair] = {}
    for one in (before, after):
        for own_id in one.scores if one else ():
            assert one is not None
            is_alike = before is None or after is None or _are_alike(before.questionnaire, after.questionnaire, own_id)
            first = before.scores.get(own_id) if before and is_alike else None
            pairs[one.questionnaire.fact_word(own_id)] = (first, after.scores.get(own_id) if after else None)
    return pairs


def _are_alike(one: Questionnaire, other: Questionnaire, own_id: str) -> bool:
    return one is other or are_comparable(one, other, own_id)


def _was_put(one: Score | NoScore | None) -> bool:
    return isinstance(one, Score) or (one is not None and one.why not in _NOT_PUT)


def _points(one: Score | NoScore | None) -> int | None:
    return floor(one.value + 0.5) if isinstance(one, Score) else None
