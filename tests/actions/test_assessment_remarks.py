"""The steering group's numbers are held against the report's: a remark, an explanation, and no signature before."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests.cast import Cast
from tests.invented_editions import PERIOD, draft_edition, hand_in

from stegvis.actions.access import NotPermitted
from stegvis.actions.assess_report import assess_report
from stegvis.actions.correct_report import correct_report
from stegvis.actions.explain_assessment import explain_assessment
from stegvis.actions.look_over_assessment import look_over_assessment
from stegvis.actions.receive_report import Arrival, receive_report
from stegvis.actions.return_report import return_report
from stegvis.actions.show_edition import show_edition
from stegvis.actions.sign_report import sign_report
from stegvis.store.models import AuditEvent, Edition
from stegvis.store.reports.editions import writers_of
from stegvis.store.reports.life.signed_content import content_of
from stegvis.vocabulary import BadInput, Changed, Gender, InvalidFields, Number, Withheld
from stegvis.vocabulary.released import ReleasedFigure
from stegvis.vocabulary.report_life import ReportState

WRONG = "Av de avslutade mår 30 av 39 bättre."
RIGHT = "Av de avslutade mår 27 av 39 bättre."
WHY = "Styrgruppen har räknat med dem som avslutades i september."
SHOWN = {"participants": 80, "exits": 39, "feels_better": 27}


@pytest.fixture(autouse=True)
def on_a_september_day(monkeypatch):
    monkeypatch.setenv("STEGVIS_TODAY", "2026-09-20")


def assessed(cast: Cast, text: str = WRONG, figures: dict[str, int | None] = SHOWN) -> Edition:
    """A report with these figures (None: withheld), received, with that assessment."""
    edition = draft_edition(cast.linden)
    name = cast.linden.name
    hand_in(
        edition,
        figures=tuple(
            ReleasedFigure(measure, Gender.ALL, PERIOD, Withheld() if number is None else Number(number), name)
            for measure, number in figures.items()
        ),
    )
    edition.state = ReportState.SUBMITTED
    edition.save(update_fields=["state"])
    arrival = Arrival("2026/17", date(2026, 9, 18))
    receive_report(by=cast.actor("frida"), edition=edition.pk, version=edition.version, arrival=arrival)
    edition.refresh_from_db()
    assess_report(by=cast.actor("carl"), edition=edition.pk, version=edition.version, text=text)
    edition.refresh_from_db()
    return edition


def looked(cast: Cast, edition: Edition, name: str = "carl"):
    return look_over_assessment(by=cast.actor(name), edition=edition.pk)


def sign(cast: Cast, edition: Edition) -> str:
    version = Edition.objects.get(pk=edition.pk).version
    return sign_report(by=cast.actor("carl"), edition=edition.pk, version=version, has_read=True)


def explain(cast: Cast, edition: Edition, text: str = WHY, name: str = "carl") -> None:
    (remark,) = looked(cast, edition).remarks
    explain_assessment(
        by=cast.actor(name), edition=edition.pk, version=edition.version, about=remark.about, explanation=text
    )


def test_a_number_that_the_report_has_otherwise_is_remarked_on_with_the_right_one(cast: Cast):
    (remark,) = looked(cast, assessed(cast)).remarks
    assert remark.passage == WRONG
    assert remark.is_open
    assert remark.proposal.sv == RIGHT
    assert "27" in remark.reason.sv


@pytest.mark.parametrize("text", [RIGHT, "Av 80 deltagare har 39 avslutat.", "Insatsen fungerar väl."])
def test_what_the_report_says_is_not_remarked_on_and_is_signed(cast: Cast, text: str):
    edition = assessed(cast, text)
    assert not looked(cast, edition).remarks
    assert sign(cast, edition)


def test_nobody_signs_while_a_remark_is_open(cast: Cast):
    edition = assessed(cast)
    with pytest.raises(BadInput) as refused:
        sign(cast, edition)
    assert "siffror" in refused.value.reason.sv
    assert "27" not in refused.value.reason.sv
    assert Edition.objects.get(pk=edition.pk).state == ReportState.ASSESSED


def test_a_sentence_that_is_put_right_is_signed(cast: Cast):
    edition = assessed(cast)
    assess_report(by=cast.actor("carl"), edition=edition.pk, version=edition.version, text=RIGHT)
    assert sign(cast, edition)


def test_a_sentence_that_is_explained_is_signed_by_the_chair_and_the_explanation_with_it(cast: Cast):
    edition = assessed(cast)
    before = content_of(edition).digest
    explain(cast, edition)
    assert cast.accounts["carl"].pk not in writers_of(edition)
    digest = sign(cast, edition)
    edition.refresh_from_db()
    assert digest == content_of(edition).digest != before
    assert [one.explanation for one in looked(cast, edition, "britta").explained] == [WHY]
    assert show_edition(by=cast.actor("frida"), edition=edition.pk).as_signed is True
    (begun,) = correct_report(by=cast.actor("maja"), edition=edition.pk, version=edition.version, reason="Fel dag.")
    assert not Edition.objects.get(pk=begun).decisions.exists()


def test_after_the_signature_no_explanation_is_changed(cast: Cast):
    edition = assessed(cast)
    (remark,) = looked(cast, edition).remarks
    explain(cast, edition)
    sign(cast, edition)
    edition.refresh_from_db()
    with pytest.raises(BadInput):
        explain_assessment(
            by=cast.actor("carl"), edition=edition.pk, version=edition.version, about=remark.about, explanation="Nej."
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        edition.decisions.update(explanation="Nej.")


def test_the_decision_is_in_the_trail_without_its_words_and_is_taken_back(cast: Cast):
    edition = assessed(cast)
    explain(cast, edition)
    explain(cast, edition, " ")
    (remark,) = looked(cast, edition).remarks
    assert remark.is_open
    events = AuditEvent.objects.filter(event__in=("remark_kept", "remark_taken_up")).order_by("pk")
    assert [one.event for one in events] == ["remark_kept", "remark_taken_up"]
    assert not any(WHY in repr(one.details) or WRONG in repr(one.details) for one in events)


@pytest.mark.parametrize("name", ["amina", "maja", "frida", "britta", "reidar", "bosse", "stranger"])
def test_only_the_chair_sees_the_remark_and_explains(cast: Cast, name: str):
    edition = assessed(cast)
    with pytest.raises(NotPermitted):
        explain(cast, edition, name=name)
    try:
        assert not looked(cast, edition, name).remarks
    except NotPermitted:
        assert name in ("bosse", "stranger")
    assert not edition.decisions.exists()


@pytest.mark.parametrize("text", ["Tre av dem mår bättre.", "Det gäller Anna Påhittad, 070-174 06 05.", "x" * 1001])
def test_an_explanation_tells_nothing_more_than_the_report(cast: Cast, text: str):
    edition = assessed(cast)
    with pytest.raises(InvalidFields) as refused:
        explain(cast, edition, text)
    assert list(refused.value.fields) == ["explanation"]
    assert not edition.decisions.exists()


def test_an_explanation_of_an_earlier_wording_is_refused(cast: Cast):
    edition = assessed(cast)
    (remark,) = looked(cast, edition).remarks
    version = edition.version
    assess_report(by=cast.actor("carl"), edition=edition.pk, version=version, text=f"Så här: {WRONG}")
    with pytest.raises(Changed):
        explain_assessment(
            by=cast.actor("carl"), edition=edition.pk, version=version, about=remark.about, explanation=WHY
        )
    edition.refresh_from_db()
    with pytest.raises(BadInput):
        explain_assessment(
            by=cast.actor("carl"),
            edition=edition.pk,
            version=edition.version,
            about=replace(remark.about, words="0" * 16),
            explanation=WHY,
        )


@pytest.mark.parametrize("told", [5, 26, 27, 28, 34])
def test_a_hidden_number_is_neither_confirmed_nor_denied(cast: Cast, told: int):
    """Whatever the chair tries, the answer is the same for every number: 27 of 39 feel better, and it is withheld."""
    edition = assessed(cast, f"Av de avslutade mår {told} av 39 bättre.", {**SHOWN, "feels_better": None})
    assert not looked(cast, edition).remarks
    assert sign(cast, edition)


def test_the_figures_are_those_that_were_handed_in_last(cast: Cast):
    edition = assessed(cast)
    return_report(by=cast.actor("frida"), edition=edition.pk, version=edition.version, missing="Siffrorna.")
    edition.refresh_from_db()
    assert not looked(cast, edition).remarks
    name = cast.linden.name
    hand_in(
        edition,
        figures=tuple(
            ReleasedFigure(measure, Gender.ALL, PERIOD, Number(number), name)
            for measure, number in {**SHOWN, "feels_better": 30}.items()
        ),
    )
    Edition.objects.filter(pk=edition.pk).update(state=ReportState.ASSESSED)
    assert not looked(cast, edition).remarks


@pytest.mark.parametrize("name", ["carl", "frida"])
def test_the_report_is_shown_with_what_is_said_of_its_assessment_in_few_questions(
    cast: Cast, name: str, django_assert_max_num_queries
):
    edition = assessed(cast)
    by = cast.actor(name)
    with django_assert_max_num_queries(13):
        shown = show_edition(by=by, edition=edition.pk)
    assert shown.beside == looked(cast, edition, name)
    assert bool(shown.beside.remarks) == (name == "carl")
