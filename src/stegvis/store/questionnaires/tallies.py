"""Answers on violence: counted for a whole association and calendar year, and tied to nobody.

The rows of that association and year are written anew in sorted order, in the transaction of the change, so neither
their numbers nor their order tell which one grew. Nothing else is written: no event, no draft, no session, no day.

The limit, told honestly: whoever can copy the whole database before and after one single form sees which row grew.
Such a copy says nothing of who answered, unless it also shows that exactly one participation was counted as asked in
between. So counting that somebody was asked is an act of its own, which can be done at another time and is not dated.
"""

import hmac
from collections.abc import Mapping
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F

from stegvis.catalogue.questionnaire_files import load_questionnaires
from stegvis.instruments import Answer, Answers, Choice, Given, Questionnaire
from stegvis.store.clock import today
from stegvis.store.models import Association, Participation, ScreeningTally
from stegvis.store.questionnaires.links import derived_secret
from stegvis.store.tables.journal import empty_journal, forget_earlier_rows

ITEMS = tuple(f"item_{number}" for number in range(1, 8))
CHILDREN, GENDER = "children_exposed", "gender"
UNKNOWN = "unknown"
_LETTERS: Mapping[bool, str] = {True: "y", False: "n"}
NO_LETTER = "-"
SCREENING = "violence"
YEARS, PLACES = 10_000, 100_000
"""More than there are years, and more than there are answers (3 to the power of 8) in all genders together."""


def screening_questionnaire(day: date) -> Questionnaire:
    """The questions on violence, in the version of the day. Raises KeyError when there is none."""
    found = load_questionnaires()[SCREENING].version_on(day)
    if found is None:
        raise KeyError(SCREENING)
    return found


def screening_secret(association: int) -> str:
    """The secret of today's link: one for the whole association, derived and stored nowhere, so that it is nobody's."""
    return _secret(association, today())


def is_open(association: int, secret: str) -> bool:
    """True for the secrets of today and of yesterday, for whoever answers past midnight."""
    days = (today(), today() - timedelta(days=1))
    return any(hmac.compare_digest(_secret(association, day).encode(), secret.encode()) for day in days)


def count_asked(participation: Participation, by: int) -> None:
    """Counts how often somebody was asked, never below zero. The row says no day and counts no version up."""
    row = Participation.objects.filter(pk=participation.pk, violence_asked__gte=max(0, -by))
    row.update(violence_asked=F("violence_asked") + by)


def letters_of(answers: Answers) -> str:
    """One letter a question, the children's last: y, n, or - for no answer."""
    return "".join(_letter(answers.get(item)) for item in (*ITEMS, CHILDREN))


def gender_of(answers: Answers, questionnaire: Questionnaire) -> str:
    """The word of the gender that the form says; unknown where it was left out."""
    answer, kind = answers.get(GENDER), questionnaire.question(GENDER).kind
    options = kind.options if isinstance(kind, Choice) else ()
    value = answer.value if isinstance(answer, Given) else None
    return next((one.word for one in options if one.value == value and one.word), UNKNOWN)


@transaction.atomic
def add_form(association: int, year: int, gender: str, letters: str) -> bool:
    """Counts one form. False, and nothing is counted, when no question is answered: that is no form."""
    if set(letters) == {NO_LETTER}:
        return False
    # Two at once wait for each other here, so that neither writes over the other's count.
    Association.objects.select_for_update().get(pk=association)
    rows = ScreeningTally.objects.filter(association=association, year=year)
    forms = {(one.gender, one.answers): one.forms for one in rows}
    forms[gender, letters] = forms.get((gender, letters), 0) + 1
    rows.delete()
    # Numbers of the place in order: a counter of all rows ever written would tell whether like answers came early.
    first = (association * YEARS + year) * PLACES
    ScreeningTally.objects.bulk_create(
        ScreeningTally(pk=at, association_id=association, year=year, gender=of, answers=answers, forms=number)
        for at, ((of, answers), number) in enumerate(sorted(forms.items()), first)
    )
    # The journal would still hold the rows as they were, one form after the other.
    empty_journal()
    forget_earlier_rows(ScreeningTally._meta.db_table)
    return True


def _secret(association: int, day: date) -> str:
    return derived_secret(f"screening {association} {day}")


def _letter(answer: Answer | None) -> str:
    if isinstance(answer, Given) and isinstance(answer.value, bool):
        return _LETTERS[answer.value]
    return NO_LETTER
