"""The manual's page on a report's life is what the table of transitions says, and the table is sound."""

from pathlib import Path

from stegvis.vocabulary.report_life import LIFE, TRANSITIONS, ReportState, next_step, open_steps
from stegvis.vocabulary.report_life_page import report_life_page

PAGE = Path(__file__).parents[2] / "docs" / "report_life.md"


def test_the_page_is_not_stale():
    fresh = "python -m stegvis.vocabulary.report_life_page > docs/report_life.md"
    assert PAGE.read_text("utf-8") == report_life_page(), fresh


def test_every_step_is_drawn():
    page = report_life_page()
    for step in TRANSITIONS:
        for start in step.starts:
            assert f"{start} --> {step.ends}" in page


def test_from_everywhere_a_way_leads_to_the_end():
    """No dead end: whatever the state, the next steps lead to publication."""
    for state in ReportState:
        now, seen = state, []
        while (step := next_step(now)) is not None:
            assert now not in seen
            seen.append(now)
            now = step.ends
        assert now is ReportState.PUBLISHED


def test_the_steps_are_in_the_order_of_life():
    assert [step.action for step in TRANSITIONS] == list(dict.fromkeys(step.action for step in TRANSITIONS))
    forward = [next_step(state) for state in LIFE[:-1]]
    assert [step.ends for step in forward if step] == list(LIFE[1:])
    assert open_steps(ReportState.PUBLISHED) == ()
