"""A report's life: every step from every state by everybody, what each asks for, and whom the four eyes stop."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from tests.cast import Cast
from tests.invented_editions import PERIOD, hand_in, handed_in_edition, make_edition

from stegvis.actions.accept_report import accept_report
from stegvis.actions.access import PERMISSIONS, Actor, NotPermitted, actor_of
from stegvis.actions.assess_report import assess_report
from stegvis.actions.publish_report import publish_report
from stegvis.actions.receive_report import Arrival, receive_report
from stegvis.actions.return_report import return_report
from stegvis.actions.show_edition import show_edition
from stegvis.actions.sign_report import sign_report
from stegvis.actions.take_back_report import take_back_report
from stegvis.actions.take_up_report import take_up_report
from stegvis.store.models import Assignment, AuditEvent, Edition, EditionStep, SectionVersion
from stegvis.store.tables.frozen_when_signed import freeze_lifted
from stegvis.vocabulary import BadInput, Changed, InvalidFields
from stegvis.vocabulary.report_life import BY_ACTION, STEERING_GROUP_SECTION, TRANSITIONS, ReportState
from stegvis.vocabulary.roles import ASSOCIATION_ROLES, Role

TODAY = date(2026, 9, 20)
ARRIVAL = Arrival("2026/17", date(2026, 9, 18))
ASSESSED = "Styrgruppen ser att insatsen fungerar väl och fortsätter som planerat."
ROLES = {
    "amina": Role.PARTICIPANT_REGISTRAR,
    "maja": Role.INTERVENTION_MANAGER,
    "frida": Role.ASSOCIATION_ADMINISTRATOR,
    "carl": Role.STEERING_GROUP_CHAIR,
    "britta": Role.BOARD_READER,
    "reidar": Role.AUDITOR,
}
"""Everybody whose assignment reaches Linden."""
OUTSIDE = ("bosse", "stranger")
Step = Callable[[Actor, Edition], object]


def _plain(action: Callable[..., object]) -> Step:
    return lambda by, edition: action(by=by, edition=edition.pk, version=edition.version)


STEPS: dict[str, Step] = {
    "take_back_report": _plain(take_back_report),
    "receive_report": lambda by, one: receive_report(by=by, edition=one.pk, version=one.version, arrival=ARRIVAL),
    "assess_report": lambda by, one: assess_report(by=by, edition=one.pk, version=one.version, text=ASSESSED),
    "sign_report": lambda by, one: sign_report(by=by, edition=one.pk, version=one.version, has_read=True),
    "accept_report": _plain(accept_report),
    "return_report": lambda by, one: return_report(by=by, edition=one.pk, version=one.version, missing="Syftet."),
    "take_up_report": _plain(take_up_report),
    "publish_report": _plain(publish_report),
}
"""What is begun and what is handed in have tests of their own: `test_begin_report`, `test_submit_report`."""
FORWARD = ("receive_report", "assess_report", "sign_report", "accept_report", "publish_report")


@pytest.fixture(autouse=True)
def on_a_september_day(monkeypatch):
    monkeypatch.setenv("STEGVIS_TODAY", TODAY.isoformat())


def edition_at(cast: Cast, state: ReportState) -> Edition:
    """An edition that got to the state by the steps that lead there; it was handed in once."""
    edition = handed_in_edition(cast.linden)
    by = {"receive_report": "frida", "assess_report": "carl", "sign_report": "carl"}
    way = {
        ReportState.PLANNED: (),
        ReportState.DRAFT: ("take_back_report",),
        ReportState.RETURNED: ("receive_report", "return_report"),
        ReportState.SUBMITTED: (),
    }
    places = [BY_ACTION[one].ends for one in FORWARD]
    steps = way.get(state) or (FORWARD[: places.index(state) + 1] if state in places else ())
    for action in steps:
        person = by.get(action) or ("maja" if action == "take_back_report" else "frida")
        STEPS[action](cast.actor(person), edition)
        edition.refresh_from_db()
    if state is ReportState.PLANNED:
        Edition.objects.filter(pk=edition.pk).update(state=state)
        edition.refresh_from_db()
    assert edition.state == state
    return edition


def outcome(action: str, by: Actor, edition: Edition) -> str:
    """What came of it; whatever it was is taken back."""
    with transaction.atomic():
        try:
            STEPS[action](by, edition)
        except (NotPermitted, BadInput) as refused:
            return type(refused).__name__
        else:
            edition.refresh_from_db()
            return edition.state
        finally:
            transaction.set_rollback(True)


def test_every_step_has_a_line_here():
    assert {one.action for one in TRANSITIONS} - STEPS.keys() == {"begin_report", "submit_report"}


@pytest.mark.parametrize("state", ReportState)
def test_who_may_take_which_step_from_where(cast: Cast, state: ReportState):
    edition = edition_at(cast, state)
    wrong = []
    for action in STEPS:
        step = BY_ACTION[action]
        for name in (*ROLES, *OUTSIDE):
            if name in OUTSIDE or ROLES[name] not in PERMISSIONS[action]:
                right = "NotPermitted"
            else:
                right = step.ends if state in step.starts else "BadInput"
            before = Edition.objects.get(pk=edition.pk)
            got = outcome(action, cast.actor(name), before)
            if got != right:
                wrong.append(f"{action} from {state} by {name}: {got}, not {right}")
            if Edition.objects.values("state", "version").get(pk=edition.pk) != {
                "state": state,
                "version": edition.version,
            }:
                wrong.append(f"{action} from {state} by {name} changed it")
    assert not wrong, "\n".join(wrong)


def test_the_sides_of_the_table_are_those_of_the_permissions():
    for step in TRANSITIONS:
        association = PERMISSIONS[step.action] <= ASSOCIATION_ROLES
        assert association == (step.side == "association"), step.action


@pytest.mark.parametrize("action", [one.action for one in TRANSITIONS if one.four_eyes])
def test_whoever_wrote_cannot_let_it_through_and_a_colleague_can(cast: Cast, action: str):
    state = BY_ACTION[action].starts[0]
    edition = edition_at(cast, state)
    role = next(iter(PERMISSIONS[action]))
    writer = cast.accounts["maja"]
    place = (
        {"association": cast.association} if role is Role.ASSOCIATION_ADMINISTRATOR else {"intervention": cast.linden}
    )
    Assignment.objects.create(account=writer, role=role, from_on=date(2020, 1, 1), **place)
    step = EditionStep.objects.filter(edition=edition)
    assert not step.filter(account=writer.pk).exists()
    with freeze_lifted(connection):
        Edition.objects.filter(pk=edition.pk).update(state=ReportState.DRAFT)
    SectionVersion.objects.create(
        edition=edition, section="goals", number=1, text="Målen.", account=writer, by=writer.name
    )
    Edition.objects.filter(pk=edition.pk).update(state=state)
    edition.refresh_from_db()
    assert outcome(action, actor_of(writer), edition) == "BadInput"
    shown = show_edition(by=actor_of(writer), edition=edition.pk)
    assert action not in {one.action for one in shown.way.steps}
    (stopped,) = [one for one in shown.way.stopped if one.step.action == action]
    colleague = "carl" if role is Role.STEERING_GROUP_CHAIR else "frida"
    assert [one.account for one in stopped.free] == [cast.accounts[colleague].pk]
    assert outcome(action, cast.actor(colleague), Edition.objects.get(pk=edition.pk)) == BY_ACTION[action].ends


def test_each_step_is_in_the_trail_and_in_the_report_with_its_role(cast: Cast):
    edition = edition_at(cast, ReportState.PUBLISHED)
    taken = [(one.action, one.role) for one in edition.steps.all()]
    assert taken == [
        ("receive_report", "association_administrator"),
        ("assess_report", "steering_group_chair"),
        ("sign_report", "steering_group_chair"),
        ("accept_report", "association_administrator"),
        ("publish_report", "association_administrator"),
    ]
    events = set(AuditEvent.objects.values_list("event", flat=True))
    assert {BY_ACTION[action].event for action, _ in taken} <= events


@pytest.mark.parametrize(
    ("day", "wrong"),
    [(TODAY + timedelta(days=1), True), (PERIOD.end - timedelta(days=1), True), (PERIOD.end, False), (TODAY, False)],
    ids=["to come", "before it was handed in", "the same day", "today"],
)
def test_the_day_of_arrival(cast: Cast, day: date, wrong: bool):
    edition = handed_in_edition(cast.linden)
    arrival = Arrival("2026/17", day)
    if wrong:
        with pytest.raises(InvalidFields) as refused:
            receive_report(by=cast.actor("frida"), edition=edition.pk, version=1, arrival=arrival)
        assert list(refused.value.fields) == ["received_on"]
        assert Edition.objects.get(pk=edition.pk).state == ReportState.SUBMITTED
        return
    receive_report(by=cast.actor("frida"), edition=edition.pk, version=1, arrival=arrival)
    found = Edition.objects.get(pk=edition.pk)
    assert (found.state, found.registry_number, found.received_on) == (ReportState.RECEIVED, "2026/17", day)


def test_two_who_take_a_step_at_once(cast: Cast):
    edition = edition_at(cast, ReportState.SIGNED)
    accept_report(by=cast.actor("frida"), edition=edition.pk, version=edition.version)
    with pytest.raises(Changed):
        return_report(by=cast.actor("frida"), edition=edition.pk, version=edition.version, missing="Syftet.")
    assert Edition.objects.get(pk=edition.pk).state == ReportState.ACCEPTED


def test_nothing_is_returned_without_a_word(cast: Cast):
    edition = edition_at(cast, ReportState.RECEIVED)
    with pytest.raises(InvalidFields):
        return_report(by=cast.actor("frida"), edition=edition.pk, version=edition.version, missing="  ")
    return_report(by=cast.actor("frida"), edition=edition.pk, version=edition.version, missing="Syftet saknas.")
    assert show_edition(by=cast.actor("maja"), edition=edition.pk).way.returned.note == "Syftet saknas."


@pytest.mark.parametrize(
    "text", ["Tre deltagare mår bättre.", "Endast en kvinna blev kvar.", "Två män hoppade av.", "", "  "]
)
def test_an_assessment_tells_nothing_that_the_report_hides(cast: Cast, text: str):
    edition = edition_at(cast, ReportState.RECEIVED)
    with pytest.raises(InvalidFields) as refused:
        assess_report(by=cast.actor("carl"), edition=edition.pk, version=edition.version, text=text)
    assert list(refused.value.fields) == ["text"]
    assert not edition.texts.exists()
    assert Edition.objects.get(pk=edition.pk).state == ReportState.RECEIVED


def test_an_assessment_may_speak_of_what_the_report_shows_and_is_written_anew(cast: Cast):
    edition = edition_at(cast, ReportState.RECEIVED)
    for text in ("Av 40 deltagare har 12 avslutat.", ASSESSED):
        assess_report(by=cast.actor("carl"), edition=edition.pk, version=edition.version, text=text)
        edition.refresh_from_db()
    assert show_edition(by=cast.actor("maja"), edition=edition.pk).assessment == ASSESSED
    assert set(edition.texts.values_list("section", "is_assessment")) == {(STEERING_GROUP_SECTION, True)}


def test_the_chair_may_sign_their_own_assessment(cast: Cast):
    edition = edition_at(cast, ReportState.ASSESSED)
    assert STEPS["sign_report"](cast.actor("carl"), edition)


def test_a_signature_freezes_the_package_the_assessment_and_the_arrival(cast: Cast):
    edition = edition_at(cast, ReportState.SIGNED)
    digest = edition.steps.get(action="sign_report").digest
    shown = show_edition(by=cast.actor("frida"), edition=edition.pk)
    assert len(digest) == 64
    assert shown.as_signed is True
    assert shown.content.packed.form_version == edition.form_version


def test_what_was_changed_behind_the_signature_is_seen_and_never_published(cast: Cast, monkeypatch):
    edition = edition_at(cast, ReportState.ACCEPTED)
    monkeypatch.setattr("stegvis.store.reports.life.signed_content.assessment_of", lambda _edition: "Något annat.")
    assert show_edition(by=cast.actor("frida"), edition=edition.pk).as_signed is False
    assert outcome("publish_report", cast.actor("frida"), edition) == "BadInput"


def test_what_was_changed_behind_the_signature_is_not_accepted_and_what_stands_is(cast: Cast, monkeypatch):
    edition = edition_at(cast, ReportState.SIGNED)
    with monkeypatch.context() as patched:
        patched.setattr("stegvis.store.reports.life.signed_content.assessment_of", lambda _edition: "Något annat.")
        assert outcome("accept_report", cast.actor("frida"), edition) == "BadInput"
    accept_report(by=cast.actor("frida"), edition=edition.pk, version=edition.version)
    digests = edition.steps.filter(action__in=("sign_report", "accept_report")).values_list("digest", flat=True)
    assert len(set(digests)) == 1


def test_nobody_signs_unread(cast: Cast):
    edition = edition_at(cast, ReportState.ASSESSED)
    with pytest.raises(InvalidFields) as refused:
        sign_report(by=cast.actor("carl"), edition=edition.pk, version=edition.version, has_read=False)
    assert list(refused.value.fields) == ["has_read"]


def test_an_assignment_that_ended_yesterday_signs_nothing_and_says_so(cast: Cast):
    edition = edition_at(cast, ReportState.ASSESSED)
    as_opened = cast.actor("carl")
    yesterday = TODAY - timedelta(days=1)
    Assignment.objects.filter(account=cast.accounts["carl"]).update(to_on=yesterday)
    with pytest.raises(BadInput) as refused:
        sign_report(by=as_opened, edition=edition.pk, version=edition.version, has_read=True)
    assert yesterday.isoformat() in refused.value.reason.sv
    with pytest.raises(NotPermitted):
        sign_report(by=cast.actor("carl"), edition=edition.pk, version=edition.version, has_read=True)
    assert Edition.objects.get(pk=edition.pk).state == ReportState.ASSESSED


def test_an_assignment_whose_last_day_is_today_still_signs(cast: Cast):
    edition = edition_at(cast, ReportState.ASSESSED)
    Assignment.objects.filter(account=cast.accounts["carl"]).update(to_on=TODAY)
    assert STEPS["sign_report"](cast.actor("carl"), edition)


def test_an_unreadable_package_is_shown_as_such_and_not_signed(cast: Cast):
    edition = make_edition(cast, state=ReportState.ASSESSED)
    shown = show_edition(by=cast.actor("carl"), edition=edition.pk)
    assert shown.content is not None
    assert shown.content.packed is None
    assert outcome("sign_report", cast.actor("carl"), edition) == "BadInput"
    assert outcome("return_report", cast.actor("frida"), edition) == ReportState.RETURNED


def test_the_association_sees_no_draft_and_never_a_text_of_it(cast: Cast):
    draft = make_edition(cast, texts={"result": "Hemligt utkast."})
    with pytest.raises(NotPermitted):
        show_edition(by=cast.actor("frida"), edition=draft.pk)
    assert show_edition(by=cast.actor("maja"), edition=draft.pk).is_inside
    hand_in(draft)
    shown = show_edition(by=cast.actor("frida"), edition=draft.pk)
    assert not shown.is_inside
    assert "Hemligt" not in repr(shown)


def test_what_was_taken_back_is_owed_again(cast: Cast):
    from stegvis.store.models import ReportDue

    edition = handed_in_edition(cast.linden)
    due = ReportDue.objects.create(
        intervention=cast.linden,
        form_id=edition.form_id,
        period_start=PERIOD.start,
        period_end=PERIOD.end,
        due_on=TODAY,
        handed_in_on=TODAY,
    )
    Edition.objects.filter(pk=edition.pk).update(due=due)
    take_back_report(by=cast.actor("maja"), edition=edition.pk, version=edition.version)
    due.refresh_from_db()
    assert due.handed_in_on is None


@pytest.mark.parametrize("state", ReportState)
def test_the_page_offers_just_the_steps_that_can_be_taken(cast: Cast, state: ReportState):
    """What can be taken, `test_who_may_take_which_step_from_where` says."""
    edition = edition_at(cast, state)
    for name, role in ROLES.items():
        shown = show_edition(by=cast.actor(name), edition=edition.pk)
        offered = {one.action for one in shown.way.steps} - {"submit_report"}
        possible = {one for one in STEPS if state in BY_ACTION[one].starts and role in PERMISSIONS[one]}
        assert offered == possible, name
