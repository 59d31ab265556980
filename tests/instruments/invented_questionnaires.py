"""Invented questionnaires: one small cast to read tests by, and a strategy that makes any questionnaire."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from stegvis.instruments import (
    LANGUAGES,
    Answered,
    Both,
    Choice,
    Comparator,
    Either,
    FreeText,
    Given,
    Method,
    NotAsked,
    NotGiven,
    NumberRange,
    Occasion,
    Option,
    Question,
    Questionnaire,
    Respondent,
    ScaleRule,
    Section,
    SeveralChoices,
    Texts,
    Translation,
    YesNo,
)
from stegvis.vocabulary import Wording


def texts(sv: str = "påhittat", **others: str) -> Texts:
    return Texts.of({"sv": sv, **others})


STEPS = Choice(tuple(Option(value, texts(f"steg {value}")) for value in range(1, 6)))
CHANGE = Choice(
    tuple(Option(at, texts(word), word) for at, word in enumerate(("better", "unchanged", "worse"), start=1))
)
HELPERS = SeveralChoices(tuple(Option(value, texts(f"hjälp {value}")) for value in (1, 2, 3)))


def question(name: str, kind: object = STEPS, **more: object) -> Question:
    return Question(name, kind, texts(f"fråga {name}"), **more)


SLEEP = question("sleep")
WORRY = question("worry", reversed=True)
ENERGY = question("energy")
HAS_HELP = question("has_help", YesNo())
HELPED_BY = question("helped_by", HELPERS, shown_when=Answered("has_help", Comparator.EQUALS, True))
HELP_IS_GOOD = question("help_is_good", shown_when=Answered("helped_by", Comparator.INCLUDES, 2))
HOURS = question("hours", NumberRange(0, 80, unit=texts("timmar")), may_not_apply=True)
FEELING = question("feeling", CHANGE, occasions=(Occasion.EXIT,))
OWN_WORDS = question("own_words", FreeText(longest=20), occasions=(Occasion.EXIT,))

WELL = Questionnaire(
    id="well",
    version="2",
    valid_from=date(2023, 1, 1),
    title=texts("Påhittat formulär", en="Invented questionnaire", ar="استبيان"),
    respondent=Respondent.PARTICIPANT,
    occasions=(Occasion.START, Occasion.EXIT),
    sections=(
        Section((SLEEP, WORRY, ENERGY), heading=texts("Hälsa"), introduction=texts("Om hälsa")),
        Section((HAS_HELP, HELPED_BY, HELP_IS_GOOD, HOURS), heading=texts("Hjälp")),
        Section((FEELING, OWN_WORDS)),
    ),
    scales=(
        ScaleRule("total", texts("allt"), ("sleep", "worry", "energy")),
        ScaleRule("mean", texts("medel"), ("sleep", "worry", "energy"), Method.MEAN, most_missing=0.34),
    ),
    translations=(Translation("en", is_reviewed=True), Translation("ar")),
)

OLDER = replace(
    WELL,
    version="1",
    valid_from=date(2020, 1, 1),
    valid_to=date(2022, 12, 31),
    sections=(*WELL.sections[:2], Section((OWN_WORDS,))),
)
"""The version that did not ask about feeling."""


_words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=8).filter(str.strip)
_names = st.from_regex(r"\A[a-z0-9_]{1,6}\Z")


@st.composite
def any_texts(draw: st.DrawFn) -> Texts:
    others = draw(st.sets(st.sampled_from([one for one in LANGUAGES if one != "sv"])))
    return Texts.of({language: draw(_words) for language in ("sv", *others)})


@st.composite
def wordings(draw: st.DrawFn) -> Wording:
    return Wording(draw(_words), draw(_words))


@st.composite
def option_lists(draw: st.DrawFn) -> tuple[Option, ...]:
    values = draw(st.lists(st.integers(-9, 99), min_size=2, max_size=4, unique=True))
    coded = draw(st.booleans())
    return tuple(Option(value, draw(any_texts()), f"w{at}" if coded else None) for at, value in enumerate(values))


@st.composite
def number_ranges(draw: st.DrawFn) -> NumberRange:
    lowest = draw(st.integers(-99, 99))
    ends = draw(st.none() | st.tuples(any_texts(), any_texts()))
    return NumberRange(lowest, lowest + draw(st.integers(1, 99)), draw(st.none() | any_texts()), ends)


KINDS = st.one_of(
    option_lists().map(Choice),
    option_lists().map(SeveralChoices),
    number_ranges(),
    st.just(YesNo()),
    st.integers(1, 99).map(FreeText),
)


def values(kind: object) -> st.SearchStrategy[object]:
    """Any value that the kind takes."""
    match kind:
        case Choice(options):
            return st.sampled_from([one.value for one in options])
        case SeveralChoices(options):
            listed = [one.value for one in options]
            chosen = st.sets(st.sampled_from(listed), min_size=1)
            return chosen.map(lambda some: tuple(one for one in listed if one in some))
        case NumberRange(lowest, highest):
            return st.integers(lowest, highest)
        case YesNo():
            return st.booleans()
        case FreeText(longest):
            return _words.filter(lambda words: len(words) <= longest)
    raise AssertionError(kind)


@st.composite
def comparisons(draw: st.DrawFn, earlier: list[Question]) -> Answered:
    about = draw(st.sampled_from(earlier))
    value = draw(values(about.kind))
    fitting = [Comparator.EQUALS, Comparator.DIFFERS]
    if about.kind.span is not None:
        fitting += [Comparator.AT_LEAST, Comparator.AT_MOST]
    if isinstance(value, tuple) and draw(st.booleans()):
        return Answered(about.id, Comparator.INCLUDES, value[0])
    return Answered(about.id, draw(st.sampled_from(fitting)), value)


def conditions(earlier: list[Question]) -> st.SearchStrategy[object]:
    return st.recursive(
        comparisons(earlier),
        lambda inner: st.builds(Both, inner, inner) | st.builds(Either, inner, inner),
        max_leaves=3,
    )


@st.composite
def questions(draw: st.DrawFn, name: str, earlier: list[Question], occasions: tuple[Occasion, ...]) -> Question:
    kind = draw(KINDS)
    partial = draw(st.booleans()) and len(occasions) > 1
    always = [one for one in earlier if not one.occasions]
    return Question(
        name,
        kind,
        draw(any_texts()),
        help=draw(st.none() | any_texts()),
        description=draw(st.none() | wordings()),
        reversed=kind.span is not None and draw(st.booleans()),
        shown_when=draw(conditions(always)) if always and draw(st.booleans()) else None,
        may_not_apply=draw(st.booleans()),
        occasions=occasions[:1] if partial else (),
        fact_word=draw(st.none() | st.just(f"other.{name}")),
    )


@st.composite
def scales(draw: st.DrawFn, name: str, numbers: list[Question]) -> ScaleRule:
    together = [one.id for one in numbers if one.occasions == numbers[0].occasions]
    chosen = draw(st.lists(st.sampled_from(together), min_size=1, unique=True))
    return ScaleRule(name, draw(any_texts()), tuple(chosen), draw(st.sampled_from(Method)), draw(st.floats(0, 0.75)))


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    """Any questionnaire, with every kind of node."""
    occasions = tuple(draw(st.lists(st.sampled_from(Occasion), min_size=1, max_size=3, unique=True)))
    ids = draw(st.lists(_names, min_size=2, max_size=6, unique=True))
    listed: list[Question] = []
    for name in ids[:-1]:
        listed.append(draw(questions(name, listed, occasions)))
    cut = draw(st.integers(0, len(listed)))
    parts = [tuple(part) for part in (listed[:cut], listed[cut:]) if part]
    numbers = [one for one in listed if one.kind.span is not None]
    valid_from = draw(st.dates(date(2000, 1, 1), date(2030, 1, 1)))
    translated = draw(st.sets(st.sampled_from([one for one in LANGUAGES if one != "sv"])))
    return Questionnaire(
        id=f"q{draw(_names)}",
        version=draw(_words),
        valid_from=valid_from,
        valid_to=draw(st.none() | st.dates(valid_from, date(2040, 1, 1))),
        title=draw(any_texts()),
        respondent=draw(st.sampled_from(Respondent)),
        occasions=occasions,
        sections=tuple(Section(part, draw(st.none() | any_texts()), draw(st.none() | any_texts())) for part in parts),
        introduction=draw(st.none() | any_texts()),
        thanks=draw(st.none() | any_texts()),
        scales=(draw(scales(ids[-1], numbers)),) if numbers and draw(st.booleans()) else (),
        translations=tuple(Translation(one, draw(st.booleans())) for one in LANGUAGES if one in translated),
        privacy=draw(st.sampled_from(("B", "C", "D"))),
        rights=draw(st.none() | wordings()),
    )


@st.composite
def answers_to(draw: st.DrawFn, questionnaire: Questionnaire) -> dict[str, object]:
    """Answers that the questions take, with some left out, not asked or not mentioned."""
    answers: dict[str, object] = {}
    for one in questionnaire.questions:
        given = values(one.kind).map(Given)
        answer = draw(st.one_of(given, given, st.just(NotGiven()), st.just(NotAsked()), st.none()))
        if answer is not None:
            answers[one.id] = answer
    return answers
