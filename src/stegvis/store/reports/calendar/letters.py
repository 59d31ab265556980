"""Letters that remind of reports: plain Swedish, no participant and no number in them, sent by Django's e-mail."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from stegvis.store.reports.calendar.reminders import Post, Reminded
from stegvis.vocabulary import BadInput, Wording
from stegvis.vocabulary.days_in_words import day_in_words, period_in_words

Titles = Mapping[str, str]
"""The forms' titles in Swedish."""
_UNREACHED = Wording(
    "e-postservern går inte att nå, så inga påminnelser är skickade. Kontrollera STEGVIS_EMAIL_HOST; nästa körning "
    "försöker igen.",
    "the server for e-mail cannot be reached, so no reminders were sent. Check STEGVIS_EMAIL_HOST; the next run tries "
    "again.",
)


def open_post() -> BaseEmailBackend:
    """The way that letters go. Raises BadInput when there is none."""
    connection: BaseEmailBackend = get_connection()
    try:
        connection.open()
    except OSError as error:
        raise BadInput("e-post", _UNREACHED) from error
    return connection


def send_letter(connection: BaseEmailBackend, post: Post, text: str) -> bool:
    """True when the server took it."""
    letter = EmailMessage(subject(post), text, None, [post.email], connection=connection)
    # A letter of a machine: nobody's absence is to answer it.
    letter.extra_headers["Auto-Submitted"] = "auto-generated"
    try:
        return letter.send() == 1
    except OSError:
        return False


def subject(post: Post) -> str:
    """ "Påminnelse: 2 rapporter att lämna in", or what the office is told."""
    if post.own:
        return f"Påminnelse: {_reports(len(post.own))} att lämna in"
    return f"{_reports(len(post.late)).capitalize()} är mer än två veckor {_late(len(post.late))}"


def letter_text(post: Post, titles: Titles, on: date, link: str) -> str:
    """The letter. `link`: the address of the page of reports, or "" when it is not known."""
    late = [one for one in post.own if one.days(on) < 0]
    soon = [one for one in post.own if one.days(on) >= 0]
    parts = [
        f"Hej {post.name}!",
        *_part("De här rapporterna skulle ha varit inlämnade:", late, titles, on),
        *_part("De här rapporterna ska snart lämnas in:", soon, titles, on),
        *_part("De här rapporterna har inte kommit in, mer än två veckor efter dagen:", post.late, titles, on),
        _way_on(post, link),
        "Hälsningar\nStegvis",
    ]
    return "\n\n".join(parts) + "\n"


def _part(heading: str, reports: Iterable[Reminded], titles: Titles, on: date) -> Iterator[str]:
    lines = [_line(one, titles, on) for one in reports]
    if lines:
        yield "\n".join((heading, *lines))


def _line(one: Reminded, titles: Titles, on: date) -> str:
    what = f"- {one.intervention}: {titles.get(one.form_id, one.form_id)}, {period_in_words(one.period, 'sv')}."
    day = day_in_words(one.due_on, "sv")
    days = one.days(on)
    if days < 0:
        return f"{what} Skulle ha lämnats in senast {day}, för {_days(-days)} sedan."
    when = {0: "i dag", 1: "i morgon"}.get(days, f"om {_days(days)}")
    return f"{what} Ska lämnas in senast {day}, {when}."


def _way_on(post: Post, link: str) -> str:
    where = f"Öppna Rapporter i Stegvis: {link}" if link else "Logga in i Stegvis och öppna Rapporter."
    if not post.own:
        return where
    return f"{where}\n\nHar ni fått mer tid? Be förbundets kansli skriva in den nya dagen, så stämmer påminnelserna."


def _reports(number: int) -> str:
    return "en rapport" if number == 1 else f"{number} rapporter"


def _late(number: int) -> str:
    return "sen" if number == 1 else "sena"


def _days(number: int) -> str:
    return "en dag" if number == 1 else f"{number} dagar"
