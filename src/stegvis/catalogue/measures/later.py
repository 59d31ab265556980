"""Six and twelve months after the exit: who is in work or studies, and who still is."""

from datetime import date

from stegvis.catalogue.measures.entry import CatalogueMeasure, Example, InventedRow, Value, divided
from stegvis.catalogue.measures.invented import JANUARY_TO_AUGUST, participant
from stegvis.catalogue.measures.rows import in_work_or_studies, participations
from stegvis.catalogue.measures.sources import ESF, INTERVENTION_GOALS
from stegvis.measures.builder import share
from stegvis.measures.nodes import PrivacyClass
from stegvis.vocabulary import Wording

_STARTED = date(2021, 3, 1)
_IN_PERIOD = {6: date(2022, 10, 14), 12: date(2022, 3, 31)}
_FIRST_DAY = {6: date(2022, 7, 1), 12: date(2022, 1, 1)}
_DAY_BEFORE = {6: date(2022, 6, 30), 12: date(2021, 12, 31)}


def _cast(months: int) -> tuple[InventedRow, ...]:
    """Five who left long ago: in work, not in work, no answer, not asked, too early."""

    def left(name: str, sv: str, en: str, on: date, asked: bool, later: str | None) -> InventedRow:
        given: dict[str, Value] = {f"asked_{months}_months": asked, f"occupation_{months}_months": later}
        return participant(name, sv, en, started_on=_STARTED, exited_on=on, occupation_after="work", **given)

    inside = _IN_PERIOD[months]
    return (
        left("Anna", "arbetar fortfarande", "still works", inside, True, "work"),
        left("Bo", "saknar sysselsättning igen", "has no occupation again", _FIRST_DAY[months], True, "none"),
        left("Cilla", "fick frågan men svarade inte", "was asked but gave no answer", inside, True, None),
        left("David", "fick inte frågan", "was not asked", inside, False, None),
        left(
            "Elsa",
            f"arbetar, men de {months} månaderna tog slut dagen före perioden",
            f"works, but the {months} months ended the day before the period",
            _DAY_BEFORE[months],
            True,
            "work",
        ),
    )


def _after(months: int) -> tuple[CatalogueMeasure, CatalogueMeasure]:
    left = participations.dated_in("exited_on", months_later=months)
    then = f"occupation_{months}_months"
    answer, asked = participations.column(then), participations.flag(f"asked_{months}_months")
    privacy, that = PrivacyClass.B, in_work_or_studies(then)
    example = (Example(JANUARY_TO_AUGUST, _cast(months), divided(1, 2, (2, 1, 1))),)
    return (
        CatalogueMeasure(
            share(f"work_or_studies_{months}_months", of=left, that=that, privacy=privacy, answer=answer, asked=asked),
            Wording(f"I arbete eller studier {months} månader efter", f"In work or studies {months} months later"),
            Wording(
                f"De för vilka {months} månader efter avslutet inföll under perioden och som då var i arbete eller "
                "studier, delat med dem som svarade.",
                f"Those for whom {months} months after the exit fell in the period and who were then in work or "
                "studies, divided by those who answered.",
            ),
            ESF,
            example,
        ),
        CatalogueMeasure(
            share(
                f"retention_{months}_months",
                of=left.that(in_work_or_studies("occupation_after")),
                that=that,
                privacy=privacy,
                answer=answer,
                asked=asked,
            ),
            Wording(
                f"Kvar i arbete eller studier efter {months} månader", f"Still in work or studies after {months} months"
            ),
            Wording(
                f"Av dem som avslutade till arbete eller studier, och för vilka {months} månader efter avslutet inföll "
                "under perioden: de som fortfarande var i arbete eller studier, delat med dem som svarade.",
                f"Of those who left for work or studies, and for whom {months} months after the exit fell in the "
                "period: those still in work or studies, divided by those who answered.",
            ),
            INTERVENTION_GOALS,
            (
                *example,
                Example(
                    JANUARY_TO_AUGUST, (*_cast(months)[:4], _without_work_at_exit(months)), divided(1, 2, (2, 1, 1))
                ),
            ),
        ),
    )


def _without_work_at_exit(months: int) -> InventedRow:
    given: dict[str, Value] = {f"asked_{months}_months": True, f"occupation_{months}_months": "work"}
    return participant(
        "Farid",
        "fick arbete först efter avslutet",
        "found work only after the exit",
        started_on=_STARTED,
        exited_on=_IN_PERIOD[months],
        occupation_after="job_seeking",
        **given,
    )


MEASURES = (*_after(6), *_after(12))
