"""Questionnaires: handed out once, answered by a link that is used once, four kinds of answer, scores and change."""

from datetime import date

import pytest
from tests.cast import Cast

from stegvis.actions.access import NotPermitted
from stegvis.actions.answer_questionnaire import (
    Answering,
    LinkState,
    Over,
    begin_answering,
    hand_in_answers,
    keep_typed_answers,
    show_answering,
)
from stegvis.actions.decline_questionnaire import decline_questionnaire
from stegvis.actions.enter_paper_answers import enter_paper_answers, show_paper_form
from stegvis.actions.hand_out_questionnaire import hand_out_questionnaire, show_hand_out_form
from stegvis.actions.make_answer_link import make_answer_link
from stegvis.actions.show_answers import show_answers
from stegvis.actions.show_asking import show_asking
from stegvis.actions.use_answers import use_answers
from stegvis.store.models import AnswerKind, Asking, AuditEvent, Participant, Participation, StoredAnswer
from stegvis.store.questionnaires.asking import hand_out_to_many
from stegvis.store.questionnaires.links import LENGTH, secret_of
from stegvis.store.register.due import DueKind, due_about_participants
from stegvis.vocabulary import InvalidFields

DAY = date(2031, 3, 10)
START = {"physical_health": ["2"], "mental_health": ["2"], "structure": ["1"], "hours": ["4"], "work": ["2"]}
EXIT = START | {
    "physical_health": ["4"],
    "hours": ["20"],
    "feeling": ["1"],
    "activity": ["1"],
    "day_structure": ["2"],
    "own_words": ["Jag har fått rutiner."],
}


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("STEGVIS_TODAY", DAY.isoformat())


@pytest.fixture
def person(cast: Cast) -> Participation:
    who = Participant.objects.create(controller=cast.municipality, local_number=7, gender="men", birth_year=1980)
    return Participation.objects.create(participant=who, intervention=cast.linden, started_on=DAY)


@pytest.fixture
def amina(cast: Cast):
    return cast.actor("amina")


def ask(amina, person: Participation, what: str = "self_assessment:start") -> int:
    return hand_out_questionnaire(by=amina, participation=person.pk, questionnaire=what)


def paper(amina, person: Participation, what: str, typed: dict[str, list[str]]) -> int:
    number = ask(amina, person, what)
    enter_paper_answers(by=amina, number=number, typed=typed)
    return number


def test_what_can_be_handed_out_has_its_texts_and_is_about_a_person(amina, person):
    shown = show_hand_out_form(by=amina, participation=person.pk)
    offered = {one.value.split(":")[0] for one in shown.questionnaires}
    assert offered == {"self_assessment", "progression", "progression_case_worker", "evaluation"}
    assert shown.proposed == "self_assessment:start"
    for what in ("violence:any_time", "soc13:start", "staff:baseline", "self_assessment:baseline", "nothing:start"):
        with pytest.raises(InvalidFields):
            ask(amina, person, what)


def test_the_version_of_the_day_is_handed_out_and_once(amina, person, monkeypatch):
    number = ask(amina, person)
    assert ask(amina, person) == number
    assert Asking.objects.get(pk=number).version == "2"
    monkeypatch.setenv("STEGVIS_TODAY", "2020-05-05")
    assert Asking.objects.get(pk=ask(amina, person, "self_assessment:exit")).version == "1"


def test_only_the_registrar_of_the_operator_hands_out(cast, person):
    for name in ("bosse", "maja", "frida", "stranger"):
        with pytest.raises(NotPermitted):
            ask(cast.actor(name), person)


