"""Somebody else changed the same record: both versions side by side, and which is to stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from stegvis.web.forms.names import KEEP, THEIRS

MINE_STANDS, THEIRS_STANDS = "mine", "theirs"
NOTHING = "–"
SEPARATOR = ", "
"""Between what is chosen in a field of several, in what the action says of theirs."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that somebody else changed too: what each made of it in words, and theirs as the field holds it.

    `theirs_raw`: one value, or as many as are chosen in a field of several.
    """

    name: str
    label: str
    mine: str
    theirs: str
    theirs_raw: tuple[str, ...]
    keep: str
    carries: str


def conflicts(form: forms.Form, theirs: Mapping[str, str]) -> tuple[Conflict, ...]:
    """The fields of the form where theirs is another than what was typed here."""
    found = []
    for name, value in theirs.items():
        if name in form.fields:
            labels = dict(_flat(getattr(form.fields[name], "choices", ())))
            words = {label: word for word, label in labels.items()}
            is_several = isinstance(form.fields[name], forms.MultipleChoiceField)
            stated = filter(None, value.split(SEPARATOR)) if is_several else (value,)
            raw = tuple(words.get(one, one) for one in stated)
            mine = _as_tuple(form[name].value())
            if mine != raw:
                label = str(form[name].label)
                mine_shown, theirs_shown = (
                    SEPARATOR.join(labels.get(one, one) for one in listed) or NOTHING for listed in (mine, raw)
                )
                found.append(Conflict(name, label, mine_shown, theirs_shown, raw, KEEP + name, THEIRS + name))
    return tuple(found)


def _as_tuple(typed: Any) -> tuple[str, ...]:
    """What is typed in a field, of one value or several."""
    return tuple(map(str, typed)) if isinstance(typed, list) else ("" if typed is None else str(typed),)


def without_conflicts(data: QueryDict) -> QueryDict:
    """What was handed in, with theirs in each field where theirs is to stand."""
    settled = data.copy()
    for name in data:
        if name.startswith(KEEP) and data[name] == THEIRS_STANDS:
            field = name.removeprefix(KEEP)
            settled.setlist(field, data.getlist(THEIRS + field))
    return settled


def _flat(choices: Iterable[Any]) -> Iterable[tuple[str, str]]:
    for value, label in choices:
        if isinstance(label, (list, tuple)):
            yield from _flat(label)
        else:
            yield str(value), str(label)
