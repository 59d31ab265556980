"""What the release shows may be told; what it hides, and what leads to it, may not. All figures are invented."""

import pytest

from stegvis.disclosure.narrative import Kind, KnownFigure, KnownFigures, gate
from stegvis.vocabulary import Gender

ALL, WOMEN, MEN = Gender.ALL, Gender.WOMEN, Gender.MEN


def cell(measure: str, gender: Gender, value: int, visible: bool = True) -> KnownFigure:
    return KnownFigure(measure, gender, value, visible, "Ekbacken")


KNOWN = KnownFigures(
    (
        cell("participants", ALL, 40), cell("participants", WOMEN, 28), cell("participants", MEN, 12),
        cell("exits", ALL, 26), cell("exits", WOMEN, 18), cell("exits", MEN, 8),
        cell("exits_positive", ALL, 12, visible=False), cell("exits_positive", WOMEN, 9, visible=False),
        cell("exits_positive", MEN, 3, visible=False),
        cell("feels_better", ALL, 21), cell("feels_better", WOMEN, 17, visible=False),
        cell("feels_better", MEN, 4, visible=False),
    ),
    frozenset({"Annas hus"}),
)  # fmt: skip


def kinds(text: str, known: KnownFigures | None = KNOWN) -> set[Kind]:
    return {hit.kind for hit in gate(text, known)}


@pytest.mark.parametrize(
    "text",
    [
        "26 deltagare har avslutats.",
        "Insatsen har haft 40 deltagare.",
        "18 kvinnor har avslutats.",
        "21 deltagare mår bättre.",
        "81 % (21 av 26) mår bättre.",
        "81 % av deltagarna mår bättre.",
        "Deltagarna i Annas hus är nöjda.",
        "Minst 46 procent av deltagarna ska gå till arbete eller studier senast i december 2023.",
        "46 % av deltagarna ska ha fått ett arbete vid insatsens slut.",
        "Femton företag har tagit emot studiebesök och tolv av dem erbjuder praktikplatser.",
        "Kostnaden uppgick till 312 000 kr, vilket är 8 % lägre än budget.",
    ],
)
def test_what_is_shown_may_be_told(text):
    assert not kinds(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("12 deltagare gick vidare till arbete.", Kind.HIDDEN),
        ("Nio kvinnor har fått anställning.", Kind.HIDDEN),
        ("17 kvinnor mår bättre.", Kind.HIDDEN),
        ("Det är fler som har fått arbete nu, 12 jämfört med 10 i förra rapporten.", Kind.HIDDEN),
        ("Av de 12 männen mår knappt hälften (4) bättre.", Kind.SHARE),
        ("Alla i personalen ser att två mår bättre.", Kind.COUNT),
        ("Tolv företag har tagit emot våra deltagare, tre av dem har fått jobb.", Kind.HIDDEN),
        ("46 % av deltagarna fick arbete.", Kind.SHARE),
        ("Av kvinnorna mår 94 % bättre.", Kind.SHARE),
        ("Tre män gick vidare till arbete.", Kind.HIDDEN),
        ("Tre deltagare har hoppat av.", Kind.COUNT),
        ("37 deltagare har lämnat samtycke.", Kind.HIDDEN),
        ("12 av dem som avslutades fick ett utfall som ingen har prövat.", Kind.HIDDEN),
        ("Tolv personer avslutades och gick vidare på sitt sätt.", Kind.HIDDEN),
        ("Ingen gick till studier.", Kind.ZERO_OR_ALL),
        ("Alla tolv män mår bättre.", Kind.ZERO_OR_ALL),
        ("0 % av männen mår bättre.", Kind.SHARE),
        ("Noll procent av männen fick arbete.", Kind.SHARE),
        ("100 procent av kvinnorna fick arbete.", Kind.SHARE),
        ("Ett dussin gick vidare till arbete.", Kind.HIDDEN),
    ],
)
def test_what_is_hidden_may_not_be_told_however_large(text, kind):
    assert kind in kinds(text)


def test_large_numbers_are_harmless_where_nothing_is_known():
    assert not kinds("12 deltagare gick vidare till arbete.", None)


def test_another_interventions_figures_do_not_count():
    other = KnownFigure("exits_positive", ALL, 15, True, "Lindhult")
    known = KnownFigures((*KNOWN.figures, other))
    assert not kinds("I Lindhult gick 15 deltagare vidare till arbete.", known)
    assert kinds("I Ekbacken gick 15 deltagare vidare till arbete.", known) == {Kind.HIDDEN}


def test_a_higher_k_finds_more():
    assert not gate("Sex deltagare fick arbete.")
    assert gate("Sex deltagare fick arbete.", k=8)


UNCLEAR = KnownFigures(
    (
        cell("participants", ALL, 40), cell("exits", ALL, 26), cell("exits", WOMEN, 17, visible=False),
        cell("exits", MEN, 9, visible=False), cell("exits_positive", ALL, 14), cell("feels_better", ALL, 0),
        cell("exits_unclear", ALL, 12, visible=False),
    )
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "12 deltagare som avslutade med oklart utfall.",
        "Tolv avslutades av andra skäl.",
        "Tolv gick inte vidare till arbete eller studier.",
        "Oklart utfall fick många, 12 deltagare.",
        "46 procent av de avslutade har oklart utfall.",
        "65 procent av de avslutade är kvinnor.",
        "65 procent var kvinnor.",
    ],
)
def test_a_part_of_what_is_shown_may_be_hidden(text):
    assert kinds(text, UNCLEAR)


@pytest.mark.parametrize(
    "text", ["Ingen mår bättre.", "14 gick till arbete eller studier.", "12 deltagare bjöds in till en träff."]
)
def test_what_the_release_tells_itself_may_be_told(text):
    assert not kinds(text, UNCLEAR)


WHOLE_IS_HIDDEN = KnownFigures(
    (
        cell("participants", ALL, 61), cell("exits", ALL, 39, visible=False), cell("exits", WOMEN, 22),
        cell("exits", MEN, 16), cell("exits_positive", ALL, 27), cell("exits_positive", WOMEN, 14),
        cell("exits_positive", MEN, 13, visible=False), cell("feels_better", ALL, 21),
    ),
)  # fmt: skip
"""39 = 22 + 16 and one more: that there were 39 points to one person."""


@pytest.mark.parametrize(
    "text",
    [
        "69 % (27 av 39) avslutade till arbete.",
        "27 av 39 avslutade till arbete.",
        "27 av de 39 som avslutade gick till arbete.",
        "Av 39 avslutade gick 27 till arbete.",
        "39 personer har lämnat insatsen och 27 av dem gick till arbete.",
        "69 procent av dem som avslutade gick till arbete.",
    ],
)
def test_a_hidden_whole_is_not_told_by_its_part_and_share(text):
    assert kinds(text, WHOLE_IS_HIDDEN) & {Kind.HIDDEN, Kind.SHARE}


@pytest.mark.parametrize(
    "text",
    [
        "81 % (21 av 26) mår bättre.",
        "64 % (14 av 22) av kvinnorna gick till arbete.",
        "44 % (27 av 61) av deltagarna gick till arbete.",
    ],
)
def test_a_whole_that_is_shown_or_of_other_people_may_be_told(text):
    assert not kinds(text, WHOLE_IS_HIDDEN)
