"""Swedish as reports write it: numbers, shares, dates, periods, money and sentences found in text.

Every finder takes a text and returns what it found in order, without overlaps, with character offsets
into that text. All of them run in time proportional to the text's length.
"""

from stegvis.vocabulary.swedish.cells import parse_cell
from stegvis.vocabulary.swedish.dates import FoundDate, find_dates, parse_date
from stegvis.vocabulary.swedish.letters import lower_letters
from stegvis.vocabulary.swedish.money import FoundMoney, find_money
from stegvis.vocabulary.swedish.numbers import FoundNumber, find_numbers
from stegvis.vocabulary.swedish.periods import parse_period
from stegvis.vocabulary.swedish.sentences import normalise_words, sentences
from stegvis.vocabulary.swedish.shares import FoundShare, find_shares

__all__ = [
    "FoundDate",
    "FoundMoney",
    "FoundNumber",
    "FoundShare",
    "find_dates",
    "find_money",
    "find_numbers",
    "find_shares",
    "lower_letters",
    "normalise_words",
    "parse_cell",
    "parse_date",
    "parse_period",
    "sentences",
]
