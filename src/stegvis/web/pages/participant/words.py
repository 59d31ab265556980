"""What a participant's pages call things."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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
    return {
        Sign.TIME_IS_OVER: _("Time is over"),
        Sign.TIME_IS_NEARLY_OVER: _("Time is nearly over"),
        Sign.FOLLOW_UP_IS_LATE: _("Follow-up is late"),
        Sign.ABSENT_TWICE: _("Absent twice in a row"),
        Sign.FEWER_HOURS: _("Fewer hours than at the start"),
    }[sign]


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
    return {
        Kind.WAY: _("The way through"),
        Kind.MEETING: _("Meetings"),
        Kind.FOLLOW_UP: _("Follow-ups"),
        Kind.PLAN: _("Plan"),
        Kind.QUESTIONNAIRE: _("Questionnaires"),
        Kind.CONSENT: _("Consents"),
    }[kind]


def what_text(what: What) -> str:
    """What happened, or is to happen."""
    return {
        What.SIGNALLED: _("The need was signalled"),
        What.REFERRED: _("Referral"),
        What.VISITED: _("Visit beforehand"),
        What.ACCEPTED: _("Referral accepted"),
        What.DECLINED: _("Referral declined"),
        What.WAITING: _("Put in the queue"),
        What.STARTED: _("Start"),
        What.EXTENDED: _("Extended until"),
        What.MOVED: _("Moved on the board to"),
        What.PLANNED_END: _("Planned last day"),
        What.EXITED: _("Exit"),
        What.MET: _("Meeting"),
        What.FOLLOWED_UP: _("Follow-up done"),
        What.FOLLOW_UP_DUE: _("Follow-up"),
        What.GOAL_SET: _("Goal set"),
        What.GOAL_REACHED: _("Goal reached"),
        What.STEP_DONE: _("Step done"),
        What.STEP_DUE: _("Step"),
        What.ASKED: _("Questionnaire handed out"),
        What.ANSWERED: _("Questionnaire answered"),
        What.CONSENTED: _("Consent given"),
        What.WITHDRAWN: _("Consent withdrawn"),
    }[what]


def _span(start: date | None, end: date | None) -> str:
    return f"{start} – {end}" if end else _("since %(day)s") % {"day": start}
