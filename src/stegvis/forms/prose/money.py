"""Amounts of money that the text states."""

from collections.abc import Sequence

from stegvis.documents.nodes import Line
from stegvis.forms.prose.flow import flow_of
from stegvis.forms.reading import MoneyReading
from stegvis.vocabulary import swedish


def find_money(lines: Sequence[Line]) -> tuple[MoneyReading, ...]:
    """The amounts in the lines, in kronor and in order, each with its sentence and the line where it stands."""
    flow = flow_of(lines)
    if not swedish.find_money(flow.text):
        return ()
    return tuple(
        MoneyReading(one.kronor, one.raw, sentence.shown, sentence.place_at(one.start))
        for sentence in flow.sentences()
        for one in swedish.find_money(sentence.text)
    )
