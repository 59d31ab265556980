"""Saving a section: versions, two writers, two opened pages, and only in a draft."""

from datetime import timedelta

import pytest
from tests.cast import Cast
from tests.invented_editions import make_edition

from stegvis.store.clock import now
from stegvis.store.models import AuditEvent, Edition, SectionVersion
from stegvis.store.reports.writing.texts import LONGEST, Typed, save_section, save_typed, section_texts
from stegvis.vocabulary import BadInput, Changed, InvalidFields
from stegvis.vocabulary.report_life import ReportState

LONG = "Vi har mött deltagarna varje vecka och följt upp planen tillsammans. "


@pytest.fixture
def edition(cast: Cast) -> Edition:
    return make_edition(cast)


@pytest.fixture
def maja(cast: Cast):
    return cast.actor("maja")


@pytest.fixture
def amina(cast: Cast):
    return cast.actor("amina")


def rows(edition: Edition) -> list[str]:
    return [one.text for one in SectionVersion.objects.filter(edition=edition)]


def test_a_text_is_saved_and_read(edition: Edition, maja):
    saved = save_section(edition, "method", "Så här.\r\nSedan så.", seen=0, by=maja)
    assert (saved.number, saved.text) == (1, "Så här.\nSedan så.")
    assert section_texts(edition) == {"method": "Så här.\nSedan så."}
    assert AuditEvent.objects.filter(event="section_written").count() == 1


def test_whoever_saw_an_older_version_is_told(edition: Edition, maja, amina):
    save_section(edition, "method", "Ett.", seen=0, by=maja)
    with pytest.raises(Changed) as told:
        save_section(edition, "method", "Två.", seen=0, by=amina)
    assert (told.value.theirs, told.value.version) == ({"method": "Ett."}, 1)


@pytest.mark.parametrize("state", [one for one in ReportState if one is not ReportState.DRAFT])
def test_only_a_draft_changes(cast: Cast, maja, state: ReportState):
    edition = make_edition(cast, state=state)
    with pytest.raises(BadInput, match=state.label.sv.lower()):
        save_section(edition, "method", "Ett.", seen=0, by=maja)
    with pytest.raises(BadInput, match=state.label.sv.lower()):
        save_typed(edition, "method", Typed("Ett.", ""), by=maja)
    assert section_texts(edition) == {}


def test_a_text_beyond_all_bounds_is_refused(edition: Edition, maja):
    with pytest.raises(InvalidFields):
        save_section(edition, "method", "x" * (LONGEST + 1), seen=0, by=maja)


def test_what_is_typed_in_one_go_is_one_version(edition: Edition, maja):
    for words in range(20, 69):
        save_typed(edition, "method", Typed(LONG[:words], LONG[: words - 1] if words > 20 else ""), by=maja)
    assert rows(edition) == [LONG[:68]]
    assert SectionVersion.objects.get().number == 49


def test_what_is_taken_away_bit_by_bit_is_kept(edition: Edition, maja):
    text = (LONG * 5).strip()
    save_section(edition, "method", text, seen=0, by=maja)
    words = text.split()
    for left in range(len(words), 0, -1):
        save_typed(edition, "method", Typed(" ".join(words[:left]), " ".join(words[: left + 1])), by=maja)
    kept = rows(edition)
    assert kept[-1] == words[0]
    assert len(kept[0]) >= 0.75 * len(text)


def test_a_text_replaced_by_one_as_long_is_kept(edition: Edition, maja):
    save_section(edition, "method", "Alla kom till mötet.", seen=0, by=maja)
    save_section(edition, "method", "Ingen ville vara med.", seen=1, by=maja)
    assert rows(edition) == ["Alla kom till mötet.", "Ingen ville vara med."]


def test_another_writer_and_a_later_hour_begin_a_version(edition: Edition, maja, amina):
    save_section(edition, "method", LONG, seen=0, by=maja)
    save_section(edition, "method", f"{LONG}Mer.", seen=1, by=amina)
    SectionVersion.objects.update(begun_at=now() - timedelta(minutes=11))
    save_section(edition, "method", f"{LONG}Mer. Ännu mer.", seen=2, by=amina)
    assert len(rows(edition)) == 3


