"""Releasing an account, and what it would be as files if it were released now."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from stegvis.actions.access import permit
from stegvis.actions.list_accounts import AccountKey
from stegvis.actions.show_account_standing import show_account_standing
from stegvis.vocabulary import Period
from stegvis.web.addresses import account_address
from stegvis.web.form_page import Done, FormPage, Given, form_page
from stegvis.web.forms import PageForm
from stegvis.web.language import current_language
from stegvis.web.routes import actor
from stegvis.web.words import period_text


class NothingToFillIn(PageForm):
    """A page that only asks for a yes."""


@require_http_methods(["GET", "POST"])
def release_account_page(request: HttpRequest, association: int, period: Period | None) -> HttpResponse:
    """What releasing means, and the button. Whoever wrote in the account is sent to a colleague."""
    from stegvis.actions.release_account import release_account

    key = AccountKey(association, period)
    permit(actor(request), "release_account", association=association)
    standing = show_account_standing(key, by=actor(request))

    def act(_given: Given) -> Done:
        release_account(by=actor(request), key=key)
        return Done(account_address(key), _("The account is published."))

    return form_page(
        request,
        act,
        FormPage(
            title=_("Publish the account"),
            back=account_address(key, "account_office"),
            form=NothingToFillIn,
            lead=period_text(period),
            submit=_("Publish"),
            template="account_release.html",
            context={"standing": standing, "draft": account_address(key, "draft_account", file_format="pdf")},
        ),
    )


@require_safe
def draft_account(request: HttpRequest, association: int, period: Period | None, file_format: str) -> HttpResponse:
    """The account as it stands now, as a file: to read through before it is released."""
    from stegvis.actions.compile_account import MEDIA_TYPES
    from stegvis.actions.release_account import show_draft_account

    if file_format not in MEDIA_TYPES:
        raise Http404
    key = AccountKey(association, period)
    content = show_draft_account(key, file_format, by=actor(request), language=current_language())
    headers = {"Content-Disposition": f'attachment; filename="utkast.{file_format}"'}
    return HttpResponse(content, content_type=MEDIA_TYPES[file_format], headers=headers)
