"""Where sentences begin and end, on pages, in lists and tables; odd texts, and how long they take. All is invented."""

import time

import pytest
from tests.forms.test_prose_statements import TOLD, lines, short

from stegvis.documents.nodes import Line
from stegvis.forms.prose.statements import find_statements
from stegvis.vocabulary import Place


def test_wrapped_lines_are_one_sentence_and_the_place_is_the_line_of_the_number() -> None:
    text = "Detta är ett hinder, eftersom det står i avtalet att 70\n% av deltagarna ska uppnå\n9 timmar per vecka."
    (share, *rest) = find_statements(lines(text))
    assert (share.raw, share.share, share.is_goal, share.place.line) == ("70 %", 0.7, True, 1)
    assert not [one for one in rest if one.measure]
    (found,) = find_statements(lines("Vi är nöjda med hur det har gått under året och\n14 deltagare har avslutats."))
    assert (found.count, found.measure, found.place.line) == (14, "exits", 2)


def test_a_sentence_over_a_page_break_is_one_sentence() -> None:
    found = find_statements(lines("Målet är att 70\n\n% av deltagarna ska må bättre."))
    assert [(one.share, one.is_goal) for one in found] == [(0.7, True)]


def test_bullets_paragraphs_and_table_rows_stand_apart() -> None:
    text = "- 5 har fått arbete\n- 3 mår bättre\n\tAntal\t12 deltagare\n\n| 4 deltagare har avslutats |"
    assert [short(one) for one in find_statements(lines(text))] == ["5 <exits_positive", "3 feels_better"]


def test_goals_section_makes_every_number_a_target() -> None:
    found = find_statements(lines("- 30 % har fått arbete.\n- Minst 5 individer deltar."), goals=True)
    assert [one.is_goal for one in found] == [True, True]


def test_approximate_numbers_are_marked() -> None:
    found = find_statements(lines("Ca 12 deltagare har avslutats och drygt 40 % mår bättre."))
    assert [one.approximate for one in found] == [True, True]


def test_emphasis_and_tags_are_left_out() -> None:
    (one,) = find_statements(lines("Vi ser att **40%** av de som har <i>positiva avslut</i> trivs."))
    assert (one.raw, one.of_measure) == ("40%", "exits_positive")


@pytest.mark.parametrize(
    "text", ["", "\n\n", ".", "%", "12", "." * 5000, "1 " * 3000, "a" * 5000, "(" * 3000, "av " * 3000]
)
def test_odd_text_gives_no_error(text: str) -> None:
    assert [one for one in find_statements(lines(text)) if one.measure] == []


def test_time_grows_with_length() -> None:
    """Twice the text takes about twice the time, with and without full stops."""
    for sentence in (" ".join(TOLD) + " ", " ".join(TOLD).replace(".", "") + " "):
        find_statements(lines(sentence))
        short_time, long_time = seconds(sentence * 2), seconds(sentence * 8)
        assert long_time < 4 * short_time * 3 + 0.05


def seconds(text: str) -> float:
    started = time.process_time()
    find_statements([Line(text, Place(line=1))])
    return time.process_time() - started
