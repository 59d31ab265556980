"""A correction that was begun is thrown away: its words go, what is signed stands, and it can be begun anew."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from tests.cast import Cast
from tests.invented_editions import draft_edition, hand_in, handed_in_edition, signed_esf_months

from stegvis.actions.access import NotPermitted
from stegvis.actions.correct_report import correct_report
from stegvis.actions.list_editions import Chosen, list_editions
from stegvis.actions.show_edition import show_edition
from stegvis.actions.show_my_day import show_my_day
from stegvis.actions.throw_away_correction import ThrownAway, corrections_thrown_with, throw_away_correction
from stegvis.store.models import AuditEvent, Edition
from stegvis.store.reports.stepping import take_step
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


def throw_away(cast: Cast, edition: Edition, name: str = "maja", version: int | None = None) -> ThrownAway:
    return throw_away_correction(by=cast.actor(name), edition=edition.pk, version=version or edition.version)


@pytest.mark.parametrize("name", ["maja", "amina"])
def test_its_words_go_and_what_is_signed_stands_and_can_be_corrected_again(cast: Cast, begun: Edition, name: str):
    signed = begun.corrects
    before = Edition.objects.values().get(pk=signed.pk)
    assert throw_away(cast, begun, name) == ThrownAway(signed.pk, 0)
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


@pytest.fixture
def chain(cast: Cast) -> tuple[Edition, ...]:
    """January was corrected, and February and March with it; May had a correction of its own before."""
    january, _, _, may = signed_esf_months(cast.linden, (1, 2, 3, 5))
    correct(cast, may)
    made = correct_report(by=cast.actor("maja"), edition=january.pk, version=january.version, reason=WHY)
    assert len(made) == 3
    return tuple(Edition.objects.select_related("corrects").get(pk=number) for number in made)


def test_with_the_first_of_a_chain_go_the_later_months_that_were_begun_with_it(cast: Cast, chain: tuple[Edition, ...]):
    first, *later = chain
    of_may = Edition.objects.get(corrects__isnull=False, period_start=date(2026, 5, 1))
    told = corrections_thrown_with(by=cast.actor("amina"), edition=first.pk)
    assert [(one.number, one.period.start.month) for one in told] == [(later[0].pk, 2), (later[1].pk, 3)]
    assert throw_away(cast, first, "amina") == ThrownAway(first.corrects_id, 2)
    for one in chain:
        one.refresh_from_db()
        assert (one.state, one.correction_reason, one.texts.exists()) == (ReportState.PLANNED, "", False)
        assert [step.action for step in one.steps.all()] == ["correct_report", "throw_away_correction"]
        assert one.corrects.state == ReportState.SIGNED
    assert AuditEvent.objects.filter(event="correction_thrown_away").count() == 3
    of_may.refresh_from_db()
    assert of_may.state == ReportState.DRAFT and of_may.texts.exists()
    again = correct_report(by=cast.actor("maja"), edition=first.corrects_id, version=first.corrects.version, reason="B")
    assert [*again] == [one.pk for one in chain]
    assert [one.number for one in corrections_thrown_with(by=cast.actor("maja"), edition=again[0])] == [*again[1:]]


def test_a_later_month_that_is_thrown_away_leaves_the_others(cast: Cast, chain: tuple[Edition, ...]):
    first, second, third = chain
    assert throw_away(cast, second) == ThrownAway(second.corrects_id, 0)
    assert [one.number for one in corrections_thrown_with(by=cast.actor("maja"), edition=first.pk)] == [third.pk]


def test_a_later_month_begun_by_itself_stays_though_it_gives_the_same_reason(cast: Cast, chain: tuple[Edition, ...]):
    """March was thrown away and begun anew, with the words that it had while it followed from January's."""
    first, second, third = chain
    reason = third.correction_reason
    throw_away(cast, third)
    signed = third.corrects
    correct_report(by=cast.actor("maja"), edition=signed.pk, version=signed.version, reason=reason)
    assert [one.number for one in corrections_thrown_with(by=cast.actor("maja"), edition=first.pk)] == [second.pk]
    assert throw_away(cast, first) == ThrownAway(first.corrects_id, 1)
    assert third.texts.exists()


def test_a_later_month_goes_with_the_first_also_when_its_reason_was_worded_anew(cast: Cast, chain: tuple[Edition, ...]):
    first, second, third = chain
    Edition.objects.filter(pk=second.pk).update(correction_reason="Januari räknas om.")
    told = corrections_thrown_with(by=cast.actor("maja"), edition=first.pk)
    assert [one.number for one in told] == [second.pk, third.pk]


def test_what_was_begun_because_of_an_earlier_correction_stays(cast: Cast, chain: tuple[Edition, ...]):
    """January's correction is signed, and corrected anew for the same reason: the later months follow the first."""
    first, *later = chain
    hand_in(first)
    Edition.objects.filter(pk=first.pk).update(state=ReportState.SIGNED)
    first.refresh_from_db()
    again = Edition.objects.get(pk=correct(cast, first))
    assert corrections_thrown_with(by=cast.actor("maja"), edition=again.pk) == ()
    assert throw_away(cast, again) == ThrownAway(first.pk, 0)
    assert set(Edition.objects.filter(pk__in=[one.pk for one in later]).values_list("state", flat=True)) == {"draft"}


def test_chains_begun_before_this_was_kept_are_told_by_their_reason_once(cast: Cast, chain: tuple[Edition, ...]):
    """May was corrected by itself, and no words of its reason name an earlier month."""
    first, *later = chain
    Edition.objects.update(follows=None)
    migration = import_module("stegvis.store.migrations.0012_chains_that_were_begun")
    migration.tell_what_they_follow(apps, connection.schema_editor())
    found = Edition.objects.exclude(follows=None).order_by("period_start").values_list("pk", "follows")
    assert [*found] == [(one.pk, first.pk) for one in later]


def test_a_chain_goes_whole_or_not_at_all(cast: Cast, chain: tuple[Edition, ...], monkeypatch: pytest.MonkeyPatch):
    """The last step dies: everything stands as before."""
    taken = iter(range(3))

    def dies_at_last(*told: object, **named: object) -> object:
        if next(taken) == 2:
            raise Changed({}, 9)
        return take_step(*told, **named)

    monkeypatch.setattr("stegvis.store.reports.life.throwing_away.take_step", dies_at_last)
    with pytest.raises(Changed):
        throw_away(cast, chain[0])
    for one in chain:
        one.refresh_from_db()
        assert one.state == ReportState.DRAFT and one.texts.exists() and one.steps.count() == 1
    assert not AuditEvent.objects.filter(event="correction_thrown_away").exists()
