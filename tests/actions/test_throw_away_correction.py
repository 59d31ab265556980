"""A correction that was begun is thrown away: its words go, what is signed stands, and it can be begun anew."""

import pytest
from tests.cast import Cast
from tests.invented_editions import draft_edition, hand_in, handed_in_edition

from stegvis.actions.access import NotPermitted
from stegvis.actions.correct_report import correct_report
from stegvis.actions.list_editions import Chosen, list_editions
from stegvis.actions.show_edition import show_edition
from stegvis.actions.show_my_day import show_my_day
from stegvis.actions.throw_away_correction import throw_away_correction
from stegvis.store.models import AuditEvent, Edition
from stegvis.vocabulary import BadInput, Changed
from stegvis.vocabulary.report_life import ReportState

WHY = "Fel datum."


@pytest.fixture(autouse=True)
def on_a_september_day(monkeypatch, tmp_path):
    monkeypatch.setenv("STEGVIS_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("STEGVIS_TODAY", "2026-09-20")


@pytest.fixture
def begun(cast: Cast) -> Edition:
    """A correction, just begun, of a signed report on Linden."""
    signed = handed_in_edition(cast.linden, state=ReportState.SIGNED)
    return Edition.objects.get(pk=correct(cast, signed))


def correct(cast: Cast, signed: Edition) -> int:
    (number,) = correct_report(by=cast.actor("maja"), edition=signed.pk, version=signed.version, reason=WHY)
    return number


def throw_away(cast: Cast, edition: Edition, name: str = "maja", version: int | None = None) -> int:
    return throw_away_correction(by=cast.actor(name), edition=edition.pk, version=version or edition.version)


@pytest.mark.parametrize("name", ["maja", "amina"])
def test_its_words_go_and_what_is_signed_stands_and_can_be_corrected_again(cast: Cast, begun: Edition, name: str):
    signed = begun.corrects
    before = Edition.objects.values().get(pk=signed.pk)
    assert throw_away(cast, begun, name) == signed.pk
    assert not begun.texts.exists()
    assert Edition.objects.values().get(pk=signed.pk) == before
    with pytest.raises(NotPermitted):
        show_edition(by=cast.actor(name), edition=begun.pk)
    shown = show_edition(by=cast.actor(name), edition=signed.pk)
    assert not shown.corrections
    assert shown.may_correct
    assert [one.way.edition for one in list_editions(by=cast.actor(name), chosen=Chosen()).reports] == [signed.pk]
    assert correct(cast, signed) == begun.pk
    again = Edition.objects.get(pk=begun.pk)
    assert (again.state, again.number, again.correction_reason) == (ReportState.DRAFT, 2, WHY)
    assert show_edition(by=cast.actor(name), edition=begun.pk).correction_reason == WHY


def test_it_is_in_the_trail_and_its_steps_stay(cast: Cast, begun: Edition):
    throw_away(cast, begun)
    event = AuditEvent.objects.get(event="correction_thrown_away")
    numbers = {"edition": begun.pk, "corrects": begun.corrects_id}
    assert event.details == numbers | {"form": begun.form_id, "from": "draft", "to": "planned"}
    assert [one.action for one in begun.steps.all()] == ["correct_report", "throw_away_correction"]


@pytest.mark.parametrize("name", ["frida", "carl", "britta", "reidar", "bosse", "stranger"])
def test_nobody_but_its_writers_throws_it_away(cast: Cast, begun: Edition, name: str):
    with pytest.raises(NotPermitted):
        throw_away(cast, begun, name)
    assert begun.texts.exists()


def test_a_first_report_and_what_was_handed_in_are_not_thrown_away(cast: Cast, begun: Edition):
    hand_in(begun)
    for one in (draft_edition(cast.eken, "skaraborg_monthly"), begun, begun.corrects):
        with pytest.raises((BadInput, NotPermitted)):
            throw_away(cast, one)
    assert begun.texts.exists()


def test_whoever_looked_before_somebody_took_a_step_is_told(cast: Cast, begun: Edition):
    Edition.objects.filter(pk=begun.pk).update(version=7)
    with pytest.raises(Changed):
        throw_away(cast, begun)


@pytest.mark.parametrize(("name", "sees"), [("maja", True), ("amina", True), ("frida", False), ("carl", False)])
def test_a_correction_that_was_begun_stands_on_the_day_of_those_who_write_it(
    cast: Cast, begun: Edition, name: str, *, sees: bool
):
    def waiting() -> list[int | None]:
        return [one.way.edition for one in show_my_day(by=cast.actor(name)).waiting]

    assert (begun.pk in waiting()) is sees
    throw_away(cast, begun)
    assert begun.pk not in waiting()
