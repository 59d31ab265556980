"""A list of participants is uploaded; nothing is in the register yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from stegvis.actions.access import Actor, intervention_for, interventions_for, permit
from stegvis.documents.readers.guard_sheets import read_sheets
from stegvis.store.models import Operator, RegisterImport
from stegvis.store.register.participants import controller_of
from stegvis.store.register_import.uploads import imports_to, keep_upload
from stegvis.vocabulary import BadInput, Wording


@dataclass(frozen=True, slots=True)
class EarlierImport:
    """An import that was done: when, by whom, from which file."""

    number: int
    made_at: datetime
    by: str
    name: str
    is_undone: bool


@dataclass(frozen=True, slots=True)
class ImportStart:
    """Where one imports to, and what was imported there last. `operator`: the controller, when all its interventions

    can be imported at once by whoever asks.
    """

    name: str
    earlier: tuple[EarlierImport, ...]
    operator: int | None = None


def show_import_start(*, by: Actor, intervention: int) -> ImportStart:
    """The page of an intervention. Raises NotPermitted; InvalidFields when it has no register."""
    found = intervention_for(by, "start_import", intervention)
    controller = controller_of(found)
    whole = controller if any(one.operator == controller for one in by.held) else None
    return ImportStart(found.name, _earlier(imports_to(controller, found.pk)), whole)


def show_operator_import_start(*, by: Actor, operator: int) -> ImportStart:
    """The page of all interventions of an operator: each row of the file names its own. Raises NotPermitted."""
    permit(by, "start_import", operator=operator)
    found = Operator.objects.get(pk=operator)
    return ImportStart(found.name, _earlier(imports_to(operator, None)))


def start_import(*, by: Actor, intervention: int, name: str, content: bytes) -> int:
    """Reads the file and keeps it, sealed, for an hour; returns its number. Raises NotPermitted, BadInput."""
    found = intervention_for(by, "start_import", intervention)
    return _keep(by, controller_of(found), intervention, name, content)


def start_operator_import(*, by: Actor, operator: int, name: str, content: bytes) -> int:
    """The same for all interventions of an operator."""
    permit(by, "start_import", operator=operator)
    if not interventions_for(by, "start_import").filter(provider=operator).exists():
        raise BadInput(name, NOTHING_TO_IMPORT_TO)
    return _keep(by, operator, None, name, content)


def _keep(by: Actor, controller: int, intervention: int | None, name: str, content: bytes) -> int:
    sheets = read_sheets(content, name)
    if not any(sheet.rows for sheet in sheets):
        raise BadInput(name, NO_ROWS)
    return keep_upload(by.account, controller, intervention, name, sheets).pk


def _earlier(imports: Iterable[RegisterImport]) -> tuple[EarlierImport, ...]:
    return tuple(EarlierImport(one.pk, one.made_at, one.by, one.name, one.undone_at is not None) for one in imports)


NO_ROWS = Wording("filen har inga rader. Kontrollera att det är rätt fil.", "the file has no rows.")
NOTHING_TO_IMPORT_TO = Wording("det finns ingen insats att importera till.", "there is no intervention to import to.")
