"""Handing in: the register's figures through the release, the prose through the gate, all of it or nothing."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from tests.cast import Cast
from tests.invented_editions import PERIOD
from tests.invented_participations import USUAL, leavers, take_part

from stegvis.actions.access import NotPermitted
from stegvis.actions.show_edition import show_edition
from stegvis.actions.submit_report import NotSubmitted, Submitted, submit_report
from stegvis.documents.nodes import Document, Paragraph, Run, Table
from stegvis.documents.writers import write_document
from stegvis.forms.package.file import open_package
from stegvis.forms.package.nodes import PackedReport
from stegvis.store.ledgers import published
from stegvis.store.models import (
    CostLine,
    Edition,
    Goal,
    GoalVersion,
    Participation,
    RemarkDecision,
    ReportDue,
    SectionVersion,
)
from stegvis.store.reports.form_in_use import find_form
from stegvis.vocabulary import BadInput, Changed, Gender, Number, Withheld
from stegvis.vocabulary.report_life import STEERING_GROUP_SECTION, ReportState

FORM = "skaraborg_interim"
TODAY = date(2026, 9, 15)


@pytest.fixture(autouse=True)
def own_ledgers(monkeypatch, tmp_path):
    monkeypatch.setenv("STEGVIS_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("STEGVIS_TODAY", TODAY.isoformat())


def write(edition: Edition, section: str, text: str, cast: Cast, by: str = "maja") -> None:
    last = edition.texts.filter(section=section).count()
    SectionVersion.objects.create(
        edition=edition, section=section, number=last + 1, text=text, account=cast.accounts[by], by=by.capitalize()
    )


def due(cast: Cast) -> ReportDue:
    return ReportDue.objects.create(
        intervention=cast.linden,
        form_id=FORM,
        period_start=PERIOD.start,
        period_end=PERIOD.end,
        due_on=date(2026, 9, 30),
    )


@pytest.fixture
def edition(cast: Cast) -> Edition:
    """A draft in which every section is written, on an intervention with 44 participations."""
    take_part(cast.linden, (*USUAL, *leavers("men", 2, "parental_leave")))
    form = find_form(FORM)
    made = Edition.objects.create(
        intervention=cast.linden,
        due=due(cast),
        form_id=FORM,
        form_version=form.version,
        period_start=PERIOD.start,
        period_end=PERIOD.end,
        state=ReportState.DRAFT,
    )
    cast.linden.parties.set([cast.municipality])
    for section in form.sections:
        if section.id not in {"head", "parties", "agreement", "signature", STEERING_GROUP_SECTION}:
            write(made, section.id, f"Så arbetar vi med {section.heading.sv.lower()}.", cast)
    return made


def hand_in(cast: Cast, edition: Edition, by: str = "maja") -> Submitted | NotSubmitted:
    edition.refresh_from_db()
    return submit_report(by=cast.actor(by), edition=edition.pk, version=edition.version)


def packed(edition: Edition) -> PackedReport:
    return open_package(bytes(edition.packages.order_by("submission").last().file)).packed


def test_what_is_handed_in(cast: Cast, edition: Edition):
    CostLine.objects.create(intervention=cast.linden, year=2026, cost_type="intervention", budget=900_000)
    goal = Goal.objects.create(intervention=cast.linden, words_key="arbete")
    target = {"measure": "exits_positive", "comparator": "at_least", "value": 0.4, "reach": "each_period"}
    GoalVersion.objects.create(goal=goal, text="Fyra av tio till arbete.", stated_on=PERIOD.start, target=target)
    done = hand_in(cast, edition)
    assert isinstance(done, Submitted), done
    edition.refresh_from_db()
    report = packed(edition)
    assert (edition.state, edition.steps.get().digest) == (ReportState.SUBMITTED, done.digest)
    assert (report.association, report.operator, report.intervention) == (
        cast.association.name,
        "Påhittade kommunen",
        "Linden",
    )
    assert (report.edition, report.submission, report.submitted_on, report.corrects) == (1, 1, TODAY, None)
    assert report.figure("participants").cell == Number(46)
    assert isinstance(report.figure("exits_other", Gender.MEN).cell, Withheld)
    assert [one.budget for one in report.money] == [900_000]
    assert [one.text for one in report.goals] == ["Fyra av tio till arbete."]
    assert len(report.measures) > 4
    assert len(report.facts_digest) == len(report.pattern) == len(report.ledger_entry) == 64
    assert ReportDue.objects.get().handed_in_on == TODAY


def test_the_raw_figures_are_kept_for_the_operator_and_never_in_the_package(cast: Cast, edition: Edition):
    hand_in(cast, edition)
    package = edition.packages.get()
    assert package.kept.figures["exits_other"]["men"][0] == 2
    assert package.kept.facts_digest == packed(edition).facts_digest
    shown = show_edition(by=cast.actor("frida"), edition=edition.pk)
    assert shown.content.packed == packed(edition)
    assert "kept" not in json.dumps(repr(shown))


def test_a_second_press_hands_in_once(cast: Cast, edition: Edition):
    first = submit_report(by=cast.actor("maja"), edition=edition.pk, version=1)
    second = submit_report(by=cast.actor("maja"), edition=edition.pk, version=1)
    assert first.digest
    assert second == Submitted()
    assert edition.packages.count() == 1
    assert len(published(cast.association).entries) == 1


def test_somebody_else_who_presses_from_an_old_page_is_told(cast: Cast, edition: Edition):
    submit_report(by=cast.actor("maja"), edition=edition.pk, version=1)
    with pytest.raises(Changed):
        submit_report(by=cast.actor("amina"), edition=edition.pk, version=1)


def test_remarks_that_are_left_stop_it_and_nothing_has_happened(cast: Cast, edition: Edition):
    write(edition, "result", "Tre kvinnor fick arbete. Anna Karlsson är en av dem.", cast)
    left = hand_in(cast, edition)
    assert isinstance(left, NotSubmitted)
    assert {one.section for one in left.open} == {"result"}
    edition.refresh_from_db()
    assert (edition.state, edition.version, edition.packages.count()) == (ReportState.DRAFT, 1, 0)
    assert published(cast.association).entries == ()
    assert ReportDue.objects.get().handed_in_on is None


def test_a_section_that_nobody_wrote_stops_it(cast: Cast, edition: Edition):
    edition.texts.filter(section="purpose").delete()
    left = hand_in(cast, edition)
    assert isinstance(left, NotSubmitted)
    assert [one.where for one in left.reasons] == ["purpose"]


def test_a_number_that_has_moved_stops_it(cast: Cast, edition: Edition):
    from stegvis.store.reports.figures.drafted import draft_figures
    from stegvis.store.reports.writing.bound_numbers import bind_section

    text = "Under perioden deltog 46 personer."
    write(edition, "result", text, cast)
    bind_section(edition, "result", text, draft_figures(edition).figures())
    assert edition.bound.exists()
    take_part(cast.linden, USUAL[-6:])
    left = hand_in(cast, edition)
    assert isinstance(left, NotSubmitted)
    assert [one.rule for one in left.open] == ["number_moved"]


def test_the_gate_has_the_last_word(cast: Cast, edition: Edition):
    """What the release hides is known only when it is decided: an explanation that tells it stops the report."""
    RemarkDecision.objects.create(
        edition=edition, section="result", rule="invented", passage="x", explanation="", by="Maja"
    )
    edition.correction_reason = "En av två män var felregistrerad."
    edition.save(update_fields=["correction_reason"])
    left = hand_in(cast, edition)
    assert isinstance(left, NotSubmitted)
    assert [one.where for one in left.reasons] == ["correction_reason"]
    assert published(cast.association).entries == ()


def with_a_number_more(document: Document, file_format: str) -> bytes:
    """A writer that adds what it should not know."""
    more = replace(document, blocks=(*document.blocks, Paragraph((Run("2 män avslutade av andra skäl."),))))
    return write_document(more, file_format)


def with_a_row_less(document: Document, file_format: str) -> bytes:
    """A writer that leaves out a row of each table."""
    blocks = tuple(replace(one, rows=one.rows[1:]) if isinstance(one, Table) else one for one in document.blocks)
    return write_document(replace(document, blocks=blocks), file_format)


@pytest.mark.parametrize("writer", [with_a_number_more, with_a_row_less])
def test_a_file_that_says_anything_else_than_what_was_released_stops_it(
    cast: Cast, edition: Edition, monkeypatch, writer: Callable[[Document, str], bytes]
):
    monkeypatch.setattr("stegvis.actions.submit_report.write_document", writer)
    left = hand_in(cast, edition)
    assert isinstance(left, NotSubmitted)
    assert left.reasons
    assert not left.open
    assert published(cast.association).entries == ()
    assert not edition.packages.exists()


class Died(Exception):
    """The process is gone."""


@pytest.fixture
def dies_before_the_database(monkeypatch):
    """The process dies right after the line in the ledger, once."""
    from stegvis.actions import submit_report as action

    keep, left = action.keep_handed_in, [True]

    def die(*given, **more):
        if left.pop() if left else False:
            raise Died
        return keep(*given, **more)

    monkeypatch.setattr(action, "keep_handed_in", die)


def test_after_a_death_between_ledger_and_database_the_same_again_goes_on(
    cast: Cast, edition: Edition, dies_before_the_database
):
    with pytest.raises(Died):
        hand_in(cast, edition)
    assert len(published(cast.association).entries) == 1
    assert Edition.objects.get(pk=edition.pk).state == ReportState.DRAFT
    done = hand_in(cast, edition)
    assert done.digest
    assert len(published(cast.association).entries) == 1
    assert packed(edition).ledger_entry == published(cast.association).head


def test_after_a_death_other_figures_go_out_as_a_correction_and_so_does_what_follows(
    cast: Cast, edition: Edition, dies_before_the_database
):
    with pytest.raises(Died):
        hand_in(cast, edition)
    take_part(cast.linden, USUAL[-9:])
    done = hand_in(cast, edition)
    assert isinstance(done, Submitted), done
    assert packed(edition).figure("participants").cell == Number(55)
    first, second = (entry for _, entry in published(cast.association).entries)
    assert second.corrects == first.publication
    from stegvis.store.reports.figures.decided import earlier_publication

    assert earlier_publication(edition) == second.publication


def test_a_report_that_was_taken_back_is_handed_in_again_as_its_own_correction(cast: Cast, edition: Edition):
    from stegvis.actions.take_back_report import take_back_report

    hand_in(cast, edition)
    edition.refresh_from_db()
    take_back_report(by=cast.actor("maja"), edition=edition.pk, version=edition.version)
    write(edition, "purpose", "Vi vill att fler ska komma närmare arbete.", cast)
    assert isinstance(hand_in(cast, edition), Submitted)
    assert [one.submission for one in edition.packages.all()] == [1, 2]
    first, second = (entry for _, entry in published(cast.association).entries)
    assert second.corrects == first.publication
    assert packed(edition).section("purpose").text == "Vi vill att fler ska komma närmare arbete."


def test_a_form_that_changed_says_so_and_nothing_is_lost(cast: Cast, edition: Edition):
    Edition.objects.filter(pk=edition.pk).update(form_version="1999")
    with pytest.raises(BadInput, match="1999"):
        hand_in(cast, edition)
    assert edition.texts.exists()


@pytest.mark.parametrize("name", ["bosse", "frida", "carl", "britta", "reidar", "stranger"])
def test_only_those_who_write_hand_in(cast: Cast, edition: Edition, name: str):
    with pytest.raises(NotPermitted):
        submit_report(by=cast.actor(name), edition=edition.pk, version=1)


@pytest.mark.parametrize("state", [one for one in ReportState if one is not ReportState.DRAFT])
def test_only_a_draft_is_handed_in(cast: Cast, edition: Edition, state: ReportState):
    Edition.objects.filter(pk=edition.pk).update(state=state)
    with pytest.raises(BadInput):
        submit_report(by=cast.actor("maja"), edition=edition.pk, version=1)
    assert not edition.packages.exists()


def test_whoever_hands_in_counts_as_a_writer(cast: Cast, edition: Edition):
    from stegvis.store.reports.editions import writers_of

    hand_in(cast, edition, by="amina")
    assert cast.accounts["amina"].pk in writers_of(edition)


def test_an_exit_put_right_after_the_report_changes_nothing_in_it(cast: Cast, edition: Edition):
    hand_in(cast, edition)
    before = packed(edition)
    Participation.objects.filter(intervention=cast.linden, exited_on__isnull=False).update(
        exited_on=None, exit_code=None
    )
    assert packed(edition) == before


def test_a_goal_with_a_sign_that_no_package_holds_is_named_and_nothing_has_happened(cast: Cast, edition: Edition):
    goal = Goal.objects.create(intervention=cast.linden, words_key="arbete")
    target = {"measure": "exits_positive", "comparator": "at_least", "value": 0.4, "reach": "each_period"}
    GoalVersion.objects.create(goal=goal, text="Fyra\x0b av tio.", stated_on=PERIOD.start, target=target)
    with pytest.raises(BadInput, match=r"goals\[0\]"):
        hand_in(cast, edition)
    assert published(cast.association).entries == ()


@pytest.mark.parametrize("place", ["stegvis.store.reports.life.handing_in.os.open", "pathlib.Path.write_bytes"])
def test_a_full_disk_is_told_and_the_same_again_goes_on(cast: Cast, edition: Edition, monkeypatch, place: str):
    def full(*_given, **_more):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched, pytest.raises(BadInput, match="disk"):
        patched.setattr(place, full)
        hand_in(cast, edition)
    assert published(cast.association).entries == ()
    assert hand_in(cast, edition).digest
