"""Asking the association's installation what became of a report that was sent there; the edition here follows it."""

from dataclasses import dataclass
from datetime import date

from stegvis.actions.access import Actor, NotPermitted, is_inside
from stegvis.actions.access.open_edition import edition_for
from stegvis.actions.package_post import Answer, ask_state, package_address
from stegvis.actions.package_state import REPLACED
from stegvis.forms.package.signing import sign, state_question
from stegvis.store.models import Edition
from stegvis.store.reports.border.sendings import last_arrived
from stegvis.store.reports.border.signing_key import installation_key
from stegvis.store.reports.life.following import follow
from stegvis.store.reports.life.handed_in import last_handed_in
from stegvis.vocabulary import BadInput, Wording
from stegvis.vocabulary.report_life import ReportState

ACTION = "ask_package_state"
FOUND, NOT_FOUND = 200, 404
LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class StateElsewhere:
    """Where the report stands at the association, since when. `has_moved`: the edition here was moved there too."""

    state: ReportState
    since: date | None
    has_moved: bool


def ask_package_state(*, by: Actor, number: int) -> StateElsewhere:
    """Asks about the package that arrived last, and brings the edition to what was answered.

    Raises NotPermitted, Changed, and BadInput when nothing was sent or no answer came.
    """
    edition = edition_for(by, ACTION, number)
    if not is_inside(by, ACTION, edition.intervention):
        raise NotPermitted(f"{ACTION} on edition {number} by account {by.account}")
    sent = last_arrived(edition)
    if sent is None:
        raise BadInput(edition.intervention.name, _NOT_SENT)
    digest, address = sent
    answer = ask_state(digest, sign(state_question(digest), installation_key()), package_address(address))
    state = _state(answer, address)
    has_moved = _is_last(edition, digest) and follow(edition, state, missing=_missing(answer))
    return StateElsewhere(state, _since(answer), has_moved)


def _is_last(edition: Edition, digest: str) -> bool:
    """False when the report was handed in anew and that package has not been sent yet."""
    last = last_handed_in(edition)
    return last is not None and last.digest == digest


def _state(answer: Answer, address: str) -> ReportState:
    said = answer.said.get("state")
    if answer.status == FOUND and said == REPLACED:
        raise BadInput(address, _REPLACED)
    if answer.status == FOUND and said in set(ReportState):
        return ReportState(said)
    raise BadInput(address, _UNKNOWN if answer.status == NOT_FOUND else _NO_ANSWER)


def _since(answer: Answer) -> date | None:
    try:
        return date.fromisoformat(str(answer.said.get("since", "")))
    except ValueError:
        return None


def _missing(answer: Answer) -> str:
    said = answer.said.get("missing")
    return said[:LONGEST].strip() if isinstance(said, str) else ""


_NOT_SENT = Wording(
    "rapporten har inte kommit fram till någon annan installation än; skicka den först.",
    "the report has not arrived at another installation yet; send it first.",
)
_NO_ANSWER = Wording(
    "installationen svarar inte; försök igen om en stund.", "the installation does not answer; try again in a while."
)
_UNKNOWN = Wording(
    "installationen känner inte till paketet; skicka det på nytt, eller ring förbundet.",
    "the installation does not know the package; send it again, or call the association.",
)
_REPLACED = Wording(
    "en senare inlämning av rapporten har kommit i det här paketets ställe; skicka den som gäller och fråga igen.",
    "a later submission of the report has come in this package's place; send the one in force and ask again.",
)
