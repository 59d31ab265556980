"""Answers on violence as facts: from the tallies of a whole association, tied to nothing else."""

from collections.abc import Iterator
from datetime import date
from itertools import count

from stegvis.store.models import ScreeningTally
from stegvis.store.register_facts.rows import FactRow

_SAID = {"y": True, "n": False}


def screening_rows(association: int) -> list[FactRow]:
    """A row for each form, dated on the last day of its year: the year is all that is known.

    Only periods with that day count it, and what is released about violence covers twelve months at least.
    """
    tallies = ScreeningTally.objects.filter(association=association).order_by("year", "gender", "answers")
    numbers = count(1)
    return [
        {"screening": next(numbers), "gender": gender, "answered_on": date(year, 12, 31), **dict(_answers(answers))}
        for year, gender, answers, forms in tallies.values_list("year", "gender", "answers", "forms")
        for _ in range(forms)
    ]


def _answers(letters: str) -> Iterator[tuple[str, bool | None]]:
    """One letter a question; the last one is the tick for children, who are not exposed unless it is there."""
    for number, letter in enumerate(letters[:-1], start=1):
        yield f"item_{number}", _SAID.get(letter)
    yield "children_exposed", letters[-1] == "y"
