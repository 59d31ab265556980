"""The office's page of an account: what is written in it, whether it is released, and the ways on."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stegvis.actions.edit_account import Chapter, TextVersion, show_account_texts
from stegvis.actions.list_accounts import AccountKey
from stegvis.actions.show_account_standing import show_account_standing
from stegvis.vocabulary import Period
from stegvis.web.addresses import account_address
from stegvis.web.routes import actor
from stegvis.web.words import period_text


@require_safe
def account_office(request: HttpRequest, association: int, period: Period | None) -> HttpResponse:
    """The texts as they stand, every version before them, and the buttons."""
    key = AccountKey(association, period)
    texts = show_account_texts(key, by=actor(request))
    return render(
        request,
        "account_office.html",
        {
            "texts": texts,
            "leads": [one for one in texts.chapters if one.lead],
            "versions": [_version(one, texts.chapters) for one in texts.versions],
            "standing": show_account_standing(key, by=actor(request)),
            "period": period_text(period),
            "back": account_address(key),
            "public": account_address(key, "public") if period else "",
            "edit": account_address(key, "edit_account"),
            "release": account_address(key, "release_account"),
            "draft": account_address(key, "draft_account", file_format="pdf"),
        },
    )


def _version(one: TextVersion, chapters: Sequence[Chapter]) -> dict[str, str]:
    names = {"intro": _("Introduction"), "board": _("To the board"), "order": _("Order of the chapters")}
    leads = {f"lead:{chapter.number}": chapter.name for chapter in chapters}
    at = localtime(one.saved_at)
    return {
        "part": {**names, **leads}.get(one.part, _("A chapter that no longer exists")),
        "by": one.by,
        "at": f"{at:%Y-%m-%d} {date_format(at, 'H:i')}",
        "text": "" if one.part == "order" else one.text,
    }
