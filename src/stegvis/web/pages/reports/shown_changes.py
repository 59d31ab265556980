"""What has changed since the last report, in words; `reports/changes.html` writes it out."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stegvis.actions.show_draft_figures import ChangedSince, MovedFigure
from stegvis.vocabulary import Gender
from stegvis.vocabulary.days_in_words import day_in_words
from stegvis.web.language import current_language
from stegvis.web.words import gender_text, number_text, period_text


@dataclass(frozen=True, slots=True)
class ShownChanges:
    """`since` is the last report's period, "" when there is none. `told`: what was handed in and no longer holds.

    `compared` is the period that `figures` are compared with, "" when no earlier report is as long as this one.
    """

    since: str
    compared: str
    figures: tuple[tuple[str, str, str], ...]
    told: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """True when nothing has changed."""
        return not (self.figures or self.told or self.others)


def shown_changes(changes: ChangedSince) -> ShownChanges:
    """The changes in the language of the page."""
    language = current_language()
    figures = tuple(
        (one.label.in_language(language), number_text(one.before), number_text(one.now)) for one in changes.figures
    )
    since = period_text(changes.period) if changes.period else ""
    compared = period_text(changes.compared) if changes.compared else ""
    return ShownChanges(since, compared, figures, tuple(map(_told, changes.moved)), tuple(_others(changes)))


def _told(one: MovedFigure) -> str:
    whom = "" if one.gender is Gender.ALL else f", {gender_text(one.gender).lower()}"
    return _("%(measure)s%(whom)s: the report said %(told)s, the facts now give %(now)s.") % {
        "measure": one.label.in_language(current_language()),
        "whom": whom,
        "told": number_text(one.told),
        "now": number_text(one.now),
    }


def _others(changes: ChangedSince) -> list[str]:
    language = current_language()
    said = []
    if changes.exits_undone:
        undone = ngettext("%(n)s exit was undone.", "%(n)s exits were undone.", changes.exits_undone)
        said.append(undone % {"n": number_text(changes.exits_undone)})
    if changes.agreement_end:
        said.append(_("The agreement now ends on %(day)s.") % {"day": day_in_words(changes.agreement_end, language)})
    for goal in changes.goals:
        if goal.before:
            said.append(
                _("A goal was reworded: “%(before)s” is now “%(now)s”.") % {"before": goal.before, "now": goal.now}
            )
        else:
            said.append(_("A goal is new: “%(now)s”.") % {"now": goal.now})
    return said
