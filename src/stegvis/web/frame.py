"""What stands around the content of every page: links of the head, the top with the menu, and the foot.

Each is made once of what it depends on, and kept: made anew, they were a third of the work of a small page. What is
the reader's own (a name, an address, the token of the forms) is put in every time.
"""

from functools import lru_cache

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.html import format_html

from stegvis.vocabulary.wording import Language
from stegvis.web.demonstration import ShownCharacter, characters_of
from stegvis.web.language import current_language, languages
from stegvis.web.menu import ShownEntry, menu_of

KEPT = 512
_OWN = {"csrf_token": "{token}", "here": "{here}"}


class Frame:
    """The parts for one page, each made when its template asks for it and safe to show."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @property
    def links(self) -> str:
        """Links in the head."""
        return _links()

    @property
    def top(self) -> str:
        """The way past the menu, the bar of a demonstration, the menu, and the other language."""
        request, name = self._request, name_of(self._request)
        kept = _top(
            current_language(),
            bool(name),
            menu_of(request) if name else (),
            characters_of(request) if name else (),
        )
        return format_html(kept, token=get_token(request), here=request.get_full_path(), name=name)

    @property
    def foot(self) -> str:
        """What Stegvis is."""
        return _foot(current_language())


def frame(request: HttpRequest) -> dict[str, object]:
    """Context of every page: its frame, and who is logged in."""
    return {"frame": Frame(request), "logged_in_as": name_of(request)}


def name_of(request: HttpRequest) -> str:
    """Who is logged in; empty for nobody, and where a request failed before anybody looked who had sent it."""
    return request.user.name if hasattr(request, "user") and request.user.is_authenticated else ""


@lru_cache(maxsize=1)
def _links() -> str:
    return render_to_string("frame/links.html")


@lru_cache(maxsize=KEPT)
def _top(
    language: Language, is_known: bool, menu: tuple[ShownEntry, ...], characters: tuple[ShownCharacter, ...]
) -> str:
    """As a format: its fields are `token`, `here` and `name`."""
    now = next((one for one in characters if one.is_now), None)
    people = {"characters": characters, "character": now, "logged_in_as": "{name}" if is_known else ""}
    return render_to_string("frame/top.html", {**_OWN, **languages(language), **people, "menu": menu})


@lru_cache
def _foot(_language: Language) -> str:
    return render_to_string("frame/foot.html")