def test_two_writers_in_one_section_both_stand(edition: Edition, maja, amina):
    save_section(edition, "method", "Ett.\n\nTvå.", seen=0, by=maja)
    save_typed(edition, "method", Typed("Ett och ett halvt.\n\nTvå.", "Ett.\n\nTvå.", "a", 1), by=maja)
    saved = save_typed(edition, "method", Typed("Ett.\n\nTvå.\n\nTre.", "Ett.\n\nTvå.", "b", 1), by=amina)
    assert (saved.text, saved.merged, saved.clashes) == ("Ett och ett halvt.\n\nTvå.\n\nTre.", True, ())


def test_the_same_words_changed_by_two_are_marked(edition: Edition, maja, amina):
    save_section(edition, "method", "Det gick bra.", seen=0, by=maja)
    save_typed(edition, "method", Typed("Det gick utmärkt.", "Det gick bra.", "a", 1), by=maja)
    saved = save_typed(edition, "method", Typed("Det gick sådär.", "Det gick bra.", "b", 1), by=amina)
    assert saved.text == "Det gick ⟦utmärkt ‖ sådär⟧."
    assert [(one.mine, one.theirs) for one in saved.clashes] == [("sådär", "utmärkt")]


def test_an_answer_that_was_lost_does_no_harm(edition: Edition, maja):
    save_typed(edition, "method", Typed("Vi började i ja", "", "a", 1), by=maja)
    again = save_typed(edition, "method", Typed("Vi började i januari.", "", "a", 2), by=maja)
    assert (again.text, again.merged) == ("Vi började i januari.", False)
    late = save_typed(edition, "method", Typed("Vi började i ja", "", "a", 1), by=maja)
    assert late.text == "Vi började i januari."


def test_a_lost_answer_about_merged_words_keeps_the_other_s(edition: Edition, maja, amina):
    save_typed(edition, "method", Typed("Först.", "", "a", 1), by=maja)
    save_typed(edition, "method", Typed("Först.\n\nAminas rad.", "Först.", "b", 1), by=amina)
    save_typed(edition, "method", Typed("Först.\n\nMajas", "Först.", "a", 2), by=maja)
    saved = save_typed(edition, "method", Typed("Först.\n\nMajas rad.", "Först.", "a", 3), by=maja)
    assert "Aminas rad." in saved.text
    assert "Majas rad." in saved.text


def test_taking_away_beside_a_change_of_space_takes_away(edition: Edition, maja, amina):
    save_section(edition, "method", "Ett två tre. ", seen=0, by=maja)
    assert save_typed(edition, "method", Typed("Ett.", "Ett två tre."), by=amina).text == "Ett."


def test_one_s_own_other_tab_is_nobody_else(edition: Edition, maja, amina):
    save_typed(edition, "method", Typed("Ett.\n\nTvå.", "", "c", 1), by=amina)
    save_typed(edition, "method", Typed("Ett och ett halvt.\n\nTvå.", "Ett.\n\nTvå.", "a", 1), by=maja)
    own = save_typed(edition, "method", Typed("Ett.\n\nTvå.\n\nTre.", "Ett.\n\nTvå.", "b", 1), by=maja)
    assert (own.merged, own.by_oneself) == (True, True)
    other = save_typed(edition, "method", Typed("Noll.\n\nEtt.\n\nTvå.", "Ett.\n\nTvå.", "d", 1), by=amina)
    assert (other.merged, other.by_oneself) == (True, False)


def test_what_somebody_else_wrote_over_is_not_one_s_own(edition: Edition, maja, amina):
    for at, text in enumerate(("Ett.", "Ett. Två.", "Ett. Två. Tre.")):
        save_typed(edition, "method", Typed(text, "", "a", at + 1), by=maja)
    save_typed(edition, "method", Typed("Ett. Två. Tre.\n\nAminas rad.", "Ett. Två. Tre.", "b", 1), by=amina)
    saved = save_typed(edition, "method", Typed("Ett. Två.\n\nMajas rad.", "Ett. Två.", "c", 1), by=maja)
    assert (saved.merged, saved.by_oneself) == (True, False)
