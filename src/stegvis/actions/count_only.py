"""Somebody takes part of whom nothing is stored: one more, or one less, in a calendar year."""

from stegvis.actions.access import Actor, intervention_for
from stegvis.measures.codes import GENDER
from stegvis.store.clock import today
from stegvis.store.keeping.counting_only import add_counted, take_away_counted
from stegvis.store.models import Intervention
from stegvis.store.tables.transactions import transaction
from stegvis.store.trail.events import record
from stegvis.vocabulary import InvalidFields, Wording

YEARS_BACK = 5
WHOM = Wording("Välj ett kön i listan.", "Choose a gender in the list.")
NOBODY = Wording(
    "Ingen är räknad med det könet det året: kontrollera året.", "Nobody is counted with that gender in that year."
)


def count_only(*, by: Actor, intervention: int, year: int, gender: str) -> None:
    """Counts one more; each calendar year that the person takes part is counted anew.

    Raises InvalidFields (`year`, `gender`) and NotPermitted.
    """
    with transaction():
        found = _checked(by, intervention, year, gender)
        add_counted(found.pk, year, gender)
        record("counted_only", by=by, subject=found.name, details={"intervention": found.pk})


def uncount_only(*, by: Actor, intervention: int, year: int, gender: str) -> None:
    """Takes one away that was counted by mistake. Raises InvalidFields when nobody is counted there, NotPermitted."""
    with transaction():
        found = _checked(by, intervention, year, gender)
        if not take_away_counted(found.pk, year, gender):
            raise InvalidFields({"year": NOBODY})
        record("counted_only_taken_back", by=by, subject=found.name, details={"intervention": found.pk})


def _checked(by: Actor, intervention: int, year: int, gender: str) -> Intervention:
    found = intervention_for(by, "count_only", intervention)
    latest = today().year
    if gender not in GENDER.words:
        raise InvalidFields({"gender": WHOM})
    if not latest - YEARS_BACK <= year <= latest:
        raise InvalidFields({"year": _which_years(latest)})
    return found


def _which_years(latest: int) -> Wording:
    return Wording(
        f"Året ska vara {latest - YEARS_BACK}–{latest}.", f"The year must be {latest - YEARS_BACK}–{latest}."
    )
