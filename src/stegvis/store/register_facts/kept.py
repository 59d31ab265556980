"""The facts of some interventions' participations, asked for again and again: only persons that changed are made anew.

All that a row is made of is read each time: the participation, its person's consents, what the person lives on and
does. What is compared is what the database gives, so it is no matter who changed it, or how.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

from stegvis.store.clock import today
from stegvis.store.models import Intervention
from stegvis.store.register_facts.participations import made_rows, participation_values, place_of
from stegvis.store.register_facts.rows import FactRow
from stegvis.store.register_facts.states import consent_values, given_times, main_ones, state_values
from stegvis.store.tables.compiled_query import CompiledQuery, Stored

_PERSON, _PARTICIPATION = place_of("person"), place_of("participation")


class _MadeOf(NamedTuple):
    """All that the rows of one person are made of."""

    times: list[Stored]
    consents: list[Stored]
    support: list[Stored]
    occupation: list[Stored]


class KeptParticipations:
    """The rows of the interventions; those of a person stay the same objects while nothing about the person changes."""

    def __init__(self, *interventions: int, with_states: bool) -> None:
        self._scope = Intervention.objects.filter(pk__in=interventions)
        self._participations = CompiledQuery(participation_values(self._scope))
        self._states = [CompiledQuery(values) for values in state_values(self._scope)] if with_states else []
        self._consents = lru_cache(maxsize=1)(self._consents_in_force)
        self._made_of: dict[int, _MadeOf] = {}
        self._rows: dict[int, list[FactRow]] = {}
        self._lock = Lock()

    def read(self) -> list[FactRow]:
        """The rows as the register is now. Two queries, and two more with states."""
        consents = self._consents(today())
        times, given, states = self._participations.rows(), consents.rows(), [one.rows() for one in self._states]
        made_of = _by_person(times, given, states)
        with self._lock:
            for person, made in made_of.items():
                if self._made_of.get(person) != made:
                    self._rows[person] = self._made(made, consents)
            self._made_of = made_of
            # Those who are gone go; the order is that in which persons came.
            self._rows = {person: self._rows[person] for person in made_of}
            return [row for rows in self._rows.values() for row in rows]

    def _consents_in_force(self, day: date) -> CompiledQuery:
        return CompiledQuery(consent_values(self._scope, day))

    def _made(self, made: _MadeOf, consents: CompiledQuery) -> list[FactRow]:
        return made_rows(
            self._participations.values(made.times),
            main_ones((made.support, made.occupation)),
            given_times(consents.values(made.consents)),
        )


def _by_person(
    times: Sequence[Stored], consents: Sequence[Stored], states: Sequence[Sequence[Stored]]
) -> dict[int, _MadeOf]:
    found: dict[int, _MadeOf] = {}
    whose: dict[int, _MadeOf] = {}
    for row in times:
        made = found.setdefault(row[_PERSON], _MadeOf([], [], [], []))
        made.times.append(row)
        whose[row[_PARTICIPATION]] = made
    for row in consents:
        if row[0] in found:
            found[row[0]].consents.append(row)
    for at, rows in enumerate(states, _MadeOf._fields.index("support")):
        for row in rows:
            if row[0] in whose:
                whose[row[0]][at].append(row)
    return found
