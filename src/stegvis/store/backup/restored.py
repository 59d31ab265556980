"""What a restore did."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Restored:
    """From which backup, made when (ISO); `aside`: where the store that was there lies now, None when there was none.

    `removed_again`: how many removals were done once more, None when nothing told of them; `unclear`: the subjects of
    those that somebody has to do. `has_other_signing_key`: packages will be signed with another key than before.
    """

    backup: Path
    made_at: str
    aside: Path | None
    migrated: int
    removed_again: int | None
    unclear: tuple[str, ...]
    has_other_signing_key: bool
