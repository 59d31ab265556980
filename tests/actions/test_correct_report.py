"""Corrections: what a changed fact alters in signed reports, the correction's own edition, and the ESF chain."""

from datetime import date

import pytest
from django.db.models import Max
from tests.actions.test_submit_report import FORM, hand_in, packed, write
from tests.cast import Cast
from tests.invented_editions import PERIOD, draft_edition, handed_in_edition
from tests.invented_participations import USUAL, leavers, take_part

from stegvis.actions.access import NotPermitted
from stegvis.actions.correct_report import correct_report
from stegvis.actions.look_over_report import look_over_report
from stegvis.actions.restore_section import restore_section
from stegvis.actions.show_changed_facts import (
    correction_of,
    list_begun_corrections,
    list_changed_reports,
    show_changed_facts,
)
from stegvis.actions.show_edition import show_edition
from stegvis.actions.show_errata import download_errata, show_errata
from stegvis.actions.show_section_versions import show_section_versions
from stegvis.actions.submit_report import NotSubmitted, Submitted, submit_report
from stegvis.actions.write_section import Typed, write_section
from stegvis.store.ledgers import published
from stegvis.store.models import AuditEvent, Edition, ExitCode, Participation, ReportCycle, ReportRule
from stegvis.store.reports.figures.counting import edition_counts
from stegvis.store.reports.figures.drafted import draft_figures
from stegvis.store.reports.figures.preview import preview_of
from stegvis.store.reports.form_in_use import find_form
from stegvis.store.reports.writing.bound_numbers import bind_section
from stegvis.store.reports.writing.texts import section_texts
from stegvis.vocabulary import BadInput, Changed, Gender, InvalidFields, Number, Period, Withheld
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.report_life import CORRECTION_SECTION, SIGNED_STATES, STEERING_GROUP_SECTION, ReportState

MONTHLY = "skaraborg_monthly"
TEXT = "Under perioden deltog 46 personer i insatsen. Det är fler än planerat."


