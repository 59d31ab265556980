"""What an account gives away: the small groups that can be worked out, and what each way of hiding would leave."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stegvis.actions.list_accounts import AccountKey
from stegvis.actions.show_exposure import OURS, Exposure, HidingRule, TextOfReport, WorkedOut, show_exposure
from stegvis.vocabulary import Period
from stegvis.web.addresses import account_address, report_address
from stegvis.web.language import current_language
from stegvis.web.routes import actor
from stegvis.web.words import number_text, period_text

PATIENCE_S = 0.02
"""How long a page waits for what is nearly done; then it says that the work goes on and comes back by itself."""
COMES_BACK_S = 2


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A way of hiding in the table."""

    name: str
    explanation: str
    hidden: str
    provable: str
    is_ours: bool


@dataclass(frozen=True, slots=True)
class GivenAwayLines:
    """The small groups of one intervention."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PassageLine:
    """A passage of text with what stands around it."""

    before: str
    passage: str
    after: str
    reason: str
    proposal: str


@dataclass(frozen=True, slots=True)
class TextLines:
    """The passages of one report."""

    intervention: str
    address: str
    passages: tuple[PassageLine, ...]


@require_safe
def exposure(request: HttpRequest, association: int, period: Period | None) -> HttpResponse:
    """The page of what the account gives away."""
    key = AccountKey(association, period)
    found = show_exposure(key, by=actor(request), wait_s=PATIENCE_S)
    if found is None:
        raise Http404
    page = render(request, "exposure.html", _context(found))
    if found.found is None:
        page["Refresh"] = str(COMES_BACK_S)
    return page


def _context(exposure: Exposure) -> dict[str, object]:
    found = exposure.found
    return {
        "title": exposure.account.called(current_language()),
        "period": period_text(exposure.account.key.period),
        "account_address": account_address(exposure.account.key),
        "is_ready": found is not None,
        **(_found(found) if found is not None else {}),
    }


def _found(found: WorkedOut) -> dict[str, object]:
    language = current_language()
    return {
        "is_decided": found.is_decided,
        "numbers": found.numbers,
        "at_risk": found.at_risk,
        "provable": sum(len(one.sentences) for one in found.given_away),
        "ours": next((one for one in found.rules if one.id == OURS and one.hidden is not None), None),
        "rules": [_rule(one) for one in found.rules],
        "given_away": [
            GivenAwayLines(
                one.intervention or _("All interventions together"),
                tuple(sentence.in_language(language) for sentence in one.sentences),
            )
            for one in found.given_away
        ],
        "to_hide": [
            GivenAwayLines(
                one.intervention or _("All interventions together"),
                tuple(number.in_language(language) for number in one.numbers),
            )
            for rule in found.rules
            for one in rule.to_hide
        ],
        "left_out": found.left_out,
        "are_texts_read": found.are_texts_read,
        "texts": [_text(one) for one in found.texts],
        "passages": sum(len(one.passages) for one in found.texts),
    }


def _rule(rule: HidingRule) -> RuleLine:
    name, explanation = {
        "none": (_("Nothing is hidden"), _("The account as it stands.")),
        "primary": (_("Small numbers are hidden"), _("Every number from 1 to 4 is taken away.")),
        "row": (_("One more in the row"), _("Beside a small number the next smallest of the row is taken away too.")),
        "rounding": (_("Numbers are rounded"), _("Every number becomes the nearest 5.")),
        OURS: (
            _("Stegvis decides"),
            _("As little as possible, over all tables together, proven and audited.")
            if rule.is_fewest
            else _("Over all tables together, audited; perhaps less would do."),
        ),
    }[rule.id]
    changed = _("all are changed") if rule.id == "rounding" else _("not decided")
    return RuleLine(
        name=name,
        explanation=explanation,
        hidden=changed if rule.hidden is None else number_text(rule.hidden),
        provable=_("not decided") if rule.provable is None else number_text(rule.provable),
        is_ours=rule.id == OURS,
    )


def _text(one: TextOfReport) -> TextLines:
    language = current_language()
    return TextLines(
        one.intervention,
        report_address(one.report),
        tuple(
            PassageLine(
                told.before,
                told.passage,
                told.after,
                told.reason.in_language(language),
                told.proposal.in_language(language),
            )
            for told in one.passages
        ),
    )
