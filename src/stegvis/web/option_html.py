"""The choices of a list to choose from, made once and kept: an account has hundreds of them."""

from functools import lru_cache

from django.utils.html import format_html_join

KEPT = 64
_MARK = {True: " selected", False: ""}


@lru_cache(maxsize=KEPT)
def options_html(choices: tuple[tuple[str, str, bool], ...]) -> str:
    """The options, safe to show, of (value, text, whether it is the one that is chosen)."""
    rows = ((value, _MARK[is_chosen], text) for value, text, is_chosen in choices)
    return format_html_join("", '<option value="{}"{}>{}</option>', rows)
