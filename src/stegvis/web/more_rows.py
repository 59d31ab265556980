"""A long list shows its first rows, and more of them to whoever asks: `?antal=`, by a link at the end."""

from django.http import HttpRequest

from stegvis.web.row_number import row_number

NUMBER = "antal"
MOST = 100


def number_shown(request: HttpRequest, first: int, most: int | None = MOST) -> int:
    """How many rows are shown: `first`, or as many as somebody asks for up to `most` (None: as many as there are)."""
    asked = max(row_number(request.GET.get(NUMBER, "")) or first, first)
    return asked if most is None else min(asked, most)


def more_address(request: HttpRequest, shown: int, first: int, most: int = MOST) -> str:
    """The same page with `first` rows more; "" when no more can be had."""
    if shown >= most:
        return ""
    asked = request.GET.copy()
    asked[NUMBER] = str(min(shown + first, most))
    return f"?{asked.urlencode()}"
