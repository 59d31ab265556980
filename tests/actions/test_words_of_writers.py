"""Whose words a report prints cannot let it through; and what is being written the association is not told."""

from datetime import date

import pytest
from tests.cast import Cast
from tests.invented_editions import draft_edition, hand_in, handed_in_edition

from stegvis.actions.access import actor_of
from stegvis.actions.assess_report import assess_report
from stegvis.actions.correct_report import correct_report
from stegvis.actions.show_edition import show_edition
from stegvis.actions.sign_report import sign_report
from stegvis.forms.package.nodes import PackedSection
from stegvis.store.models import Assignment, Edition, RemarkDecision
from stegvis.store.reports.life.assessing import assessment_of
from stegvis.store.reports.writing.texts import save_section
from stegvis.vocabulary import BadInput, InvalidFields
from stegvis.vocabulary.report_life import ReportState
from stegvis.vocabulary.roles import Role

REASON = "Flera avslut var felregistrerade."


@pytest.fixture
def correction(cast: Cast) -> Edition:
    """A correction that Amina has begun; all texts in it are Maja's."""
    signed = handed_in_edition(cast.linden, ReportState.SIGNED)
    (number,) = correct_report(by=cast.actor("amina"), edition=signed.pk, version=signed.version, reason=REASON)
    return Edition.objects.get(pk=number)


def signs(cast: Cast, name: str, edition: Edition) -> str:
    account = cast.accounts[name]
    Assignment.objects.create(
        account=account, role=Role.STEERING_GROUP_CHAIR, intervention=cast.linden, from_on=date(2020, 1, 1)
    )
    return sign_report(by=actor_of(account), edition=edition.pk, version=edition.version, has_read=True)


@pytest.mark.parametrize("name", ["britta", "reidar", "frida", "carl"])
def test_why_a_report_is_corrected_is_told_when_the_correction_is_handed_in(cast: Cast, correction: Edition, name: str):
    assert REASON not in repr(show_edition(by=cast.actor(name), edition=correction.corrects_id))
    assert REASON in repr(show_edition(by=cast.actor("maja"), edition=correction.corrects_id))
    hand_in(correction)
    assert REASON in repr(show_edition(by=cast.actor(name), edition=correction.corrects_id))


def test_whoever_told_why_a_report_is_corrected_does_not_sign_it(cast: Cast, correction: Edition):
    hand_in(correction)
    Edition.objects.filter(pk=correction.pk).update(state=ReportState.ASSESSED)
    with pytest.raises(BadInput, match="kollega"):
        signs(cast, "amina", correction)


def test_whoever_explained_a_remark_does_not_sign_the_report(cast: Cast):
    edition = draft_edition(cast.linden)
    RemarkDecision.objects.create(
        edition=edition,
        section="result",
        rule="x",
        passage="x",
        explanation="x",
        account=cast.accounts["amina"],
        by="x",
    )
    hand_in(edition)
    Edition.objects.filter(pk=edition.pk).update(state=ReportState.ASSESSED)
    with pytest.raises(BadInput, match="kollega"):
        signs(cast, "amina", edition)
    assert len(signs(cast, "bosse", edition)) == 64


@pytest.mark.parametrize("reason", ["Anna Karlsson hade inte slutat.", "En av två män var felregistrerad."])
def test_a_reason_that_points_somebody_out_is_stopped_where_it_is_written(cast: Cast, reason: str):
    signed = handed_in_edition(cast.linden, ReportState.SIGNED)
    with pytest.raises(InvalidFields) as refused:
        correct_report(by=cast.actor("maja"), edition=signed.pk, version=signed.version, reason=reason)
    assert set(refused.value.fields) == {"reason"}
    assert not signed.corrections.exists()


UNSEEN = "Vi\x00 har\x0b träffat\x1f deltagarna\u2028 varje\x85 vecka.\ufffe"


def test_signs_that_nobody_sees_stop_no_report(cast: Cast):
    """Word parts lines by a vertical tab, which comes along when somebody pastes."""
    signed = handed_in_edition(cast.linden, ReportState.SIGNED)
    (number,) = correct_report(by=cast.actor("maja"), edition=signed.pk, version=signed.version, reason=UNSEEN)
    made = Edition.objects.get(pk=number)
    saved = save_section(made, "result", UNSEEN, seen=0, by=cast.actor("maja"))
    assert saved.text == made.correction_reason == "Vi har\n träffat deltagarna\n varje\n vecka."
    section = PackedSection("result", "Resultat", saved.text)
    package = hand_in(made, correction_reason=made.correction_reason, sections=(section,))
    Edition.objects.filter(pk=number).update(state=ReportState.RECEIVED)
    assess_report(by=cast.actor("carl"), edition=number, version=made.version, text=UNSEEN)
    assert assessment_of(made) == saved.text
    assert package.submission == 1
