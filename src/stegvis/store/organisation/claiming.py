"""Two people at the same settings: whoever saves second is told what the first one made of them."""

from collections.abc import Callable, Iterable, Mapping

from stegvis.store.models import Intervention
from stegvis.vocabulary import Changed


def claim(
    intervention: Intervention,
    section: str,
    version: int,
    *,
    mine: Mapping[str, str],
    stored: Callable[[], Mapping[str, str]],
) -> None:
    """Counts the intervention up from the version that was read, and reads it anew.

    Call it first in the transaction of the change. `mine` and what `stored` returns hold the section's fields as the
    page holds them. Raises Changed when somebody else changed the same section in between and a field differs; a
    change of another section is no conflict.
    """
    intervention.refresh_from_db(from_queryset=Intervention.objects.select_for_update())
    if intervention.section_versions.get(section, 0) > version:
        theirs = dict.fromkeys(mine, "") | dict(stored())
        differing = {name: value for name, value in theirs.items() if mine.get(name, "") != value}
        if differing:
            raise Changed(differing, intervention.version)
    intervention.version += 1
    intervention.section_versions[section] = intervention.version
    intervention.save(update_fields=["version", "section_versions"])


def as_shown(value: object) -> str:
    """A value as its field holds it: nothing is an empty field, a day is ISO."""
    return "" if value is None else str(value)


def rows_as_shown(rows: Iterable[Mapping[str, object]]) -> dict[str, str]:
    """A table as its fields hold it: the column and the number of the row, counted from 0, as in "year-0"."""
    return {f"{column}-{at}": as_shown(value) for at, row in enumerate(rows) for column, value in row.items()}
