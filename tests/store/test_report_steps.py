"""Steps in an edition's life: the table of transitions is the law, and four eyes are two people."""

import ast
from pathlib import Path

import pytest
from django.db import DatabaseError
from tests.cast import Cast
from tests.invented_editions import make_edition

from stegvis.actions.access import Actor
from stegvis.store.models import AuditEvent, EditionStep
from stegvis.store.reports.stepping import require_step, take_step
from stegvis.vocabulary import BadInput, Changed
from stegvis.vocabulary.report_life import TRANSITIONS, ReportState, open_steps

SOURCE = Path(__file__).parents[2] / "src" / "stegvis"


def test_every_state_but_the_last_leads_on():
    assert {state for state in ReportState if not open_steps(state)} == {ReportState.PUBLISHED}


def test_every_state_is_reached():
    assert {one.ends for one in TRANSITIONS} | {ReportState.PLANNED} == set(ReportState)


@pytest.mark.django_db
def test_a_step_moves_the_edition_and_is_written_down(cast: Cast):
    edition = make_edition(cast)
    take_step(edition, "submit_report", by=cast.actor("maja"), version=1)
    assert (edition.state, edition.version) == ("submitted", 2)
    step = EditionStep.objects.get()
    assert (step.action, step.came_from, step.led_to) == ("submit_report", "draft", "submitted")
    assert AuditEvent.objects.filter(event="report_submitted").count() == 1


@pytest.mark.django_db
def test_a_step_out_of_order_is_refused(cast: Cast):
    with pytest.raises(BadInput, match="utkast"):
        take_step(make_edition(cast), "sign_report", by=cast.actor("carl"), version=1)


@pytest.mark.django_db
def test_whoever_wrote_cannot_sign(cast: Cast):
    edition = make_edition(cast, state=ReportState.ASSESSED, texts={"analysis": "Bra."}, written_by="carl")
    with pytest.raises(BadInput, match="kollega"):
        require_step(edition, "sign_report", by=cast.actor("carl"))
    assert require_step(edition, "sign_report", by=cast.actor("frida"))


@pytest.mark.django_db
def test_two_at_once_the_second_is_told(cast: Cast):
    edition = make_edition(cast)
    someone: Actor = cast.actor("maja")
    take_step(edition, "submit_report", by=someone, version=1)
    with pytest.raises(Changed):
        take_step(edition, "take_back_report", by=someone, version=1)


@pytest.mark.django_db
def test_a_step_cannot_be_changed_afterwards(cast: Cast):
    edition = make_edition(cast)
    step = take_step(edition, "submit_report", by=cast.actor("maja"), version=1)
    with pytest.raises(DatabaseError):
        EditionStep.objects.filter(pk=step.pk).update(by="Någon annan")


def gives_a_state(node: ast.AST) -> bool:
    """True for `edition.state = …` and `….update(state=…)`."""
    match node:
        case ast.Assign(targets=targets):
            written = [each for one in targets for each in ast.walk(one)]
            return any(isinstance(one, ast.Attribute) and one.attr == "state" for one in written)
        case ast.Call(func=ast.Attribute(attr="update"), keywords=keywords):
            return any(one.arg == "state" for one in keywords)
        case _:
            return False


def test_a_state_changes_in_one_place_alone():
    """New editions begin as drafts; from there on `stepping` alone moves them."""
    files = [file for file in SOURCE.rglob("*.py") if "report" in file.relative_to(SOURCE).as_posix()]
    found = [file for file in files if any(map(gives_a_state, ast.walk(ast.parse(file.read_text("utf-8")))))]
    assert [file.relative_to(SOURCE).as_posix() for file in sorted(found)] == ["store/reports/stepping.py"]
