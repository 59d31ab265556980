"""An account as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from stegvis.actions.list_accounts import AccountKey, find_account
from stegvis.vocabulary import Period
from stegvis.web.language import current_language
from stegvis.web.routes import actor


@require_safe
def download(request: HttpRequest, association: int, period: Period | None, file_format: str) -> HttpResponse:
    """The file, to be saved under the account's own title."""
    # The writers take a moment to load: only those who download wait for them.
    from stegvis.actions.compile_account import MEDIA_TYPES
    from stegvis.actions.download_account import download_account

    key = AccountKey(association, period)
    account = find_account(key, by=actor(request))
    if account is None or file_format not in MEDIA_TYPES:
        raise Http404
    content = download_account(key, file_format, by=actor(request), language=current_language())
    name = slugify(account.called(current_language()) or "stegvis") or "stegvis"
    return HttpResponse(
        content,
        content_type=MEDIA_TYPES[file_format],
        headers={"Content-Disposition": f'attachment; filename="{name}.{file_format}"'},
    )
