"""The versions of a section: who wrote what when, and an earlier one back again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from stegvis.actions.restore_section import restore_section
from stegvis.actions.show_section_versions import show_section_versions
from stegvis.vocabulary import BadInput, Changed
from stegvis.web.language import current_language
from stegvis.web.routes import actor
from stegvis.web.row_number import row_number


@require_safe
def section_versions(request: HttpRequest, number: int, section: str) -> HttpResponse:
    """The list."""
    shown = show_section_versions(by=actor(request), edition=number, section=section)
    context = {"shown": shown, "heading": shown.heading.in_language(current_language())}
    return render(request, "reports/section_versions.html", context)


@require_POST
def restore(request: HttpRequest, number: int, section: str) -> HttpResponse:
    """An earlier version stands again; the message leads back to the one that stood there."""
    wanted, seen = (row_number(request.POST.get(name, request.GET.get(name, ""))) or 0 for name in ("version", "seen"))
    try:
        saved = restore_section(by=actor(request), edition=number, section=section, number=wanted, seen=seen)
    except Changed:
        messages.warning(request, _("Somebody has written since the page was opened. Look at the list again."))
        return redirect("section_versions", number=number, section=section)
    except BadInput as bad:
        messages.error(request, bad.in_language(current_language()))
        return redirect("section_versions", number=number, section=section)
    undo = reverse("restore_section", args=[number, section]) + f"?version={seen}&seen={saved.number}"
    messages.success(request, _("The earlier version stands in the report again."), extra_tags=undo)
    return redirect("section_versions", number=number, section=section)
