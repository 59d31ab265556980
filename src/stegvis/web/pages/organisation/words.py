"""What the pages of the organisation call methods, kinds of intake, cycles, rhythms and reaches."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from django.utils.translation import gettext_lazy as _

from stegvis.actions.list_interventions import Running
from stegvis.actions.set_report_calendar import ReportCycle
from stegvis.actions.set_up_intervention import FollowUpMethod
from stegvis.actions.show_intervention_settings import Intake, Rhythm
from stegvis.actions.word_goal import Comparator, Reach
from stegvis.vocabulary.option import Option
from stegvis.vocabulary.orientation import Orientation
from stegvis.web.language import current_language

Word = TypeVar("Word", bound=StrEnum)

ORIENTATIONS = {
    Orientation.INDIVIDUAL: _("Individuals: people take part in it"),
    Orientation.STRUCTURAL: _("Structure: it changes how the parties work"),
}
ORIENTATION_NAMES = {Orientation.INDIVIDUAL: _("Individuals"), Orientation.STRUCTURAL: _("Structure")}
METHODS = {
    FollowUpMethod.REGISTER: _("Participants are registered"),
    FollowUpMethod.COUNTS: _("Only numbers are entered"),
}
RUNNING = {Running.ONGOING: _("Ongoing"), Running.ENDED: _("Ended")}
INTAKES = {
    Intake.CONTINUOUS: _("One by one, when there is a place"),
    Intake.GROUPS: _("In groups that start together"),
}
CYCLES = {
    ReportCycle.MONTHLY: _("Every month"),
    ReportCycle.QUARTERLY: _("Every quarter"),
    ReportCycle.FOUR_MONTHLY: _("Every four months"),
    ReportCycle.HALF_YEARLY: _("Every half-year"),
    ReportCycle.JANUARY_AUGUST: _("January to August, each year"),
    ReportCycle.FULL_YEAR: _("Every year"),
    ReportCycle.FINAL: _("Once, about the whole agreement"),
}
RHYTHMS = {
    Rhythm.WEEKS_AFTER_START: _("weeks after the start"),
    Rhythm.WEEKS_BEFORE_END: _("weeks before the end"),
    Rhythm.EVERY_WEEKS: _("weeks between each"),
    Rhythm.EVERY_MONTHS: _("months between each"),
    Rhythm.MONTHS_AFTER_EXIT: _("months after the exit"),
}
COMPARATORS = {Comparator.AT_LEAST: _("At least"), Comparator.AT_MOST: _("At most")}
REACHES = {
    Reach.EACH_PERIOD: _("In each period that is reported"),
    Reach.CUMULATIVE: _("In all since the goal was set"),
    Reach.BY_DATE: _("In all, by a day"),
}


def pairs(words: Mapping[Word, Any]) -> list[tuple[str, Any]]:
    """The words as choices of a field."""
    return [(str(word), label) for word, label in words.items()]


def label_of(options: tuple[Option, ...], value: str) -> str:
    """What the option is called on screen; its value when there is none."""
    return next((one.label.in_language(current_language()) for one in options if one.value == value), value)
