"""What the page of a report asks for while somebody writes: one answer saved, and what others did meanwhile."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from stegvis.actions.show_writing import Meanwhile, show_meanwhile
from stegvis.actions.write_section import SavedSection, Typed, write_section
from stegvis.vocabulary import BadInput, InvalidFields
from stegvis.web.language import current_language
from stegvis.web.pages.reports.writing import meeting_words, saved_text
from stegvis.web.routes import actor
from stegvis.web.row_number import row_number

REFUSED, CLOSED = 422, 410


@require_POST
def save_answer(request: HttpRequest, number: int, section: str) -> HttpResponse:
    """Saves what was typed; answers with what stands there now. 410: the report is no draft any more. 422: too long."""
    typed = Typed(
        request.POST.get("text", ""),
        request.POST.get("base", ""),
        request.POST.get("tab", "")[:40],
        min(row_number(request.POST.get("save", "")) or 0, 2**31 - 1),
    )
    return _told(lambda: _saved(write_section(by=actor(request), edition=number, section=section, typed=typed)))


@never_cache
@require_safe
def meanwhile(request: HttpRequest, number: int) -> HttpResponse:
    """What others wrote since; the address has the number that was seen of each answer."""
    seen = {name: row_number(str(value)) or 0 for name, value in request.GET.items()}
    return _told(lambda: _meanwhile(show_meanwhile(by=actor(request), edition=number, seen=seen)))


def _told(act: Callable[[], dict[str, object]]) -> HttpResponse:
    try:
        return JsonResponse(act())
    except InvalidFields as invalid:
        reason = next(iter(invalid.fields.values()))
        return JsonResponse({"message": reason.in_language(current_language())}, status=REFUSED)
    except BadInput as bad:
        return JsonResponse({"message": bad.in_language(current_language())}, status=CLOSED)


def _saved(saved: SavedSection) -> dict[str, object]:
    return {
        "number": saved.number,
        "text": saved.text,
        "time": saved_text(saved.saved_at),
        "merged": saved.merged,
        "told": meeting_words(saved),
    }


def _meanwhile(found: Meanwhile) -> dict[str, object]:
    return {
        "state": found.state.value,
        "texts": {
            one.section: {"number": one.number, "text": one.text, "by": one.by, "time": saved_text(one.saved_at)}
            for one in found.texts
        },
        "others": [{"name": one.name, "section": one.section} for one in found.others],
    }
