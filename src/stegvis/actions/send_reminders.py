"""Those who write are reminded of reports by e-mail, before and after the day; the office hears of what is very late.

Run once a day. Nothing is sent twice, however often it runs.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date

from stegvis.catalogue import load_forms
from stegvis.store.clock import today
from stegvis.store.reports.calendar.letters import letter_text, open_post, send_letter, subject
from stegvis.store.reports.calendar.reminders import Post, claim, give_up, round_of
from stegvis.store.trail.events import record
from stegvis.vocabulary.actor import Actor

COMMAND_LINE = 0
PAGE = "/rapporter/"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: to whom, its subject and text, how many reports it tells of, and whether it was sent."""

    name: str
    subject: str
    text: str
    reports: int
    is_sent: bool = False


@dataclass(frozen=True, slots=True)
class Reminders:
    """A day's letters; `unreached`: interventions with reports to remind of, where nobody writes reports."""

    on: date
    letters: tuple[Letter, ...]
    unreached: tuple[str, ...]

    @property
    def failed(self) -> int:
        """How many letters the server did not take."""
        return sum(not one.is_sent for one in self.letters)


def send_reminders(*, user: str, address: str = "", dry_run: bool = False) -> Reminders:
    """Sends today's letters in the name of `user`; with `dry_run` none are sent and nothing is noted.

    `address`: where Stegvis is reached, for the link. Raises BadInput when no letter can be sent at all.
    """
    day = today()
    found = round_of(day)
    titles = {form.id: form.title.sv for form in load_forms()}
    link = f"{address.rstrip('/')}{PAGE}" if address else ""
    written = [(post, _letter(post, letter_text(post, titles, day, link))) for post in found.posts]
    if dry_run or not written:
        return Reminders(day, tuple(letter for _, letter in written), found.unreached)
    letters = tuple(_send(written))
    sent = [one for one in letters if one.is_sent]
    if sent:
        details = {"letters": len(sent), "reports": sum(one.reports for one in sent)}
        record("reminders_sent", by=Actor(COMMAND_LINE, user), subject=day.isoformat(), details=details)
    return Reminders(day, letters, found.unreached)


def _letter(post: Post, text: str) -> Letter:
    return Letter(post.name, subject(post), text, len(post.reports))


def _send(written: list[tuple[Post, Letter]]) -> Iterator[Letter]:
    """What another run has claimed in the meantime is that run's to send."""
    with closing(open_post()) as connection:
        for post, letter in written:
            if not claim(post):
                continue
            is_sent = send_letter(connection, post, letter.text)
            if not is_sent:
                give_up(post)
            yield replace(letter, is_sent=is_sent)
