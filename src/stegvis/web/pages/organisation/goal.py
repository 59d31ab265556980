"""A goal: a new one, or a new wording of one from a day on."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stegvis.actions.show_intervention_settings import Settings, StoredGoal, show_intervention_settings
from stegvis.actions.word_goal import Comparator, GoalWording, Reach, Target, goal_measures, is_share, word_goal
from stegvis.web.form_page import Given
from stegvis.web.forms import DayField, Dropdown, PageForm, Radios
from stegvis.web.forms.choices import choices
from stegvis.web.pages.organisation.fields import offer
from stegvis.web.pages.organisation.section_page import section_page, version_of
from stegvis.web.pages.organisation.words import COMPARATORS, REACHES, label_of, pairs
from stegvis.web.routes import actor
from stegvis.web.words import number_text, share_text

MEASURED, JUDGED = "measured", "judged"
KINDS = {MEASURED: gettext_lazy("A measure"), JUDGED: gettext_lazy("The steering group")}


class Amount(forms.Field):
    """A number, perhaps with decimals and a per cent sign."""

    def to_python(self, value: Any) -> Decimal | None:
        """The number as written, without the sign; None for nothing. Raises ValidationError."""
        text = "".join(str(value or "").split()).rstrip("%").replace(",", ".")
        if not text:
            return None
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            raise forms.ValidationError(_("Write a number, such as 70 or 2,5."))
        return number


class GoalForm(PageForm):
    """The wording, from which day it holds, and how it is judged."""

    text = forms.CharField(label=gettext_lazy("The goal"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
    stated_on = DayField(label=gettext_lazy("Holds from"))
    ends_on = DayField(
        label=gettext_lazy("Holds to"), required=False, help_text=gettext_lazy("Leave it empty until further notice.")
    )
    kind = Radios(label=gettext_lazy("What tells whether it is met"), choices=list(KINDS.items()))
    measure = Dropdown(label=gettext_lazy("Measure"), required=False)
    comparator = Radios(label=gettext_lazy("The figure is to be"), choices=pairs(COMPARATORS), required=False)
    value = Amount(
        label=gettext_lazy("Target"),
        required=False,
        help_text=gettext_lazy("Shares are written in per cent: 70."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    reach = Radios(label=gettext_lazy("When it is to be reached"), choices=pairs(REACHES), required=False)
    due_on = DayField(label=gettext_lazy("By the day"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "measure", [("", "–"), *choices(goal_measures())])

    def clean(self) -> dict[str, Any]:
        """A goal that is measured names its measure, target and reach."""
        given = self.cleaned_data
        start, end, due = given.get("stated_on"), given.get("ends_on"), given.get("due_on")
        if start and end and end < start:
            self.add_error("ends_on", _("The last day is before the first day."))
        if given.get("kind") == MEASURED:
            for name in ("measure", "comparator", "value", "reach"):
                if given.get(name) in (None, "") and name not in self.errors:
                    self.add_error(name, _("Fill in this too for a goal that is measured."))
            if given.get("reach") == Reach.BY_DATE and not due:
                self.add_error("due_on", _("Write the day."))
            if given.get("reach") == Reach.BY_DATE and start and due and due < start:
                self.add_error("due_on", _("The day is before the goal holds."))
        return given


@require_http_methods(["GET", "POST"])
def new_goal_page(request: HttpRequest, number: int) -> HttpResponse:
    """The form of a new goal."""
    settings = show_intervention_settings(by=actor(request), intervention=number, action="word_goal")
    first = settings.agreements[-1].start if settings.agreements else None
    initial = {"stated_on": first, "reach": Reach.EACH_PERIOD, "comparator": Comparator.AT_LEAST}
    return _page(request, settings, None, _("New goal"), initial, "")


@require_http_methods(["GET", "POST"])
def goal_page(request: HttpRequest, number: int, goal: int) -> HttpResponse:
    """The form of a goal's new wording."""
    settings = show_intervention_settings(by=actor(request), intervention=number, action="word_goal")
    stored = next((one for one in settings.goals if one.number == goal), None)
    if stored is None:
        raise Http404
    lead = _("The new wording holds from the day you write. The old one stays for the days before.")
    return _page(request, settings, stored, _("Word the goal anew"), _initial(stored.now), lead)


def _page(
    request: HttpRequest, settings: Settings, goal: StoredGoal | None, title: str, initial: dict[str, Any], lead: str
) -> HttpResponse:
    def save(given: Given) -> None:
        word_goal(
            by=actor(request),
            intervention=settings.number,
            version=version_of(given, settings),
            wording=_wording(given.values),
            goal=goal.number if goal else None,
        )

    template = "organisation/goal.html"
    return section_page(request, settings, "mal", title, save, GoalForm, initial=initial, lead=lead, template=template)


def _wording(values: dict[str, Any]) -> GoalWording:
    return GoalWording(values["stated_on"], values["ends_on"], values["text"].strip(), _target(values))


def _target(values: dict[str, Any]) -> Target | None:
    if values["kind"] == JUDGED:
        return None
    reach, value = Reach(values["reach"]), values["value"]
    number = value / 100 if is_share(values["measure"]) else value
    return Target(
        values["measure"],
        Comparator(values["comparator"]),
        int(number) if number == int(number) else float(number),
        reach,
        due_on=values["due_on"] if reach is Reach.BY_DATE else None,
    )


def _initial(wording: GoalWording) -> dict[str, Any]:
    shown: dict[str, Any] = {"text": wording.text, "stated_on": wording.stated_on, "ends_on": wording.ends_on}
    target = wording.target
    if target is None:
        return {**shown, "kind": JUDGED}
    return {
        **shown,
        "kind": MEASURED,
        "measure": target.measure,
        "comparator": target.comparator,
        "value": _plain(target),
        "reach": target.reach,
        "due_on": target.due_on,
    }


def _plain(target: Target) -> str:
    shown = round(target.value * 100, 6) if is_share(target.measure) else target.value
    return number_text(int(shown) if shown == int(shown) else shown)


def target_text(target: Target) -> str:
    """ "Positiva avslut: minst 70 %"."""
    value = share_text(float(target.value)) if is_share(target.measure) else number_text(target.value)
    side = str(COMPARATORS[target.comparator]).lower()
    return f"{label_of(goal_measures(), target.measure)}: {side} {value}"


def reach_text(target: Target) -> str:
    """When the target is to be reached, in words."""
    if target.due_on is None:
        return str(REACHES[target.reach])
    return _("In all, by %(day)s") % {"day": _day(target.due_on)}


def _day(day: date) -> str:
    return day.isoformat()
