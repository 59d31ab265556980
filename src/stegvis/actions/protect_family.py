"""Choosing which numbers of a family of publications can be shown."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from stegvis.disclosure.draft import parse_draft
from stegvis.disclosure.family import Family
from stegvis.disclosure.family_json import protection_json, read_content
from stegvis.disclosure.protection_outcome import Protection
from stegvis.vocabulary import BadInput, Wording
from stegvis.vocabulary.wording import Language

_SHARES = Wording(
    "”shares” kan bara angripas, inte skyddas; ange täljaren och nämnaren som celler i stället.",
    "“shares” can be attacked only, not protected; give the numerator and the denominator as cells instead.",
)


@dataclass(frozen=True, slots=True)
class ProtectedFamily:
    """A family and what protecting it gave."""

    family: Family
    protection: Protection

    @property
    def reason(self) -> Wording | None:
        """Why nothing may be published; None when the visible cells may."""
        return self.protection.reason

    @property
    def shown(self) -> tuple[tuple[str, int | None], ...]:
        """Each cell with its value, None for those that are hidden."""
        visible = set(self.protection.visible)
        return tuple((cell.id, cell.value if cell.id in visible else None) for cell in self.family.cells)

    def as_json(self, language: Language) -> dict[str, object]:
        """The protection in the shape of `stegvis protect --json`."""
        return protection_json(self.protection, language)


def protect_family(path: Path, *, progress: Callable[[int, int], None] | None = None) -> ProtectedFamily:
    """Protect the family in the JSON file `path`. Raises BadInput for a file that is no family.

    `progress` is called with (groups known to be safe, groups in all).
    """
    draft = parse_draft(read_content(path), path.name)
    if draft.shares:
        raise BadInput(path.name, _SHARES)
    family = draft.family
    # The solver is loaded for families that can be read only.
    from stegvis.disclosure.protect import protect

    return ProtectedFamily(family, protect(family, progress=progress))
