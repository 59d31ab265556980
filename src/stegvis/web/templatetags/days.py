"""Days within a text."""

import re

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()
DAY = re.compile(r"(\d{4}-\d{2}-\d{2})")


@register.filter
def whole_days(text: str) -> SafeString:
    """The text with each day (2031-08-25) kept on one line: browsers break at its hyphens."""
    return format_html_join("", "{}", ((_part(part),) for part in DAY.split(str(text))))


def _part(part: str) -> str:
    return format_html('<span class="sv-dates">{}</span>', part) if DAY.fullmatch(part) else part
