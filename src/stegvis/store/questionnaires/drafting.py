"""Questionnaires that an office is writing: a document each, with how it was before the last edits.

All at the office write on the same one. Whoever changes it takes its turn first (`take_turn`).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from stegvis.instruments.editing import Document
from stegvis.store import drafts
from stegvis.store.models import WrittenQuestionnaire
from stegvis.vocabulary.actor import Actor

MOST_UNDONE = 20
"""Edits that can be undone."""


@dataclass(frozen=True, slots=True)
class Writing:
    """A questionnaire that is being written. `before`: how it was before each of the last edits, the latest last.

    `replaces`: the digest of the version that it changes in place, "" for a version of its own. `version` counts the
    edits that were kept; `changed_by` and `changed_at` tell of the last one.
    """

    document: Document
    before: tuple[Document, ...] = ()
    replaces: str = ""
    version: int = 0
    changed_by: str = ""
    changed_at: datetime | None = None

    def edited(self, document: Document) -> "Writing":
        """With the document after one more edit."""
        if document == self.document:
            return self
        before = (*self.before, self.document)[-MOST_UNDONE:]
        return replace(self, document=document, before=before)

    def undone(self) -> "Writing":
        """As it was before the last edit."""
        return replace(self, document=self.before[-1], before=self.before[:-1]) if self.before else self


def keep_writing(association: int, writing: Writing, *, by: Actor) -> int:
    """Keeps it under the questionnaire's id, in place of what was kept before; returns its version now."""
    plain = {"document": writing.document, "before": writing.before, "replaces": writing.replaces}
    kept, _ = WrittenQuestionnaire.objects.update_or_create(
        association_id=association,
        questionnaire=writing.document["id"],
        defaults={
            "content": json.dumps(plain, ensure_ascii=False),
            "version": writing.version + 1,
            "changed_by": by.name,
        },
    )
    return kept.version


def find_writing(association: int, name: str) -> Writing | None:
    """What is written under that id."""
    kept = WrittenQuestionnaire.objects.filter(association=association, questionnaire=name).first()
    return _read(kept) if kept else None


def all_writing(association: int) -> Iterator[Writing]:
    """All that the office writes, the latest first."""
    for kept in WrittenQuestionnaire.objects.filter(association=association):
        yield _read(kept)


def put_aside(association: int, name: str, *, by: Actor) -> None:
    """Throws it away, but for the one who does: they can take it back as long as drafts are kept."""
    kept = WrittenQuestionnaire.objects.get(association=association, questionnaire=name)
    drafts.keep_draft(by.account, _aside(association, name), kept.content)
    kept.delete()


def take_back(association: int, name: str, *, by: Actor) -> bool:
    """What the actor threw away stands there again; False when there is nothing, or something else by now."""
    aside = drafts.kept_draft(by.account, _aside(association, name))
    if aside is None or find_writing(association, name) is not None:
        return False
    plain = json.loads(aside.fields)
    writing = Writing(plain["document"], tuple(plain["before"]), plain["replaces"])
    keep_writing(association, writing, by=by)
    drafts.discard_draft(by.account, _aside(association, name))
    return True


def _aside(association: int, name: str) -> str:
    return f"thrown-away-questionnaire {association} {name}"


def discard_writing(association: int, name: str) -> None:
    """Throws it away."""
    WrittenQuestionnaire.objects.filter(association=association, questionnaire=name).delete()


def _read(kept: WrittenQuestionnaire) -> Writing:
    plain = json.loads(kept.content)
    before = tuple(plain["before"])
    return Writing(plain["document"], before, plain["replaces"], kept.version, kept.changed_by, kept.changed_at)
