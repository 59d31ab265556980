"""The register of an intervention, in files: for whoever registers there."""

from stegvis.actions.access import Actor, intervention_for, participants_for
from stegvis.store.register_export.files import csv_files, workbook
from stegvis.store.register_export.participants import named_in, numbers_in, register_tables
from stegvis.store.tables.transactions import transaction
from stegvis.store.trail.events import record
from stegvis.store.trail.readings import record_listing, record_readings
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.wording import Language

FORMATS = ("xlsx", "csv")


def show_export(*, by: Actor, intervention: int) -> str:
    """The intervention's name. Raises NotPermitted."""
    return intervention_for(by, "export_register", intervention).name


def export_register(
    *, by: Actor, intervention: int, file_format: str, language: Language = "sv", with_identities: bool, reason: str
) -> bytes:
    """XLSX, or a zip of CSV files. The trail says first who took how many and whose names with them, and why numbers.

    Raises NotPermitted; InvalidFields when identity numbers are asked for without a reason.
    """
    found = intervention_for(by, "export_register", intervention)
    if with_identities and len(reason.strip()) < SHORTEST:
        raise InvalidFields({"reason": SAY_WHY})
    with transaction():
        reached = participants_for(by, "export_register")
        tables = register_tables(found, reached, with_identities=with_identities)
        numbers = numbers_in(tables)
        record_listing(by=by, action="export_register", subject=found.name, participants=numbers)
        record_readings(named_in(found, reached), by=by, action="export_register")
        if with_identities:
            details = {"participants": numbers, "intervention": found.pk, "reason": reason.strip()[:200]}
            record("identities_exported", by=by, subject=found.name, details=details, is_reading=True)
    return workbook(tables, language) if file_format == "xlsx" else csv_files(tables, language)


SHORTEST = 5
SAY_WHY = Wording(
    "Skriv kort varför personnumren behövs. Det står sedan i loggen.",
    "Write shortly why the identity numbers are needed. It stands in the log.",
)
