"""A text that names another intervention is judged by that one's report while it is written, and confirms no guess."""

import pytest
from tests.actions.test_submit_report import hand_in, packed
from tests.cast import Cast
from tests.invented_editions import draft_edition
from tests.invented_participations import USUAL, leavers, take_part

from stegvis.actions.submit_report import Submitted
from stegvis.disclosure.release import Judgement
from stegvis.store.models import SectionVersion
from stegvis.store.reports.figures.counting import edition_counts
from stegvis.store.reports.figures.preview import preview_of
from stegvis.store.reports.form_in_use import find_form
from stegvis.vocabulary import Gender, Number, Withheld
from stegvis.vocabulary.report_life import STEERING_GROUP_SECTION


@pytest.fixture(autouse=True)
def own_ledgers(monkeypatch, tmp_path):
    monkeypatch.setenv("STEGVIS_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("STEGVIS_TODAY", "2026-09-15")


def test_numbers_of_another_intervention_are_judged_while_writing(cast: Cast):
    take_part(cast.linden, (*USUAL, *leavers("men", 2, "parental_leave")))
    theirs = draft_edition(cast.linden)
    for section in find_form(theirs.form_id).sections:
        if section.id not in {"head", "parties", "agreement", "signature", STEERING_GROUP_SECTION}:
            SectionVersion.objects.create(
                edition=theirs, section=section.id, number=1, text="Så arbetar vi.", by="Maja"
            )
    assert isinstance(hand_in(cast, theirs), Submitted)
    report = packed(theirs)
    assert report.figure("participants").cell == Number(46)
    assert isinstance(report.figure("exits_other", Gender.MEN).cell, Withheld)
    take_part(cast.asken)
    mine = draft_edition(cast.asken)
    preview = preview_of(mine, edition_counts(mine), wait_s=60.0)
    assert preview is not None
    assert preview.judgement is not None
    hits = preview.judgement.hits
    assert not hits("Linden har haft 46 deltagare.")
    assert not hits("Vi har lärt mycket av Linden.")
    # Whatever is tried of what Linden hides, the answer is the same.
    told = {number: f"På Linden hade {number} övriga avslut." for number in range(6, 12)}
    tried = {number: [(hit.kind, hit.reason) for hit in hits(text)] for number, text in told.items()}
    assert all(found and found == tried[6] for found in tried.values())
    assert not any(Judgement.hits(preview.judgement, text) for text in told.values()), "own figures alone would do"
