"""What a participant's pages call things."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from stegvis.actions.show_participant import Kind, Sign, Standing, Step, TimeView, What
from stegvis.vocabulary import Wording
from stegvis.web.language import current_language


def who_text(local_number: int) -> str:
    """The participant as pages and the trail call it."""
    return _("Participant %(number)s") % {"number": local_number}


def said(wording: Wording | None) -> str:
    """The wording in the page's language; "" for none."""
    return wording.in_language(current_language()) if wording else ""


def sign_text(sign: Sign) -> str:
    """What to look out for."""
    return str(_SIGNS[sign])


def weeks_text(weeks: int) -> str:
    """How much time is left."""
    if weeks < 0:
        return _("the planned time is over")
    return ngettext("%(weeks)s week left", "%(weeks)s weeks left", weeks) % {"weeks": weeks}


def step_text(step: Step | None) -> str:
    """What comes next and by when; "" for nothing."""
    if step is None:
        return ""
    return f"{step.text}, {step.due_on}" if step.due_on else step.text


def standing_text(time: TimeView) -> str:
    """How far a participation has come, with its days."""
    days = _span(time.started_on, time.exited_on or time.planned_end_on)
    return {
        Standing.REFERRED: _("referred %(day)s") % {"day": time.referred_on} if time.referred_on else _("referred"),
        Standing.WAITING: _("in the queue"),
        Standing.ACCEPTED: _("accepted, not started"),
        Standing.DECLINED: _("declined"),
        Standing.UNDER_WAY: _("under way %(days)s") % {"days": days},
        Standing.EXITED: _("ended %(days)s") % {"days": days},
        Standing.IN_ERROR: _("registered in error"),
    }[time.standing]


def kind_text(kind: Kind) -> str:
    """What the timeline can be narrowed to."""
    return str(_KINDS[kind])


def what_text(what: What) -> str:
    """What happened, or is to happen."""
    return str(_HAPPENINGS[what])


def _span(start: date | None, end: date | None) -> str:
    return f"{start} – {end}" if end else _("since %(day)s") % {"day": start}


_SIGNS = {
    Sign.TIME_IS_OVER: gettext_lazy("Time is over"),
    Sign.TIME_IS_NEARLY_OVER: gettext_lazy("Time is nearly over"),
    Sign.FOLLOW_UP_IS_LATE: gettext_lazy("Follow-up is late"),
    Sign.ABSENT_TWICE: gettext_lazy("Absent twice in a row"),
    Sign.FEWER_HOURS: gettext_lazy("Fewer hours than at the start"),
}
_KINDS = {
    Kind.WAY: gettext_lazy("The way through"),
    Kind.MEETING: gettext_lazy("Meetings"),
    Kind.FOLLOW_UP: gettext_lazy("Follow-ups"),
    Kind.PLAN: gettext_lazy("Plan"),
    Kind.QUESTIONNAIRE: gettext_lazy("Questionnaires"),
    Kind.CONSENT: gettext_lazy("Consents"),
}
_HAPPENINGS = {
    What.SIGNALLED: gettext_lazy("The need was signalled"),
    What.REFERRED: gettext_lazy("Referral"),
    What.VISITED: gettext_lazy("Visit beforehand"),
    What.ACCEPTED: gettext_lazy("Referral accepted"),
    What.DECLINED: gettext_lazy("Referral declined"),
    What.WAITING: gettext_lazy("Put in the queue"),
    What.STARTED: gettext_lazy("Start"),
    What.EXTENDED: gettext_lazy("Extended until"),
    What.MOVED: gettext_lazy("Moved on the board to"),
    What.PLANNED_END: gettext_lazy("Planned last day"),
    What.EXITED: gettext_lazy("Exit"),
    What.MET: gettext_lazy("Meeting"),
    What.FOLLOWED_UP: gettext_lazy("Follow-up done"),
    What.FOLLOW_UP_DUE: gettext_lazy("Follow-up"),
    What.GOAL_SET: gettext_lazy("Goal set"),
    What.GOAL_REACHED: gettext_lazy("Goal reached"),
    What.STEP_DONE: gettext_lazy("Step done"),
    What.STEP_DUE: gettext_lazy("Step"),
    What.ASKED: gettext_lazy("Questionnaire handed out"),
    What.ANSWERED: gettext_lazy("Questionnaire answered"),
    What.CONSENTED: gettext_lazy("Consent given"),
    What.WITHDRAWN: gettext_lazy("Consent withdrawn"),
}
