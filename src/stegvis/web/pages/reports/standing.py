"""Where a report stands, said plainly: what it waits for, and who does it."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from stegvis.actions.access.edition_way import Turn
from stegvis.actions.show_edition import EditionHead, EditionView
from stegvis.vocabulary import Wording
from stegvis.vocabulary.report_life import ReportState
from stegvis.web.language import current_language

_S = ReportState
STANDINGS: Mapping[ReportState, Wording] = {
    _S.PLANNED: Wording("Ingen har börjat skriva än.", "Nobody has begun to write yet."),
    _S.DRAFT: Wording(
        "Rapporten skrivs. Förbundet ser den först när den lämnas in.",
        "The report is being written. The association sees it when it is submitted, not before.",
    ),
    _S.SUBMITTED: Wording(
        "Rapporten är inlämnad. Förbundets kansli tar emot den och ger den ett diarienummer.",
        "The report is submitted. The association's office receives it and gives it a registry number.",
    ),
    _S.RECEIVED: Wording(
        "Rapporten är mottagen. Styrgruppen skriver sin bedömning.",
        "The report is received. The steering group writes its assessment.",
    ),
    _S.ASSESSED: Wording(
        "Styrgruppen har skrivit sin bedömning. Ordföranden läser och signerar.",
        "The steering group has written its assessment. The chair reads and signs.",
    ),
    _S.SIGNED: Wording(
        "Rapporten är signerad och ändras inte mer. Förbundets kansli godkänner den.",
        "The report is signed and changes no more. The association's office accepts it.",
    ),
    _S.ACCEPTED: Wording(
        "Rapporten är godkänd. När den publiceras kan alla läsa den.",
        "The report is accepted. Once it is published anybody can read it.",
    ),
    _S.RETURNED: Wording(
        "Förbundet har skickat tillbaka rapporten. Det som saknas ska skrivas till.",
        "The association has returned the report. What is missing is to be added.",
    ),
    _S.PUBLISHED: Wording("Rapporten är publicerad och klar.", "The report is published and done."),
}
_REPLACED = Wording(
    "Rapporten är publicerad och ersatt: rättelsen gäller i stället.",
    "The report is published and replaced: its correction holds instead.",
)


def standing_text(shown: EditionView) -> str:
    """What the report waits for; one whose correction is published too is not what anybody goes by."""
    return (_REPLACED if is_replaced(shown) else STANDINGS[shown.state]).in_language(current_language())


def is_replaced(shown: EditionView) -> bool:
    """True when the report and a correction of it are published."""
    return shown.state is _S.PUBLISHED and any(one.state is _S.PUBLISHED for one in shown.corrections)


def turn_text(turn: Turn) -> str:
    """ "Styrgruppens ordförande: Carl Påhittad" for each role whose turn it is; roles without anybody say so."""
    named = []
    language = current_language()
    for role in turn.roles:
        names = ", ".join(dict.fromkeys(one.name for one in turn.free if one.role is role))
        if names:
            named.append(f"{role.label.in_language(language)}: {names}")
    if named:
        return "; ".join(named)
    roles = " / ".join(role.label.in_language(language) for role in turn.roles)
    return _("%(role)s: nobody has that role here now") % {"role": roles}


def stopped_text(turn: Turn, account: int) -> str:
    """Why the reader cannot take the step, and who can."""
    step = turn.step.label.in_language(current_language()).lower()
    others = ", ".join(dict.fromkeys(one.name for one in turn.free if one.account != account))
    if others:
        return _("You have written in the report, so somebody else must %(step)s. %(names)s can.") % {
            "step": step,
            "names": others,
        }
    return _(
        "You have written in the report, so somebody else must %(step)s. Nobody else has that role here now: "
        "ask the association's office to invite a colleague."
    ) % {"step": step}


def edition_title(shown: EditionHead) -> str:
    """The form's title, with which correction it is."""
    title = shown.form.title.in_language(current_language()) if shown.form else _("Report")
    if shown.corrects is None:
        return title
    return _("%(title)s, correction %(number)s") % {"title": title, "number": shown.edition - 1}
