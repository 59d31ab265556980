"""Every page where somebody fills in something.

A page says what it asks for and which action takes it; everything else is here: what was typed before comes back,
errors stand beside their fields, somebody else's change is shown beside one's own, the same form twice is one, the
way back after saving leads on, and what was done can be undone where the action allows it. All of it without scripts;
with them (`static/stegvis/form.js`) the page also saves while one types, and keeps what was typed without a connection.

An example, a whole page::

    class MeetingForm(PageForm):
        on = DayField(label=_("Day"))
        outcome = forms.CharField(label=_("What was agreed"), widget=forms.Textarea, required=False)

    @require_http_methods(["GET", "POST"])
    def add_meeting_page(request, number):
        shown = show_meeting_form(by=actor(request), participation=number)   # NotPermitted: no such page

        def act(given: Given) -> Done:
            add_meeting(by=actor(request), participation=number, version=given.version, **given.values)
            return Done(reverse("participation", args=[number]), _("The meeting is saved."))

        return form_page(request, act, FormPage(
            title=_("Add a meeting"), back=reverse("participation", args=[number]), form=MeetingForm,
            initial={"on": shown.today}, version=shown.version, participant=shown.participant,
        ))

The action raises InvalidFields (named as the form's fields), Changed (`theirs` has what a field would hold: a code's
word, an ISO date, a number) or BadInput. It runs inside one transaction with the note that the form was handed in: do
not catch and go on. `Done.message` and titles never name a person. Choices come from the action as `Option`s:
`form=partial(ExitForm, reasons=shown.reasons)`.

In tests `client.get(address, follow=True)` (an unfilled form first gets its token into its address) and
`client.post(address, {...})`. A page answers 422 with errors, 409 when somebody else changed the record. A form
with its token is led back to its page first (303), which shows what was typed, kept as a draft, and what does not hold:
no answer to a POST is then left among the pages that the browser's back button opens.
"""

import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from stegvis.actions.hand_in_form import HandedIn, KeptDraft, hand_in_form, open_form
from stegvis.actions.save_draft import save_draft
from stegvis.vocabulary import BadInput, Changed, InvalidFields, Wording
from stegvis.web.forms.conflict import Conflict, conflicts, without_conflicts
from stegvis.web.forms.form import PageForm
from stegvis.web.forms.names import ABOUT, TOKEN, VERSION, typed_fields
from stegvis.web.forms.refusal import Refusal, refusal_in
from stegvis.web.routes import actor
from stegvis.web.row_number import row_number

INVALID, CHANGED = 422, 409
_SOUND_TOKEN = re.compile(r"[\w-]{8,64}")


