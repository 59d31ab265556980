"""A line of what is to be done: in My day, and in the list of reports. Both may hold very many, so they are quick.

One template with its tags for each of a hundred lines takes longer than all else on the page.
"""

from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from stegvis.web.addresses import KEPT

# Links and buttons stand ready: they are the same at every visit. No text that somebody wrote about a person is in
# them, and `typed` keeps what is HTML apart from what is not.


def due_line(*, what: str, where: str, when: str, is_late: bool, do: str, more: SafeString | None = None) -> SafeString:
    """The line as an item of its list. `where`, `do` and `more` are HTML made here."""
    late = " sv-due__when--late" if is_late else ""
    return format_html(_LINE, what, where, more or "", late, when, do)


@lru_cache(maxsize=KEPT, typed=True)
def link(address: str, text: str) -> SafeString:
    """A link to a page; the text alone without an address."""
    return format_html(_LINK, address, text) if address else format_html("{}", text)


@lru_cache(maxsize=KEPT, typed=True)
def way_button(address: str, verb: str, about: str, *, is_first: bool = False) -> SafeString:
    """A link that looks like a button; `about` is read out after its word."""
    return format_html(_WAY, "primary" if is_first else "secondary", address, verb, about)


def post_button(address: str, verb: str, about: str, csrf: str, *, is_first: bool = False) -> SafeString:
    """A button that does something, as a form of its own. `csrf` is the token of the page."""
    return format_html(_POST, address, csrf, "primary" if is_first else "secondary", verb, about)


def days_list(texts: list[str]) -> SafeString:
    """What has become of its day, a sentence an item."""
    return format_html(_DAYS, format_html_join("", "<li>{}</li>", ((text,) for text in texts)))


_LINE = (
    '<li class="sv-due"><div><p class="sv-due__what">{}</p><p class="sv-due__where">{}</p>{}</div>'
    '<p class="sv-due__when{}">{}</p><div class="sv-due__do">{}</div></li>'
)
_LINK = '<a class="anchor" href="{}">{}</a>'
_ABOUT = '{}<span class="sr-only">: {}</span>'
_WAY = f'<a class="button button--{{}} button--small sv-button" href="{{}}">{_ABOUT}</a>'
_POST = (
    '<form method="post" action="{}"><input type="hidden" name="csrfmiddlewaretoken" value="{}">'
    f'<button class="button button--{{}} button--small sv-button" type="submit">{_ABOUT}</button></form>'
)
_DAYS = '<ul class="sv-report__days">{}</ul>'
