"""Somebody else changed the same record: both versions side by side, and which is to stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from stegvis.web.forms.names import KEEP, THEIRS

MINE_STANDS, THEIRS_STANDS = "mine", "theirs"
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that somebody else changed too: what each made of it in words, and theirs as the field holds it."""

    name: str
    label: str
    mine: str
    theirs: str
    theirs_raw: str
    keep: str
    carries: str


def conflicts(form: forms.Form, theirs: Mapping[str, str]) -> tuple[Conflict, ...]:
    """The fields of the form where theirs is another than what was typed here."""
    found = []
    for name, value in theirs.items():
        if name in form.fields:
            labels = dict(_flat(getattr(form.fields[name], "choices", ())))
            raw = next((word for word, label in labels.items() if label == value), value)
            typed = form[name].value()
            mine = ", ".join(typed) if isinstance(typed, list) else str("" if typed is None else typed)
            if mine != raw:
                label = str(form[name].label)
                mine_shown, theirs_shown = (labels.get(one, one) or NOTHING for one in (mine, raw))
                found.append(Conflict(name, label, mine_shown, theirs_shown, raw, KEEP + name, THEIRS + name))
    return tuple(found)


def without_conflicts(data: QueryDict) -> QueryDict:
    """What was handed in, with theirs in each field where theirs is to stand."""
    settled = data.copy()
    for name in data:
        if name.startswith(KEEP) and data[name] == THEIRS_STANDS:
            field = name.removeprefix(KEEP)
            settled[field] = data.get(THEIRS + field, "")
    return settled


def _flat(choices: Iterable[Any]) -> Iterable[tuple[str, str]]:
    for value, label in choices:
        if isinstance(label, (list, tuple)):
            yield from _flat(label)
        else:
            yield str(value), str(label)