Judge = Callable[[Mapping[str, Any]], Mapping[str, Wording]]
"""What an action would say of the fields that can be read."""


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody handed in: the fields, checked one by one, and the version of the record that they had seen."""

    values: dict[str, Any]
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """Where to go on, what to say there, and the address that undoes it (a POST), if it can be undone."""

    address: str
    message: str
    undo: str = ""


@dataclass(frozen=True, slots=True)
class FormPage:
    """What a form page shows.

    `back`: where "Cancel" leads, and `back_name` what is there. `version`: of the record that the form changes.
    `participant`: whom it is about; drafts about that person go when the person's data go. `focus_first`: the first
    field has focus at once, for forms that are filled in many times a day. `judge`: what the action would say of the
    fields that can be read, asked when others cannot, so that everything is told at once. `template` extends
    "form/page.html".
    """

    title: str
    back: str
    form: Callable[..., PageForm]
    initial: Mapping[str, Any] = field(default_factory=dict)
    version: int | None = None
    submit: str = ""
    lead: str = ""
    participant: int | None = None
    focus_first: bool = False
    judge: Judge | None = None
    back_name: str = ""
    template: str = "form/page.html"
    context: Mapping[str, Any] = field(default_factory=dict)


def form_page(request: HttpRequest, act: Callable[[Given], Done], page: FormPage) -> HttpResponse:
    """The answer to whatever is asked of the page: the form, the form with what does not hold, or the way on."""
    if request.method == "POST":
        return _handed_in(request, act, page)
    token = _token(request)
    if not token:
        return redirect(f"{request.path}?{_with_token(request)}")
    opened = open_form(by=actor(request), page=_key(request), token=token)
    if opened.handed_in:
        return _already(request, page, opened.handed_in)
    data = QueryDict(opened.draft.fields) if opened.draft else QueryDict()
    if refusal := refusal_in(data, token):
        return _refused(request, page, data, refusal)
    return _shown(request, page, *_as_left(page, opened.draft), draft=opened.draft)


def left_fields(request: HttpRequest) -> QueryDict | None:
    """The fields as somebody left them on the page, for a page that shows more than its form of them; else None."""
    draft = open_form(by=actor(request), page=_key(request), token=_token(request)).draft
    return QueryDict(draft.fields) if draft else None


def look_again(request: HttpRequest, page: FormPage, typed: QueryDict | None = None) -> HttpResponse:
    """The form with what was typed, neither handed in nor judged: for a button that only looks it through.

    `typed` stands in for the fields that were sent, where the button has rearranged them. The way leads back to the
    page, which shows the fields as somebody left them; what is too long for a draft stands in the answer itself.
    """
    data = request.POST if typed is None else typed
    if _is_kept(request, page, typed_fields(data).urlencode()):
        return _to(request.get_full_path())
    form = page.form(initial=dict(page.initial))
    form.initial.update(form.typed(data))
    return _shown(request, page, form, _version(data))


def _as_left(page: FormPage, draft: KeptDraft | None) -> tuple[PageForm, int | None]:
    """The form as somebody left it, with the version of the record that they had seen then."""
    if draft is None:
        return page.form(initial=dict(page.initial)), page.version
    data = QueryDict(draft.fields)
    form = page.form(initial=dict(page.initial))
    form.initial.update(form.typed(data))
    return form, _version(data)


def _handed_in(request: HttpRequest, act: Callable[[Given], Done], page: FormPage) -> HttpResponse:
    data = without_conflicts(request.POST)
    version = _version(data) if VERSION in data else page.version
    token = _token(request)
    form = page.form(data=data, initial=dict(page.initial))
    if not form.is_valid():
        return _sent_back(request, page, data, Refusal(token, version, _judged(page, form)))
    try:
        done = hand_in_form(
            by=actor(request),
            page=_key(request),
            # A form from nowhere (a script) has no token: it is a form of its own.
            token=token or secrets.token_urlsafe(16),
            act=lambda: act(Given(form.cleaned_data, version)),
            address_of=lambda done: done.address,
        )
    except InvalidFields as invalid:
        return _sent_back(request, page, data, Refusal(token, version, invalid.fields))
    except BadInput as bad:
        reason = Wording(bad.in_language("sv"), bad.in_language("en"))
        return _sent_back(request, page, data, Refusal(token, version, {"": reason}))
    except Changed as changed:
        return _sent_back(request, page, data, Refusal(token, changed.version, theirs=changed.theirs))
    if isinstance(done, HandedIn):
        messages.info(request, _("This was saved already; nothing was saved twice."))
    else:
        messages.success(request, done.message, extra_tags=done.undo)
    return _to(done.address)


def _judged(page: FormPage, form: PageForm) -> Mapping[str, Wording]:
    """What the action says of the fields that hold by themselves, those left empty among them."""
    filled = {name: value for name, value in form.cleaned_data.items() if value not in (None, "")}
    found = page.judge(filled) if page.judge else {}
    return {name: reason for name, reason in found.items() if name in form.fields and name not in form.errors}


def _sent_back(request: HttpRequest, page: FormPage, data: QueryDict, refusal: Refusal) -> HttpResponse:
    """The way back to the form, which shows what was typed; the form itself where that cannot be kept."""
    if _is_kept(request, page, refusal.beside(data)):
        return _to(request.get_full_path())
    return _refused(request, page, data, refusal)


def _is_kept(request: HttpRequest, page: FormPage, fields: str) -> bool:
    """Keeps the fields as a draft, if the form has a token and they are not too long for one."""
    token = _token(request)
    try:
        return bool(
            token
            and save_draft(
                by=actor(request), page=_key(request), token=token, fields=fields, participant=page.participant
            )
        )
    except InvalidFields:
        return False


def _refused(request: HttpRequest, page: FormPage, data: QueryDict, refusal: Refusal) -> HttpResponse:
    """The form as it was handed in, with everything that does not hold."""
    form = page.form(data=data, initial=dict(page.initial))
    if refusal.theirs is not None:
        found = conflicts(form, refusal.theirs)
        return _shown(request, page, form, refusal.version, status=CHANGED, conflicts=found)
    form.add_invalid(InvalidFields(refusal.reasons))
    return _shown(request, page, form, refusal.version, status=INVALID)


def _shown(
    request: HttpRequest,
    page: FormPage,
    form: PageForm,
    version: int | None,
    *,
    status: int = 200,
    draft: KeptDraft | None = None,
    conflicts: tuple[Conflict, ...] = (),
) -> HttpResponse:
    if page.focus_first and not draft and not form.is_bound:
        next(iter(form.fields.values())).widget.attrs["autofocus"] = True
    return render(
        request,
        page.template,
        {
            "page": page,
            "form": form,
            "version": "" if version is None else version,
            "conflicts": conflicts,
            "is_changed": status == CHANGED,
            "draft_time": _when(draft) if draft else "",
            "fields_of": {"version": VERSION, "about": ABOUT},
            "page_key": _key(request),
            "token": _token(request),
            **page.context,
        },
        status=status,
    )


def _already(request: HttpRequest, page: FormPage, earlier: HandedIn) -> HttpResponse:
    """Somebody went back to a form that is done: it says so and leads on."""
    context = {"page": page, "time": _when(earlier), "on": earlier.address, "again": _key(request)}
    return render(request, "form/already.html", context)


def _when(kept: KeptDraft | HandedIn) -> str:
    """The time of day; the day too unless it is today's."""
    at = localtime(kept.saved_at if isinstance(kept, KeptDraft) else kept.at)
    time = date_format(at, "H:i")
    return time if at.date() == localtime().date() else f"{at:%Y-%m-%d} {time}"


def _key(request: HttpRequest) -> str:
    """The page's address without the token: what drafts are kept under."""
    rest = typed_fields(request.GET, without=(TOKEN,)).urlencode()
    return f"{request.path}?{rest}" if rest else request.path


def _token(request: HttpRequest) -> str:
    token = request.GET.get(TOKEN, "")
    return token if _SOUND_TOKEN.fullmatch(token) else ""


def _with_token(request: HttpRequest) -> str:
    """The address carries the token, so that the browser's way back leads to the form that was handed in."""
    query = request.GET.copy()
    query[TOKEN] = secrets.token_urlsafe(16)
    return query.urlencode()


def _version(data: QueryDict) -> int | None:
    return row_number(data.get(VERSION, ""))


def _to(address: str) -> HttpResponseRedirect:
    """See other: the browser asks for the address with GET."""
    answer = HttpResponseRedirect(address)
    answer.status_code = 303
    return answer
