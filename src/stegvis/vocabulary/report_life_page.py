"""The manual's page on a report's life, drawn from the table of transitions: docs/report_life.md.

`python -m stegvis.vocabulary.report_life_page > docs/report_life.md` writes it; a test fails when it is forgotten.
"""

import sys
from collections.abc import Iterator

from stegvis.vocabulary.report_life import CORRECTION_TRANSITIONS, TRANSITIONS, ReportState, Side, Transition

SIDES = {Side.OPERATOR: "the operator", Side.ASSOCIATION: "the association"}
_HEAD = """# A report's life

Written from `vocabulary/report_life.py`: do not edit. Which roles take a step says `actions/access/permissions.py`.

"""
_FREEZING = """
## What a signature freezes

The chair signs one digest (SHA-256) over the digest of the report package, the form and its version, the registry
number, the day of arrival and the steering group's text with what explains it. The package's digest covers the
released figures, the operator's texts, the definitions of the measures and a keyed digest of the facts. From then on
the database itself refuses every change of texts, bound numbers, decisions and packages; the page says whether the
content still is what was signed.

## Four eyes

Nobody who wrote in the operator's sections, or handed the report in, takes a step marked with four eyes. In a
correction the words that were taken over count as their writers'.

## Corrections

A signed report is never changed. When the register says something else, those who write the report see which figures,
shares and sentences alter. A correction is an edition of its own: its own number, a reason, new signatures, and an
errata page that tells what stood and what stands. Monthly reports to the ESF build on each other: a corrected month
brings every later month that was signed with it, handed in in order. A correction that was begun and never handed in
can be thrown away; its words go, and what is signed stands. With an ESF month's go those of the later months that were
begun because of it.
"""


def report_life_page() -> str:
    """The page as Markdown: the diagram, then the steps in the order of the table."""
    return "\n".join((_HEAD + _diagram(), *_steps(), _FREEZING))


def _diagram() -> str:
    lines = ["```mermaid", "stateDiagram-v2", "    [*] --> planned"]
    for step in TRANSITIONS:
        eyes = " (four eyes)" if step.four_eyes else ""
        lines += [f"    {start} --> {step.ends}: {step.label.en}{eyes}" for start in step.starts]
    ends = [state for state in ReportState if not any(state in step.starts for step in TRANSITIONS)]
    return "\n".join([*lines, *(f"    {state} --> [*]" for state in ends), "```"])


def _steps() -> Iterator[str]:
    yield "\n| Step | In Swedish | From | To | Who | Four eyes |\n|---|---|---|---|---|---|"
    yield from (_row(step) for step in TRANSITIONS)
    yield "\nA correction alone takes these steps; between them it goes the way of every report.\n"
    yield "| Step | In Swedish | From | To | Who | Four eyes |\n|---|---|---|---|---|---|"
    yield from (_row(step) for step in CORRECTION_TRANSITIONS)


def _row(step: Transition) -> str:
    named = f"{step.label.en} (`{step.action}`)"
    cells = (named, step.label.sv, ", ".join(step.starts), step.ends, SIDES[step.side], "yes" if step.four_eyes else "")
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.stdout.write(report_life_page())
