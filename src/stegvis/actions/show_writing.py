"""The page where a report is written: all that the form asks, with what stands there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for
from stegvis.actions.look_over_report import LookedOver, looked_over
from stegvis.actions.show_draft_figures import FiguresView, figures_view
from stegvis.forms.asked import AskedSection, answers_of, asked_sections
from stegvis.forms.fill import answer_to
from stegvis.forms.nodes import Ask, Form
from stegvis.store.models import Edition
from stegvis.store.reports.earlier import EarlierText, earlier_texts
from stegvis.store.reports.editions import StandingTexts, operators_texts, period_of, texts_of
from stegvis.store.reports.form_in_use import form_of, former_heading
from stegvis.store.reports.stepping import sent_back, steps_of
from stegvis.store.reports.writing.comments import comments_on
from stegvis.store.reports.writing.merging import marked_places
from stegvis.store.reports.writing.written import (
    NO,
    YES,
    StandingText,
    Writing,
    filled_reading,
    standing_texts,
    writing_now,
)
from stegvis.vocabulary import Period, Wording
from stegvis.vocabulary.report_life import ReportState
from stegvis.vocabulary.wording import Language


@dataclass(frozen=True, slots=True)
class Comment:
    """What the office said. `stands`: the passage is still in the text."""

    number: int
    passage: str
    text: str
    by: str
    at: datetime
    is_settled: bool
    stands: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """A text, or a choice, with what stands there. `places`: where two wrote at once and nobody has chosen yet."""

    standing: StandingText
    ask: Ask | None = None
    places: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> int:
        """How many words the text has."""
        return len(self.standing.text.split())


@dataclass(frozen=True, slots=True)
class WritingSection:
    """A heading of the form: what it asks, what stands there, what stood there last time and what the office said.

    `filled` are the fields that nobody writes, each with its answer ("" when it is not known).
    """

    asked: AskedSection
    text: Answer | None
    choices: tuple[Answer, ...]
    filled: tuple[tuple[Ask, str], ...]
    earlier: EarlierText | None
    comments: tuple[Comment, ...]

    @property
    def is_empty(self) -> bool:
        """True while somebody still has to write here."""
        answers = (*((self.text,) if self.text else ()), *self.choices)
        return bool(answers) and not any(one.standing.text.strip() for one in answers)


@dataclass(frozen=True, slots=True)
class Missing:
    """What the office asked for when it sent the report back."""

    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A text under a heading that the form had in an earlier version: kept, and no part of the report any more."""

    heading: Wording
    text: str


@dataclass(frozen=True, slots=True)
class WritingView:
    """A report as its writers see it. `missing` until it is handed in again.

    `figures` are None when it is no draft any more. `left_over`: what stood where the form no longer asks.
    `correction`: which correction of the report it is, 0 for the first edition.
    """

    number: int
    intervention: int
    name: str
    form: Form
    period: Period
    state: ReportState
    sections: tuple[WritingSection, ...]
    others: tuple[Writing, ...]
    looked_over: LookedOver
    figures: FiguresView | None = None
    missing: Missing | None = None
    left_over: tuple[LeftOver, ...] = ()
    correction: int = 0

    @property
    def is_draft(self) -> bool:
        """True while texts may change."""
        return self.state is ReportState.DRAFT


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What somebody else did since the page was opened: texts that stand there now, and who writes where."""

    state: ReportState
    texts: tuple[StandingText, ...] = ()
    others: tuple[Writing, ...] = field(default=())


def show_writing(
    *, by: Actor, edition: int, language: Language = "sv", typed: Mapping[str, str] | None = None
) -> WritingView:
    """The report, looked over with what is typed and could not be saved.

    Raises NotPermitted, and BadInput when the form or a measure is gone or the form has another version now.
    """
    found = edition_for(by, "show_writing", edition)
    form = form_of(found)
    standing = texts_of(found)
    figures = figures_view(found) if found.state == ReportState.DRAFT else None
    return WritingView(
        found.pk,
        found.intervention_id,
        found.intervention.name,
        form,
        period_of(found),
        ReportState(found.state),
        _sections(found, form, standing, language),
        writing_now(found, by.account),
        looked_over(found, typed, figures.figures if figures else None, standing),
        figures,
        _missing(found),
        tuple(_left_over(found, form, standing)),
        found.number - 1 if found.corrects_id else 0,
    )


def show_meanwhile(*, by: Actor, edition: int, seen: Mapping[str, int]) -> Meanwhile:
    """What stands there now under each heading where the page has `seen` another version. Raises as `show_writing`."""
    found = edition_for(by, "show_writing", edition)
    texts = standing_texts(found, form_of(found))
    newer = (one for section, one in texts.items() if one.number > seen.get(section, 0))
    return Meanwhile(ReportState(found.state), tuple(newer), writing_now(found, by.account))


def _missing(edition: Edition) -> Missing | None:
    back = sent_back(ReportState(edition.state), steps_of(edition))
    return Missing(back.note, back.by, back.at) if back else None


def _left_over(edition: Edition, form: Form, standing: StandingTexts) -> Iterator[LeftOver]:
    asked = answers_of(form, is_correction=edition.corrects_id is not None)
    for section, text in operators_texts(standing).items():
        if section not in asked and text.strip() and text not in {YES, NO}:
            yield LeftOver(former_heading(edition.form_id, section), text)


def _sections(edition: Edition, form: Form, standing: StandingTexts, language: Language) -> tuple[WritingSection, ...]:
    texts, earlier = standing_texts(edition, form, standing), earlier_texts(edition)
    said = comments_on(edition)
    reading = filled_reading(edition)
    return tuple(
        WritingSection(
            asked,
            _answer(texts[asked.id]) if asked.has_text else None,
            tuple(_answer(texts[one.field], one) for one in asked.choices),
            tuple((one, answer_to(one.field, reading, language) or "") for one in asked.filled),
            earlier.get(asked.id),
            tuple(
                Comment(
                    one.pk,
                    one.passage,
                    one.text,
                    one.by,
                    one.at,
                    one.settled_at is not None,
                    bool(one.passage) and asked.has_text and one.passage in texts[asked.id].text,
                )
                for one in said
                if one.section == asked.id
            ),
        )
        for asked in asked_sections(form, is_correction=edition.corrects_id is not None)
    )


def _answer(standing: StandingText, ask: Ask | None = None) -> Answer:
    return Answer(standing, ask, marked_places(standing.text))