def test_the_link_opens_until_the_answers_are_handed_in(amina, person):
    number = ask(amina, person)
    secret = make_answer_link(by=amina, number=number, language="ar")
    asking = Asking.objects.get(pk=number)
    assert len(secret.replace("-", "")) == LENGTH
    assert secret.replace("-", "") not in str(asking.secret_digest)
    assert secret_of(asking) == secret
    assert begin_answering(secret, language="ar") == secret
    kept = keep_typed_answers(secret.replace("-", "").upper(), {"physical_health": ["4"]}, language="ar")
    assert kept is not None and kept.following == "mental_health"
    found = show_answering(secret)
    assert isinstance(found, Answering)
    assert (found.language.code, found.language.direction, found.is_reviewed) == ("ar", "rtl", False)
    assert found.following == "mental_health"
    assert hand_in_answers(secret)
    assert not hand_in_answers(secret)
    over = show_answering(secret)
    assert isinstance(over, Over) and over.state is LinkState.ANSWERED
    assert keep_typed_answers(secret, {"physical_health": ["1"]}, language="sv") is None
    kinds = dict(StoredAnswer.objects.values_list("item", "kind"))
    assert kinds["physical_health"] == AnswerKind.GIVEN
    assert kinds["mental_health"] == AnswerKind.NOT_GIVEN
    assert kinds["feeling"] == AnswerKind.NOT_ASKED


def test_a_new_link_closes_the_one_before_and_time_closes_all(amina, person, monkeypatch):
    number = ask(amina, person)
    first = make_answer_link(by=amina, number=number)
    second = make_answer_link(by=amina, number=number)
    assert isinstance(show_answering(first), Over)
    assert isinstance(show_answering(second), Answering)
    assert isinstance(show_answering("aaaa-bbbb-cccc-dddd"), Over)
    monkeypatch.setenv("STEGVIS_TODAY", "2031-04-10")
    assert isinstance(show_answering(second), Over)
    assert show_asking(by=amina, number=number).secret is None


def test_what_is_wrong_is_told_and_the_rest_is_kept(amina, person):
    secret = make_answer_link(by=amina, number=ask(amina, person))
    kept = keep_typed_answers(secret, {"hours": ["hundra"], "work": ["3"]}, language="so")
    assert kept is not None and list(kept.faults) == ["hours"]
    assert dict(StoredAnswer.objects.values_list("item", "value")) == {"work": 3}


def test_the_exit_fills_in_what_is_empty_and_overwrites_nothing(amina, person):
    Participation.objects.filter(pk=person.pk).update(feeling="worse")
    number = ask(amina, person, "self_assessment:exit")
    person.refresh_from_db()
    assert person.exit_asked is True
    enter_paper_answers(by=amina, number=number, typed=EXIT)
    person.refresh_from_db()
    assert (person.feeling, person.activity, person.day_structure) == ("worse", "better", "unchanged")
    assert person.hours_after == 20
    shown = show_asking(by=amina, number=number)
    assert [(one.typed.sv, one.answered.sv) for one in shown.differences] == [("Sämre", "Bättre")]
    use_answers(by=amina, number=number)
    person.refresh_from_db()
    assert person.feeling == "better"
    assert show_asking(by=amina, number=number).differences == ()


def test_scores_and_change_at_once(amina, person):
    paper(amina, person, "self_assessment:start", START)
    paper(amina, person, "self_assessment:exit", EXIT | {"work": []})
    (course,) = show_answers(by=amina, participation=person.pk).courses
    rows = {row.label.sv: row for row in course.rows}
    health = rows["Hur mår du i kroppen?"]
    assert [cell.value for cell in health.cells if cell] == [2, 4] and health.change == 2
    work = rows["Tror du att du kommer att kunna arbeta eller studera?"]
    assert work.change is None and work.why_no_change is not None
    assert [(one.answered, one.of) for one in course.times] == [(5, 5), (8, 9)]


def test_too_few_answers_say_how_many_are_missing(amina, person):
    paper(amina, person, "evaluation:exit", {"reception": ["4"], "listening": ["5"]})
    (course,) = show_answers(by=amina, participation=person.pk).courses
    (scale,) = (row for row in course.rows if row.is_scale)
    assert scale.cells[0] is not None and scale.cells[0].why is not None
    assert scale.cells[0].why.sv == "Kan inte räknas: 2 av 4 saknas."


