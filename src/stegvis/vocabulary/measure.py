"""What measures are called: at the head of a row or column, and in the middle of a sentence."""

from dataclasses import dataclass

from stegvis.vocabulary.wording import Wording

EXIT_CLASSES = ("exits_positive", "exits_unclear", "exits_other")
"""The classes that together make up `exits`."""


@dataclass(frozen=True, slots=True)
class MeasureName:
    """`heading` stands alone, `phrase` goes into a sentence."""

    heading: Wording
    phrase: Wording


_NAMES = {
    "participants": MeasureName(Wording("Deltagare", "Participants"), Wording("deltagare", "participants")),
    "participants_since_start": MeasureName(
        Wording("Deltagare sedan start", "Participants since start"),
        Wording("deltagare sedan start", "participants since the start"),
    ),
    "participants_now": MeasureName(
        Wording("Deltagare just nu", "Participants now"), Wording("deltagare just nu", "participants at the moment")
    ),
    "participants_new": MeasureName(
        Wording("Nya deltagare", "New participants"), Wording("nya deltagare", "new participants")
    ),
    "queue": MeasureName(
        Wording("Väntar på plats", "Waiting for a place"), Wording("väntar på plats", "waiting for a place")
    ),
    "places_free": MeasureName(Wording("Lediga platser", "Free places"), Wording("lediga platser", "free places")),
    "planned_participants": MeasureName(
        Wording("Planerat antal", "Planned participants"), Wording("planerat antal deltagare", "planned participants")
    ),
    "exits": MeasureName(Wording("Avslutade", "Exits"), Wording("avslutade", "exits")),
    "exits_positive": MeasureName(
        Wording("Positiva avslut", "Positive exits"), Wording("positiva avslut", "positive exits")
    ),
    "exits_unclear": MeasureName(
        Wording("Mindre tydligt steg", "Less clear step"),
        Wording("avslut utan tydlig stegförflyttning", "exits without a clear step"),
    ),
    "exits_other": MeasureName(Wording("Övriga avslut", "Other exits"), Wording("övriga avslut", "other exits")),
    "feels_better": MeasureName(Wording("Mår bättre", "Feel better"), Wording("mår bättre", "feel better")),
    "more_active": MeasureName(
        Wording("Mer tid i aktivitet", "More time in activity"),
        Wording("utökat sin tid i aktivitet", "more time in activity"),
    ),
    "consents": MeasureName(Wording("Samtycken", "Consents"), Wording("lämnat samtycke", "consents")),
    "completed": MeasureName(Wording("Fullföljt", "Completed"), Wording("fullföljt", "completed")),
    "dropouts": MeasureName(Wording("Avhopp", "Dropouts"), Wording("avhopp", "dropouts")),
    "answered": MeasureName(Wording("Svarat", "Answered"), Wording("svarat", "answered")),
}


def measure_heading(measure: str) -> Wording:
    """What a row or column of the measure is headed; its id in plain letters when we have no name for it."""
    known = _NAMES.get(measure)
    return known.heading if known else Wording(_plain(measure).capitalize(), _plain(measure).capitalize())


def measure_phrase(measure: str) -> Wording:
    """What the measure is called in a sentence; its id in plain letters when we have no name for it."""
    known = _NAMES.get(measure)
    return known.phrase if known else Wording(_plain(measure), _plain(measure))


def _plain(measure: str) -> str:
    return measure.replace("_", " ")
