"""Questionnaires that somebody at the office is writing: a document each, with how it was before the last edits."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from stegvis.instruments.editing import Document
from stegvis.store import drafts

MOST_UNDONE = 20
"""Edits that can be undone."""


@dataclass(frozen=True, slots=True)
class Writing:
    """A questionnaire that is being written. `before`: how it was before each of the last edits, the latest last.

    `replaces`: the digest of the version that it changes in place, "" for a version of its own.
    """

    document: Document
    before: tuple[Document, ...] = ()
    replaces: str = ""

    def edited(self, document: Document) -> "Writing":
        """With the document after one more edit."""
        if document == self.document:
            return self
        return Writing(document, (*self.before, self.document)[-MOST_UNDONE:], self.replaces)

    def undone(self) -> "Writing":
        """As it was before the last edit."""
        return Writing(self.before[-1], self.before[:-1], self.replaces) if self.before else self


def keep_writing(account: int, association: int, writing: Writing) -> None:
    """Keeps it under the questionnaire's id, in place of what was kept before."""
    plain = {"document": writing.document, "before": writing.before, "replaces": writing.replaces}
    page = f"{_beginning(association)}{writing.document['id']}"
    drafts.keep_draft(account, page, json.dumps(plain, ensure_ascii=False))


def find_writing(account: int, association: int, name: str) -> Writing | None:
    """What the account writes under that id."""
    kept = drafts.kept_draft(account, f"{_beginning(association)}{name}")
    return _read(kept.fields) if kept else None


def all_writing(account: int, association: int) -> Iterator[tuple[Writing, datetime]]:
    """All that the account writes, and when it was last changed."""
    for kept in drafts.kept_drafts(account, _beginning(association)).values():
        yield _read(kept.fields), kept.saved_at


def discard_writing(account: int, association: int, name: str) -> None:
    """Throws it away."""
    drafts.discard_draft(account, f"{_beginning(association)}{name}")


def _beginning(association: int) -> str:
    return f"frageformular:{association}:"


def _read(text: str) -> Writing:
    plain = json.loads(text)
    return Writing(plain["document"], tuple(plain["before"]), plain["replaces"])
