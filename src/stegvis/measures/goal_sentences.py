"""A verdict on a goal as a plain sentence: the figure, the target, how many it is about and how sure it is."""

from stegvis.measures.facts import ANSWERS
from stegvis.measures.figures_in_words import (
    decimals_apart,
    filled,
    joined,
    number_words,
    percent_words,
    rounded_up_words,
    span_words,
    tally_words,
)
from stegvis.measures.goal_verdicts import Judgement, Verdict
from stegvis.measures.goals import Comparator, Reach
from stegvis.measures.nodes import Measure, Statistic, Unit
from stegvis.measures.samples import Amount, Middle, Sample, Spread, Tally
from stegvis.measures.uncertainty import Interval
from stegvis.vocabulary import Wording

_VERDICTS = {
    Verdict.MET: Wording("Målet är uppfyllt", "The goal is met"),
    Verdict.NOT_MET: Wording("Målet är inte uppfyllt", "The goal is not met"),
    Verdict.CANNOT_BE_TOLD: Wording(
        "Det går inte att säga säkert om målet är uppfyllt", "It cannot be told for certain whether the goal is met"
    ),
}
_TOLD = Wording("{verdict}: {figure}, målet är {target}.", "{verdict}: {figure}, the goal is {target}.")
_TOLD_WITH_INTERVAL = Wording(
    "{verdict}: {figure}, målet är {target} (osäkerhet {interval}).",
    "{verdict}: {figure}, the goal is {target} (uncertainty {interval}).",
)
_TOO_FEW = Wording(
    "{value} ligger {side} målet, men {n} räcker inte för att säga det säkert (osäkerhet {interval}).",
    "{value} is {side} the goal, but with {n} that cannot be said for certain (uncertainty {interval}).",
)
_RIGHT_ON = Wording(
    "{value} ligger precis på målet, och med {n} kan den lika väl höra hemma på andra sidan (osäkerhet {interval}).",
    "{value} is right on the goal, and with {n} it may as well belong on the other side (uncertainty {interval}).",
)
_NEEDED = Wording(
    "Ungefär {needed} skulle räcka, om siffran står sig.", "About {needed} would be enough, if the figure stays."
)
_ABOVE = Wording("över", "above")
_BELOW = Wording("under", "below")
_NOBODY = Wording(
    "{verdict}: det finns inget att räkna på, målet är {target}.",
    "{verdict}: there is nothing to count from, the goal is {target}.",
)
_NO_SPREAD = Wording(
    "Med {n}, för få eller för lika, syns det inte hur säker siffran är.",
    "With {n}, too few or too alike, it does not show how sure the figure is.",
)
_NO_FIGURE = Wording("ingen siffra", "no figure")
_SHARE = Wording("Andelen", "The share")
_MEAN = Wording("Genomsnittet", "The mean")
_ON_AVERAGE = Wording("i genomsnitt {value} ({n})", "on average {value} ({n})")
_IN_THE_MIDDLE = Wording("medianen är {value} ({n})", "the median is {value} ({n})")
_PER_CENT = Wording("{span}\u00a0%", "{span}%")
_ANSWERS = (Wording("svar", "answer"), Wording("svar", "answers"))
_PARTICIPANTS = (Wording("deltagare", "participant"), Wording("deltagare", "participants"))
_MEAN_ALONE = Wording(
    "Hur mycket svaren skiljer sig åt visas inte, och utan det går det inte att säga hur säker siffran är.",
    "How much the answers differ is not shown, and without that it cannot be said how sure the figure is.",
)
_MEDIAN = Wording(
    "En median har inget osäkerhetsmått här; sätt hellre målet på en andel.",
    "A median has no uncertainty here; better set the goal for a share.",
)
_NOT_DUE = Wording(
    "Målet ska nås senast {due}, så det bedöms inte än. Hittills: {figure}, målet är {target}.",
    "The goal is to be reached by {due}, so it is not judged yet. So far: {figure}, the goal is {target}.",
)
_ABOUT_ALL = Wording(
    "Under perioden: {figure}. Målet, {target}, gäller sammanlagt.",
    "In the period: {figure}. The goal, {target}, is about all so far.",
)
_ABOUT_EACH = Wording(
    "Sammanlagt: {figure}. Målet, {target}, gäller varje period för sig.",
    "So far: {figure}. The goal, {target}, is about each period by itself.",
)
_NOT_SHOWN = Wording(
    "Siffran visas inte, så att ingen kan pekas ut, och målet, {target}, bedöms därför inte här.",
    "The figure is not shown, so that nobody is pointed out, and the goal, {target}, is therefore not judged here.",
)
_COMPARED = {
    Comparator.AT_LEAST: Wording("minst {value}", "at least {value}"),
    Comparator.AT_MOST: Wording("högst {value}", "at most {value}"),
}
_UNITS = {
    Unit.PARTICIPATIONS: (Wording("deltagare", "participant"), Wording("deltagare", "participants")),
    Unit.PERSONS: (Wording("person", "person"), Wording("personer", "persons")),
    Unit.FORMS: (Wording("formulär", "form"), Wording("formulär", "forms")),
    Unit.DAYS: (Wording("dag", "day"), Wording("dagar", "days")),
    Unit.HOURS: (Wording("timme i veckan", "hour a week"), Wording("timmar i veckan", "hours a week")),
    Unit.POINTS: (Wording("poäng", "point"), Wording("poäng", "points")),
    Unit.KRONOR: (Wording("krona", "krona"), Wording("kronor", "kronor")),
}


