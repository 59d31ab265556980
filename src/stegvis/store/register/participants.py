"""New participants: by local number; name and identity number come later, on the participant's page."""

from django.db.models import Max

from stegvis.store.models import Intervention, Operator, Participant
from stegvis.vocabulary import InvalidFields, Wording

NO_PROVIDER = Wording(
    "Det står inte vem som driver insatsen, och därmed inte vem som ansvarar för uppgifterna. Be om att få det ifyllt.",
    "The intervention has no provider, so it is not clear who is responsible for the data. Have it filled in.",
)
ANOTHERS = Wording(
    "Personen är deltagare hos en annan aktör. Registrera personen som ny här.",
    "The person is a participant of another operator. Register the person as new here.",
)
COUNTS_ONLY = Wording(
    "Insatsen följs upp med antal, utan register över deltagare.",
    "The intervention is followed up by numbers, without a register of participants.",
)


def controller_of(intervention: Intervention) -> int:
    """The number of the operator that is responsible for the intervention's participants. Raises InvalidFields."""
    if intervention.method == "counts":
        raise InvalidFields({"": COUNTS_ONLY})
    if intervention.provider_id is None:
        raise InvalidFields({"": NO_PROVIDER})
    return intervention.provider_id


def known_participant(participant: Participant, controller: int) -> Participant:
    """The participant, kept from others until the transaction ends. Raises InvalidFields for another controller's."""
    if participant.controller_id != controller:
        raise InvalidFields({"": ANOTHERS})
    return Participant.objects.select_for_update().get(pk=participant.pk)


def hold_participants(controller: int) -> None:
    """Keeps all of the controller's participants, and its next local number, from others until the transaction ends."""
    # Participants before their controller, as whoever removes one of them does: the other way round two would wait
    # for each other.
    list(Participant.objects.select_for_update().filter(controller=controller).order_by("pk").values_list("pk"))
    list(Operator.objects.select_for_update().filter(pk=controller).values_list("pk"))


def take_local_numbers(controller: int, how_many: int = 1) -> range:
    """The controller's next local numbers, which are never given again. Call it in the transaction of the change."""
    # Two at once would take the same number: the second waits for the controller's row.
    operator = Operator.objects.select_for_update().get(pk=controller)
    stored = Participant.objects.filter(controller=controller).aggregate(last=Max("local_number"))["last"]
    last = max(stored or 0, operator.last_local_number)
    operator.last_local_number = last + how_many
    operator.save(update_fields=["last_local_number"])
    return range(last + 1, last + how_many + 1)


def add_participant(
    controller: int, *, gender: str, birth_year: int | None, municipality: int | None = None
) -> Participant:
    """A new participant with the controller's next local number. Call it in the transaction of the change."""
    return Participant.objects.create(
        controller_id=controller,
        local_number=take_local_numbers(controller)[0],
        gender=gender,
        birth_year=birth_year,
        municipality=municipality,
    )
