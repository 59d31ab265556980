"""Invented forms on violence, tied to nobody and to no intervention."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from stegvis.store.invented_register.chance import Chance
from stegvis.store.invented_register.sheaf import Sheaf
from stegvis.store.models import Association, ScreeningTally

FORMS = {"women": 90, "men": 55, "nonbinary": 4}
YES = (0.5, 0.45, 0.35, 0.34, 0.4, 0.3, 0.12)
"""How often each question is answered yes by those who have met violence; invented."""
HAVE_MET_VIOLENCE, CHILDREN, NO_ANSWER = 0.65, 0.2, 0.02


def add_screenings(associations: Iterable[Association], today: date, sheaf: Sheaf, chance: Chance) -> None:
    """Adds the tallies of the year before and of this year."""
    for association in dict.fromkeys(associations):
        for year in (today.year - 1, today.year):
            for gender, forms in FORMS.items():
                tally = Counter(_answers(chance) for _ in range(forms))
                for answers, number in sorted(tally.items()):
                    sheaf.add(
                        ScreeningTally(association=association, year=year, gender=gender, answers=answers, forms=number)
                    )


def _answers(chance: Chance) -> str:
    """One letter a question and one for the children: y, n or -."""
    has_met = chance.random() < HAVE_MET_VIOLENCE
    letters = [_letter(chance, has_met and chance.random() < 1.4 * part) for part in YES]
    return "".join([*letters, "y" if has_met and chance.random() < CHILDREN else "n"])


def _letter(chance: Chance, is_yes: bool) -> str:
    return "-" if chance.random() < NO_ANSWER else "y" if is_yes else "n"
