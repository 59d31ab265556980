"""What stands in the fields of the writing page when one of its buttons is pressed."""

from django.http import HttpRequest

from stegvis.actions.write_section import Typed

TEXT, BASE = "text.", "base."
"""Before the name of an answer: what is typed, and what it began with."""


def typed_texts(request: HttpRequest) -> dict[str, Typed]:
    """Every answer that was sent, by its name."""
    names = [name.removeprefix(TEXT) for name in request.POST if name.startswith(TEXT)]
    return {
        name: Typed(_plain(request.POST.get(TEXT + name, "")), _plain(request.POST.get(BASE + name, "")))
        for name in names
    }


def _plain(text: str) -> str:
    """With line breaks as the server has them."""
    return text.replace("\r\n", "\n")