def goal_sentence(judged: Judgement) -> Wording:
    """What the judgement says. A withheld figure gives the target only, which is public."""
    sample = judged.sample
    if sample is None:
        return filled(_NOT_SHOWN, target=_target(judged))
    parts = {"figure": _figure(judged.measure, sample, judged.target.value), "target": _target(judged)}
    match judged.verdict:
        case Verdict.NOT_DUE:
            return filled(_NOT_DUE, due=_plain(judged.target.due_on), **parts)
        case Verdict.OTHER_SPAN:
            return filled(_ABOUT_EACH if judged.target.reach is Reach.EACH_PERIOD else _ABOUT_ALL, **parts)
        case verdict if sample.value is None:
            return filled(_NOBODY, verdict=_VERDICTS[verdict], **parts)
        case Verdict.CANNOT_BE_TOLD as verdict:
            told = filled(_TOLD, verdict=_VERDICTS[verdict], **parts)
            return joined(told, *_why_not(judged, sample, sample.value))
        case verdict if judged.interval:
            interval = _interval(judged.measure, judged.interval, judged.target.value)
            return filled(_TOLD_WITH_INTERVAL, verdict=_VERDICTS[verdict], interval=interval, **parts)
        case verdict:
            return filled(_TOLD, verdict=_VERDICTS[verdict], **parts)


def _why_not(judged: Judgement, sample: Sample, value: float) -> list[Wording]:
    if isinstance(sample, Middle):
        return [_MEDIAN if judged.measure.statistic is Statistic.MEDIAN else _MEAN_ALONE]
    n = _counted(judged.measure, 0 if isinstance(sample, Amount) else sample.n)
    if judged.interval is None:
        return [filled(_NO_SPREAD, n=n)]
    target = judged.target.value
    why = filled(
        _RIGHT_ON if value == target else _TOO_FEW,
        value=_SHARE if isinstance(sample, Tally) else _MEAN,
        side=_ABOVE if value > target else _BELOW,
        n=n,
        interval=_interval(judged.measure, judged.interval, target),
    )
    return [why, filled(_NEEDED, needed=rounded_up_words(judged.needed))] if judged.needed else [why]


def _figure(measure: Measure, sample: Sample, target: float) -> Wording:
    """The figure with what it was counted from, and decimals enough to tell it from a target that it is not."""
    match sample:
        case Tally():
            return tally_words(sample, target)
        case Spread(n=n, value=float() as value):
            return filled(_ON_AVERAGE, value=_quantity(measure, value, target), n=_counted(measure, n))
        case Middle(value=float() as value, n=n):
            told = _IN_THE_MIDDLE if measure.statistic is Statistic.MEDIAN else _ON_AVERAGE
            return filled(told, value=_quantity(measure, value, target), n=_counted(measure, n))
        case Amount(value=float() | int() as value):
            return _quantity(measure, value, target)
        case _:
            return _NO_FIGURE


def _target(judged: Judgement) -> Wording:
    value = judged.target.value
    written = percent_words(value, 3) if judged.measure.unit is Unit.SHARE else _with_unit(judged.measure, value, 3)
    return filled(_COMPARED[judged.target.comparator], value=written)


def _interval(measure: Measure, interval: Interval, target: float) -> Wording:
    """The interval in the measure's unit; an end that is not the target is not written as it."""
    scale, least = (100, 0) if measure.unit is Unit.SHARE else (1, 1)
    low, high = scale * interval.low, scale * interval.high
    decimals = max(decimals_apart(end, scale * target, least=least) for end in (low, high))
    said = span_words(low, high, decimals)
    return filled(_PER_CENT, span=said) if measure.unit is Unit.SHARE else said


def _quantity(measure: Measure, value: float, target: float) -> Wording:
    if measure.unit is Unit.SHARE:
        return percent_words(value, decimals_apart(100 * value, 100 * target))
    least = {Unit.RATIO: 2, Unit.KRONOR: 0}.get(measure.unit, 1)
    return _with_unit(measure, value, decimals_apart(value, target, least=least))


def _with_unit(measure: Measure, value: float, decimals: int) -> Wording:
    written = number_words(value, decimals)
    if measure.unit not in _UNITS:
        return written
    one, many = _UNITS[measure.unit]
    unit = one if value == 1 else many
    return Wording(f"{written.sv} {unit.sv}", f"{written.en} {unit.en}")


def _counted(measure: Measure, n: int) -> Wording:
    """How many the figure is about: answers, where a question was put, and participants elsewhere."""
    one, many = _ANSWERS if measure.question or measure.numerator.table == ANSWERS.name else _PARTICIPANTS
    unit, written = one if n == 1 else many, number_words(n)
    return Wording(f"{written.sv} {unit.sv}", f"{written.en} {unit.en}")


def _plain(value: object) -> Wording:
    return Wording(str(value), str(value))
