"""Answers to questionnaires, before and after: by item, for the shipped scales by name, and progression.

The item's word in the facts is the questionnaire, a dot, and the scale or question: soc13.total, progression.4.
"""

from stegvis.catalogue.instrument_files import load_instruments
from stegvis.catalogue.measures.entry import CatalogueMeasure, Example, InventedRow, Value, divided, invented
from stegvis.catalogue.measures.invented import JANUARY_TO_AUGUST, LEFT_DAY_BEFORE, LEFT_IN_MARCH, LEFT_ON_LAST_DAY
from stegvis.catalogue.measures.rows import answers
from stegvis.catalogue.measures.sources import INTERVENTION_GOALS, PROGRESSION, SELF_ASSESSMENT, SENSE_OF_COHERENCE
from stegvis.instruments import Instrument, Scale
from stegvis.measures.builder import Rows, mean, share
from stegvis.measures.nodes import PrivacyClass, Unit
from stegvis.vocabulary import Wording

_CARD = next(one for one in load_instruments() if one.id == "progression")
PROGRESSION_ITEMS = tuple(f"{_CARD.id}.{item.id}" for item in _CARD.items)
"""The questions on progression towards work, by number: their words belong to others."""

_A_YEAR = "exit_to_12_months"
_BEFORE, _AFTER = answers.number("before"), answers.number("after")
_CHANGE = _AFTER - _BEFORE
_ANSWERED_IN_PERIOD = answers.dated_in("answered_on")
_AT_EXIT = _ANSWERED_IN_PERIOD.that(answers.code("span").is_one_of("start_to_exit"))
_A_YEAR_LATER = _ANSWERED_IN_PERIOD.that(answers.code("span").is_one_of(_A_YEAR))
_ANY_ITEM = "other.question"


def _answer(name: str, note: Wording, item: str, scores: tuple[int | None, int | None], **given: Value) -> InventedRow:
    before, after = scores
    plain: dict[str, Value] = {"answered_on": LEFT_IN_MARCH, "item": item, "before": before, "after": after}
    return invented("answers", name, note.sv, note.en, **{**plain, **given})


def _cast(item: str, low: int, step: int) -> tuple[InventedRow, ...]:
    """Up two steps, down one on the last day, no answer, not asked, too early."""
    high = low + 2 * step
    return (
        _answer("Anna", Wording("högre efter", "higher after"), item, (low, high)),
        _answer(
            "Bo",
            Wording("lägre, på periodens sista dag", "lower, on the last day of the period"),
            item,
            (high, low + step),
            answered_on=LEFT_ON_LAST_DAY,
        ),
        _answer("Cilla", Wording("svarade före men inte efter", "answered before but not after"), item, (low, None)),
        _answer("David", Wording("fick inte frågan efter", "not asked after"), item, (low, None), asked_after=False),
        _answer(
            "Elsa",
            Wording("svarade dagen före perioden", "answered the day before the period"),
            item,
            (low, high),
            answered_on=LEFT_DAY_BEFORE,
        ),
    )


def _a_year_later(item: str) -> tuple[InventedRow, ...]:
    """Kept, lowered, no answer, another span, no answer at the exit."""
    return (
        _answer("Anna", Wording("samma ett år efter avslutet", "the same a year later"), item, (4, 4), span=_A_YEAR),
        _answer("Bo", Wording("lägre ett år efter", "lower a year later"), item, (4, 3), span=_A_YEAR),
        _answer("Cilla", Wording("svarade inte ett år efter", "no answer a year later"), item, (3, None), span=_A_YEAR),
        _answer(
            "David",
            Wording("högre vid avslutet, men det är ett annat mått", "higher at the exit, which is another measure"),
            item,
            (1, 5),
        ),
        _answer("Elsa", Wording("svarade inte vid avslutet", "no answer at the exit"), item, (None, 5), span=_A_YEAR),
    )


