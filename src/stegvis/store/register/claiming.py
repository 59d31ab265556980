"""Two people at the same participation: whoever saves second is told what the first one made of it."""

from collections.abc import Mapping

from django.db.models import F

from stegvis.store.models import Participant, Participation
from stegvis.vocabulary import Changed, InvalidFields, Wording

GONE = Wording(
    "Uppgifterna om personen har tagits bort under tiden, så det går inte att spara.",
    "The data about the person have been removed in the meantime, so this cannot be saved.",
)


def hold(participation: Participation) -> None:
    """Keeps the participation, and all else of its person, from others until the transaction ends; reads it anew.

    Call it first in the transaction of the change: what was read before may be another's by now. Raises InvalidFields
    when the person is only counted by now.
    """
    person = Participant.objects.select_for_update().filter(pk=participation.participant_id).first()
    if person is None:
        raise InvalidFields({"": GONE})
    try:
        participation.refresh_from_db(from_queryset=Participation.objects.select_for_update())
    except Participation.DoesNotExist:
        raise InvalidFields({"": GONE}) from None


def claim(
    participation: Participation, version: int | None, mine: Mapping[str, str], stored: Mapping[str, str]
) -> None:
    """Counts the participation up from the version that was read. Call it after `hold`, before the change.

    `mine` and `stored` hold the fields as a form holds them. Raises Changed when somebody else saved in between and
    a field differs. `version` None: nothing was read before (an import), so nothing is compared.
    """
    row = Participation.objects.filter(pk=participation.pk)
    claimed = version is not None and row.filter(version=version).update(version=F("version") + 1)
    if not claimed:
        if version is not None:
            theirs = {name: value for name, value in stored.items() if mine.get(name, "") != value}
            if theirs:
                raise Changed(theirs, participation.version)
        row.update(version=F("version") + 1)
    participation.refresh_from_db(fields=["version"])


def as_typed(values: Mapping[str, object]) -> dict[str, str]:
    """Values as a form's fields hold them: nothing is an empty field, a day is ISO."""
    return {name: "" if value is None else str(value) for name, value in values.items()}
