"""The language of pages: Swedish, until the reader chooses English."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from stegvis.vocabulary.wording import Language


def language_from_cookie(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: the reader's own choice decides, not the browser's, since all content is Swedish."""

    def respond(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Cookie",))
        return response

    return respond


def current_language() -> Language:
    """The language of the page being made."""
    return "en" if translation.get_language() == "en" else "sv"


def language_choices(request: HttpRequest) -> dict[str, Any]:
    """Context of every page: its language, the other one with its own name for the switch, and the address."""
    return {**languages(current_language()), "here": request.get_full_path()}


@cache
def languages(current: Language) -> dict[str, str]:
    """The language of a page and the other one, as templates name them."""
    other = "sv" if current == "en" else "en"
    return {
        "page_language": current,
        "other_language": other,
        "other_language_name": dict(settings.LANGUAGES)[other],
    }
