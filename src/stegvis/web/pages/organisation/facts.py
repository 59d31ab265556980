"""What an intervention is and how a participation runs, as lines of a label and a value."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stegvis.actions.show_intervention_settings import Settings
from stegvis.web.pages.organisation.words import INTAKES, METHODS, ORIENTATION_NAMES
from stegvis.web.words import number_text


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a section; `is_locked`: it is fixed, since there are participants."""

    label: str
    value: str
    is_locked: bool = False


def basics_facts(shown: Settings) -> list[Fact]:
    """What the intervention is, with what is fixed marked."""
    names = {one.number: one.name for one in shown.operators}
    basics, locked = shown.basics, shown.is_locked
    parties = sorted(names[one] for one in basics.parties if one in names)
    return [
        Fact(_("Owner"), names.get(basics.owner or 0, "")),
        Fact(_("Run by"), names.get(basics.provider or 0, ""), locked),
        Fact(_("Cooperating parties"), ", ".join(parties)),
        Fact(_("Kind of intervention"), basics.kind),
        Fact(_("Target group"), basics.target_group),
        Fact(_("Aimed at"), str(ORIENTATION_NAMES[basics.orientation]) if basics.orientation else "", locked),
        Fact(_("How it is followed up"), str(METHODS[basics.method]) if basics.method else "", locked),
        Fact(_("Financed by the ESF"), _("Yes") if basics.is_esf_financed else _("No"), locked),
    ]


def places_facts(shown: Settings) -> list[Fact]:
    """How a participation runs."""
    places = shown.places
    return [
        Fact(_("Length"), _weeks(places.weeks)),
        Fact(_("Possible extension"), _weeks(places.extension_weeks)),
        Fact(_("Places at the same time"), _number(places.places)),
        Fact(_("Hours a week"), _number(places.hours_a_week)),
        Fact(_("How participants start"), str(INTAKES[places.intake]) if places.intake else ""),
        Fact(_("Who gets the next place"), places.queue_rule),
    ]


def _weeks(weeks: int | None) -> str:
    return "" if weeks is None else ngettext("%(count)s week", "%(count)s weeks", weeks) % {"count": weeks}


def _number(value: int | None) -> str:
    return "" if value is None else number_text(value)
