"""All the marks of a form: those its definition lists and those that its own labels are."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from stegvis.forms.nodes import (
    Ask,
    Fixed,
    Form,
    Mark,
    MarkKind,
    Section,
    Show,
    ShowChart,
    ShowTable,
    SignOff,
    When,
    flat_items,
)
from stegvis.vocabulary import Gender, Wording

_Node = TypeVar("_Node", Section, Show, Ask, SignOff)
_MOST_KEPT = 4096


def _once_a_node(compute: Callable[[_Node], tuple[Mark, ...]]) -> Callable[[_Node], tuple[Mark, ...]]:
    """Keeps what was computed for a node, by identity: comparing whole nodes would cost more than computing."""
    kept: dict[int, tuple[_Node, tuple[Mark, ...]]] = {}

    @wraps(compute)
    def once(node: _Node) -> tuple[Mark, ...]:
        known = kept.get(id(node))
        if known is not None and known[0] is node:
            return known[1]
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        result = compute(node)
        kept[id(node)] = (node, result)
        return result

    return once


def own_marks(label: Wording, kind: MarkKind) -> tuple[Mark, ...]:
    """The label in both languages as marks, so that what a form wrote is recognised."""
    return tuple(Mark(text, kind) for text in dict.fromkeys((label.sv, label.en)) if any(map(str.isalnum, text)))


@_once_a_node
def section_marks(section: Section) -> tuple[Mark, ...]:
    """The marks of a section's heading."""
    return (*section.marks, *own_marks(section.heading, MarkKind.LINE))


@_once_a_node
def prompts(section: Section) -> tuple[Mark, ...]:
    """Everything that the form itself prints in the section and that is no answer."""
    found = list(section.prompts)
    for item in flat_items(section.items):
        match item:
            case Fixed():
                found += own_marks(item.text, MarkKind.FLOW)
            case ShowTable():
                found += own_marks(item.caption, MarkKind.LINE)
            case ShowChart():
                found += own_marks(item.title, MarkKind.LINE)
            case When(otherwise=Wording() as otherwise):
                found += [Mark(f"Info {text}", MarkKind.START) for text in (otherwise.sv, otherwise.en)]
                found += own_marks(otherwise, MarkKind.FLOW)
            case _:
                continue
    return tuple(found)


def form_columns(form: Form) -> tuple[Gender, ...]:
    """The genders that the form has columns for, in its order."""
    tables = (item for section in form.sections for item in flat_items(section.items) if isinstance(item, ShowTable))
    columns = tuple(dict.fromkeys(gender for table in tables for gender in table.columns))
    return columns or (Gender.ALL, Gender.WOMEN, Gender.MEN)


@_once_a_node
def show_marks(show: Show) -> tuple[Mark, ...]:
    """The marks of a row label."""
    return (*show.marks, *own_marks(show.label, MarkKind.START))


@_once_a_node
def ask_marks(ask: Ask) -> tuple[Mark, ...]:
    """The marks of a question."""
    return (*ask.marks, *own_marks(ask.label, MarkKind.START))


@_once_a_node
def name_marks(sign_off: SignOff) -> tuple[Mark, ...]:
    """The marks of the line where somebody signs."""
    return (*sign_off.marks, *own_marks(sign_off.label, MarkKind.START))


DATE_MARKS = (Mark("Datum", MarkKind.START), Mark("Date", MarkKind.START))


def date_marks(sign_off: SignOff) -> tuple[Mark, ...]:
    """The marks of the date beside a signature."""
    return (*sign_off.date_marks, *DATE_MARKS)
