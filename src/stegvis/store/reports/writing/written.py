"""A report as its writers have it before them: what is filled in, what stands under each heading, who else writes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from stegvis.forms.asked import answers_of
from stegvis.forms.nodes import Form
from stegvis.forms.reading import ReportNumber, ReportReading
from stegvis.store.clock import now
from stegvis.store.models import Edition, SectionVersion
from stegvis.store.reports.earlier import fixed_parts
from stegvis.store.reports.editions import StandingTexts, period_of, texts_of
from stegvis.vocabulary import Place

JUST_NOW = timedelta(minutes=2)
"""Whoever saved something within this time is writing."""
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Writing:
    """Somebody else who writes, and where: a section or a field of the form."""

    name: str
    section: str


@dataclass(frozen=True, slots=True)
class StandingText:
    """What stands under a heading, or in a field, now. `number` 0: nobody has written."""

    section: str
    number: int = 0
    text: str = ""
    by: str = ""
    saved_at: datetime | None = None


def standing_texts(edition: Edition, form: Form, standing: StandingTexts | None = None) -> Mapping[str, StandingText]:
    """What stands under everything that a person answers, in the form's order. One query.

    None with `standing`, what `texts_of` gives.
    """
    asked = answers_of(form, is_correction=edition.corrects_id is not None)
    standing = texts_of(edition) if standing is None else standing
    latest = {section: one for section, one in standing.items() if not one.is_assessment}
    return {name: _standing(name, latest.get(name)) for name in asked}


def _standing(section: str, found: SectionVersion | None) -> StandingText:
    if found is None:
        return StandingText(section)
    return StandingText(section, found.number, found.text, found.by, found.saved_at)


def writing_now(edition: Edition, account: int) -> tuple[Writing, ...]:
    """Who else saved something just now, each where they saved last."""
    found = edition.texts.filter(saved_at__gt=now() - JUST_NOW, is_assessment=False).exclude(account=account)
    rows = found.order_by("saved_at").values_list("account", "by", "section")
    latest = {number: Writing(name, section) for number, name, section in rows}
    return tuple(latest.values())


def filled_reading(edition: Edition, texts: Mapping[str, str] | None = None) -> ReportReading:
    """What a report says without anybody writing it, and the fields that are answered by a choice in `texts`."""
    fixed = fixed_parts(edition)
    answer = (texts or {}).get("budget_in_line")
    return ReportReading(
        intervention=edition.intervention.name,
        place=Place(),
        orientation=fixed.orientation,
        parties=fixed.parties,
        agreement=fixed.agreement,
        period=period_of(edition),
        number=ReportNumber(edition.report_number, edition.report_number_of),
        budget_in_line={YES: True, NO: False}.get(answer or ""),
    )
