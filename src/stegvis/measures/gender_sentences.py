"""A difference between women and men as a plain sentence: how many it is about stands in every one."""

from stegvis.measures.figures_in_words import (
    decimals_apart,
    filled,
    joined,
    number_words,
    span_words,
    tally_words,
)
from stegvis.measures.gender_difference import DifferenceVerdict, GenderDifference, GenderFigures
from stegvis.measures.samples import Seen, Spread, Tally
from stegvis.measures.uncertainty import Interval, Method
from stegvis.vocabulary import Wording
from stegvis.vocabulary.written import listed

_NOT_SHOWN = Wording(
    "{heading}: siffrorna för kvinnor och män visas inte, så att ingen kan pekas ut, och jämförs därför inte.",
    "{heading}: the figures for women and men are not shown, so that nobody is pointed out, "
    "and are therefore not compared.",
)
_NO_FIGURES = Wording(
    "{heading}: det finns inga siffror för både kvinnor och män att jämföra.",
    "{heading}: there are no figures for both women and men to compare.",
)
_TOLD = Wording(
    "{heading}: {women} bland kvinnor och {men} bland män.", "{heading}: {women} among women and {men} among men."
)
_TOO_FEW = Wording(
    "Det är för få för att jämföra: minst {least} kvinnor och {least} män behövs.",
    "They are too few to compare: at least {least} women and {least} men are needed.",
)
_DIFFERS = Wording(
    "Skillnaden är {size} (osäkerhet {interval}), mer än slumpen brukar ge.",
    "The difference is {size} (uncertainty {interval}), more than chance usually gives.",
)
_HOLDS_AMONG_MANY = Wording(
    "Skillnaden är {size} (osäkerhet {interval}), mer än slumpen brukar ge, också när alla {compared} jämförelser "
    "räknas in (Holms metod).",
    "The difference is {size} (uncertainty {interval}), more than chance usually gives, also when all {compared} "
    "comparisons are taken into account (Holm's method).",
)
_CHANCE = Wording(
    "Skillnaden är {size}, men med {women} kvinnor och {men} män går den inte att skilja från slump "
    "(osäkerhet {interval}).",
    "The difference is {size}, but with {women} women and {men} men it cannot be told from chance "
    "(uncertainty {interval}).",
)
_CHANCE_AMONG_MANY = Wording(
    "Skillnaden är {size} (osäkerhet {interval}). Sedd för sig är den större än slumpen brukar ge, men bland "
    "{compared} jämförelser kan någon bli så stor av slump.",
    "The difference is {size} (uncertainty {interval}). On its own it is larger than chance usually gives, but among "
    "{compared} comparisons one may become as large by chance.",
)
_NONE_SEEN = Wording(
    "Ingen skillnad syns, men med {women} kvinnor och {men} män kan det finnas en ändå (osäkerhet {interval}).",
    "No difference is seen, but with {women} women and {men} men there may still be one (uncertainty {interval}).",
)
_ALIKE = Wording(
    "Inom minst en grupp är alla svar lika, så det går inte att säga om skillnaden är slump.",
    "Within at least one group all answers are the same, so it cannot be told whether the difference is chance.",
)
_POINTS = Wording("{size} procentenheter", "{size} percentage points")
_OTHERS = {
    "nonbinary": Wording("icke-binära deltagare", "non-binary participants"),
    "unknown": Wording("deltagare med okänt kön", "participants of unknown gender"),
}
_BESIDE = Wording("Bland {who}: {value}.", "Among {who}: {value}.")
_NOT_COMPARED = Wording(
    "{who} jämförs inte: de är inga eller för få för att visas.",
    "{who} are not compared: they are none or too few to be shown.",
)


def gender_sentences(told: GenderDifference) -> Wording:
    """What the comparison says, as running text. Withheld figures give no number and no hint of their size."""
    match told.verdict:
        case DifferenceVerdict.NOT_SHOWN:
            return filled(_NOT_SHOWN, heading=told.figures.heading)
        case DifferenceVerdict.NO_FIGURES:
            return filled(_NO_FIGURES, heading=told.figures.heading)
        case _:
            return joined(_figures(told.figures), _verdict(told), *_others(told.figures))


def _figures(figures: GenderFigures) -> Wording:
    women, men = _value(figures.women), _value(figures.men)
    if figures.clause:
        sv, en = figures.clause.sv.replace("{}", women.sv), figures.clause.en.replace("{}", women.en)
        return Wording(f"Bland kvinnor {sv} och bland män {men.sv}.", f"Among women {en}, and among men {men.en}.")
    return filled(_TOLD, heading=figures.heading, women=women, men=men)


def _value(seen: Seen) -> Wording:
    match seen:
        case Tally() if seen.n:
            return tally_words(seen)
        case Spread(n=n, value=float() as mean):
            written, size = number_words(mean), number_words(n)
            return Wording(
                f"i genomsnitt {written.sv} ({size.sv} svar)", f"on average {written.en} ({size.en} answers)"
            )
        case _:
            return Wording("inga svar", "no answers")


def _verdict(told: GenderDifference) -> Wording:
    if told.verdict is DifferenceVerdict.TOO_FEW:
        return filled(_TOO_FEW, least=number_words(told.figures.at_least))
    if told.interval is None or told.difference is None:
        return _ALIKE
    women, men = (number_words(size) for size in told.interval.n)
    size, interval = _size_and_interval(told.difference, told.interval)
    return filled(
        _sentence(told, told.interval),
        size=size,
        interval=interval,
        women=women,
        men=men,
        compared=number_words(told.compared),
    )


def _sentence(told: GenderDifference, interval: Interval) -> Wording:
    if told.verdict is DifferenceVerdict.DIFFERS:
        return _DIFFERS if told.compared < 2 else _HOLDS_AMONG_MANY
    if told.difference == 0:
        return _NONE_SEEN
    return _CHANCE if 0 in interval or told.compared < 2 else _CHANCE_AMONG_MANY


def _size_and_interval(difference: float, interval: Interval) -> tuple[Wording, Wording]:
    """How large the difference is, whichever way it goes, and the interval of that: below zero is the other way.

    With decimals enough that only zero is written 0.
    """
    ends = (interval.low, interval.high) if difference >= 0 else (-interval.high, -interval.low)
    scale, least = (1, 1) if interval.method is Method.WELCH else (100, 0)
    size, low, high = (scale * value for value in (abs(difference), *ends))
    decimals = max(decimals_apart(value, 0, least=least) for value in (size, low, high))
    written = number_words(size, decimals)
    if scale == 100:
        written = filled(_POINTS, size=written)
    return written, span_words(low, high, decimals)


def _others(figures: GenderFigures) -> tuple[Wording, ...]:
    """Who else there is. The same words for none, few and withheld: that a small group exists is not told either."""
    seen = {"nonbinary": figures.nonbinary, "unknown": figures.unknown}
    shown = [name for name, one in seen.items() if isinstance(one, Tally | Spread) and one.n >= figures.at_least]
    told = tuple(_told_beside(_OTHERS[name], seen[name]) for name in shown)
    left = [_OTHERS[name] for name in seen if name not in shown]
    if not left:
        return told
    who = Wording(listed([one.sv for one in left], "sv"), listed([one.en for one in left], "en"))
    return (*told, filled(_NOT_COMPARED, who=Wording(_capital(who.sv), _capital(who.en))))


def _told_beside(who: Wording, seen: Seen) -> Wording:
    return filled(_BESIDE, who=who, value=_value(seen))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
