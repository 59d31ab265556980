"""A version of a form prints the same for good: packages that were written in it are read and verified by it."""

import hashlib
import json
import tomllib
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from stegvis.catalogue import form_files, load_earlier_forms, load_forms, shipped_form
from stegvis.forms.nodes import Form

SHIPPED = Path(__file__).with_name("shipped_forms.toml")
NOT_PRINTED = {"marks", "title_marks", "prompts", "required", "lasting", "repeats", "own_proposal", "period"}
NOT_PRINTED |= {"threshold", "threshold_measures", "prose_figures"}
"""How a form is recognised in a document, and what it asks of whoever writes."""


def printed(form: Form) -> str:
    """A digest of all that stands in a report of the form."""
    plain = json.dumps(_kept(asdict(form)), sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def _kept(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _kept(one) for key, one in value.items() if key not in NOT_PRINTED}
    return [_kept(one) for one in value] if isinstance(value, list | tuple) else value


def test_every_version_prints_as_when_it_was_shipped() -> None:
    """Where this fails: give the form a new version, move its former file to `forms/earlier`, and add its line here."""
    now = {f"{form.id} {form.version}": printed(form) for form in (*load_forms(), *load_earlier_forms())}
    assert now == tomllib.loads(SHIPPED.read_text("utf-8"))


def test_a_heading_that_changed_is_noticed() -> None:
    form = load_forms()[0]
    first, *others = form.sections
    heading = replace(first.heading, sv=f"{first.heading.sv} m.m.")
    assert printed(replace(form, sections=(replace(first, heading=heading), *others))) != printed(form)
    assert printed(replace(form, sections=(replace(first, lasting=not first.lasting), *others))) == printed(form)


def test_no_version_stands_twice() -> None:
    known = [(form.id, form.version) for form in (*load_forms(), *load_earlier_forms())]
    assert len(set(known)) == len(known)


def test_a_form_is_found_in_each_of_its_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    now = load_forms()[0]
    was = replace(now, version="before that")
    monkeypatch.setattr(form_files, "load_earlier_forms", lambda: (was,))
    assert (shipped_form(now.id, now.version), shipped_form(now.id, "before that")) == (now, was)
    assert shipped_form(now.id, "never") is None