@pytest.fixture(autouse=True)
def own_ledgers(monkeypatch, tmp_path):
    monkeypatch.setenv("STEGVIS_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("STEGVIS_TODAY", "2026-09-15")


def sign(edition: Edition, state: ReportState = ReportState.SIGNED) -> None:
    Edition.objects.filter(pk=edition.pk).update(state=state)
    edition.refresh_from_db()


@pytest.fixture
def signed(cast: Cast) -> Edition:
    """A report that was handed in from 46 participations and signed, with a living number in its text."""
    take_part(cast.linden, (*USUAL, *leavers("men", 2, "parental_leave")))
    made = draft_edition(cast.linden)
    for section in find_form(FORM).sections:
        if section.id not in {"head", "parties", "agreement", "signature", STEERING_GROUP_SECTION}:
            write(made, section.id, f"Så arbetar vi med {section.heading.sv.lower()}.", cast)
    write(made, "result", TEXT, cast)
    bind_section(made, "result", TEXT, draft_figures(made).figures())
    done = hand_in(cast, made)
    assert isinstance(done, Submitted), done
    sign(made)
    return made


def move_an_exit(cast: Cast) -> None:
    """One of those who went to work was studying."""
    studies = ExitCode.objects.get(label="Åter till remittent utan plan")
    one = Participation.objects.filter(intervention=cast.linden, exit_code__label="Arbete").order_by("pk").last()
    Participation.objects.filter(pk=one.pk).update(exit_code=studies)


def correct(
    cast: Cast, edition: Edition, reason: str = "Avslut var felregistrerade.", by: str = "maja"
) -> list[Edition]:
    edition.refresh_from_db()
    numbers = correct_report(by=cast.actor(by), edition=edition.pk, version=edition.version, reason=reason)
    return [Edition.objects.get(pk=number) for number in numbers]


def test_nothing_changed_nothing_told(cast: Cast, signed: Edition):
    assert show_changed_facts(by=cast.actor("maja"), edition=signed.pk) is None
    assert list_changed_reports(by=cast.actor("maja")) == ()


def test_a_changed_exit_tells_every_figure_and_share_that_alters(cast: Cast, signed: Edition):
    move_an_exit(cast)
    found = show_changed_facts(by=cast.actor("maja"), edition=signed.pk)
    told = {(one.label.sv, one.gender): (one.was[0], one.now[0]) for one in found.figures}
    kept = signed.packages.get().kept.figures
    now = {(one.measure, one.gender): one.number for one in draft_figures(signed).cells()}
    differ = {key for key, number in now.items() if kept[key[0]][key[1].value][0] != number}
    assert len(told) == len(differ) == 4  # positive and unclear, of all and of men
    assert (
        next(one for key, one in told.items() if key[1] is Gender.ALL and one == (15, 14)),
        next(one for key, one in told.items() if key[1] is Gender.ALL and one == (12, 13)),
    ) == ((15, 14), (12, 13))
    assert found.is_signed
    assert found.sentences == ()


def test_a_new_participation_tells_the_sentence_with_the_number(cast: Cast, signed: Edition):
    take_part(cast.linden, USUAL[-1:])
    (found,) = list_changed_reports(by=cast.actor("amina"))
    (told,) = [one for _, one in found.sentences]
    assert (told.section, told.sentence) == ("result", "Under perioden deltog 46 personer i insatsen.")
    assert show_edition(by=cast.actor("maja"), edition=signed.pk).changed == len(found.figures) > 0


@pytest.mark.parametrize("name", ["frida", "carl", "britta", "reidar", "bosse"])
def test_the_association_learns_of_it_by_the_correction_only(cast: Cast, signed: Edition, name: str):
    move_an_exit(cast)
    with pytest.raises(NotPermitted):
        show_changed_facts(by=cast.actor(name), edition=signed.pk)
    if name != "bosse":
        assert show_edition(by=cast.actor(name), edition=signed.pk).changed == 0


def test_what_is_corrected_already_is_not_told_again(cast: Cast, signed: Edition):
    move_an_exit(cast)
    assert correction_of(by=cast.actor("maja"), edition=signed.pk) is None
    (made,) = correct(cast, signed)
    assert list_changed_reports(by=cast.actor("maja")) == ()
    (begun,) = list_begun_corrections(by=cast.actor("amina"))
    assert (begun.number, begun.name) == (made.pk, signed.intervention.name)
    assert correction_of(by=cast.actor("amina"), edition=signed.pk) == made.pk
    assert list_begun_corrections(by=cast.actor("frida")) == ()
    sign(made)
    assert list_begun_corrections(by=cast.actor("maja")) == ()
    assert correction_of(by=cast.actor("maja"), edition=signed.pk) == made.pk


@pytest.mark.parametrize("state", ReportState)
def test_only_what_is_signed_is_corrected(cast: Cast, state: ReportState):
    edition = handed_in_edition(cast.linden, state=state)
    if state in SIGNED_STATES:
        (made,) = correct(cast, edition)
        assert (made.state, made.number, made.corrects) == (ReportState.DRAFT, 2, edition)
    else:
        with pytest.raises(BadInput):
            correct(cast, edition)


def test_a_correction_asks_for_a_reason_and_comes_once(cast: Cast, signed: Edition):
    with pytest.raises(InvalidFields):
        correct(cast, signed, "  ")
    correct(cast, signed)
    with pytest.raises(BadInput):
        correct(cast, signed)
    with pytest.raises(Changed):
        correct_report(by=cast.actor("maja"), edition=signed.pk, version=99, reason="x")
    with pytest.raises(NotPermitted):
        correct(cast, signed, by="frida")


def test_a_correction_begins_with_what_stood_and_leaves_it_as_it_is(cast: Cast, signed: Edition):
    texts, package = list(signed.texts.values()), signed.packages.get().digest
    (made,) = correct(cast, signed)
    assert {one.section: one.text for one in made.texts.all()}["result"] == TEXT
    assert made.bound.get().phrase == signed.bound.get().phrase
    assert (list(signed.texts.values()), signed.packages.get().digest) == (texts, package)
    assert signed.state == ReportState.SIGNED
    assert made.texts.get(section=CORRECTION_SECTION).text == "Avslut var felregistrerade."
    assert made.steps.get().note == ""


def reason_of(edition: Edition, by: Actor) -> str:
    return show_edition(by=by, edition=edition.pk).correction_reason


def reword(edition: Edition, text: str, cast: Cast, by: str = "maja") -> None:
    base = section_texts(edition).get(CORRECTION_SECTION, "")
    write_section(by=cast.actor(by), edition=edition.pk, section=CORRECTION_SECTION, typed=Typed(text, base))


@pytest.mark.parametrize("reason", ["Ett avslut hade fel datum.", "Anna Karlsson hade fel kod.", "Tre fick arbete."])
def test_a_refused_reason_is_answered_with_what_a_reason_may_say(cast: Cast, signed: Edition, reason: str):
    with pytest.raises(InvalidFields) as refused:
        correct(cast, signed, reason)
    said = refused.value.fields["reason"]
    assert said.sv.count("Förslag: ") == said.en.count("Proposal: ") == 1
    proposal = said.sv.split("Förslag: ")[1]
    assert proposal == "Skriv vad som var fel, utan namn och antal: ”Avslut var registrerade på fel dag.”"
    assert correct(cast, signed, proposal.split("”")[1])


def test_a_reason_that_names_a_hidden_number_is_told_while_it_is_written_and_worded_anew(cast: Cast, signed: Edition):
    """The office never reads what is worded anew before it is handed in."""
    assert packed(signed).figure("exits_other", Gender.MEN).cell == Withheld()
    told = "Två män hade fel avslutsorsak."
    (made,) = correct(cast, signed, "Avslut var felregistrerade.")
    reword(made, told, cast)
    preview_of(made, edition_counts(made), wait_s=60)
    remarks = look_over_report(by=cast.actor("maja"), edition=made.pk).remarks
    assert [(one.section, one.is_open) for one in remarks] == [(CORRECTION_SECTION, True)]
    assert isinstance(hand_in(cast, made), NotSubmitted)
    reword(made, "Avslut hade fel orsak.", cast)
    assert reason_of(made, cast.actor("maja")) == "Avslut hade fel orsak."
    assert isinstance(hand_in(cast, made), Submitted)
    assert packed(made).correction_reason == reason_of(made, cast.actor("frida")) == "Avslut hade fel orsak."
    told_to_office = repr(show_edition(by=cast.actor("frida"), edition=made.pk))
    assert told not in told_to_office and "felregistrerade" not in told_to_office


def test_an_earlier_reason_stands_again_and_all_wordings_are_in_the_trail(cast: Cast, signed: Edition):
    (made,) = correct(cast, signed, "Den första.")
    reword(made, "En annan, av någon annan.", cast, by="amina")
    shown = show_section_versions(by=cast.actor("maja"), edition=made.pk, section=CORRECTION_SECTION)
    assert [one.by for one in shown.versions] == [cast.accounts["amina"].name, cast.accounts["maja"].name]
    restore_section(by=cast.actor("maja"), edition=made.pk, section=CORRECTION_SECTION, number=1, seen=2)
    assert reason_of(made, cast.actor("maja")) == "Den första."
    written = AuditEvent.objects.filter(event="section_written", details__section=CORRECTION_SECTION)
    assert written.count() == 2


def test_a_correction_without_a_reason_is_not_handed_in_and_no_other_report_has_one(cast: Cast, signed: Edition):
    with pytest.raises(InvalidFields):
        reword(draft_edition(cast.linden, form=MONTHLY), "Därför.", cast)
    (made,) = correct(cast, signed)
    reword(made, "", cast)
    left = hand_in(cast, made)
    assert isinstance(left, NotSubmitted)
    assert [one.where for one in left.reasons] == [CORRECTION_SECTION]


def test_a_reason_that_is_being_worded_anew_is_not_the_offices_to_read(cast: Cast, signed: Edition):
    """Returned, and written on: what was handed in stands for everybody else."""
    (made,) = correct(cast, signed, "Som inlämnad.")
    assert isinstance(hand_in(cast, made), Submitted)
    sign(made, ReportState.DRAFT)
    reword(made, "Som utkast.", cast)
    assert reason_of(made, cast.actor("maja")) == "Som utkast."
    assert reason_of(made, cast.actor("frida")) == "Som inlämnad."


def test_a_correction_of_a_correction_has_a_reason_of_its_own(cast: Cast, signed: Edition):
    (made,) = correct(cast, signed, "Den första.")
    assert isinstance(hand_in(cast, made), Submitted)
    sign(made)
    (second,) = correct(cast, made, "Den andra.")
    assert [one.text for one in second.texts.filter(section=CORRECTION_SECTION)] == ["Den andra."]


def test_whose_words_stand_in_a_correction_cannot_sign_it(cast: Cast, signed: Edition):
    from stegvis.store.reports.editions import writers_of

    (made,) = correct(cast, signed, by="amina")
    assert cast.accounts["maja"].pk in writers_of(made)


def test_the_errata_page_tells_what_stood_what_stands_and_why(cast: Cast, signed: Edition):
    take_part(cast.linden, USUAL[-9:])
    (made,) = correct(cast, signed)
    assert show_errata(by=cast.actor("frida"), edition=signed.pk) is None
    left = hand_in(cast, made)
    assert isinstance(left, NotSubmitted)
    assert [one.rule for one in left.open] == ["number_moved"]
    write(made, "result", TEXT.replace("46", "55"), cast)
    done = hand_in(cast, made)
    assert isinstance(done, Submitted), done
    page = show_errata(by=cast.actor("frida"), edition=made.pk)
    text = repr(page.document)
    assert "Rättelse 1" in page.document.title
    assert "Avslut var felregistrerade." in text
    assert "46 personer" in text and "55 personer" in text
    report = packed(made)
    assert (report.edition, report.corrects) == (2, signed.packages.get().digest)
    assert report.figure("participants").cell == Number(55)
    assert packed(signed).figure("participants").cell == Number(46)
    assert download_errata(by=cast.actor("frida"), edition=made.pk).startswith(b"%PDF")
    first, second = (entry for _, entry in published(cast.association).entries)
    assert second.corrects == first.publication


def test_a_text_that_told_too_much_is_not_told_once_more(cast: Cast):
    from tests.invented_editions import hand_in as keep

    from stegvis.forms.package.nodes import PackedSection

    before = draft_edition(cast.linden)
    keep(before, sections=(PackedSection("result", "Resultat", "Tre kvinnor mår sämre."),))
    sign(before)
    (made,) = correct(cast, before)
    keep(made, sections=(PackedSection("result", "Resultat", "De flesta mår bättre."),))
    text = repr(show_errata(by=cast.actor("frida"), edition=made.pk).document)
    assert "Tre kvinnor" not in text
    assert "De flesta mår bättre." in text


def months(cast: Cast, states: list[ReportState], *, esf: bool = True) -> list[Edition]:
    """A monthly report for each state, from January on."""
    type(cast.linden).objects.filter(pk=cast.linden.pk).update(is_esf_financed=esf)
    ReportRule.objects.create(intervention=cast.linden, form_id=MONTHLY, cycle=ReportCycle.MONTHLY)
    made = []
    for at, state in enumerate(states, 1):
        period = Period.of_months(date(2026, at, 1), date(2026, at, 1))
        edition = draft_edition(cast.linden, MONTHLY, period)
        if state is not ReportState.DRAFT:
            from tests.invented_editions import hand_in as keep

            keep(edition)
            sign(edition, state)
        made.append(edition)
    cast.linden.refresh_from_db()
    return made


def test_one_corrected_esf_month_means_all_later_months_again_and_no_other(cast: Cast):
    s = ReportState
    january, february, march, april, may = months(cast, [s.PUBLISHED, s.ACCEPTED, s.SIGNED, s.RECEIVED, s.DRAFT])
    shown = show_edition(by=cast.actor("maja"), edition=february.pk)
    assert [(one.number, one.is_signed) for one in shown.later_months] == [(march.pk, True), (april.pk, False)]
    made = correct(cast, february)
    assert [one.corrects for one in made] == [february, march]
    assert "februari 2026" in made[1].correction_reason
    assert Edition.objects.filter(corrects__in=[january, april, may]).count() == 0


def test_the_chain_is_handed_in_in_order(cast: Cast):
    january, _, march = months(cast, [ReportState.SIGNED] * 3)
    first, second, third = correct(cast, january)
    assert third.corrects == march
    for later in (second, third):
        with pytest.raises(BadInput, match="januari"):
            submit_report(by=cast.actor("maja"), edition=later.pk, version=1)
    sign(first, ReportState.SUBMITTED)
    with pytest.raises(BadInput, match="februari"):
        submit_report(by=cast.actor("maja"), edition=third.pk, version=1)
    assert isinstance(submit_report(by=cast.actor("maja"), edition=second.pk, version=1), Submitted)


def test_a_corrected_month_is_corrected_again_from_its_latest_edition(cast: Cast):
    january, february = months(cast, [ReportState.SIGNED] * 2)
    first, second = correct(cast, january)
    for one in (first, second):
        sign(one)
    assert [one.corrects for one in correct(cast, first)] == [first, second]
    assert Edition.objects.filter(intervention=cast.linden).aggregate(most=Max("number"))["most"] == 3
    assert not february.corrections.exclude(pk=second.pk).exists()


def test_months_of_others_are_no_chain(cast: Cast):
    january, _ = months(cast, [ReportState.SIGNED] * 2, esf=False)
    assert len(correct(cast, january)) == 1


def test_the_period_of_other_reports_does_not_matter(cast: Cast):
    (january,) = months(cast, [ReportState.SIGNED])
    handed_in_edition(cast.linden, state=ReportState.SIGNED, period=PERIOD)
    assert len(correct(cast, january)) == 1
