"""A writer ticks off what the office said, or takes the tick away again."""

from stegvis.actions.access import Actor, NotPermitted
from stegvis.actions.access.open_edition import edition_for
from stegvis.store.reports.writing.comments import settle


def settle_comment(*, by: Actor, edition: int, comment: int, settled: bool) -> str:
    """Ticks the comment off, or opens it again; returns the section that it is about. Raises NotPermitted."""
    found = edition_for(by, "settle_comment", edition).comments.filter(pk=comment).first()
    if found is None:
        raise NotPermitted(f"no comment {comment} on edition {edition}")
    settle(found, settled=settled, by=by)
    return found.section
