"""Interventions: which there are, a new one, and what can be changed of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet, Subquery

from stegvis.store.clock import today
from stegvis.store.ledgers import published
from stegvis.store.models import (
    AgreementTerm,
    Association,
    EditionPackage,
    EnteredCount,
    FollowUpMethod,
    Intake,
    Intervention,
    JourneyStage,
    Operator,
)
from stegvis.store.names import name_key
from stegvis.store.organisation.claiming import as_shown, claim
from stegvis.store.organisation.proposals import STAGES
from stegvis.store.trail.events import record
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.actor import Actor
from stegvis.vocabulary.orientation import Orientation


class Running(StrEnum):
    """ONGOING: an agreement is in force or to come, or none is stated. ENDED: the last one is over."""

    ONGOING = "ongoing"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class ListedIntervention:
    """An intervention in the list."""

    number: int
    name: str
    provider: str
    orientation: Orientation | None
    method: FollowUpMethod | None
    agreement_start: date | None
    agreement_end: date | None
    running: Running


@dataclass(frozen=True, slots=True)
class Basics:
    """What an intervention is. Operators are given by their numbers."""

    name: str
    owner: int | None
    provider: int | None
    parties: frozenset[int]
    orientation: Orientation | None
    method: FollowUpMethod | None
    is_esf_financed: bool
    kind: str = ""
    target_group: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """How a participation runs: lengths in weeks, places at the same time, hours a week, and who comes next."""

    weeks: int | None
    extension_weeks: int | None
    places: int | None
    hours_a_week: int | None
    intake: Intake | None
    queue_rule: str = ""


LOCKED = ("provider", "orientation", "method", "is_esf_financed")
"""Fixed once there are participants: their controller, and what every count is built on."""

_LOCKED = Wording(
    "Det här går inte att ändra när insatsen har deltagare.",
    "This cannot be changed once the intervention has participants.",
)
_PUBLISHED = Wording(
    "Insatsen har lämnat in rapporter under det här namnet. Det som visats hålls ihop av namnet, så det ändras inte.",
    "The intervention has handed in reports under this name. What was shown is held together by it, so it stays.",
)
_TAKEN = Wording(
    "Förbundet har redan en insats med det namnet. Välj ett annat namn.",
    "The association already has an intervention of that name. Choose another.",
)
_NO_NAME = Wording("Skriv insatsens namn.", "Write the name of the intervention.")
_STRANGER = Wording("Välj en aktör i listan.", "Choose an operator from the list.")


def listed_interventions(
    reached: QuerySet[Intervention],
    *,
    orientation: Orientation | None = None,
    running: Running | None = None,
    at_most: int | None = None,
) -> tuple[tuple[ListedIntervention, ...], int]:
    """Those of the interventions that fit the choices, the first by name; and how many fit. Two queries."""
    latest = AgreementTerm.objects.filter(agreement__intervention=OuterRef("pk")).order_by(
        "-agreement__start", "-stated_on", "-id"
    )
    rows = reached.annotate(
        starts=Subquery(latest.values("agreement__start")[:1]), ends=Subquery(latest.values("end")[:1])
    )
    if orientation is not None:
        rows = rows.filter(orientation=orientation)
    day = today()
    if running is not None:
        ended = Q(ends__isnull=False, ends__lt=day)
        rows = rows.filter(ended if running is Running.ENDED else ~ended)
    columns = rows.order_by("name_key").values_list(
        "pk", "name", "provider__name", "orientation", "method", "starts", "ends"
    )
    return tuple(_listed(*row, day=day) for row in columns[:at_most]), rows.count()


def _listed(
    number: int,
    name: str,
    provider: str | None,
    orientation: str,
    method: str,
    start: date | None,
    end: date | None,
    *,
    day: date,
) -> ListedIntervention:
    return ListedIntervention(
        number,
        name,
        provider or "",
        Orientation(orientation) if orientation else None,
        FollowUpMethod(method) if method else None,
        start,
        end,
        Running.ENDED if end is not None and end < day else Running.ONGOING,
    )


@transaction.atomic
def add_intervention(association: Association, basics: Basics, *, by: Actor) -> Intervention:
    """A new intervention, with the usual stages on its board. Raises InvalidFields."""
    intervention = Intervention(association=association)
    _require_name(intervention, basics.name)
    _write(intervention, basics)
    JourneyStage.objects.bulk_create(
        JourneyStage(intervention=intervention, position=at, label=label) for at, label in enumerate(STAGES)
    )
    record("intervention_set_up", by=by, subject=intervention.name)
    return intervention


def has_participants(intervention: Intervention) -> bool:
    """True once anybody is registered, is only counted, or stands in numbers that were typed in."""
    typed_in = EnteredCount.objects.filter(intervention=intervention, measure="participants", value__gt=0)
    only_counted = intervention.counted_only.filter(participants__gt=0)
    return intervention.participations.exists() or only_counted.exists() or typed_in.exists()


def is_published(intervention: Intervention) -> bool:
    """True once anything was told of the intervention: readers, the ledger and packages know it by its name.

    Under another name it would be a stranger to the ledger, and the small difference between two reports would show.
    Raises BadInput when the ledger is damaged.
    """
    if EditionPackage.objects.filter(edition__intervention=intervention).exists():
        return True
    entries = published(intervention.association).entries
    return any(count.intervention == intervention.name for _, entry in entries for count in entry.counts)


def basics_of(intervention: Intervention) -> Basics:
    """What the intervention is, as stored."""
    return Basics(
        intervention.name,
        intervention.owner_id,
        intervention.provider_id,
        frozenset(one.pk for one in intervention.parties.all()),
        Orientation(intervention.orientation) if intervention.orientation else None,
        FollowUpMethod(intervention.method) if intervention.method else None,
        intervention.is_esf_financed,
        intervention.kind,
        intervention.target_group,
    )


def places_of(intervention: Intervention) -> Places:
    """How a participation runs, as stored."""
    return Places(
        intervention.weeks,
        intervention.extension_weeks,
        intervention.places,
        intervention.hours_a_week,
        Intake(intervention.intake) if intervention.intake else None,
        intervention.queue_rule,
    )


@transaction.atomic
def change_basics(intervention: Intervention, version: int, basics: Basics, *, by: Actor) -> None:
    """Saves what the intervention is.

    Raises InvalidFields, also for what is locked, and Changed.
    """
    _require_name(intervention, basics.name)
    claim(
        intervention,
        "basics",
        version,
        mine=basics_as_shown(basics),
        stored=lambda: basics_as_shown(basics_of(intervention)),
    )
    before = basics_of(intervention)
    changed = tuple(name for name in Basics.__slots__ if getattr(before, name) != getattr(basics, name))
    locked = set(LOCKED) & set(changed)
    if locked and has_participants(intervention):
        raise InvalidFields(dict.fromkeys(locked, _LOCKED))
    if basics.name.strip() != before.name and is_published(intervention):
        raise InvalidFields({"name": _PUBLISHED})
    _write(intervention, basics)
    record("intervention_changed", by=by, subject=intervention.name, details={"fields": changed})


@transaction.atomic
def change_places(intervention: Intervention, version: int, places: Places, *, by: Actor) -> None:
    """Saves how a participation runs. Raises Changed."""
    claim(
        intervention,
        "places",
        version,
        mine=places_as_shown(places),
        stored=lambda: places_as_shown(places_of(intervention)),
    )
    before = places_of(intervention)
    for name in Places.__slots__:
        value = getattr(places, name)
        setattr(intervention, name, "" if value is None and name == "intake" else value)
    intervention.save()
    changed = [name for name in Places.__slots__ if getattr(before, name) != getattr(places, name)]
    record("intervention_changed", by=by, subject=intervention.name, details={"fields": changed})


def basics_as_shown(basics: Basics) -> Mapping[str, str]:
    """The fields as the page shows them."""
    shown = {name: as_shown(getattr(basics, name)) for name in Basics.__slots__}
    return shown | {"parties": ", ".join(str(one) for one in sorted(basics.parties))}


def places_as_shown(places: Places) -> Mapping[str, str]:
    """The fields as the page shows them."""
    return {name: as_shown(getattr(places, name)) for name in Places.__slots__}


def _require_name(intervention: Intervention, name: str) -> None:
    if not name.strip():
        raise InvalidFields({"name": _NO_NAME})
    others = Intervention.objects.filter(association=intervention.association_id, name_key=name_key(name))
    if others.exclude(pk=intervention.pk).exists():
        raise InvalidFields({"name": _TAKEN})


def _write(intervention: Intervention, basics: Basics) -> None:
    """Saves the columns and the cooperating parties; only the association's own operators can be chosen."""
    known = set(Operator.objects.filter(association=intervention.association_id).values_list("pk", flat=True))
    chosen: dict[str, set[int | None]] = {"owner": {basics.owner}, "provider": {basics.provider}}
    chosen["parties"] = set(basics.parties)
    strangers = {name: _STRANGER for name, numbers in chosen.items() if not numbers <= known | {None}}
    if strangers:
        raise InvalidFields(strangers)
    intervention.name, intervention.name_key = basics.name.strip(), name_key(basics.name)
    intervention.owner_id, intervention.provider_id = basics.owner, basics.provider
    intervention.orientation, intervention.method = basics.orientation or "", basics.method or ""
    intervention.is_esf_financed = basics.is_esf_financed
    intervention.kind, intervention.target_group = basics.kind.strip(), basics.target_group.strip()
    intervention.save()
    intervention.parties.set(basics.parties)
