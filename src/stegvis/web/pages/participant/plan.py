"""Goals of the plan with their steps, one more step, and follow-ups by hand."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from stegvis.actions.add_follow_up import add_follow_up, judge_follow_up, show_follow_up_form
from stegvis.actions.set_plan_goal import StepGiven, judge_goal, remove_goal, set_plan_goal, show_goal_form
from stegvis.actions.set_plan_step import judge_step, set_plan_step, show_step_form
from stegvis.vocabulary import Wording
from stegvis.web.form_page import Done, FormPage, Given, Judge, form_page
from stegvis.web.forms import DayField, PageForm
from stegvis.web.pages.organisation.rows import RowsForm, placed, placed_reasons, rows_initial
from stegvis.web.pages.participant.words import who_text
from stegvis.web.routes import actor
from stegvis.web.way_on import participant_address

LONGEST = 500


class GoalFields(RowsForm):
    """The goal in the participant's words, and a row for each step."""

    needed = ("text",)

    def columns(self) -> dict[str, forms.Field]:
        """What is to be done, and by when."""
        return {
            "text": forms.CharField(label=_("What is to be done"), max_length=LONGEST),
            "due_on": DayField(label=_("By when")),
        }

    def _all_cells(self) -> dict[str, forms.Field]:
        goal = forms.CharField(
            label=_("Goal, in the participant's own words"),
            widget=forms.Textarea(attrs={"rows": 2}),
            max_length=LONGEST,
        )
        return {"goal": goal, **super()._all_cells()}


class StepFields(PageForm):
    """One step."""

    text = forms.CharField(label=gettext_lazy("What is to be done"), max_length=LONGEST)
    due_on = DayField(label=gettext_lazy("By when"), required=False)


class FollowUpFields(PageForm):
    """A follow-up besides the intervention's rhythm."""

    label = forms.CharField(label=gettext_lazy("What is to be followed up"), max_length=200)
    due_on = DayField(label=gettext_lazy("Day"))


@require_http_methods(["GET", "POST"])
def goal_form(request: HttpRequest, number: int, goal: int | None = None) -> HttpResponse:
    """A new goal of the participation, or one that is stored."""
    by = actor(request)
    shown = show_goal_form(by=by, participation=number, goal=goal)

    def act(given: Given) -> Done:
        rows = given.values["rows"]
        steps = [StepGiven(row.values["text"], row.values["due_on"], row.number) for row in rows]
        with placed(rows):
            set_plan_goal(by=by, participation=number, goal=goal, text=given.values["goal"], steps=steps)
        return Done(participant_address(shown.participant), _("The plan is saved."))

    def judge(stated: Mapping[str, Any]) -> Mapping[str, Wording]:
        rows = stated.get("rows", ())
        due = [row.values["due_on"] for row in rows]
        return placed_reasons(judge_goal(by=by, participation=number, due=due), rows)

    stored = [{"text": one.text, "due_on": one.due_on, "number": one.number} for one in shown.steps]
    page = FormPage(
        title=_("Add a goal") if goal is None else _("Goal"),
        back=participant_address(shown.participant),
        back_name=who_text(shown.local_number),
        form=partial(GoalFields, stored=len(stored)),
        initial={"goal": shown.text, **rows_initial(stored)},
        lead=f"{who_text(shown.local_number)} · {shown.intervention}",
        participant=shown.participant,
        judge=judge,
        template="participant/goal_form.html",
        context={"remove": reverse("remove_goal", args=[number, goal]) if goal is not None else ""},
    )
    return form_page(request, act, page)


@require_POST
def remove_goal_page(request: HttpRequest, number: int, goal: int) -> HttpResponse:
    """Takes a goal away, with its steps."""
    participant = remove_goal(by=actor(request), participation=number, goal=goal)
    messages.success(request, _("The goal is removed."))
    return redirect(participant_address(participant))


@require_http_methods(["GET", "POST"])
def step_form(request: HttpRequest, number: int) -> HttpResponse:
    """One more step on the way to the goal with that number."""
    by = actor(request)
    shown = show_step_form(by=by, goal=number)
    words = (_("Add a step"), who_text(shown.local_number), shown.goal, _("The plan is saved."))
    return _small_form(
        request,
        lambda given: set_plan_step(by=by, goal=number, **given.values),
        lambda stated: judge_step(by=by, goal=number, stated=stated),
        shown.participant,
        StepFields,
        words,
    )


@require_http_methods(["GET", "POST"])
def follow_up_form(request: HttpRequest, number: int) -> HttpResponse:
    """A follow-up of the participation."""
    by = actor(request)
    shown = show_follow_up_form(by=by, participation=number)
    words = (_("Add a follow-up"), who_text(shown.local_number), shown.intervention, _("The follow-up is saved."))
    return _small_form(
        request,
        lambda given: add_follow_up(by=by, participation=number, **given.values),
        lambda stated: judge_follow_up(by=by, participation=number, stated=stated),
        shown.participant,
        FollowUpFields,
        words,
    )


def _small_form(
    request: HttpRequest,
    save: Callable[[Given], None],
    judge: Judge,
    participant: int,
    form: type[PageForm],
    words: tuple[str, str, str, str],
) -> HttpResponse:
    """A form of two fields; `words`: the title, whom and what it is about, and what is said when it is saved."""
    title, who, about, saved = words
    back = participant_address(participant)

    def act(given: Given) -> Done:
        save(given)
        return Done(back, saved)

    page = FormPage(
        title=title,
        back=back,
        back_name=who,
        form=form,
        lead=f"{who} · {about}",
        participant=participant,
        focus_first=True,
        judge=judge,
    )
    return form_page(request, act, page)