def _left_out(item: str, low: int, step: int) -> tuple[InventedRow, ...]:
    """Up, the same, and what is left out: a year later, another question (where one is named), no answer before."""
    other = (
        ()
        if item == _ANY_ITEM
        else (
            _answer("Gita", Wording("en annan fråga eller skala", "another question or scale"), _ANY_ITEM, (low, low)),
        )
    )
    return (
        _answer("Anna", Wording("högre efter", "higher after"), item, (low, low + 2 * step)),
        _answer("Bo", Wording("samma före och efter", "the same before and after"), item, (low, low)),
        _answer(
            "Farid",
            Wording("ett år efter avslutet, det är ett annat mått", "a year after the exit, which is another measure"),
            item,
            (low, low + step),
            span=_A_YEAR,
        ),
        *other,
        _answer("Hugo", Wording("svarade inte vid starten", "no answer at the start"), item, (None, low)),
    )


def _left_out_a_year_later(item: str) -> tuple[InventedRow, ...]:
    """Raised, not asked, another question (where one is named), answered too early."""
    other = (
        ()
        if item == _ANY_ITEM
        else (_answer("Gita", Wording("en annan fråga", "another question"), _ANY_ITEM, (4, 4), span=_A_YEAR),)
    )
    return (
        _answer("Anna", Wording("högre ett år efter avslutet", "higher a year later"), item, (3, 4), span=_A_YEAR),
        _answer("Bo", Wording("fick inte frågan", "was not asked"), item, (3, None), span=_A_YEAR, asked_after=False),
        *other,
        _answer(
            "Farid",
            Wording("svarade dagen före perioden", "answered the day before the period"),
            item,
            (3, 3),
            span=_A_YEAR,
            answered_on=LEFT_DAY_BEFORE,
        ),
    )


def _before_after_change(
    name: str,
    of: Rows,
    label: Wording,
    source: Wording,
    privacy: PrivacyClass,
    item: str,
    low: int,
    step: int,
) -> tuple[CatalogueMeasure, ...]:
    """The mean before and after of those who answered both times, and the change."""
    cast, left_out = _cast(item, low, step), _left_out(item, low, step)
    both = of.that(_CHANGE.present)
    who = Wording(
        "i medeltal för dem som svarade både före och efter och vars svar efter gavs under perioden",
        "on average for those who answered both before and after and whose later answer was given in the period",
    )
    return (
        CatalogueMeasure(
            mean(f"{name}_before", _BEFORE, of=both, privacy=privacy, unit=Unit.POINTS),
            Wording(f"{label.sv}, före", f"{label.en}, before"),
            Wording(f"Poäng vid starten, {who.sv}.", f"Points at the start, {who.en}."),
            source,
            (
                Example(JANUARY_TO_AUGUST, cast, divided(2 * low + 2 * step, 2)),
                Example(JANUARY_TO_AUGUST, left_out, divided(2 * low, 2)),
            ),
        ),
        CatalogueMeasure(
            mean(f"{name}_after", _AFTER, of=both, privacy=privacy, unit=Unit.POINTS),
            Wording(f"{label.sv}, efter", f"{label.en}, after"),
            Wording(f"Poäng vid avslutet, {who.sv}.", f"Points at the exit, {who.en}."),
            source,
            (
                Example(JANUARY_TO_AUGUST, cast, divided(2 * low + 3 * step, 2)),
                Example(JANUARY_TO_AUGUST, left_out, divided(2 * low + 2 * step, 2)),
            ),
        ),
        CatalogueMeasure(
            mean(
                f"{name}_change",
                _CHANGE,
                of=of,
                privacy=privacy,
                unit=Unit.POINTS,
                answer=answers.column("after"),
                asked=answers.flag("asked_after"),
            ),
            Wording(f"{label.sv}, förändring", f"{label.en}, change"),
            Wording(
                f"Poäng vid avslutet minus poäng vid starten, {who.sv}.",
                f"Points at the exit less points at the start, {who.en}.",
            ),
            source,
            (
                Example(JANUARY_TO_AUGUST, cast, divided(step, 2, (2, 1, 1))),
                Example(JANUARY_TO_AUGUST, left_out, divided(2 * step, 2, (3, 0, 0))),
            ),
        ),
    )


def _of_items(rows: Rows, *items: str) -> Rows:
    return rows.that(answers.code("item").is_one_of(*items))