def test_a_version_without_the_question_is_no_refusal(amina, person, monkeypatch):
    monkeypatch.setenv("STEGVIS_TODAY", "2020-05-05")
    Participation.objects.filter(pk=person.pk).update(started_on=date(2020, 1, 1))
    number = paper(amina, person, "self_assessment:exit", {"activity": ["3"]})
    kinds = dict(StoredAnswer.objects.filter(asking=number).values_list("item", "kind"))
    assert "feeling" not in kinds and kinds["day_structure"] == AnswerKind.NOT_GIVEN
    person.refresh_from_db()
    assert person.feeling == "" and person.activity == "worse"


def test_the_case_worker_fills_in_the_own_part(amina, person):
    number = paper(amina, person, "progression_case_worker:start", {"10": ["4"], "11": ["5"]})
    assert set(StoredAnswer.objects.filter(asking=number).values_list("respondent", flat=True)) == {"case_worker"}


def test_paper_says_which_answer_does_not_hold(amina, person):
    number = ask(amina, person)
    with pytest.raises(InvalidFields) as wrong:
        enter_paper_answers(by=amina, number=number, typed={"hours": ["300"]}, answered_on=date(2031, 3, 9))
    assert set(wrong.value.fields) == {"hours", "answered_on"}
    assert not StoredAnswer.objects.exists()


def test_a_declined_questionnaire_is_not_missing(cast, amina, person, monkeypatch):
    number = ask(amina, person)
    secret = make_answer_link(by=amina, number=number)
    monkeypatch.setenv("STEGVIS_TODAY", "2031-03-20")
    scope = type(cast.linden).objects.all()

    def missing() -> list[int]:
        due = due_about_participants(scope, date(2031, 3, 20)).first
        return [one.number for one in due if one.kind is DueKind.QUESTIONNAIRE]

    assert missing() == [number]
    decline_questionnaire(by=amina, number=number)
    assert missing() == [] and isinstance(show_answering(secret), Over)
    decline_questionnaire(by=amina, number=number, is_declined=False)
    assert missing() == [number]


def test_a_shared_link_has_many_answers_and_no_names(cast):
    shared = hand_out_to_many(cast.linden, "staff", "baseline", language="sv", on=DAY)
    secret = secret_of(shared)
    assert secret
    own = {begin_answering(secret, language="sv") for _ in range(3)}
    assert len(own) == 3 and secret not in own
    for one in own:
        assert one and hand_in_answers(one)
    assert Asking.objects.filter(is_shared=False, participation=None, answered_on=DAY).count() == 3
    assert isinstance(show_answering(secret), Answering)
    assert not hand_in_answers(secret)


def test_every_change_stands_in_the_trail(amina, person):
    number = ask(amina, person)
    secret = make_answer_link(by=amina, number=number)
    keep_typed_answers(secret, {"work": ["3"]}, language="sv")
    keep_typed_answers(secret, {"hours": ["3"]}, language="sv")
    hand_in_answers(secret)
    events = AuditEvent.objects.filter(participant=person.participant_id, is_reading=False).order_by("id")
    assert list(events.values_list("event", flat=True)) == [
        "questionnaire_handed_out",
        "answer_link_made",
        "answering_begun",
        "questionnaire_answered",
    ]
    assert secret.replace("-", "") not in "".join(str(one.details) for one in events)


def test_reading_answers_is_in_the_trail(amina, person, django_assert_max_num_queries):
    for what in ("self_assessment:start", "progression:start", "evaluation:exit"):
        number = ask(amina, person, what)
        first = show_paper_form(by=amina, number=number).pages[0].questions[0].id
        enter_paper_answers(by=amina, number=number, typed={first: ["1"]})
    with django_assert_max_num_queries(20):
        show_answers(by=amina, participation=person.pk)
    assert AuditEvent.objects.filter(is_reading=True, details={"action": "show_answers"}).count() == 1


@pytest.mark.parametrize("typed", [{}, {"hours": [""]}, {"hours": ["  "]}])
def test_paper_without_a_single_answer_is_not_handed_in(amina, person, typed):
    number = ask(amina, person)
    with pytest.raises(InvalidFields) as told:
        enter_paper_answers(by=amina, number=number, typed=typed)
    assert "Inget svar är ifyllt" in told.value.fields[""].sv
    assert not show_paper_form(by=amina, number=number).is_answered
