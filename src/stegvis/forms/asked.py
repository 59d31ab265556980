"""What of a form a person writes, and what is filled in already: a form as somebody meets it who is to answer it."""

from collections.abc import Mapping
from dataclasses import dataclass

from stegvis.forms.fill import told_by_items
from stegvis.forms.nodes import Ask, AskKind, Fixed, Form, Section, SignOff, flat_items
from stegvis.vocabulary import Wording
from stegvis.vocabulary.report_life import CORRECTION_SECTION, STEERING_GROUP_SECTION

HEAD = "head"
ANSWERED_BY_HAND = frozenset({AskKind.YES_NO})
"""Fields that a person answers besides the text; all others are known from the intervention or written later."""
OF_THE_OFFICE = frozenset({"registry_number", "received_on", "office_signature"})
"""What the association's office fills in when the report has arrived."""


@dataclass(frozen=True, slots=True)
class AskedSection:
    """A section as it is answered: a text, fields to answer, and fields that are filled in.

    The steering group's own section has no text here: the group writes it when the report has arrived.
    `label` is the question that the text answers when the form words one; `guidance` what the form says to the writer.
    """

    id: str
    heading: Wording
    guidance: tuple[Wording, ...]
    has_text: bool
    label: Wording | None
    choices: tuple[Ask, ...]
    filled: tuple[Ask, ...]
    has_figures: bool
    is_signed: bool
    is_required: bool

    @property
    def answered_under(self) -> tuple[str, ...]:
        """What the answers are kept under: the section for its text, the field for a choice."""
        return (*((self.id,) if self.has_text else ()), *(one.field for one in self.choices))


CORRECTION = AskedSection(
    CORRECTION_SECTION,
    Wording("Varför rapporten rättas", "Why the report is corrected"),
    (
        Wording(
            "Skälet trycks på rättelsens första sida och läses av alla. Nämn inga antal som rapporten döljer.",
            "The reason is printed on the first page, for all to read. Name no number that the report hides.",
        ),
    ),
    has_text=True,
    label=None,
    choices=(),
    filled=(),
    has_figures=False,
    is_signed=False,
    is_required=True,
)


def asked_sections(form: Form, *, is_correction: bool = False) -> tuple[AskedSection, ...]:
    """The form's sections in order; a correction says first why it is made."""
    return (*((CORRECTION,) if is_correction else ()), *(_asked(section) for section in form.sections))


def answers_of(form: Form, *, is_correction: bool = False) -> tuple[str, ...]:
    """Every section and field that a person answers, in the form's order."""
    asked = asked_sections(form, is_correction=is_correction)
    return tuple(name for section in asked for name in section.answered_under)


def headings_of(form: Form) -> Mapping[str, Wording]:
    """The heading of each section, the correction's own among them."""
    return {one.id: one.heading for one in asked_sections(form, is_correction=True)}


def choices_of(form: Form) -> frozenset[str]:
    """The fields that are answered by yes or no."""
    return frozenset(one.field for section in asked_sections(form) for one in section.choices)


def heading_of(form: Form, name: str, *, is_correction: bool = False) -> Wording | None:
    """The heading of a section, or the question of a field; None for what the form does not ask."""
    for section in asked_sections(form, is_correction=is_correction):
        if name == section.id and section.has_text:
            return section.heading
        for one in section.choices:
            if name == one.field:
                return one.label
    return None


def _asked(section: Section) -> AskedSection:
    items = tuple(flat_items(section.items))
    asks = tuple(one for one in items if isinstance(one, Ask))
    written = tuple(one for one in asks if one.kind is AskKind.TEXT)
    has_text = section.id not in {HEAD, STEERING_GROUP_SECTION} and not told_by_items(section)
    return AskedSection(
        section.id,
        section.heading,
        tuple(one.text for one in items if isinstance(one, Fixed)),
        has_text,
        written[0].label if written and has_text else None,
        tuple(one for one in asks if one.kind in ANSWERED_BY_HAND),
        tuple(one for one in asks if _is_filled(one)),
        bool(section.shows()),
        any(isinstance(one, SignOff) for one in items),
        section.required,
    )


def _is_filled(ask: Ask) -> bool:
    written = {AskKind.TEXT, AskKind.GOALS, AskKind.MONEY, *ANSWERED_BY_HAND}
    return ask.kind not in written and ask.field not in OF_THE_OFFICE
