"""In a demonstration nobody logs in: a visitor is one of its invented people, and can become another."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth import get_user_model, login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from stegvis.actions.play_demonstration import CHARACTERS, Character, is_demonstration
from stegvis.web.for_everybody import is_for_everybody
from stegvis.web.language import current_language

__all__ = ["become_person", "characters_of", "demonstration_person", "is_demonstration"]


@dataclass(frozen=True, slots=True)
class ShownCharacter:
    """Somebody as whom one can see the demonstration; `number` is the place in the list."""

    number: int
    name: str
    what: str
    is_now: bool


def demonstration_person(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: logs a visitor in as the first person of the demonstration; does nothing anywhere else."""

    def respond(request: HttpRequest) -> HttpResponse:
        if is_demonstration() and not is_for_everybody(request) and not request.user.is_authenticated:
            _become(request, CHARACTERS[0])
        return get_response(request)

    return respond


@require_POST
def become_person(request: HttpRequest) -> HttpResponse:
    """From now on the visitor is the person chosen. No such page outside a demonstration."""
    chosen = request.POST.get("person", "")
    if not is_demonstration() or chosen not in {str(number) for number in range(len(CHARACTERS))}:
        raise Http404
    _become(request, CHARACTERS[int(chosen)])
    return redirect("start")


def characters_of(request: HttpRequest) -> tuple[ShownCharacter, ...]:
    """On a page of a demonstration: who one is, and who one could be. None anywhere else."""
    if not is_demonstration():
        return ()
    language = current_language()
    email = getattr(request.user, "email", "")
    return tuple(
        ShownCharacter(number, one.name, one.what.in_language(language), one.email == email)
        for number, one in enumerate(CHARACTERS)
    )


def _become(request: HttpRequest, character: Character) -> None:
    person = get_user_model().objects.filter(email=character.email).first()
    if person is not None:
        login(request, person)
