"""Wordings in templates."""

from django import template

from stegvis.vocabulary import Wording
from stegvis.web.language import current_language

register = template.Library()


@register.filter
def in_language(wording: Wording) -> str:
    """The wording in the page's language."""
    return wording.in_language(current_language())
