"""A page whose form cannot be filled in: why, and the way back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from stegvis.vocabulary import InvalidFields
from stegvis.web.language import current_language


def refused(request: HttpRequest, title: str, why: InvalidFields, back: str) -> HttpResponse:
    """The reasons in words, answered as a conflict with how things are."""
    reasons = [one.in_language(current_language()) for one in why.fields.values()]
    return render(request, "form/refused.html", {"title": title, "reasons": reasons, "back": back}, status=409)
