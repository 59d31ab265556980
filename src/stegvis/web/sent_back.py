"""The way back to a page whose form was refused, for pages with forms of their own (others: `web.form_page`).

The POST leads back to the page (303), which shows what was typed and what does not hold: the browser's back and reload
buttons never ask to send again. What was typed waits as a sealed draft that only the address with its token shows.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect, QueryDict

from stegvis.actions.hand_in_form import open_form
from stegvis.actions.save_draft import discard_draft, save_draft
from stegvis.vocabulary import BadInput, InvalidFields, Wording
from stegvis.web.forms.names import TOKEN
from stegvis.web.forms.refusal import Refusal, refusal_in
from stegvis.web.language import current_language
from stegvis.web.routes import actor

INVALID = 422


@dataclass(frozen=True, slots=True)
class SentBack:
    """What was typed, and what does not hold, in the reader's language, by the field's name; nothing when all is well.

    `status` is what the page answers with.
    """

    typed: QueryDict = field(default_factory=QueryDict)
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def status(self) -> int:
        """422 with errors, else 200."""
        return INVALID if self.errors else 200


def send_back(
    request: HttpRequest, reasons: Mapping[str, Wording], *, typed: QueryDict | None = None, page: str = ""
) -> HttpResponseRedirect:
    """The way back to `page`: the one at the same address, unless another is named. Files are not kept.

    `typed`: the fields to keep, when not all that were sent are to be.
    """
    token = secrets.token_urlsafe(16)
    refusal = Refusal(token, None, reasons)
    page = page or request.path
    try:
        _keep(request, page, refusal, request.POST if typed is None else typed)
    except InvalidFields:  # Too long for a draft, as no browser sends it: the page tells what is wrong all the same.
        _keep(request, page, refusal, QueryDict())
    answer = HttpResponseRedirect(f"{page}?{urlencode({TOKEN: token})}")
    answer.status_code = 303
    return answer


def sent_back(request: HttpRequest) -> SentBack:
    """What the page was handed last, if its address has the token of that."""
    token = request.GET.get(TOKEN, "")
    draft = open_form(by=actor(request), page=request.path, token=token).draft if token else None
    data = QueryDict(draft.fields) if draft else QueryDict()
    refusal = refusal_in(data, token)
    if refusal is None:
        return SentBack()
    return SentBack(data, {name: why.in_language(current_language()) for name, why in refusal.reasons.items()})


def nothing_to_send_back(request: HttpRequest, page: str = "") -> None:
    """The form holds now: what was kept of the page is thrown away."""
    discard_draft(by=actor(request), page=page or request.path)


def reason_of(bad: BadInput) -> Wording:
    """Why it was refused, with the name of what was refused, in both languages."""
    return Wording(bad.in_language("sv"), bad.in_language("en"))


def _keep(request: HttpRequest, page: str, refusal: Refusal, data: QueryDict) -> None:
    save_draft(by=actor(request), page=page, token=refusal.token, fields=refusal.beside(data))