def _of_scale(instrument: Instrument, scale: Scale) -> tuple[CatalogueMeasure, ...]:
    item = f"{instrument.id}.{scale.id}"
    low, step = scale.minimum + 3, (scale.maximum - scale.minimum) // 8
    return _before_after_change(
        item,
        _of_items(_AT_EXIT, item),
        Wording(f"{instrument.title.sv}: {scale.title.sv}", f"{instrument.title.en}: {scale.title.en}"),
        SENSE_OF_COHERENCE,
        PrivacyClass.C,
        item,
        low,
        step,
    )


def _raised(name: str, of: Rows, label: Wording, source: Wording, item: str) -> CatalogueMeasure:
    return CatalogueMeasure(
        share(
            f"{name}_raised",
            of=of.that(answers.known("before")),
            that=_AFTER > _BEFORE,
            privacy=PrivacyClass.C,
            answer=answers.column("after"),
            asked=answers.flag("asked_after"),
        ),
        Wording(f"{label.sv}, högre efter", f"{label.en}, higher after"),
        Wording(
            "De som svarade högre vid avslutet än vid starten, delat med dem som svarade båda gångerna och vars svar "
            "efter gavs under perioden.",
            "Those who answered higher at the exit than at the start, divided by those who answered both times and "
            "whose later answer was given in the period.",
        ),
        source,
        (
            Example(JANUARY_TO_AUGUST, _cast(item, 2, 1), divided(1, 2, (2, 1, 1))),
            Example(JANUARY_TO_AUGUST, _left_out(item, 2, 1), divided(1, 2, (2, 0, 0))),
        ),
    )


def _kept_a_year_later(name: str, of: Rows, label: Wording, source: Wording, item: str) -> CatalogueMeasure:
    return CatalogueMeasure(
        share(
            f"{name}_kept_12_months",
            of=of.that(answers.known("before")),
            that=_AFTER >= _BEFORE,
            privacy=PrivacyClass.C,
            answer=answers.column("after"),
            asked=answers.flag("asked_after"),
        ),
        Wording(f"{label.sv}, minst lika hög nivå efter 12 månader", f"{label.en}, as high or higher after 12 months"),
        Wording(
            "De som svarade minst lika högt 12 månader efter avslutet som vid avslutet, delat med dem som svarade båda "
            "gångerna och vars senare svar gavs under perioden.",
            "Those who answered at least as high 12 months after the exit as at the exit, divided by those who "
            "answered both times and whose later answer was given in the period.",
        ),
        source,
        (
            Example(JANUARY_TO_AUGUST, _a_year_later(item), divided(1, 2, (2, 1, 0))),
            Example(JANUARY_TO_AUGUST, _left_out_a_year_later(item), divided(1, 1, (1, 0, 1))),
        ),
    )


_ONE_QUESTION = PROGRESSION_ITEMS[3]
_PROGRESSION = Wording("Progression, varje svar för sig", "Progression, each answer on its own")
_BY_ITEM = Wording("Svar (delas upp per fråga)", "Answers (to be divided by item)")
_SCALES = [
    (instrument, scale) for instrument in load_instruments() if not instrument.is_yes_no for scale in instrument.scales
]

MEASURES = (
    *_before_after_change("answers", _AT_EXIT, _BY_ITEM, SELF_ASSESSMENT, PrivacyClass.C, _ANY_ITEM, 2, 1),
    _raised("answers", _AT_EXIT, _BY_ITEM, SELF_ASSESSMENT, _ANY_ITEM),
    _kept_a_year_later("answers", _A_YEAR_LATER, _BY_ITEM, SELF_ASSESSMENT, _ANY_ITEM),
    *(measure for instrument, scale in _SCALES for measure in _of_scale(instrument, scale)),
    *_before_after_change(
        "progression",
        _of_items(_AT_EXIT, *PROGRESSION_ITEMS),
        _PROGRESSION,
        PROGRESSION,
        PrivacyClass.C,
        _ONE_QUESTION,
        2,
        1,
    ),
    _raised("progression", _of_items(_AT_EXIT, *PROGRESSION_ITEMS), _PROGRESSION, PROGRESSION, _ONE_QUESTION),
    _kept_a_year_later(
        "progression", _of_items(_A_YEAR_LATER, *PROGRESSION_ITEMS), _PROGRESSION, INTERVENTION_GOALS, _ONE_QUESTION
    ),
)
