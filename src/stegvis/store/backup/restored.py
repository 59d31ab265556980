"""What a restore did."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.utils import timezone


@dataclass(frozen=True, slots=True)
class Restored:
    """From which backup, made when (ISO); `aside`: where the store that was there lies now, None when there was none.

    `removed_again`: how many removals were done once more, None when nothing told of them; `withdrawn_again`: how many
    consents, `ended_again`: how many roles, invitations, trusted keys, passwords and answer links; `unclear`: the
    subjects of removals that somebody has to do. `has_other_signing_key`: packages will be signed with another key
    than before.
    """

    backup: Path
    made_at: str
    aside: Path | None
    migrated: int
    removed_again: int | None
    withdrawn_again: int
    ended_again: int
    unclear: tuple[str, ...]
    has_other_signing_key: bool

    @property
    def made(self) -> str:
        """When the backup was made, as people write it."""
        return f"{timezone.localtime(datetime.fromisoformat(self.made_at)):%Y-%m-%d %H:%M}"
