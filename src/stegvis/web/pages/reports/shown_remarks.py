"""Remarks as they stand on the page of a report, section by section."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stegvis.actions.look_over_report import (
    NUMBER_HIDDEN,
    NUMBER_MOVED,
    TAKEN_OVER,
    LookedOver,
    Remarked,
    TextRemark,
)
from stegvis.vocabulary import Severity
from stegvis.web.language import current_language
from stegvis.web.row_number import row_number

_PARTS = 4


@dataclass(frozen=True, slots=True)
class ShownRemark:
    """One remark. `name` is what its buttons send, `section` what one press confirms ("": nothing).

    `kind` chooses its colour; `label` says what it asks for.
    """

    name: str
    section: str
    kind: str
    label: str
    start: int
    passage: str
    reason: str
    proposal: str
    may_be_kept: bool
    explanation: str | None

    @property
    def is_stopping(self) -> bool:
        """True while the report cannot be handed in for it."""
        return self.kind in ("error", "moved")


@dataclass(frozen=True, slots=True)
class ShownRemarks:
    """The remarks of a report with that number. `summary` says in a sentence how many stand in the way."""

    number: int
    summary: str
    open: int
    moved: int
    unread: int
    by_section: Mapping[str, tuple[ShownRemark, ...]] = field(default_factory=dict)

    def of(self, section: str) -> tuple[ShownRemark, ...]:
        """The section's remarks; those on figures alone are under ""."""
        return self.by_section.get(section, ())


def shown_remarks(looked: LookedOver) -> ShownRemarks:
    """The remarks in the language of the page."""
    by_section: dict[str, tuple[ShownRemark, ...]] = {}
    for one in looked.remarks:
        by_section[one.section] = (*by_section.get(one.section, ()), _shown(one))
    return ShownRemarks(looked.number, _summary(looked.open), looked.open, looked.moved, looked.unread, by_section)


def remark_named(name: str) -> Remarked | None:
    """The remark that a button's value means; None for what no page of ours sent."""
    parts = name.split(":")
    start = row_number(parts[-1] or "-")
    if len(parts) != _PARTS or start is None:
        return None
    return Remarked(parts[0], parts[1], parts[2], start)


def _shown(one: TextRemark) -> ShownRemark:
    language = current_language()
    about = one.about
    kind, label = _kind(one)
    return ShownRemark(
        f"{about.section}:{about.rule}:{about.words}:{about.start}",
        one.section if one.rule == TAKEN_OVER else "",
        kind,
        label,
        one.start,
        one.passage,
        one.reason_beside.in_language(language),
        one.proposal.in_language("sv") if one.proposal else "",
        one.may_be_kept and one.stops,
        one.explanation,
    )


def _kind(one: TextRemark) -> tuple[str, str]:
    if one.explanation is not None:
        return "explained", _("Explained in the report")
    if one.rule == TAKEN_OVER:
        return "moved", _("Read it through")
    if one.rule in (NUMBER_MOVED, NUMBER_HIDDEN):
        return "moved", _("The number has changed") if one.rule == NUMBER_MOVED else _("The number is hidden")
    if not one.stops:
        return "note", _("Worth knowing") if one.severity is Severity.NOTE else _("Worth a look")
    return ("error", _("Correct or explain")) if one.may_be_kept else ("error", _("Rewrite"))


def _summary(count: int) -> str:
    if not count:
        return _("Nothing to fix in the text.")
    return ngettext(
        "%(count)s thing in the text to fix before the report can be handed in.",
        "%(count)s things in the text to fix before the report can be handed in.",
        count,
    ) % {"count": count}
